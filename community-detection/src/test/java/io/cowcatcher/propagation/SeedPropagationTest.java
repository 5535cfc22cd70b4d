package io.cowcatcher.propagation;

import static io.cowcatcher.propagation.Accounts.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.cowcatcher.error.MemoryBudgetException;
import io.cowcatcher.error.RunCancelledException;
import io.cowcatcher.event.Purchase;
import io.cowcatcher.event.PurchaseField;
import io.cowcatcher.event.PurchaseLog;
import io.cowcatcher.event.PurchaseLogBuilder;
import io.cowcatcher.graph.HeteroGraph;
import io.cowcatcher.graph.NodeType;
import io.cowcatcher.ring.AccountFacts;
import io.cowcatcher.ring.EntityRule;
import io.cowcatcher.ring.EntityWeights;
import io.cowcatcher.run.RunControl;
import io.cowcatcher.seed.RiskSeed;
import io.cowcatcher.seed.SeedOrigin;
import io.cowcatcher.seed.SeedSubject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SeedPropagationTest {
    private static final PropagationOptions EXACT =
            PropagationOptions.defaults().withTolerance(1e-12);

    /** Weights with which two accounts on one device have w = .6, and on one payment account .3. */
    static PropagationOptions golden() {
        double rarity = Math.log(20_000 / 2.0) / Math.log(20_000);
        EntityWeights weights = EntityWeights.defaults();
        EntityRule device = weights.rules().get(NodeType.DEVICE);
        EntityRule payment = weights.rules().get(NodeType.PAYMENT);
        return EXACT.withWeights(
                weights.withRule(NodeType.DEVICE, device.withStrongFrom(2).withBase(0.6 / rarity))
                        .withRule(NodeType.PAYMENT, payment.withBase(0.3 / rarity)));
    }

    /** a, a confirmed ring member, shares e1 with b, who shares e2 with x, who was released. */
    static Accounts goldenAccounts() {
        return Accounts.of("a dev:e1", "b dev:e1 pay:e2", "x pay:e2")
                .label("a", 1)
                .label("x", 0);
    }

    @Test
    void spread_goldenExample_isThatOfTheDefinition() {
        Accounts accounts = goldenAccounts();

        PropagationResult result = accounts.spread(golden());

        double b = result.score(accounts.user("b"));
        assertThat(b).isCloseTo(0.137629971, within(1e-9));
        assertThat(0.85 * (1 + b) / 2).as("f(e1)").isCloseTo(0.483492738, within(1e-9));
        assertThat(0.85 * (b + 0) / 2).as("f(e2)").isCloseTo(0.058492738, within(1e-9));
        assertThat(result.scoreWithOwnLabel(accounts.user("b"))).isEqualTo(b);
        assertThat(result.score(accounts.user("a"))).isEqualTo(1);
        assertThat(result.score(accounts.user("x"))).isZero();
    }

    @Test
    void spread_strangersToAllSeeds_haveNoScore() {
        Accounts accounts = Accounts.of("a dev:1", "b dev:1", "c dev:2", "d dev:2", "alone", "own dev:3")
                .label("a", 1);

        PropagationResult result = accounts.spread();

        for (String stranger : List.of("c", "d", "alone", "own")) {
            assertThat(result.score(accounts.user(stranger))).isZero();
        }
        assertThat(result.score(accounts.user("b"))).isPositive();
    }

    @Test
    void spread_noSeeds_endsAtOnceAndSaysNothingOfAnybody() {
        Accounts accounts = Accounts.of("a dev:1", "b dev:1");

        PropagationResult result = accounts.spread();

        assertThat(result.iterations()).isZero();
        assertThat(result.errorBound()).isZero();
        assertThat(result.score(0)).isZero();
        assertThat(result.labels().size()).isZero();
    }

    @Test
    void spread_emptyGraph_isEmpty() {
        assertThat(Accounts.of().label("nobody", 1).spread().userCount()).isZero();
    }

    @Test
    void spread_releasedAccountBetween_shieldsWhatLiesBehind() {
        String[] chain = {"bad dev:1", "middle dev:1 pay:2", "far pay:2"};

        double open = Accounts.of(chain).label("bad", 1).score("far");
        double shielded = Accounts.of(chain).label("bad", 1).label("middle", 0).score("far");

        assertThat(open).isPositive();
        assertThat(shielded).isZero();
    }

    /** The other seeds keep all they say: nothing is diluted. */
    @Test
    void spread_moreSeedsElsewhere_changeNothingHere() {
        String[] lines = {"a dev:1", "b dev:1", "c dev:2", "d dev:2"};

        assertThat(Accounts.of(lines).label("a", 1).label("c", 1).score("b"))
                .isEqualTo(Accounts.of(lines).label("a", 1).score("b"));
    }

    @Test
    void spread_deviceOfAMillionAccounts_isAHubThatIsNamedAndPassesNothing() {
        PurchaseLogBuilder log = PurchaseLog.builder();
        for (int i = 0; i < 1_000_000; i++) {
            log.add(Purchase.by("u" + i).with(PurchaseField.DEVICE, "kiosk").build());
        }
        HeteroGraph graph = HeteroGraph.of(log.build());
        SeedLabels labels = SeedLabels.of(graph, List.of(RiskSeed.confirmed(SeedSubject.user("u7"), NOW)), NOW);
        PropagationOptions options = PropagationOptions.defaults();

        PreparedPropagation prepared =
                SeedPropagation.prepare(graph, AccountFacts.unknown(), options, RunControl.inline());
        PropagationResult result = prepared.spread(labels, RunControl.inline());

        assertThat(IntStream.range(0, result.userCount())
                        .filter(user -> result.score(user) > 0)
                        .boxed())
                .containsExactly(labels.user(0));
        assertThat(prepared.push(999_999, labels).linksSeen()).isZero();
        assertThat(result.hubs()).hasSize(1);
        assertThat(graph.id(result.hubs().get(0).largest().get(0))).isEqualTo("kiosk");
    }

    @Test
    void spread_entityDeclaredPublic_passesNothing() {
        HeteroGraph graph = Accounts.of("a dev:1", "b dev:1").graph();
        SeedLabels labels = SeedLabels.of(graph, List.of(RiskSeed.confirmed(SeedSubject.user("a"), NOW)), NOW);
        AccountFacts facts = AccountFacts.unknown()
                .withPublic(List.of(graph.node(NodeType.DEVICE, "dev:1").orElseThrow()));

        PropagationResult result =
                SeedPropagation.spread(graph, facts, labels, PropagationOptions.defaults(), RunControl.inline());

        assertThat(result.score(1)).isZero();
        assertThat(result.hubs()).hasSize(1);
    }

    @Test
    void spread_fadedSeed_aloneIsWorthItsFadedScore() {
        RiskSeed seed =
                RiskSeed.of(SeedSubject.user("a"), 0.8, SeedOrigin.INTERCEPT_RING, NOW.minus(Duration.ofDays(180)));
        Accounts accounts = Accounts.of("a dev:1", "b dev:1").seed(seed);
        double fresh = Accounts.of("a dev:1", "b dev:1").label("a", 0.8).score("b");

        double faded = accounts.score("b");

        assertThat(seed.scoreAt(NOW)).isCloseTo(0.2, within(1e-12));
        assertThat(faded).isBetween(0.2 * fresh, 0.3 * fresh);
    }

    /** An old suspicion must not end as proof of innocence. */
    @Test
    void spread_seedThatHasAllButFaded_shieldsNobody() {
        RiskSeed old = RiskSeed.of(
                SeedSubject.user("middle"), 0.9, SeedOrigin.INTERCEPT_RING, NOW.minus(Duration.ofDays(9_000)));
        String[] chain = {"bad dev:1", "middle dev:1 pay:2", "far pay:2"};

        assertThat(Accounts.of(chain).label("bad", 1).seed(old).score("far"))
                .isCloseTo(Accounts.of(chain).label("bad", 1).score("far"), within(1e-9));
    }

    @Test
    void spread_onSeveralThreads_givesTheSameBits() {
        Accounts accounts = Accounts.random(17, 20_000);
        PropagationResult expected = accounts.spread();
        ExecutorService workers = Executors.newFixedThreadPool(8);
        try {
            for (int threads : new int[] {2, 8}) {
                PropagationResult result =
                        accounts.spread(PropagationOptions.defaults(), RunControl.on(workers, threads));
                assertThat(scores(result)).isEqualTo(scores(expected));
                assertThat(result.iterations()).isEqualTo(expected.iterations());
            }
        } finally {
            workers.shutdownNow();
        }
        assertThat(expected.errorBound()).isLessThanOrEqualTo(1e-6);
    }

    static double[] scores(PropagationResult result) {
        return IntStream.range(0, result.userCount()).mapToDouble(result::score).toArray();
    }

    @Test
    void trails_goldenExample_nameTheDeviceFirstAndLeaveOutWhatPaysNothing() {
        Accounts accounts = goldenAccounts();
        PreparedPropagation prepared = accounts.prepared(golden());
        PropagationResult result = prepared.spread(accounts.labels(), RunControl.inline());

        List<Trail> trails = prepared.trails(accounts.user("b"), result);

        assertThat(trails).hasSize(1);
        assertThat(accounts.graph().id(trails.get(0).entity())).isEqualTo("dev:e1");
        assertThat(trails.get(0).share()).isCloseTo(0.85 * 0.6 / 1.9 * 0.85 / 2, within(1e-9));
        assertThat(trails.get(0).users()).isEqualTo(2);
        assertThat(trails.get(0).against()).isEqualTo(1);
        assertThat(trails.get(0).released()).isZero();
        assertThat(prepared.trails(accounts.user("x"), result).get(0).against()).isZero();
    }

    @Test
    void spread_cancelled_ends() {
        assertThatExceptionOfType(RunCancelledException.class)
                .isThrownBy(
                        () -> goldenAccounts().spread(EXACT, RunControl.inline().cancelledBy(() -> true)));
    }

    @Test
    void spread_beyondTheBudget_isRefusedBefore() {
        Accounts accounts = Accounts.random(5, 200);
        long needed = SeedPropagation.estimate(accounts.graph(), EXACT).upperBytes();

        assertThat(accounts.spread(EXACT, RunControl.inline().withinHeap(needed))
                        .userCount())
                .isPositive();
        assertThatExceptionOfType(MemoryBudgetException.class)
                .isThrownBy(() -> accounts.spread(EXACT, RunControl.inline().withinHeap(needed - 1)));
    }

    @Test
    void spread_progress_risesToOne() {
        List<Double> fractions = new ArrayList<>();

        goldenAccounts().spread(EXACT, RunControl.inline().reportingTo(progress -> fractions.add(progress.fraction())));

        assertThat(fractions).isSorted().endsWith(1.0).hasSizeGreaterThan(5);
    }

    @Test
    void spread_labelsOfAnotherGraph_areRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        goldenAccounts().prepared(EXACT).spread(Accounts.of("a").labels(), RunControl.inline()))
                .withMessage("labels must be those of the users of the graph (got: 1 users for a graph of 3); "
                        + "make them with SeedLabels.of(graph, seeds, at)");
    }
}
