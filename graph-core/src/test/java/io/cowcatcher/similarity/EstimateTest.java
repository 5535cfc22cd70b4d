package io.cowcatcher.similarity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.cowcatcher.error.MemoryBudgetException;
import io.cowcatcher.error.RunCancelledException;
import io.cowcatcher.event.PurchaseLog;
import io.cowcatcher.run.RunControl;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
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
import net.jqwik.api.lifecycle.AfterContainer;

/** What is told before a run is what the run asks for: neither more nor less. */
class EstimateTest {
    private static final ExecutorService WORKERS = Executors.newFixedThreadPool(3);

    @AfterContainer
    static void stopWorkers() {
        WORKERS.shutdownNow();
    }

    /**
     * The outline of a random log.
     *
     * @param hot one purchase in so many is of one item, or 0
     * @param whale one purchase in so many is by one user, or 0
     * @param minutes how long the log is
     */
    record Shape(int users, int items, int purchases, int hot, int whale, int minutes, long randomSeed) {
        PurchaseIndex index() {
            SplittableRandom random = new SplittableRandom(randomSeed);
            List<TinyLog.Line> lines = new ArrayList<>();
            for (int i = 0; i < purchases; i++) {
                int user = whale > 0 && i % whale == 0 ? 0 : random.nextInt(users);
                int item = hot > 0 && random.nextInt(hot) == 0 ? 0 : random.nextInt(items);
                lines.add(new TinyLog.Line("u" + user, "i" + item, random.nextInt(minutes)));
            }
            PurchaseLog log = new TinyLog(lines).toLog();
            return PurchaseIndex.of(log, IndexOptions.defaults().withRepeatGap(Duration.ZERO));
        }
    }

