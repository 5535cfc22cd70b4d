package io.cowcatcher.community.internal;

import io.cowcatcher.run.Crew;
import io.cowcatcher.run.RunControl;
import java.util.Arrays;

/**
 * The aggregation phase: every group of nodes becomes one node of the next level.
 *
 * <p>Weights between two groups are added to one edge, weights inside a group to its loop, masses to its mass, so the
 * quality of every partition that keeps the groups whole is the same before and after (Blondel et al. 2008, second
 * phase).
 *
 * <p>Threads share the pages of the new graph; what a page holds does not depend on who fills it.
 */
public final class AggregationPhase {
    /** Pages are to hold about so many arcs of the old graph. */
    private static final long ARCS_PER_PAGE = 1 << 18;

    private static final int MOST_ARCS = Integer.MAX_VALUE - 8;

    private static final int FIRST_ROOM = 1024;

    /** What an arc takes in the room of a page that is being filled. */
    private static final long ROOM_BYTES = 12;

    private final LevelGraph graph;
    private final int[] groupOf;
    private final int groupCount;
    private final Groups groups;
    private final double[] loopWeights;
    private final double[] masses;
    private final RunMemory memory;
    private final RunControl control;

    private AggregationPhase(LevelGraph graph, Labels labels, RunMemory memory, RunControl control) {
        memory.take(heapBytes(labels));
        this.graph = graph;
        this.groupOf = labels.array();
        this.groupCount = labels.count();
        this.groups = Groups.of(labels, control);
        control.checkCancelled(); // making room for many groups takes time, too
        this.loopWeights = new double[groupCount];
        control.checkCancelled();
        this.masses = new double[groupCount];
        this.memory = memory;
        this.control = control;
    }

    /** The heap that is taken before the first page is made. */
    private static long heapBytes(Labels labels) {
        return Groups.heapBytes(labels) + AggregatedGraph.heapBytesOfNodes(labels.count());
    }

    /**
     * Makes the graph of the next level; O(n + m).
     *
     * @param groups the group of each node, which is the number of the node that it becomes part of
     * @param memory is asked before anything is taken, and holds the graph that is returned
     */
    public static LevelGraph run(LevelGraph graph, Labels groups, RunMemory memory, RunControl control) {
        return run(graph, groups, ARCS_PER_PAGE, memory, control);
    }

    /** As {@link #run(LevelGraph, Labels, RunMemory, RunControl)}, with pages of about so many arcs. */
    static LevelGraph run(LevelGraph graph, Labels groups, long arcsPerPage, RunMemory memory, RunControl control) {
        long before = memory.held();
        LevelGraph next = new AggregationPhase(graph, groups, memory, control).run(arcsPerPage);
        memory.giveAllBut(before + next.heapBytes());
        return next;
    }

    private LevelGraph run(long arcsPerPage) {
        long mostArcs = mostArcs();
        int nodeBits = nodeBits(arcsPerPage);
        ArcPage[] pages = new ArcPage[(int) ((groupCount + (1L << nodeBits) - 1) >>> nodeBits)];
        try (Crew crew = (pages.length < 8 ? control.alone() : control).crew()) {
            PageMaker[] makers = new PageMaker[crew.size()];
            crew.forEach(pages.length, (page, member) -> {
                if (makers[member] == null) {
                    makers[member] = new PageMaker(mostArcs);
                }
                pages[page] = makers[member].page(page << nodeBits, Math.min(groupCount, (page + 1L) << nodeBits));
            });
        }
        AggregatedGraph next = new AggregatedGraph(nodeBits, pages, loopWeights, masses, graph.unit());
        next.maximumDegree(control); // asked for all along the level, and known from now on
        return next;
    }

    /** The arcs of the members of a group. */
    private long arcsOf(int group) {
        long arcs = 0;
        for (int i = groups.start(group); i < groups.end(group); i++) {
            Poll.at(i, control);
            arcs += graph.degree(groups.members()[i]);
        }
        return arcs;
    }

