package io.cowcatcher.propagation;

import static io.cowcatcher.propagation.Accounts.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.cowcatcher.propagation.ScoreInterval.Stop;
import io.cowcatcher.seed.RiskSeed;
import io.cowcatcher.seed.SeedOrigin;
import io.cowcatcher.seed.SeedSubject;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LocalPushTest {
    private static final PropagationOptions DEFAULTS = PropagationOptions.defaults();

    private static RiskSeed derived(String user, double score) {
        return RiskSeed.of(SeedSubject.user(user), score, SeedOrigin.SAME_PERSON_RING, NOW);
    }

    @Test
    void push_goldenExample_closesInOnTheScoreOfTheDefinition() {
        Accounts accounts = SeedPropagationTest.goldenAccounts();
        PropagationOptions fine = SeedPropagationTest.golden().withPush(1e-9, 20_000);

        ScoreInterval interval = accounts.prepared(fine).push(accounts.user("b"), accounts.labels());

        assertThat(interval.lower()).isCloseTo(0.137629971, within(2e-9));
        assertThat(interval.width()).isBetween(0.0, 1e-9);
        assertThat(interval.stop()).isEqualTo(Stop.NARROW);
    }

    @Test
    void push_confirmedAndReleased_areWhatWasSaidWithoutALook() {
        Accounts accounts = SeedPropagationTest.goldenAccounts();
        PreparedPropagation prepared = accounts.prepared(DEFAULTS);

        assertThat(prepared.push(accounts.user("a"), accounts.labels()))
                .isEqualTo(new ScoreInterval(1, 1, 0, Stop.NARROW));
        assertThat(prepared.push(accounts.user("x"), accounts.labels()))
                .isEqualTo(new ScoreInterval(0, 0, 0, Stop.NARROW));
    }

    @Test
    void push_isolatedUser_isCertainlyNothing() {
        Accounts accounts = Accounts.of("a dev:1", "b dev:1", "alone").label("a", 1);

        assertThat(accounts.prepared(DEFAULTS).push(accounts.user("alone"), accounts.labels()))
                .isEqualTo(new ScoreInterval(0, 0, 0, Stop.NARROW));
    }

    @Test
    void push_budgetTooSmallForTheFirstStep_knowsNothingAndSaysSo() {
        Accounts accounts = Accounts.of("a dev:1", "b dev:1 pay:1", "c pay:1").label("a", 1);

        ScoreInterval interval =
                accounts.prepared(DEFAULTS.withPush(0.01, 1)).push(accounts.user("b"), accounts.labels());

        assertThat(interval).isEqualTo(new ScoreInterval(0, 1, 0, Stop.BUDGET));
    }

    @Test
    void push_largeGraph_looksAtTheSurroundingsAlone() {
        Accounts accounts = Accounts.of(IntStream.range(0, 5_000)
                        .mapToObj(i -> "u" + i + " dev:" + i / 10)
                        .toArray(String[]::new))
                .label("u0", 1);

        ScoreInterval interval = accounts.prepared(DEFAULTS).push(accounts.user("u1"), accounts.labels());

        assertThat(interval.linksSeen()).isLessThan(2_000);
        assertThat(accounts.score("u1")).isBetween(interval.lower(), interval.upper());
    }

    /** A program that called a user risky must not find itself confirmed by that. */
    @Test
    void derivedSeed_alone_doesNotSpeakForItself() {
        Accounts accounts = Accounts.of("a dev:1", "b dev:1").seed(derived("a", 0.9));

        PropagationResult result = accounts.spread();

        assertThat(result.score(accounts.user("a"))).isZero();
        assertThat(result.scoreWithOwnLabel(accounts.user("a"))).isEqualTo(0.9);
        assertThat(result.score(accounts.user("b"))).isPositive();
        assertThat(accounts.prepared(DEFAULTS)
                        .push(accounts.user("a"), accounts.labels())
                        .lower())
                .isZero();
    }

    @Test
    void derivedSeed_amongConfirmedOnes_isJudgedByThem() {
        String[] lines = {"a dev:1", "b dev:1", "c dev:1", "d dev:1"};
        Accounts accounts = Accounts.of(lines).label("b", 1).label("c", 1).seed(derived("a", 0.1));
        double asAnyOther = Accounts.of(lines).label("b", 1).label("c", 1).score("a");

        PropagationResult result = accounts.spread();

        int a = accounts.user("a");
        assertThat(result.score(a)).isGreaterThan(0.1).isBetween(asAnyOther - result.errorBound(a), asAnyOther + 1e-6);
        assertThat(result.errorBound(a)).isLessThanOrEqualTo(DEFAULTS.pushTolerance());
    }

    @Test
    void push_unknownUser_isRefused() {
        Accounts accounts = Accounts.of("a", "b");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> accounts.prepared(DEFAULTS).push(2, accounts.labels()))
                .withMessage("user must be at least 0 and below 2 (got: 2)");
    }

    @Test
    void residualQueue_manyNodes_givesTheLargestFirstAndTiesByNumber() {
        ResidualQueue queue = new ResidualQueue();
        for (int i = 0; i < 1_000; i++) {
            queue.add((i * 617L) % 1_000, 1 + i % 7);
        }
        queue.add(5, 100);
        assertThat(queue.total())
                .isEqualTo(100 + IntStream.range(0, 1_000).map(i -> 1 + i % 7).sum());

        List<long[]> taken = Stream.generate(() -> new long[] {queue.first(), (long) queue.take()})
                .limit(1_000)
                .toList();

        assertThat(queue.isEmpty()).isTrue();
        assertThat(queue.total()).isZero();
        assertThat(taken.get(0)[0]).isEqualTo(5);
        assertThat(taken)
                .isSortedAccordingTo((a, b) -> a[1] != b[1] ? Long.compare(b[1], a[1]) : Long.compare(a[0], b[0]))
                .extracting(node -> node[0])
                .doesNotHaveDuplicates();
    }
}
