package io.cowcatcher.similarity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.cowcatcher.error.MemoryBudgetException;
import io.cowcatcher.error.RunCancelledException;
import io.cowcatcher.graph.CsrGraph;
import io.cowcatcher.run.Cancellation;
import io.cowcatcher.run.RunControl;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ConfigurationNullTest {
    private static final Duration DAY = Duration.ofDays(1);
    private static final long DAY_MINUTES = 1_440;

    @Test
    void expectation_ofOneBucket_isThatOfPaperAndPencil() {
        // 4 events: a 3, b 1. u1 has 2 of them, u2 and u3 have 1: p_a = 1 - e^(-2*3/4), 1 - e^(-3/4); p_b = 1 -
        // e^(-2/4), 1 - e^(-1/4).
        PurchaseIndex index = TinyLog.of("u1: a@0 b@10; u2: a@20; u3: a@30").index();
        ConfigurationNull chance = ConfigurationNull.of(index, DAY);
        double expected = (1 - Math.exp(-1.5)) * (1 - Math.exp(-.75)) + (1 - Math.exp(-.5)) * (1 - Math.exp(-.25));
        assertThat(chance.expectation(0, 1)).isCloseTo(expected, within(1e-12));
        assertThat(expected).isCloseTo(0.496937622, within(1e-9));
        assertThat(chance.surprise(0, 1, 1)).isCloseTo(-Math.log(-Math.expm1(-expected)), within(1e-12));
        assertThat(chance.surprise(0, 1, 0)).isZero();
    }

    @Test
    void expectation_usersOfDifferentBuckets_isNone() {
        PurchaseIndex index = TinyLog.of("u1: a@0; u2: a@1441; u3: a@1442").index();
        ConfigurationNull chance = ConfigurationNull.of(index, DAY);
        assertThat(chance.expectation(0, 1)).isZero();
        assertThat(chance.surprise(0, 1, 1)).isCloseTo(-Math.log(1e-9), within(1e-6));
        assertThat(chance.expectation(1, 2)).isPositive();
        ConfigurationNull forever = ConfigurationNull.of(index, Duration.ofDays(1_000_000_000));
        assertThat(forever.expectation(0, 1)).isPositive();
    }

    @Property(tries = 200)
    void expectation_anyLog_isTheSumOverBucketsAndItems(
            @ForAll @Size(min = 1, max = 50) List<@IntRange(max = 1_000_000) Integer> draws) {
        List<TinyLog.Line> lines = draws.stream()
                .map(draw -> new TinyLog.Line("u" + draw % 5, "i" + draw % 7, draw % 6_000))
                .toList();
        PurchaseIndex index = new TinyLog(lines).index();
        ConfigurationNull chance = ConfigurationNull.of(index, DAY);
        for (int a = 0; a < index.userCodes(); a++) {
            for (int b = 0; b < index.userCodes(); b++) {
                assertThat(chance.expectation(a, b)).isCloseTo(plain(index, a, b), within(1e-9));
                assertThat(chance.expectation(a, b)).isEqualTo(chance.expectation(b, a));
            }
        }
    }

    /** The definition. */
    private static double plain(PurchaseIndex index, int a, int b) {
        Map<Long, int[]> ofBucket = new HashMap<>();
        Map<Long, Map<Integer, Integer>> items = new HashMap<>();
        long first = index.startOfDay(0).toEpochMilli();
        for (int event = 0; event < index.size(); event++) {
            long bucket = (index.time(event) - first) / (DAY_MINUTES * 60_000);
            int[] counts = ofBucket.computeIfAbsent(bucket, key -> new int[3]);
            counts[0]++;
            counts[1] += index.user(event) == a ? 1 : 0;
            counts[2] += index.user(event) == b ? 1 : 0;
            items.computeIfAbsent(bucket, key -> new HashMap<>()).merge(index.item(event), 1, Integer::sum);
        }
        double sum = 0;
        for (long bucket : ofBucket.keySet()) {
            int[] counts = ofBucket.get(bucket);
            for (int item : items.get(bucket).values()) {
                double share = item / (double) counts[0];
                sum += (1 - Math.exp(-counts[1] * share)) * (1 - Math.exp(-counts[2] * share));
            }
        }
        return sum;
    }

    @Test
    void reweigh_countedLinks_keepsThoseAboveTheGate() {
        PurchaseIndex index = TinyLog.of("u1: a@0 b@10 c@1500 d@3000; u2: a@20 b@30 c@1510 d@3010; u3: a@40 b@50;"
                        + "u4: e@0 f@10 g@1500 h@3000; u5: e@5; u6: f@1501")
                .index();
        SimilarityGraph counted =
                PurchaseSimilarity.defaults().weightedBy(Resemblance.count()).link(index, RunControl.inline());
        ConfigurationNull chance = ConfigurationNull.of(index, DAY);
        CsrGraph all = chance.reweigh(counted, new Surprise(1e9)).graph();
        assertThat(all.edgeCount()).isEqualTo(counted.graph().edgeCount());
        SimilarityGraph some = chance.reweigh(counted, Surprise.ofLeast(chance.surprise(0, 1, 4) - 1e-6));
        assertThat(some.graph().edgeCount()).isEqualTo(1);
        long arc = some.graph().arc(0, 1);
        assertThat(some.weight(arc)).isCloseTo(chance.surprise(0, 1, 4), within(1e-12));
        assertThat(some.sharedItems(arc)).isEqualTo(4);
        assertThat(some.graph().weight(arc))
                .isEqualTo(some.graph().weight(some.graph().arc(1, 0)));
    }

    @Test
    void of_emptyLogOrNoWidth_isEmptyOrRefused() {
        PurchaseIndex empty =
                PurchaseIndex.of(io.cowcatcher.event.PurchaseLog.builder().build(), IndexOptions.defaults());
        assertThat(ConfigurationNull.of(empty, DAY)).isNotNull();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ConfigurationNull.of(empty, Duration.ZERO))
                .withMessage("bucket must be at least PT1S (got: PT0S)");
    }

    /** Two purchases each, in 1902 and in 2298: 12,500 million seconds, of which two hold anything. */
    @Test
    void of_shortBucketsOfALongLog_countsThoseThatHoldEvents() {
        long year = 365L * 1_440;
        String purchases = ": a@-" + 123 * year + " b@" + 273 * year;
        PurchaseIndex index = TinyLog.of("u0" + purchases + "; u1" + purchases).index();

        ConfigurationNull chance = ConfigurationNull.of(index, Duration.ofSeconds(1), RunControl.inline());

        // one item in each bucket: both users have it for sure, as far as drawing twice can tell
        double p = 1 - Math.exp(-1);
        assertThat(chance.expectation(0, 1)).isCloseTo(2 * p * p, within(1e-12));
    }

    @Test
    void of_noMemoryOrCancelled_isRefused() {
        PurchaseIndex index = TinyLog.of("u0: a@1 b@2; u1: a@3 b@4").index();

        assertThatExceptionOfType(MemoryBudgetException.class)
                .isThrownBy(() -> ConfigurationNull.of(
                        index, Duration.ofDays(1), RunControl.inline().withinHeap(100)));
        assertThatExceptionOfType(RunCancelledException.class)
                .isThrownBy(() -> ConfigurationNull.of(
                        index, Duration.ofDays(1), RunControl.inline().cancelledBy(() -> true)));
    }

    @Test
    void expectation_twoSidesOfMidnight_areTwoBuckets() {
        PurchaseIndex index = TinyLog.of("u1: a@1430; u2: a@1450; u3: a@1460").index();
        ConfigurationNull chance = ConfigurationNull.of(index, DAY);

        assertThat(chance.expectation(0, 1)).isZero();
        assertThat(chance.expectation(1, 2)).isPositive();
    }

    @Test
    void reweigh_cancelledMeanwhile_ends() {
        PurchaseIndex index = TinyLog.of("u1: a@1 b@2; u2: a@1 b@2").index();
        SimilarityGraph links =
                PurchaseSimilarity.defaults().weightedBy(Resemblance.count()).link(index, RunControl.inline());
        AtomicBoolean cancelled = new AtomicBoolean();
        ConfigurationNull chance =
                ConfigurationNull.of(index, DAY, RunControl.inline().cancelledBy(Cancellation.when(cancelled)));

        cancelled.set(true);

        assertThatExceptionOfType(RunCancelledException.class)
                .isThrownBy(() -> chance.reweigh(links, Surprise.defaults()));
    }
}