    @Provide
    Arbitrary<Shape> shapes() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 3_000),
                        Arbitraries.integers().between(1, 2_000),
                        Arbitraries.integers().between(1, 5_000),
                        Arbitraries.of(0, 2, 10),
                        Arbitraries.of(0, 3),
                        Arbitraries.of(1, 600, 20_000),
                        Arbitraries.longs())
                .as(Shape::new);
    }

    @Provide
    Arbitrary<PurchaseSimilarity> similarities() {
        return Combinators.combine(
                        Arbitraries.of(
                                new Surprise(20), Resemblance.count(), Resemblance.jaccard(), Resemblance.defaults()),
                        Arbitraries.of(Duration.ofMinutes(10), Duration.ofDays(1), PurchaseSimilarity.ANY_TIME),
                        Arbitraries.of(1, 1_500, PurchaseSimilarity.NO_LIMIT),
                        Arbitraries.of(1, 2, 3))
                .as((weight, window, limit, least) -> new PurchaseSimilarity(window, least, limit, weight));
    }

    private static RunControl control(int parallelism) {
        return RunControl.on(WORKERS, parallelism);
    }

    @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
    void link_budgetOfTheEstimate_isEnoughAndAByteLessIsNot(
            @ForAll("shapes") Shape shape,
            @ForAll("similarities") PurchaseSimilarity similarity,
            @ForAll @IntRange(min = 1, max = 3) int parallelism) {
        PurchaseIndex index = shape.index();
        long needed = similarity.estimate(index, parallelism).upperBytes();

        SimilarityGraph links = similarity.link(index, control(parallelism).withinHeap(needed));

        assertThat(links.graph())
                .isEqualTo(similarity.link(index, RunControl.inline()).graph());
        assertRefused(needed, () -> similarity.link(index, control(parallelism).withinHeap(needed - 1)));
    }

    @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
    void forEachPair_budgetOfTheEstimate_isEnoughAndAByteLessIsNot(
            @ForAll("shapes") Shape shape,
            @ForAll("similarities") PurchaseSimilarity similarity,
            @ForAll @IntRange(min = 1, max = 3) int parallelism) {
        PurchaseIndex index = shape.index();
        long needed = similarity.estimateOfPairs(index, parallelism).upperBytes();

        similarity.forEachPair(index, control(parallelism).withinHeap(needed), (a, b, shared, weight) -> {});

        assertRefused(
                needed,
                () -> similarity.forEachPair(
                        index, control(parallelism).withinHeap(needed - 1), (a, b, shared, weight) -> {}));
    }

    private static void assertRefused(long needed, Runnable run) {
        assertThatExceptionOfType(MemoryBudgetException.class)
                .isThrownBy(run::run)
                .withMessageContaining("must fit the memory budget (needed: ")
                .withMessageContaining("give the JVM more heap (-Xmx)")
                .satisfies(refusal -> {
                    assertThat(refusal.neededBytes()).isLessThanOrEqualTo(needed);
                    assertThat(refusal.freeBytes()).isEqualTo(needed - 1);
                });
    }

    /** Two items that 10,002 users buy within minutes: every purchase has at least 10,000 others near it. */
    @Example
    void link_hubs_budgetOfTheEstimateIsEnoughAndSomewhatLessIsNot() {
        PurchaseIndex index = hubs(10_002);
        PurchaseSimilarity surprise = PurchaseSimilarity.defaults();
        long needed = surprise.estimate(index, 2).upperBytes();

        surprise.link(index, control(2).withinHeap(needed));

        assertThat(needed)
                .as("three tables of expectations, of users and of their days, at three scales")
                .isGreaterThan(3 * 8 * 3 * 2 * 10_002L);
        assertThat(surprise.estimateOfPairs(hubs(10_000), 2).upperBytes())
                .as("one table where nobody has 10,000 others")
                .isLessThan(surprise.estimateOfPairs(index, 2).upperBytes() * 3 / 4);
        assertRefused(needed, () -> surprise.link(index, control(2).withinHeap(needed - 1)));
    }

    private static PurchaseIndex hubs(int users) {
        List<TinyLog.Line> lines = new ArrayList<>();
        for (int user = 0; user < users; user++) {
            lines.add(new TinyLog.Line("u" + user, "hub", user % 10));
            lines.add(new TinyLog.Line("u" + user, "other hub", user % 7));
        }
        return PurchaseIndex.of(new TinyLog(lines).toLog(), IndexOptions.defaults());
    }

    /** Nine purchases of ten have nobody near them: no room is made for what they would be held against. */
    @Example
    void estimateOfPairs_purchasesFarFromAllOthers_takeNoRoomInLists() {
        List<TinyLog.Line> lines = new ArrayList<>();
        for (int i = 0; i < 40_000; i++) {
            lines.add(new TinyLog.Line("u" + i % 100, "i" + i % 50, i < 4_000 ? i / 50 : 4_000 + 1_000L * i));
        }
        PurchaseIndex index = PurchaseIndex.of(
                new TinyLog(lines).toLog(), IndexOptions.defaults().withRepeatGap(Duration.ZERO));
        PurchaseSimilarity count = PurchaseSimilarity.defaults()
                .within(Duration.ofMinutes(10))
                .withMinimumShared(1)
                .weightedBy(Resemblance.count());

        assertThat(count.estimateOfPairs(index, 1).upperBytes() - (1 << 17))
                .as("bytes beyond what any run is given")
                .isBetween(16 * 4_000L, 16 * 4_000L + 60_000);
    }

    @Example
    void prepare_askedAndThenRun_isTheSameGraphAndRunsOnce() {
        PurchaseIndex index = new Shape(300, 40, 3_000, 10, 0, 600, 3).index();
        PurchaseSimilarity similarity = PurchaseSimilarity.defaults().weightedBy(Resemblance.count());

        PreparedSimilarity prepared = similarity.prepare(index, RunControl.inline());

        assertThat(prepared.estimate()).isEqualTo(similarity.estimate(index, 1));
        assertThat(prepared.estimateOfPairs()).isEqualTo(similarity.estimateOfPairs(index, 1));
        assertThat(prepared.link().graph())
                .isEqualTo(similarity.link(index, RunControl.inline()).graph());
        assertThatIllegalStateException()
                .isThrownBy(prepared::link)
                .withMessage("a prepared similarity must run once; prepare another");
    }

    @Example
    void prepare_cancelled_endsInsteadOfPreparing() {
        PurchaseIndex index = new Shape(300, 40, 3_000, 10, 0, 600, 3).index();
        AtomicInteger polls = new AtomicInteger();

        assertThatExceptionOfType(RunCancelledException.class)
                .isThrownBy(() -> PurchaseSimilarity.defaults()
                        .prepare(index, RunControl.inline().cancelledBy(() -> polls.incrementAndGet() > 3)));
    }

    @Example
    void estimate_noThreadAtAll_isRefused() {
        PurchaseIndex index = new Shape(3, 4, 30, 0, 0, 600, 3).index();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> PurchaseSimilarity.defaults().estimate(index, -5))
                .withMessage("parallelism must be at least 1 (got: -5)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PurchaseSimilarity.defaults().estimateOfPairs(index, 0))
                .withMessage("parallelism must be at least 1 (got: 0)");
    }
}
