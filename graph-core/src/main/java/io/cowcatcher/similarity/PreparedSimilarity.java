package io.cowcatcher.similarity;

import io.cowcatcher.run.MemoryEstimate;
import io.cowcatcher.run.RunControl;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A {@link PurchaseSimilarity} on its way: lists and expectations are made, so that it can tell what it will need
 * before it runs.
 *
 * <pre>{@code
 * PreparedSimilarity prepared = similarity.prepare(index, control);
 * log.info("needs up to {} bytes", prepared.estimate().upperBytes());
 * SimilarityGraph links = prepared.link();
 * }</pre>
 *
 * <p>Runs once, and gives up what was prepared when it does. Estimates are of the whole run, what is held already
 * included, for the parallelism of its control; a control with a budget of the estimate is enough for the run: always
 * for {@link #forEachPair}, and for a kept graph as surely as {@link #estimate()} says. Not safe for use by several
 * threads.
 */
public final class PreparedSimilarity {
    private final PurchaseIndex index;
    private final PurchaseSimilarity options;
    private final RunControl control;
    private final Truncation truncation;
    private final AtomicReference<@Nullable PairJoin> join;

    PreparedSimilarity(PurchaseIndex index, PurchaseSimilarity options, RunControl control) {
        PairJoin prepared = PairJoin.prepare(index, options, control);
        this.index = index;
        this.options = options;
        this.control = control;
        this.truncation = prepared.truncation();
        this.join = new AtomicReference<>(prepared);
    }

    /**
     * What {@link #link()} needs beyond the index.
     *
     * <p>The number of edges is counted where the join is short. Else it is an upper bound from the pairs of some
     * hundred users, drawn by how many they may have: what was found, three standard errors, and what the sample may
     * have missed, so that tight groups beside hot items are not overlooked. A log can exceed it by bad luck alone; a
     * run that finds more asks its control again before it takes memory for them. O(what those users cost), a small
     * part of a long join.
     */
    public MemoryEstimate estimate() {
        return held().estimateOfGraph();
    }

    /** What {@link #forEachPair} needs beyond the index, pairs that wait for others included; O(1). */
    public MemoryEstimate estimateOfPairs() {
        return held().estimateOfPairs();
    }

    /** What {@link #link(Path)} needs beyond the index; cost and care as {@link #estimate()}. */
    public MemoryEstimate estimateOnDisk() {
        return held().estimateOnDisk();
    }

    /**
     * What {@link EdgeDiscoveries#cut} needs beyond the index when the graph stands, which is included; cost and care
     * as {@link #estimate()}.
     */
    public MemoryEstimate estimateOfDiscoveries() {
        return held().estimateOfDiscoveries();
    }

    /** What is held already, and set aside for the threads; part of every estimate. */
    public long heapBytes() {
        return held().heapBytes();
    }

    /** What the limit of expansions leaves out. */
    public Truncation truncation() {
        return truncation;
    }

    /**
     * Links the users; see {@link PurchaseSimilarity#link(PurchaseIndex, RunControl)}.
     *
     * @throws IllegalStateException if it ran before
     */
    public SimilarityGraph link() {
        return graph(takeOut().found()); // nothing of the join but its pairs is held any more
    }

    /**
     * Links the users, with pairs that wait on disk; see {@link PurchaseSimilarity#link(PurchaseIndex, RunControl,
     * Path)}.
     *
     * @param spillFolder where the file is written; it is gone when this returns or throws
     * @throws IllegalStateException if it ran before
     * @throws io.cowcatcher.error.StoreException if the file cannot be written or read
     */
    public SimilarityGraph link(Path spillFolder) {
        try (SpilledPairs found = SpilledPairs.in(spillFolder)) {
            takeOut().spillTo(found);
            return graph(found);
        }
    }

    private SimilarityGraph graph(PairSource found) {
        PairGraph pairs = PairGraph.of(found, index.userCodes(), control);
        control.report(1);
        return new SimilarityGraph(pairs.graph(), pairs.shared(), ModelMaker.unit(index, options), truncation, options);
    }

    /**
     * Passes all pairs on; see {@link PurchaseSimilarity#forEachPair}.
     *
     * @throws IllegalStateException if it ran before
     */
    public Truncation forEachPair(PairSink sink) {
        takeOut().passOnTo(sink);
        return truncation;
    }

    private PairJoin held() {
        return requireThere(join.get());
    }

    private PairJoin takeOut() {
        return requireThere(join.getAndSet(null));
    }

    private static PairJoin requireThere(@Nullable PairJoin join) {
        if (join == null) {
            throw new IllegalStateException("a prepared similarity must run once; prepare another");
        }
        return join;
    }
}
