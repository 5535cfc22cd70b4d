package io.cowcatcher.similarity;

import static org.assertj.core.api.Assertions.assertThat;

import io.cowcatcher.run.OwnJvm;
import io.cowcatcher.run.RunControl;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Estimates against what is live on the heap, all garbage collected; megabytes, so that what else lives is no matter.
 */
class LiveHeapTest {
    private static final int USERS = 20_000;
    private static final int LOOKS = 40;
    private static final PurchaseSimilarity COUNT =
            PurchaseSimilarity.defaults().within(Duration.ofHours(1)).weightedBy(Resemblance.count());

    /**
     * Groups of 50 with three items of their own: half a million edges; and 30 purchases each of what everyone buys.
     */
    private static PurchaseIndex index() {
        SplittableRandom random = new SplittableRandom(4);
        List<TinyLog.Line> lines = new ArrayList<>();
        for (int user = 0; user < USERS; user++) {
            for (int item = 0; item < 3; item++) {
                lines.add(new TinyLog.Line("u" + user, "own" + user / 50 + "-" + item, 60L * item + user % 50));
            }
            for (int i = 0; i < 30; i++) {
                lines.add(new TinyLog.Line("u" + user, "i" + random.nextInt(1_000), random.nextInt(40_000)));
            }
        }
        return PurchaseIndex.of(new TinyLog(lines).toLog(), IndexOptions.defaults());
    }

    /** The least of a few looks: another thread may hold something for a moment. */
    private static long live() {
        Runtime runtime = Runtime.getRuntime();
        long least = Long.MAX_VALUE;
        for (int look = 0; look < 4; look++) {
            runtime.gc();
            least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
        }
        return least;
    }

    @Test
    void estimates_joinAtWorkAndGraphMade_areNotBelowTheLiveHeap() throws IOException, InterruptedException {
        OwnJvm.Ended ended = OwnJvm.compacting("-Xmx700m").run(LiveHeapTest.class);

        assertThat(ended.exitCode()).as(ended.output()).isZero();
    }

    /** Throws if an estimate does not hold. */
    public static void main(String[] args) {
        PurchaseIndex index = index();
        COUNT.link(index, RunControl.inline()); // all classes are loaded
        long before = live();
        PreparedSimilarity prepared = COUNT.prepare(index, RunControl.inline());
        long estimateOfPairs = prepared.estimateOfPairs().upperBytes();
        long estimate = prepared.estimate().upperBytes();
        long[] seen = new long[2];
        prepared.forEachPair((a, b, shared, weight) -> {
            if (++seen[0] == 400_000) {
                seen[1] = live() - before;
            }
        });
        SimilarityGraph links = COUNT.link(index, RunControl.inline());
        long graph = live() - before;
        requirePeakUnderEstimate(index, COUNT.withMinimumShared(2));
        requirePeakUnderEstimate(index, COUNT.weightedBy(Surprise.defaults()));

        assertThat(seen[1]).as("bytes of the join at work").isBetween(estimateOfPairs / 2, estimateOfPairs);
        assertThat(graph)
                .as("bytes of a graph of %,d edges", links.graph().edgeCount())
                .isBetween(links.heapBytes() * 9 / 10, links.heapBytes() * 11 / 10)
                .isLessThan(estimate);
        assertThat(estimate)
                .as("pairs and the graph made of them")
                .isGreaterThan(links.heapBytes()
                        + PairChunk.WORD_BYTES
                                * PairChunk.WORDS_OF_COUNTED
                                * links.graph().edgeCount());
        assertThat(index.size()).as("held all the time").isPositive();
    }

    /** Looks at some of the polls for cancellation, from the lists to the graph. */
    private static void requirePeakUnderEstimate(PurchaseIndex index, PurchaseSimilarity similarity) {
        long[] polls = new long[1];
        similarity.link(index, RunControl.inline().cancelledBy(() -> polls[0]++ < 0));
        long every = polls[0] / LOOKS;
        long before = live();
        long estimate = similarity.estimate(index, 1).upperBytes();
        long[] seen = new long[2];
        SimilarityGraph links = similarity.link(index, RunControl.inline().cancelledBy(() -> {
            if (++seen[0] % every == 0 || seen[0] == polls[0]) {
                seen[1] = Math.max(seen[1], live() - before);
            }
            return false;
        }));
        seen[1] = Math.max(seen[1], live() - before);

        assertThat(seen[1]).as("peak of linking by %s to %s", similarity, links).isBetween(estimate / 2, estimate);
    }
}
