package io.cowcatcher.community;

import io.cowcatcher.graph.CsrGraph;
import io.cowcatcher.graph.Partition;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jgrapht.alg.connectivity.ConnectivityInspector;
import org.jgrapht.graph.AsSubgraph;

/** Whether communities hang together, as JGraphT sees it. */
final class Connectedness {
    private Connectedness() {}

    /** The communities that fall apart into several pieces. */
    static Set<Integer> disconnected(CsrGraph graph, Partition partition) {
        return IntStream.range(0, partition.communityCount())
                .filter(community -> !isConnected(graph, partition.members(community)))
                .boxed()
                .collect(Collectors.toSet());
    }

    private static boolean isConnected(CsrGraph graph, int[] members) {
        Set<Integer> nodes = new HashSet<>(Arrays.stream(members).boxed().toList());
        return new ConnectivityInspector<>(new AsSubgraph<>(graph.asJGraphT(), nodes)).isConnected();
    }
}
