package io.cowcatcher.community.internal;

import io.cowcatcher.run.RunControl;
import java.util.Arrays;

/**
 * The aggregation phase: every group of nodes becomes one node of the next level.
 *
 * <p>Weights between two groups are added to one edge, weights inside a group to its loop, masses to its mass, so the
 * quality of every partition that keeps the groups whole is the same before and after (Blondel et al. 2008, second
 * phase).
 */
public final class AggregationPhase {
    private final LevelGraph graph;
    private final int[] groupOf;
    private final int groupCount;
    private final Groups groups;
    private final RunControl control;

    private AggregationPhase(LevelGraph graph, Labels labels, RunControl control) {
        this.graph = graph;
        this.groupOf = labels.array();
        this.groupCount = labels.count();
        this.groups = Groups.of(labels);
        this.control = control;
    }

    /**
     * Makes the graph of the next level; O(n + m), at most 12 bytes an arc for the result and 9 while it is trimmed.
     *
     * @param groups the group of each node, which is the number of the node that it becomes part of
     */
    public static LevelGraph run(LevelGraph graph, Labels groups, RunControl control) {
        return new AggregationPhase(graph, groups, control).run();
    }

    private LevelGraph run() {
        long[] bounds = arcBounds();
        long mostArcs = 0;
        for (int group = 0; group < groupCount; group++) {
            mostArcs = Math.max(mostArcs, bounds[group + 1] - bounds[group]);
        }
        // One label more than the bound: the group itself, where inner edges lead.
        NeighbourWeights neighbours = new NeighbourWeights(groupCount, mostArcs + 1);
        int[] heads = new int[Math.toIntExact(bounds[groupCount])];
        double[] weights = new double[heads.length];
        double[] loopWeights = new double[groupCount];
        double[] masses = new double[groupCount];
        long[] offsets = new long[groupCount + 1];
        int filled = 0;
        for (int group = 0; group < groupCount; group++) {
            neighbours.reset(bounds[group + 1] - bounds[group] + 1);
            for (int i = groups.start(group); i < groups.end(group); i++) {
                Poll.at(i, control);
                int member = groups.members()[i];
                neighbours.addArcs(graph, member, groupOf);
                loopWeights[group] += graph.loopWeight(member);
                masses[group] += graph.mass(member);
            }
            for (int i = 0; i < neighbours.count(); i++) {
                if (neighbours.label(i) == group) {
                    loopWeights[group] += neighbours.sum(i) / 2; // an inner edge was met from both of its ends
                } else {
                    heads[filled] = neighbours.label(i);
                    weights[filled++] = neighbours.sum(i);
                }
            }
            offsets[group + 1] = filled;
        }
        if (filled / 3 < heads.length / 4) {
            heads = Arrays.copyOf(heads, filled);
            weights = Arrays.copyOf(weights, filled);
        }
        return new AggregatedGraph(offsets, heads, weights, loopWeights, masses);
    }

    /**
     * Offsets that leave enough room: a group has no more arcs than leave its members, or than there are other groups.
     */
    private long[] arcBounds() {
        long[] bounds = new long[groupCount + 1];
        for (int group = 0; group < groupCount; group++) {
            long leaving = 0;
            for (int i = groups.start(group); i < groups.end(group); i++) {
                Poll.at(i, control);
                leaving += leavingArcs(groups.members()[i]);
            }
            bounds[group + 1] = bounds[group] + Math.min(leaving, groupCount - 1);
        }
        return bounds;
    }

    private long leavingArcs(int node) {
        int group = groupOf[node];
        long leaving = 0;
        for (long arc = graph.firstArc(node), end = graph.endArc(node); arc < end; arc++) {
            if (groupOf[graph.head(arc)] != group) {
                leaving++;
            }
        }
        return leaving;
    }
}
