package io.cowcatcher.similarity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cowcatcher.event.Purchase;
import io.cowcatcher.event.PurchaseField;
import io.cowcatcher.event.PurchaseLog;
import io.cowcatcher.run.RunControl;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** What R and z do when one thing changes and the rest stays: the laws of the definitions, one by one. */
class SimilarityMonotoneTest {
    private static final Resemblance R =
            Resemblance.defaults().withMixtures(Mixtures.always(new Mixtures.Mixture(0.2, 0.5, 0.3, 1.0 / 6)));

    /** Users a and b buy items i0, i1, ... so far apart, each in a week of its own; c buys them all, too, far off. */
    private static List<Purchase.Builder> orders(List<Long> distances) {
        List<Purchase.Builder> orders = new ArrayList<>();
        for (int item = 0; item < distances.size(); item++) {
            long start = item * 10_080L;
            orders.add(order("a", item, start));
            orders.add(order("b", item, start + distances.get(item)));
            orders.add(order("c", item, start + 8_000));
            orders.add(order("d" + item, 99, start));
        }
        return orders;
    }

    private static Purchase.Builder order(String user, int item, long minute) {
        return Purchase.by(user).of("i" + item).at(TinyLog.START.plusSeconds(60 * minute));
    }

    private static PairExplanation explain(List<Purchase.Builder> orders, Resemblance resemblance) {
        PurchaseLog log =
                PurchaseLog.of(orders.stream().map(Purchase.Builder::build).toList());
        PurchaseIndex index = PurchaseIndex.of(log, IndexOptions.defaults());
        var users = log.ids(PurchaseField.USER);
        return PairExplainer.of(index, PurchaseSimilarity.defaults().weightedBy(resemblance), RunControl.inline())
                .explain(users.code("a"), users.code("b"));
    }

    @Property(tries = 200)
    void resemblance_oneItemBoughtCloser_neverFalls(
            @ForAll @Size(min = 1, max = 6) List<@LongRange(max = 2_000) Long> distances,
            @ForAll @DoubleRange(max = 1) double share,
            @ForAll Resemblance.Closeness closeness,
            @ForAll Resemblance.Normaliser normaliser) {
        Resemblance resemblance = R.withCloseness(closeness).withNormaliser(normaliser);
        double before = explain(orders(distances), resemblance).resemblance();
        List<Long> closer = new ArrayList<>(distances);
        closer.set(0, (long) (distances.get(0) * share));

        double after = explain(orders(closer), resemblance).resemblance();

        assertThat(after).isGreaterThanOrEqualTo(before - 1e-12);
    }

    @Property(tries = 200)
    void resemblance_oneItemShippedNearer_neverFalls(
            @ForAll @Size(min = 1, max = 6) List<@LongRange(max = 1_440) Long> distances) {
        double apart = explain(orders(distances), R).resemblance();
        List<Purchase.Builder> near = orders(distances);
        near.get(0).with(PurchaseField.ADDRESS, "unit");
        near.get(1).with(PurchaseField.ADDRESS, "unit");

        assertThat(explain(near, R).resemblance()).isGreaterThan(apart);
    }

    @Property(tries = 200)
    void resemblance_itemBeyondTheWindowMovedFurther_staysAsItIs(
            @ForAll @Size(min = 1, max = 6) List<@LongRange(max = 1_440) Long> distances,
            @ForAll @LongRange(min = 1_441, max = 3_000) long far,
            @ForAll @LongRange(min = 1_441, max = 3_000) long further) {
        List<Long> before = new ArrayList<>(distances);
        before.add(far);
        List<Long> after = new ArrayList<>(distances);
        after.add(further);

        assertThat(explain(orders(after), R).resemblance())
                .isEqualTo(explain(orders(before), R).resemblance());
    }

    @Property(tries = 100)
    void resemblance_allTimesMoved_staysAsItIs(
            @ForAll @Size(min = 1, max = 6) List<@LongRange(max = 2_000) Long> distances,
            @ForAll @IntRange(min = -100_000, max = 100_000) int seconds) {
        List<Purchase.Builder> later = orders(distances);
        for (Purchase.Builder order : later) {
            order.at(order.build().time().orElseThrow().plusSeconds(seconds));
        }

        assertThat(explain(later, R).resemblance())
                .isEqualTo(explain(orders(distances), R).resemblance());
    }

    @Property(tries = 100)
    void resemblance_vastShrinkage_ranksAsTheWeightedCountDoes(
            @ForAll @Size(min = 1, max = 6) List<@LongRange(max = 1_440) Long> distances) {
        PairExplanation vast = explain(orders(distances), R.withShrinkage(1e12));
        double count = vast.shared().stream().mapToDouble(SharedPurchase::worth).sum();

        assertThat(vast.resemblance() * 1e12).isCloseTo(count, within(1e-9));
    }

    @Property(tries = 100)
    void explain_addressesRenamed_givesTheSame(@ForAll Random random) {
        List<String> names = new ArrayList<>(List.of("p", "qq", "rrr", "ssss", "t5"));
        List<Purchase.Builder> orders = orders(List.of(5L, 60L, 900L, 1_440L));
        List<Purchase.Builder> renamed = orders(List.of(5L, 60L, 900L, 1_440L));
        int[] place = new int[orders.size()];
        for (int i = 0; i < place.length; i++) {
            place[i] = random.nextInt(names.size());
            orders.get(i).with(PurchaseField.ADDRESS, names.get(place[i]));
        }
        Collections.shuffle(names, random);
        for (int i = 0; i < place.length; i++) {
            renamed.get(i).with(PurchaseField.ADDRESS, names.get(place[i]));
        }

        assertThat(explain(renamed, R).resemblance())
                .isEqualTo(explain(orders, R).resemblance());
        assertThat(explain(renamed, R).surprise()).isEqualTo(explain(orders, R).surprise());
    }

