package io.cowcatcher.benchmarks.yardstick.baseline;

import io.cowcatcher.community.ConnectedComponents;
import io.cowcatcher.community.ConnectedComponentsOptions;
import io.cowcatcher.graph.CsrGraph;
import io.cowcatcher.graph.Partition;
import io.cowcatcher.run.RunControl;
import java.util.List;
import java.util.stream.IntStream;

/** Connected components as groups. */
final class Components {
    private Components() {}

    /** The components of at least {@code least} nodes. */
    static List<int[]> of(CsrGraph graph, int least) {
        return groups(
                ConnectedComponents.detect(graph, ConnectedComponentsOptions.defaults(), RunControl.inline())
                        .partition(),
                least);
    }

    /** The communities of at least {@code least} members. */
    static List<int[]> groups(Partition partition, int least) {
        return IntStream.range(0, partition.communityCount())
                .filter(community -> partition.size(community) >= least)
                .mapToObj(partition::members)
                .toList();
    }
}
