package io.cowcatcher.ring;

import static org.assertj.core.api.Assertions.assertThat;

import io.cowcatcher.event.Purchase;
import io.cowcatcher.event.PurchaseField;
import io.cowcatcher.event.PurchaseLog;
import io.cowcatcher.graph.HeteroGraph;
import io.cowcatcher.screening.Finding;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.UniformRealDistribution;
import org.apache.commons.math3.stat.inference.KolmogorovSmirnovTest;
import org.junit.jupiter.api.Test;

/** Whether the accounts of a group are newer than others. */
class AgeTestTest {
    private static final Instant NOW = Instant.parse("2025-06-01T00:00:00Z");
    private static final int USERS = 2_000;

    private final AgeTest test;

    /** Accounts in the order of their ages, the newest first. */
    AgeTestTest() {
        PurchaseLog log = PurchaseLog.of(IntStream.range(0, USERS)
                .mapToObj(user -> Purchase.by(String.format(Locale.ROOT, "u%04d", user))
                        .of("item")
                        .at(NOW)
                        .with(PurchaseField.DEVICE, "d" + user)
                        .registeredAt(NOW.minus(Duration.ofHours(user)))
                        .build())
                .toList());
        HeteroGraph graph = HeteroGraph.of(log);
        this.test = new AgeTest(graph, AccountFacts.of(log, graph));
    }

    private double p(int... members) {
        return test.test(members).map(Finding::pValue).orElseThrow();
    }

    @Test
    void test_anyAccounts_isUniform() {
        SplittableRandom random = new SplittableRandom(7);
        double[] pValues = DoubleStream.generate(() -> p(random.ints(0, USERS)
                        .distinct()
                        .limit(3 + random.nextInt(20))
                        .toArray()))
                .limit(1_000)
                .toArray();

        assertThat(new KolmogorovSmirnovTest().kolmogorovSmirnovTest(new UniformRealDistribution(), pValues, false))
                .isGreaterThan(0.01);
    }

    @Test
    void test_theNewestAccounts_areTold() {
        assertThat(p(IntStream.range(0, 8).toArray())).isLessThan(1e-6);
        assertThat(p(IntStream.range(USERS - 8, USERS).toArray())).isGreaterThan(1 - 1e-6);
    }

    @Test
    void test_twoAccounts_areTooFew() {
        assertThat(test.test(new int[] {0, 1})).isEmpty();
    }
}