    @Test
    void resemblance_itemThatEveryoneBuys_addsNothingButCounts() {
        List<Purchase.Builder> orders = orders(List.of(10L, 20L));
        double without = explain(orders, R).resemblance();
        for (String user : List.of("a", "b", "c", "d0", "d1")) {
            orders.add(order(user, 7, 30_000));
        }

        PairExplanation with = explain(orders, R);

        assertThat(with.resemblance()).isEqualTo(without);
        assertThat(with.shared()).hasSize(3);
        assertThat(with.scales().get(0).sharedItems()).isEqualTo(2);
    }

    @Test
    void link_cappedJoin_doesNotDependOnTheOrderOfRows() {
        List<Purchase> purchases = new ArrayList<>();
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 400; i++) {
            purchases.add(order("u" + random.nextInt(80), random.nextInt(6), random.nextInt(500))
                    .build());
        }
        PurchaseSimilarity capped =
                PurchaseSimilarity.defaults().withExpansionLimit(9).weightedBy(new Surprise(1e9));
        SimilarityGraph expected =
                capped.link(PurchaseIndex.of(PurchaseLog.of(purchases), IndexOptions.defaults()), RunControl.inline());
        assertThat(expected.truncation().isExact()).isFalse();
        for (int shuffle = 0; shuffle < 5; shuffle++) {
            for (int i = purchases.size() - 1; i > 0; i--) {
                Collections.swap(purchases, i, random.nextInt(i + 1));
            }
            purchases.add(purchases.get(shuffle));
            SimilarityGraph same = capped.link(
                    PurchaseIndex.of(PurchaseLog.of(purchases), IndexOptions.defaults()), RunControl.inline());
            assertThat(same.graph()).isEqualTo(expected.graph());
            assertThat(same.truncation()).isEqualTo(expected.truncation());
        }
    }

    /** The chance of {@code count} or more of these independent events, by adding one event after the other. */
    private static double exactTail(double[] chances, int count) {
        double[] exactly = new double[chances.length + 1];
        exactly[0] = 1;
        for (double chance : chances) {
            for (int k = chances.length; k > 0; k--) {
                exactly[k] = exactly[k] * (1 - chance) + exactly[k - 1] * chance;
            }
            exactly[0] *= 1 - chance;
        }
        double tail = 0;
        for (int k = chances.length; k >= count; k--) {
            tail += exactly[k];
        }
        return tail;
    }

    @Test
    void exactTail_fourEvents_agreesWithTheWorkedExample() {
        double[] chances = {.1, .05, .02, .2};

        assertThat(exactTail(chances, 1)).isCloseTo(.32968, within(1e-12));
        assertThat(exactTail(chances, 2)).isCloseTo(.03866, within(1e-12));
        assertThat(exactTail(chances, 3)).isCloseTo(.00164, within(1e-12));
        assertThat(exactTail(chances, 4)).isCloseTo(.00002, within(1e-12));
    }

    @Property(tries = 300)
    void surprise_countAboveTheMean_isNeverMoreThanTheExactOne(
            @ForAll @Size(min = 2, max = 30) List<@DoubleRange(max = 0.6) Double> chances) {
        double[] p = chances.stream().mapToDouble(chance -> chance).toArray();
        double mean = chances.stream().mapToDouble(chance -> chance).sum();
        double distance =
                chances.stream().mapToDouble(chance -> chance * chance).sum();
        for (int k = 1; k <= p.length; k++) {
            double poisson = Math.exp(-PoissonTail.surprise(k, Math.max(mean, SurpriseScore.LEAST_EXPECTATION)));
            assertThat(poisson).as("Le Cam").isCloseTo(exactTail(p, k), within(distance + 1e-9));
            if (k >= mean + 1) {
                assertThat(poisson).as("Hoeffding").isGreaterThanOrEqualTo(exactTail(p, k) - 1e-12);
            }
        }
    }

    /** Purchases in bursts whose buyers are drawn at random, as the null hypothesis has it. */
    @Test
    void link_buyersAtRandom_staysBelowTheNeighboursAllowedByChance() {
        SplittableRandom random = new SplittableRandom(11);
        List<Purchase> purchases = new ArrayList<>();
        int users = 600;
        for (int burst = 0; burst < 400; burst++) {
            int item = random.nextInt(150);
            int minute = random.nextInt(30 * 1_440);
            for (int i = random.nextInt(40); i >= 0; i--) {
                int user = (int) (users * Math.pow(random.nextDouble(), 2)); // some buy far more than others
                purchases.add(
                        order("u" + user, item, minute + random.nextInt(60)).build());
            }
        }
        PurchaseIndex index = PurchaseIndex.of(PurchaseLog.of(purchases), IndexOptions.defaults());
        long found = 0;
        for (double allowed : new double[] {Math.exp(4), Math.exp(2), 1, 0.05}) {
            long edges = PurchaseSimilarity.defaults()
                    .weightedBy(new Surprise(allowed))
                    .link(index, RunControl.inline())
                    .graph()
                    .edgeCount();
            assertThat((double) edges).isLessThanOrEqualTo(1.5 * allowed * index.population() / 2);
            found += edges;
        }
        assertThat(found).as("pairs at all").isPositive();
    }
}
