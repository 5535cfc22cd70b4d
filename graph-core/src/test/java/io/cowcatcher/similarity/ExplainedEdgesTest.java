package io.cowcatcher.similarity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.cowcatcher.error.RunCancelledException;
import io.cowcatcher.event.Purchase;
import io.cowcatcher.event.PurchaseField;
import io.cowcatcher.event.PurchaseLog;
import io.cowcatcher.event.PurchaseLogBuilder;
import io.cowcatcher.run.RunControl;
import io.cowcatcher.similarity.Resemblance.Closeness;
import io.cowcatcher.similarity.Resemblance.Normaliser;
import io.cowcatcher.similarity.Resemblance.Rarity;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What the explainer says of a pair is what its edge rests on, also where the limit of expansions cut it. */
class ExplainedEdgesTest {

    /** Few users who buy few items at few instants again and again, shipped to few places. */
    private static PurchaseIndex index(long randomSeed, int users, int instants) {
        SplittableRandom random = new SplittableRandom(randomSeed);
        PurchaseLogBuilder log = PurchaseLog.builder();
        for (int i = 0; i < 20 * users; i++) {
            int flat = random.nextInt(6);
            log.add(Purchase.by("u" + random.nextInt(users))
                    .of("i" + random.nextInt(6))
                    .at(TinyLog.START.plusSeconds(300L * random.nextInt(instants)))
                    .with(PurchaseField.ADDRESS, "flat " + flat)
                    .with(PurchaseField.BUILDING, "building " + flat / 2)
                    .with(PurchaseField.ZONE, "zone " + flat / 4)
                    .build());
        }
        return PurchaseIndex.of(
                log.build(),
                IndexOptions.defaults().withRepeatGap(Duration.ZERO).withPopulation(1_000));
    }

