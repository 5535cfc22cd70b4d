package io.cowcatcher.ring;

import io.cowcatcher.community.Leiden;
import io.cowcatcher.community.LeidenOptions;
import io.cowcatcher.graph.CsrGraph;
import io.cowcatcher.graph.CsrGraphBuilder;
import io.cowcatcher.graph.Partition;
import io.cowcatcher.quality.ConstantPotts;
import io.cowcatcher.run.RunControl;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds the groups of accounts that may be one person: connected by edges, pairs of at least the edge threshold, and
 * joined by {@link SharedPlaces}. A group of more than 200 accounts is split by the Leiden algorithm with the constant
 * Potts model, so that a chain of accidents does not make one ring of many.
 */
final class GroupSearch {
    private static final int LARGEST_GROUP = 200;

    /** A part pays if the mean strength over all its pairs is above this. */
    private static final double SPLIT_RESOLUTION = 0.6;

    private final CsrGraph ties;
    private final SamePersonOptions options;

    GroupSearch(CsrGraph ties, SamePersonOptions options) {
        this.ties = ties;
        this.options = options;
    }

    /** The groups in ascending order of their smallest member; members ascend. */
    List<int[]> search(List<EntityLinks> links, RunControl control) {
        UnionFind groups = new UnionFind(ties.nodeCount());
        for (int user = 0; user < ties.nodeCount(); user++) {
            for (long arc = ties.firstArc(user); arc < ties.endArc(user); arc++) {
                if (ties.weight(arc) >= options.edgeThreshold()) {
                    groups.unite(user, ties.head(arc));
                }
            }
        }
        for (EntityLinks entities : links) {
            control.checkCancelled();
            if (!entities.rule().tiesAlone()) {
                SharedPlaces.join(entities, ties, groups);
            }
        }
        List<int[]> found = new ArrayList<>();
        for (int[] members : groups.sets(options.minimumMembers())) {
            if (members.length > LARGEST_GROUP) {
                found.addAll(split(members, control));
            } else {
                found.add(members);
            }
        }
        found.sort(java.util.Comparator.comparingInt(members -> members[0]));
        return found;
    }

    private List<int[]> split(int[] members, RunControl control) {
        LeidenOptions leiden = LeidenOptions.defaults()
                .withQuality(new ConstantPotts(SPLIT_RESOLUTION))
                .withRandomSeed(options.randomSeed());
        Partition parts = Leiden.detect(among(members), leiden, control).partition();
        List<int[]> found = new ArrayList<>();
        for (int part = 0; part < parts.communityCount(); part++) {
            if (parts.size(part) >= options.minimumMembers()) {
                found.add(
                        Arrays.stream(parts.members(part)).map(i -> members[i]).toArray());
            }
        }
        return found;
    }

    /** The ties among some users; node i is the i-th of them. */
    private CsrGraph among(int[] members) {
        CsrGraphBuilder builder = CsrGraph.builder(members.length);
        for (int i = 0; i < members.length; i++) {
            for (long arc = ties.firstArc(members[i]); arc < ties.endArc(members[i]); arc++) {
                int j = Arrays.binarySearch(members, ties.head(arc));
                if (j > i) {
                    builder.addEdge(i, j, ties.weight(arc));
                }
            }
        }
        return builder.build();
    }
}
