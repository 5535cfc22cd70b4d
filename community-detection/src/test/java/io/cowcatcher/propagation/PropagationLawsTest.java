package io.cowcatcher.propagation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cowcatcher.propagation.ScoreInterval.Stop;
import io.cowcatcher.run.RunControl;
import io.cowcatcher.seed.RiskSeed;
import io.cowcatcher.seed.SeedOrigin;
import io.cowcatcher.seed.SeedSubject;
import java.time.Duration;
import java.util.stream.IntStream;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

class PropagationLawsTest {
    private static final int MOST = 40;
    private static final double ROUNDING = 1e-12;
    private static final PropagationOptions EXACT =
            PropagationOptions.defaults().withTolerance(1e-12);

    private static PropagationOptions options(double deathProbability, double ownWeight) {
        return EXACT.withDeathProbability(deathProbability).withOwnWeight(ownWeight);
    }

    /** A random graph in which a few accounts are seeds of an earlier run, some of them half faded. */
    private static Accounts withDerived(long randomSeed) {
        Accounts accounts = Accounts.random(randomSeed, MOST);
        for (int user = 0; user < 4; user++) {
            accounts.seed(RiskSeed.of(
                    SeedSubject.user("u" + user),
                    0.9,
                    SeedOrigin.INTERCEPT_RING,
                    Accounts.NOW.minus(Duration.ofDays(40L * user))));
        }
        return accounts;
    }

