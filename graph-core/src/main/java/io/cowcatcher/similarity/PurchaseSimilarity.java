package io.cowcatcher.similarity;

import io.cowcatcher.run.MemoryEstimate;
import io.cowcatcher.run.RunControl;
import java.nio.file.Path;
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

    private static final PurchaseSimilarity DEFAULTS =
            new PurchaseSimilarity(Duration.ofDays(1), 2, 1_500, Surprise.defaults());

    /** Checks that every option is in range. */
    public PurchaseSimilarity {
        if (window.compareTo(Duration.ofSeconds(1)) < 0 || window.compareTo(ANY_TIME) > 0) {
            throw new IllegalArgumentException("window must be from PT1S to P1000000D (got: " + window
                    + "); take the shortest time in which one customer follows another, such as PT1M, or P1000000D for"
                    + " any time");
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
        return prepare(index, control).link();
    }

    /**
     * As {@link #link(PurchaseIndex, RunControl)}, with pairs that wait in a temporary file until the graph is made of
     * them: 32 instead of about 57 bytes an edge at the peak, and 20 bytes an edge on disk.
     *
     * @param spillFolder where the file is written; it is gone when this returns or throws
     * @throws io.cowcatcher.error.StoreException if the file cannot be written or read
     */
    public SimilarityGraph link(PurchaseIndex index, RunControl control, Path spillFolder) {
        return prepare(index, control).link(spillFolder);
    }

    /**
     * Finds the same pairs as {@link #link(PurchaseIndex, RunControl)} and passes them on one after another, without
     * keeping them: for logs of which the graph does not fit into memory, and for sums.
     *
     * <p>Cost: as linking. The sink is called by one thread at a time; pairs that are found out of order by several
     * threads wait for those before them, up to a few megabytes.
     *
     * @return what the limit of expansions left out
     * @throws io.cowcatcher.error.MemoryBudgetException if the estimate is above the budget of {@code control}
     * @throws io.cowcatcher.error.RunCancelledException if the run was cancelled
     */
    public Truncation forEachPair(PurchaseIndex index, RunControl control, PairSink sink) {
        return prepare(index, control).forEachPair(sink);
    }

    /**
     * Makes lists and expectations, of which what a run will need can be told before it runs; O(events).
     *
     * @throws io.cowcatcher.error.MemoryBudgetException if there is no memory for lists, expectations and the threads
     * @throws io.cowcatcher.error.RunCancelledException if {@code control} was cancelled
     */
    public PreparedSimilarity prepare(PurchaseIndex index, RunControl control) {
        return new PreparedSimilarity(index, this, control);
    }

    /**
     * What {@link #link(PurchaseIndex, RunControl)} needs beyond the index with {@code parallelism} tasks at a time; as
     * {@link PreparedSimilarity#estimate()} on the calling thread, for who does not want to run it then.
     *
     * @throws io.cowcatcher.error.MemoryBudgetException if there is no memory for lists and expectations
     */
    public MemoryEstimate estimate(PurchaseIndex index, int parallelism) {
        return prepare(index, callerAlone(parallelism)).estimate();
    }

    /**
     * What {@link #forEachPair} needs beyond the index with {@code parallelism} tasks at a time; as
     * {@link PreparedSimilarity#estimateOfPairs()} on the calling thread.
     *
     * @throws io.cowcatcher.error.MemoryBudgetException if there is no memory for lists and expectations
     */
    public MemoryEstimate estimateOfPairs(PurchaseIndex index, int parallelism) {
        return prepare(index, callerAlone(parallelism)).estimateOfPairs();
    }

    /** As many tasks as asked for, all run by the caller. */
    private static RunControl callerAlone(int parallelism) {
        return RunControl.on(Runnable::run, parallelism);
    }
}
