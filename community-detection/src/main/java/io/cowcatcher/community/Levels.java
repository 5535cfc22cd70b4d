package io.cowcatcher.community;

import io.cowcatcher.community.internal.Labels;
import io.cowcatcher.graph.Partition;
import io.cowcatcher.run.RunControl;
import java.util.ArrayList;
import java.util.List;

/**
 * The partitions that a run passed through: of Louvain from fine to coarse, the same communities in cuts of different
 * size; of Leiden those it took apart again, too.
 *
 * <p>Quality never falls from one level to the next, apart from rounding. Levels are kept as steps from one to the
 * next, which costs 4 to 8 bytes per node of each aggregated graph; a partition of the input is put together when it is
 * asked for, in O(n) per level. Immutable, share freely.
 */
public final class Levels {
    private final List<Labels> steps;
    private final List<Cut> cuts;

    private Levels(List<Labels> steps, List<Cut> cuts) {
        this.steps = List.copyOf(steps);
        this.cuts = List.copyOf(cuts);
    }

    /** A partition of the nodes that {@code depth} steps lead to. */
    private record Cut(int depth, Labels communities, double quality) {}

    /** The number of levels, at least 1. */
    public int count() {
        return cuts.size();
    }

    /** The quality of a level, from 0, the finest, to {@code count() - 1}. */
    public double quality(int level) {
        return cuts.get(level).quality;
    }

    /** The number of communities of a level. */
    public int communityCount(int level) {
        return cuts.get(level).communities.count();
    }

    /** The communities of a level; O(n) time per level below it, made anew with each call. */
    public Partition partition(int level) {
        return partition(level, RunControl.inline());
    }

    /** As {@link #partition(int)}, for the run itself, which may be cancelled meanwhile. */
    Partition partition(int level, RunControl control) {
        Cut cut = cuts.get(level);
        Labels communities = cut.communities;
        for (int step = cut.depth - 1; step >= 0; step--) {
            communities = communities.after(steps.get(step), control);
        }
        return Partition.trusting(communities.array(), communities.count(), control);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Levels that && steps.equals(that.steps) && cuts.equals(that.cuts);
    }

    @Override
    public int hashCode() {
        return 31 * steps.hashCode() + cuts.hashCode();
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("Levels of");
        for (Cut cut : cuts) {
            text.append(' ').append(cut.communities.count());
        }
        return text.append(" communities").toString();
    }

    /** Collects levels while a run goes down; used by one thread. */
    static final class Trail {
        private final List<Labels> steps = new ArrayList<>();
        private final List<Cut> cuts = new ArrayList<>();
        private final boolean kept;

        private Trail(boolean kept) {
            this.kept = kept;
        }

        static Trail kept() {
            return new Trail(true);
        }

        /** A trail for runs whose levels nobody will ask for. */
        static Trail forgotten() {
            return new Trail(false);
        }

        /** Goes one step down: from nodes to the groups they become in the next graph. */
        void stepTo(Labels groups) {
            if (kept) {
                steps.add(groups);
            }
        }

        /** Records communities of the nodes of the graph last stepped to. */
        void cut(Labels communities, double quality) {
            if (kept) {
                cuts.add(new Cut(steps.size(), communities, quality));
            }
        }

        /** Records communities of the nodes of the input. */
        void cutOfInput(Labels communities, double quality) {
            cuts.add(new Cut(0, communities, quality));
        }

        /** The heap that labels take which have been handed to this trail. */
        long bytes(Labels labels) {
            return kept(Labels.NODE_BYTES * labels.nodeCount());
        }

        /** What this trail keeps of so many bytes that have been handed to it. */
        long kept(long bytes) {
            return kept ? bytes : 0;
        }

        boolean isEmpty() {
            return cuts.isEmpty();
        }

        double lastQuality() {
            return cuts.get(cuts.size() - 1).quality;
        }

        Levels toLevels() {
            return new Levels(steps, cuts);
        }
    }
}