    /** The most arcs that one group has. */
    private long mostArcs() {
        long most = 0;
        for (int group = 0; group < groupCount; group++) {
            Poll.at(group, control);
            most = Math.max(most, arcsOf(group));
        }
        return most;
    }

    /** The logarithm of the nodes in a page: on average, pages have the arcs that are asked for, and none too many. */
    private int nodeBits(long arcsPerPage) {
        double nodesPerPage = (double) arcsPerPage * groupCount / Math.max(1, graph.arcCount());
        int bits = (int) (Math.log(Math.max(1, Math.min(nodesPerPage, groupCount))) / Math.log(2));
        while (bits > 0 && graph.arcCount() > MOST_ARCS && mostArcsOfAPage(bits) > MOST_ARCS) {
            bits--;
        }
        return bits;
    }

    private long mostArcsOfAPage(int bits) {
        long most = 0;
        for (long first = 0; first < groupCount; first += 1L << bits) {
            int end = (int) Math.min(groupCount, first + (1L << bits));
            long arcs = 0;
            for (int group = (int) first; group < end; group++) {
                Poll.at(group, control);
                arcs += arcsOf(group);
            }
            most = Math.max(most, Math.min(arcs, (end - first) * groupCount));
        }
        return most;
    }

    /** Makes pages one after the other; each thread has its own. */
    private final class PageMaker {
        private final NodeBlock block = new NodeBlock(graph);
        private final NeighbourWeights table;
        private int[] heads = new int[FIRST_ROOM];
        private double[] weights = new double[FIRST_ROOM];

        PageMaker(long mostArcs) {
            memory.take(Decisions.HEAP_BYTES + NeighbourWeights.estimatedBytes(groupCount, mostArcs + 1));
            this.table = new NeighbourWeights(groupCount, mostArcs + 1, control); // and one for the group itself
        }

        ArcPage page(int first, long end) {
            int[] starts = new int[(int) (end - first) + 1];
            int filled = 0;
            for (int group = first; group < end; group++) {
                sum(group);
                makeRoom(filled);
                for (int i = 0; i < table.count(); i++) {
                    if (table.label(i) == group) {
                        loopWeights[group] += table.sum(i) / 2; // an inner edge was met from both of its ends
                    } else {
                        heads[filled] = table.label(i);
                        weights[filled++] = table.sum(i);
                    }
                }
                starts[group - first + 1] = filled;
            }
            memory.take(ArcPage.heapBytes(starts.length, filled, graph.unit()));
            return ArcPage.of(starts, heads, weights, graph.unit());
        }

        private void makeRoom(int filled) {
            if (filled + table.count() > heads.length) {
                int room = (int) Math.min(Integer.MAX_VALUE - 8, (filled + (long) table.count()) * 3 / 2);
                memory.take(ROOM_BYTES * room);
                long outgrown = ROOM_BYTES * heads.length;
                heads = Arrays.copyOf(heads, room);
                weights = Arrays.copyOf(weights, room);
                memory.give(outgrown);
            }
        }

        private void sum(int group) {
            table.reset(arcsOf(group) + 1);
            for (int i = groups.start(group); i < groups.end(group); i++) {
                int member = groups.members()[i];
                loopWeights[group] += graph.loopWeight(member);
                masses[group] += graph.mass(member);
            }
            block.clear();
            for (int i = groups.start(group); i < groups.end(group); i++) {
                Poll.at(i, control);
                int member = groups.members()[i];
                if (!block.add(member)) {
                    addBlock();
                    block.clear();
                    block.add(member);
                }
            }
            addBlock();
        }

        private void addBlock() {
            if (block.isHub()) {
                table.addArcs(graph, block.node(0), groupOf);
            } else {
                block.close();
                table.add(block, groupOf);
            }
        }
    }
}
