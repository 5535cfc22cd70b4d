package io.cowcatcher.benchmarks.yardstick;

import io.cowcatcher.community.ConnectedComponents;
import io.cowcatcher.community.ConnectedComponentsOptions;
import io.cowcatcher.graph.CsrGraph;
import io.cowcatcher.graph.Partition;
import io.cowcatcher.run.RunControl;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Labelled nodes in two halves, what is connected in one of them: what is chosen on one half is reported on the other.
 */
enum Halves {
    FIRST,
    SECOND;

    /** Where figures are reported: on each half, and on both together. */
    static List<Set<Halves>> scopes() {
        return List.of(EnumSet.of(FIRST), EnumSet.of(SECOND), EnumSet.allOf(Halves.class));
    }

    Halves other() {
        return this == FIRST ? SECOND : FIRST;
    }

    /** The half of each node; a fair coin for each connected component, the same ones for the same random seed. */
    static Halves[] of(CsrGraph graph, long randomSeed, RunControl control) {
        Partition components = ConnectedComponents.detect(graph, ConnectedComponentsOptions.defaults(), control)
                .partition();
        SplittableRandom coin = new SplittableRandom(randomSeed);
        Halves[] halves = new Halves[graph.nodeCount()];
        for (int component = 0; component < components.communityCount(); component++) {
            Halves half = coin.nextBoolean() ? SECOND : FIRST;
            for (int node : components.members(component)) {
                halves[node] = half;
            }
        }
        return halves;
    }
}