    @Provide
    Arbitrary<EdgeWeight> weights() {
        Arbitrary<EdgeWeight> resemblances = Combinators.combine(
                        Arbitraries.of(Rarity.GLOBAL, Rarity.UNIT),
                        Arbitraries.of(Closeness.class),
                        Arbitraries.of(Normaliser.class),
                        Arbitraries.of(0.0, 8.0))
                .as((rarity, closeness, normaliser, shrinkage) -> Resemblance.defaults()
                        .withRarity(rarity)
                        .withCloseness(closeness)
                        .withNormaliser(normaliser)
                        .withShrinkage(shrinkage)
                        .withMinimum(Double.MIN_NORMAL));
        Arbitrary<EdgeWeight> others = Arbitraries.of(
                new Surprise(1e9),
                Resemblance.count(),
                Resemblance.jaccard(),
                Resemblance.cosine(),
                Resemblance.overlap(),
                Resemblance.rarityWeightedCount());
        return Arbitraries.oneOf(resemblances, others);
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void explain_anyLimitOfExpansions_givesTheWeightAndTheItemsOfTheEdge(
            @ForAll long randomSeed,
            @ForAll @IntRange(min = 2, max = 12) int users,
            @ForAll @IntRange(min = 1, max = 60) int instants,
            @ForAll @IntRange(min = 1, max = 12) int limit,
            @ForAll @IntRange(min = 1, max = 3) int least,
            @ForAll("weights") EdgeWeight weight) {
        PurchaseIndex index = index(randomSeed, users, instants);
        PurchaseSimilarity options = new PurchaseSimilarity(Duration.ofHours(1), least, limit, weight);
        SimilarityGraph links = options.link(index, RunControl.inline());
        PairExplainer explainer = PairExplainer.of(index, options, RunControl.inline());

        for (int a = 0; a < index.userCodes(); a++) {
            for (int b = a + 1; b < index.userCodes(); b++) {
                PairExplanation explained = explainer.explain(a, b);
                long arc = links.graph().arc(a, b);
                double expected = weight instanceof Surprise ? explained.surprise() : explained.resemblance();
                assertThat(arc >= 0).isEqualTo(explained.shared().size() >= least && expected > 0);
                if (arc >= 0) {
                    assertThat(links.weight(arc)).isCloseTo(expected, within(1e-12 * Math.max(1, expected)));
                    assertThat(links.sharedItems(arc))
                            .isEqualTo(explained.shared().size());
                }
                assertThat(explained.scales().get(explained.scales().size() - 1).sharedItems())
                        .isEqualTo(explained.shared().size());
                for (SharedPurchase shared : explained.shared()) {
                    assertThat(Math.abs(shared.eventA() - shared.eventB())).isBetween(1, limit);
                }
            }
        }
    }

    /** The nearest pair of events, and among equals the one shipped nearest to each other, by looking at all. */
    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void explain_repeatsOfOneItem_findsTheNearestPairOfThem(
            @ForAll long randomSeed,
            @ForAll @IntRange(min = 1, max = 60) int instants,
            @ForAll @IntRange(min = 1, max = 40) int limit) {
        PurchaseIndex index = index(randomSeed, 3, instants % 3 == 0 ? 1 : instants);
        DeliveryPoints deliveries = DeliveryPoints.of(index);
        PurchaseSimilarity options = new PurchaseSimilarity(Duration.ofHours(1), 1, limit, Resemblance.defaults());
        PairExplainer explainer = PairExplainer.of(index, options, RunControl.inline());

        for (SharedPurchase found : explainer.explain(0, 1).shared()) {
            long distance = Long.MAX_VALUE;
            double nearness = -1;
            for (int e = index.itemStart(found.item()); e < index.itemEnd(found.item()); e++) {
                for (int f = index.itemStart(found.item()); f < index.itemEnd(found.item()); f++) {
                    long apart = Math.abs(index.time(e) - index.time(f));
                    if (index.user(e) == 0 && index.user(f) == 1 && Math.abs(e - f) <= limit && apart <= distance) {
                        double near = deliveries.nearness(e, f, index.population());
                        nearness = apart < distance ? near : Math.max(near, nearness);
                        distance = apart;
                    }
                }
            }
            assertThat(found.distanceMillis()).isEqualTo(distance);
            assertThat(found.parts().nearness()).isEqualTo(nearness);
            assertThat(deliveries.nearness(found.eventA(), found.eventB(), index.population()))
                    .isEqualTo(nearness);
            assertThat(index.user(found.eventA())).isZero();
            assertThat(index.user(found.eventB())).isOne();
        }
    }

    /** Two users who bought one item 60,000 times each, all at one instant or one after another. */
    private static PurchaseIndex repeats(int secondsApart) {
        PurchaseLogBuilder log = PurchaseLog.builder();
        for (int i = 0; i < 60_000; i++) {
            for (String user : new String[] {"a", "b"}) {
                log.add(Purchase.by(user)
                        .of("x")
                        .at(TinyLog.START.plusSeconds((long) secondsApart * i))
                        .with(PurchaseField.ADDRESS, "flat " + (user.equals("a") ? i % 7 : 100 + i % 5))
                        .build());
            }
        }
        return PurchaseIndex.of(
                log.build(),
                IndexOptions.defaults().withRepeatGap(Duration.ZERO).withPopulation(1_000));
    }

    /** Steps are counted where pairs of purchases are looked at, so this holds on a slow machine, too. */
    @Example
    void matches_manyRepeatsOfOneItem_looksAtEachPurchaseAFewTimes() {
        for (int secondsApart : new int[] {0, 5}) {
            PurchaseIndex index = repeats(secondsApart);
            ResemblanceModel model = ResemblanceModel.of(
                    index,
                    Resemblance.defaults(),
                    PurchaseSimilarity.defaults().withExpansionLimit(PurchaseSimilarity.NO_LIMIT));
            Steps steps = new Steps(RunControl.inline());

            assertThat(model.matches(0, 1, steps)).hasSize(1);

            assertThat(steps.taken()).isLessThan(10L * index.size());
        }
    }

    /** Every purchase shipped elsewhere, in one zone: places are not held against each other one by one. */
    @Example
    void matches_manyPlacesAtOneInstant_looksAtEachAFewTimes() {
        PurchaseLogBuilder log = PurchaseLog.builder();
        for (int i = 0; i < 20_000; i++) {
            log.add(Purchase.by(i % 2 == 0 ? "a" : "b")
                    .of("x")
                    .at(TinyLog.START)
                    .with(PurchaseField.ADDRESS, "flat " + i)
                    .with(PurchaseField.ZONE, "zone")
                    .build());
        }
        PurchaseIndex index = PurchaseIndex.of(
                log.build(),
                IndexOptions.defaults().withRepeatGap(Duration.ZERO).withPopulation(1_000));
        for (int limit : new int[] {1_500, PurchaseSimilarity.NO_LIMIT}) {
            ResemblanceModel model = ResemblanceModel.of(
                    index, Resemblance.defaults(), PurchaseSimilarity.defaults().withExpansionLimit(limit));
            Steps steps = new Steps(RunControl.inline());

            assertThat(model.matches(0, 1, steps)).hasSize(1);

            assertThat(steps.taken()).isLessThan(10L * index.size());
        }
    }

    @Example
    void matches_cancelledAmidOnePair_ends() {
        PurchaseIndex index = repeats(5);
        AtomicInteger polls = new AtomicInteger();
        PairExplainer explainer = PairExplainer.of(
                index, PurchaseSimilarity.defaults(), RunControl.inline().cancelledBy(() -> polls.get() > 0));
        polls.set(1);

        assertThatExceptionOfType(RunCancelledException.class).isThrownBy(() -> explainer.explain(0, 1));
    }
}
