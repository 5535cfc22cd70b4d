package io.cowcatcher.similarity;

import static org.assertj.core.api.Assertions.assertThat;

import io.cowcatcher.run.RunControl;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

/** How many edges a user may have at most, told from what he and others expect. */
class ExpectationClassesTest {
    private static final PurchaseSimilarity SHARED =
            PurchaseSimilarity.defaults().within(Duration.ofHours(1)).withMinimumShared(1);

    /** Users of whom some buy what many buy, and some two things that nobody but their neighbours in the list buys. */
    private static PurchaseIndex index(int users, long randomSeed) {
        SplittableRandom random = new SplittableRandom(randomSeed);
        List<TinyLog.Line> lines = new ArrayList<>();
        for (int user = 0; user < users; user++) {
            for (int i = random.nextInt(6); i > 0; i--) {
                lines.add(new TinyLog.Line("u" + user, "hot" + random.nextInt(4), random.nextInt(120)));
            }
            for (int i = random.nextInt(4); i > 0; i--) {
                lines.add(new TinyLog.Line("u" + user, "own" + user / 4 + "-" + i, random.nextInt(3_000)));
            }
        }
        lines.add(new TinyLog.Line("u0", "hot0", 0));
        return PurchaseIndex.of(new TinyLog(lines).toLog(), IndexOptions.defaults());
    }

    private static PairRow row(PurchaseIndex index, PairWeigher weigher) {
        RunControl control = RunControl.inline();
        ItemLists lists = SlidingLists.of(index, SHARED, control, new JoinMemory(index, control));
        return new PairRow(new SharedItems(lists, index.userCodes(), SHARED, weigher, control), weigher, control);
    }

    private static SurpriseWeigher surprise(PurchaseIndex index, int hubEvents, double gate) {
        TimeScales scales = TimeScales.of(SHARED);
        RunControl control = RunControl.inline();
        NullModel model = NullModel.of(index, scales, hubEvents, control, new JoinMemory(index, control));
        return new SurpriseWeigher(model, index.userCodes(), scales.count(), gate, 1);
    }

    /** Weighs by the number of common items. */
    private static final class SharedWeigher implements PairWeigher {
        @Override
        public void turnTo(int user) {
            // the number is all that matters
        }

        @Override
        public double weigh(int slot, int k, PartnerSlots partners) {
            return k;
        }
    }

    @Property(tries = 60)
    void mostEdges_anyLog_areNoFewerThanTheEdges(
            @ForAll @IntRange(min = 2, max = 90) int users,
            @ForAll @IntRange(min = 2, max = 60) int hubEvents,
            @ForAll @DoubleRange(min = 0, max = 8) double gate,
            @ForAll long randomSeed) {
        PurchaseIndex index = index(users, randomSeed);
        SurpriseWeigher weigher = surprise(index, hubEvents, gate);
        PairRow edges = row(index, weigher);
        PairRow shared = row(index, new SharedWeigher());
        for (int user = 0; user < index.userCodes(); user++) {
            long[] found = new long[1];
            List<Integer> common = new ArrayList<>();
            edges.pairsOf(user, user + 1, (a, b, k, weight) -> found[0]++);
            shared.pairsOf(user, user + 1, (a, b, k, weight) -> common.add(k));

            long most = weigher.mostEdges(
                    user,
                    common.size(),
                    needed -> common.stream().filter(k -> k >= needed).count());

            assertThat(most).isBetween(found[0], (long) common.size());
        }
    }

    /** Two things that all 3,000 buy within an hour: every pair has both in common, and nobody is surprised. */
    @Example
    void estimate_smallLogWithHubsThatAreWeighedAway_isNoMoreThanForPassingOnPairs() {
        SplittableRandom random = new SplittableRandom(5);
        List<TinyLog.Line> lines = new ArrayList<>();
        for (int user = 0; user < 3_000; user++) {
            lines.add(new TinyLog.Line("u" + user, "hub", random.nextInt(60)));
            lines.add(new TinyLog.Line("u" + user, "other hub", 120 + random.nextInt(60)));
            for (int i = 0; i < 8; i++) {
                lines.add(new TinyLog.Line("u" + user, "i" + random.nextInt(1_000), random.nextInt(43_200)));
            }
        }
        PurchaseIndex index = PurchaseIndex.of(new TinyLog(lines).toLog(), IndexOptions.defaults());
        PurchaseSimilarity similarity = PurchaseSimilarity.defaults().withExpansionLimit(PurchaseSimilarity.NO_LIMIT);
        PreparedSimilarity prepared = similarity.prepare(index, RunControl.inline());
        long passedOn = prepared.estimateOfPairs().upperBytes();
        long graph = prepared.estimate().upperBytes();

        SimilarityGraph links = prepared.link();

        assertThat(links.graph().edgeCount()).as("edges of hubs").isLessThan(100);
        assertThat(graph)
                .as("bytes told for the graph, beside %,d for passing its pairs on", passedOn)
                .isLessThan(passedOn * 5 / 4);
    }
}