    private static double[] dense(Accounts accounts, PropagationOptions options) {
        return DenseWalk.scores(accounts.graph(), accounts.labels(), options, -1);
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void spread_anyGraph_solvesTheEquationsOfTheDefinition(
            @ForAll long randomSeed,
            @ForAll @DoubleRange(min = 0.05, max = 0.9) double deathProbability,
            @ForAll @DoubleRange(min = 0, max = 3) double ownWeight) {
        Accounts accounts = withDerived(randomSeed);
        PropagationOptions options = options(deathProbability, ownWeight);

        PropagationResult result = accounts.spread(options);

        assertThat(IntStream.range(0, result.userCount())
                        .mapToDouble(result::scoreWithOwnLabel)
                        .toArray())
                .containsExactly(dense(accounts, options), within(1e-9));
    }

    @Property(tries = 80, edgeCases = EdgeCasesMode.NONE)
    void push_anyBudget_holdsTheTruthOfEveryUserAndTheBatch(
            @ForAll long randomSeed,
            @ForAll @DoubleRange(min = 0.05, max = 0.9) double deathProbability,
            @ForAll @IntRange(min = 1, max = 400) int budget) {
        Accounts accounts = withDerived(randomSeed);
        PropagationOptions options = options(deathProbability, 0.5).withPush(0.001, budget);
        PreparedPropagation prepared = accounts.prepared(options);
        SeedLabels labels = accounts.labels();
        PropagationResult batch = prepared.spread(labels, RunControl.inline());

        for (int user = 0; user < batch.userCount(); user++) {
            ScoreInterval interval = prepared.push(user, labels);
            double truth = withoutItself(accounts, options, user);

            assertThat(truth).isBetween(interval.lower() - ROUNDING, interval.upper() + ROUNDING);
            assertThat(batch.score(user)).isBetween(interval.lower() - ROUNDING, interval.upper() + ROUNDING);
            assertThat(truth - batch.score(user)).isBetween(-ROUNDING, batch.errorBound(user) + ROUNDING);
            assertThat(interval.linksSeen()).isBetween(0, budget);
            assertThat(interval.stop() == Stop.BUDGET || interval.width() <= 0.001 + ROUNDING)
                    .isTrue();
        }
    }

    @Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
    void spreadAndPush_rowsAndSeedsInAnotherOrder_giveTheSameBits(@ForAll long randomSeed, @ForAll long order) {
        Accounts accounts = withDerived(randomSeed);
        Accounts shuffled = accounts.shuffled(order);
        PropagationOptions options = EXACT.withPush(0.01, 60);
        PropagationResult batch = accounts.spread(options);
        PropagationResult shuffledBatch = shuffled.spread(options);
        PreparedPropagation prepared = accounts.prepared(options);
        PreparedPropagation shuffledPrepared = shuffled.prepared(options);

        for (int user = 0; user < batch.userCount(); user++) {
            assertThat(shuffledBatch.score(user)).isEqualTo(batch.score(user));
            assertThat(shuffledPrepared.push(user, shuffled.labels()))
                    .isEqualTo(prepared.push(user, accounts.labels()));
        }
    }

    private static double withoutItself(Accounts accounts, PropagationOptions options, int user) {
        SeedLabels labels = accounts.labels();
        int label = labels.indexOf(user);
        int without = label >= 0 && labels.isDerived(label) ? user : -1;
        return DenseWalk.scores(accounts.graph(), labels, options, without)[user];
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void spread_anyTolerance_isBelowTheTruthByNoMoreThanItSays(
            @ForAll long randomSeed,
            @ForAll @DoubleRange(min = 0.05, max = 0.9) double deathProbability,
            @ForAll @IntRange(min = 1, max = 9) int digits) {
        double tolerance = Math.pow(10, -digits);
        Accounts accounts = Accounts.random(randomSeed, MOST);
        PropagationOptions options = options(deathProbability, 0.5).withTolerance(tolerance);

        PropagationResult result = accounts.spread(options);

        double[] truth = dense(accounts, options);
        assertThat(result.errorBound()).isBetween(0.0, tolerance);
        for (int user = 0; user < truth.length; user++) {
            assertThat(truth[user] - result.score(user)).isBetween(-ROUNDING, result.errorBound() + ROUNDING);
        }
        double shrinks = (1 - deathProbability) * (1 - deathProbability);
        double mostRounds = Math.log(tolerance * (1 - shrinks) / shrinks) / Math.log(shrinks);
        assertThat(result.iterations()).isLessThanOrEqualTo(1 + Math.max(1, (int) Math.ceil(mostRounds)));
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void spread_anyGraph_givesProbabilities(
            @ForAll long randomSeed,
            @ForAll @DoubleRange(min = 0.01, max = 0.99) double deathProbability,
            @ForAll @DoubleRange(min = 0, max = 3) double ownWeight) {
        PropagationResult result = Accounts.random(randomSeed, MOST)
                .spread(options(deathProbability, ownWeight).withTolerance(1e-6));

        assertThat(IntStream.range(0, result.userCount()).mapToDouble(result::score))
                .allMatch(score -> score >= 0 && score <= 1);
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void spread_aSeedRaised_lowersNobody(
            @ForAll long randomSeed,
            @ForAll @IntRange(min = 0, max = MOST - 1) int who,
            @ForAll @DoubleRange(min = 0, max = 1) double low,
            @ForAll @DoubleRange(min = 0, max = 1) double high) {
        String name = "u" + who;
        Accounts lower = labelledAnew(randomSeed, name, Math.min(low, high));
        Accounts higher = labelledAnew(randomSeed, name, Math.max(low, high));

        assertLowersNobody(lower, higher);
    }

    private static Accounts labelledAnew(long randomSeed, String name, double score) {
        Accounts accounts = Accounts.random(randomSeed, MOST);
        accounts.seeds().removeIf(seed -> seed.subject().id().equals(name));
        return accounts.label(name, score);
    }

    /** A positive seed where f was lower lowers nobody; a released account raises nobody. */
    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void spread_aSeedAdded_movesAllOneWay(@ForAll long randomSeed, @ForAll @IntRange(min = 0, max = MOST - 1) int who) {
        String name = "u" + who;
        Accounts before = Accounts.random(randomSeed, MOST);
        before.seeds().removeIf(seed -> seed.subject().id().equals(name));

        assertLowersNobody(before, labelledAnew(randomSeed, name, 1));
        assertLowersNobody(labelledAnew(randomSeed, name, 0), before);
    }

    private static void assertLowersNobody(Accounts lower, Accounts higher) {
        PropagationResult before = lower.spread(EXACT);
        PropagationResult after = higher.spread(EXACT);
        for (int user = 0; user < before.userCount(); user++) {
            assertThat(after.score(user)).isGreaterThanOrEqualTo(before.score(user) - ROUNDING);
        }
    }
}
