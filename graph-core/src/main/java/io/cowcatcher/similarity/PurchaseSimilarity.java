package io.cowcatcher.similarity;

import io.cowcatcher.run.MemoryEstimate;
import io.cowcatcher.run.RunControl;
import java.time.Duration;

/**
 * How users are linked by what they bought together: the options of the similarity graph, and the way to it.
 *
 * <pre>{@code
 * SimilarityGraph links = PurchaseSimilarity.defaults().within(Duration.ofHours(1)).link(index, control);
 * }</pre>
 *
 * @param window two purchases of one item are common if they lie at most this far apart, from 1 second to
 *     {@link #ANY_TIME}
 * @param minimumShared the least number of common items of an edge, at least 1
 * @param expansionLimit L, at least 1: a purchase is held against at most this many next purchases of its item, nearest
 *     in time first; what this leaves out is counted in {@link Truncation}, never silent
 * @param weight what an edge weighs and from which weight on it is kept
 */
public record PurchaseSimilarity(Duration window, int minimumShared, int expansionLimit, EdgeWeight weight) {
    /** A window that holds every log: a million days. */
    public static final Duration ANY_TIME = Duration.ofDays(1_000_000);

    /** An expansion limit that leaves nothing out. */
    public static final int NO_LIMIT = Integer.MAX_VALUE;

    private static final int ALLOWED_EDGES = 16;
    private static final PurchaseSimilarity DEFAULTS =
            new PurchaseSimilarity(Duration.ofDays(1), 2, 1_500, Surprise.defaults());

    /** Checks that every option is in range. */
    public PurchaseSimilarity {
        if (window.compareTo(Duration.ofSeconds(1)) < 0 || window.compareTo(ANY_TIME) > 0) {
            throw new IllegalArgumentException("window must be from PT1S to " + ANY_TIME + " (got: " + window + ")");
        }
        if (minimumShared < 1) {
            throw new IllegalArgumentException("minimumShared must be at least 1 (got: " + minimumShared + ")");
        }
        if (expansionLimit < 1) {
            throw new IllegalArgumentException("expansionLimit must be at least 1 (got: " + expansionLimit + ")");
        }
    }

    /** One day, two common items, 1,500 expansions, weighted by surprise. */
    public static PurchaseSimilarity defaults() {
        return DEFAULTS;
    }

    /** A copy with another window. */
    public PurchaseSimilarity within(Duration window) {
        return new PurchaseSimilarity(window, minimumShared, expansionLimit, weight);
    }

    /** A copy with another least number of common items. */
    public PurchaseSimilarity withMinimumShared(int minimumShared) {
        return new PurchaseSimilarity(window, minimumShared, expansionLimit, weight);
    }

    /** A copy with another limit of expansions per purchase. */
    public PurchaseSimilarity withExpansionLimit(int expansionLimit) {
        return new PurchaseSimilarity(window, minimumShared, expansionLimit, weight);
    }

    /** A copy with another weight of edges. */
    public PurchaseSimilarity weightedBy(EdgeWeight weight) {
        return new PurchaseSimilarity(window, minimumShared, expansionLimit, weight);
    }

    /**
     * Links the users of an index.
     *
     * <p>Cost: the pairs of purchases of one item within the window, at most {@code expansionLimit} per purchase, each
     * visited from both sides and twice; a user's costliest items, up to one less than {@code minimumShared}, are
     * looked up instead where few others were met without them. The result does not depend on the number of threads.
     *
     * @throws io.cowcatcher.error.MemoryBudgetException if the estimate is above the budget of {@code control}, or more
     *     edges are found than there is room for
     * @throws io.cowcatcher.error.RunCancelledException if the run was cancelled
     */
    public SimilarityGraph link(PurchaseIndex index, RunControl control) {
        control.admit(estimate(index, control.parallelism()));
        return new PairJoin(index, this, control).graph();
    }

    /**
     * Finds the same pairs as {@link #link} and passes them on one after another, without keeping them: for logs of
     * which the graph does not fit into memory, and for sums.
     *
     * <p>Cost: as {@link #link}. The sink is called by one thread at a time; pairs that are found out of order by
     * several threads wait for those before them.
     *
     * @return what the limit of expansions left out
     * @throws io.cowcatcher.error.MemoryBudgetException if the estimate is above the budget of {@code control}
     * @throws io.cowcatcher.error.RunCancelledException if the run was cancelled
     */
    public Truncation forEachPair(PurchaseIndex index, RunControl control, PairSink sink) {
        control.admit(estimate(index, control.parallelism()));
        return new PairJoin(index, this, control).passOnTo(sink);
    }

    /**
     * What {@link #link} needs beyond the index with {@code parallelism} tasks at a time.
     *
     * <p>The number of edges is not known before; the upper bound allows for {@value #ALLOWED_EDGES} a user, and a run
     * that finds more asks its control again before it takes memory for them. O(users).
     */
    public MemoryEstimate estimate(PurchaseIndex index, int parallelism) {
        long scales = TimeScales.of(this).count();
        long users = index.userCodes();
        long events = index.size();
        long model;
        long lists = ItemLists.BYTES_OF_EVENT * events;
        long row = users * SharedItems.BYTES_OF_USER + 64 * 1024;
        if (weight instanceof Surprise) {
            model = NullModel.heapBytes(index, (int) scales);
            row += index.dayCount() * 8L * scales;
        } else {
            model = ResemblanceModel.heapBytes(index);
        }
        long fixed = model + lists + parallelism * row;
        long graph = users * 24 + allowedEdges(index) * PairList.PEAK_BYTES;
        return new MemoryEstimate(
                String.format(java.util.Locale.ROOT, "similarity of %,d users", users),
                fixed,
                fixed + graph + (1 << 20));
    }

    /** The edges that the estimate has room for. */
    long allowedEdges(PurchaseIndex index) {
        long users = index.population();
        return Math.min(users * (users - 1) / 2, users * ALLOWED_EDGES);
    }
}
