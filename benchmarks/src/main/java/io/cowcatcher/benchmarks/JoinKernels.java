package io.cowcatcher.benchmarks;

import io.cowcatcher.event.PurchaseLog;
import io.cowcatcher.ingest.synthetic.SyntheticLogGenerator;
import io.cowcatcher.ingest.synthetic.SyntheticLogOptions;
import io.cowcatcher.run.RunControl;
import io.cowcatcher.similarity.IndexOptions;
import io.cowcatcher.similarity.PairFinder;
import io.cowcatcher.similarity.PurchaseIndex;
import io.cowcatcher.similarity.PurchaseSimilarity;
import io.cowcatcher.similarity.Resemblance;
import io.cowcatcher.similarity.Surprise;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The steps of the join on a generated log, each alone: {@code java -jar benchmarks/target/benchmarks.jar JoinKernels}.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
@SuppressWarnings("NullAway.Init") // JMH sets parameters and calls the set-up
public class JoinKernels {
    /** How far apart two purchases of one item may lie, as an ISO-8601 duration. */
    @Param({"PT1H", "P1D"})
    public String window;

    private PurchaseLog log;
    private PurchaseIndex index;
    private PurchaseSimilarity count;
    private PurchaseSimilarity surprise;
    private PairFinder finder;
    private int user;

    /** Generates the log once. */
    @Setup
    public void generate() {
        log = SyntheticLogGenerator.generate(SyntheticLogOptions.defaults(), RunControl.inline())
                .log();
        index = PurchaseIndex.of(log, IndexOptions.defaults());
        count = PurchaseSimilarity.defaults()
                .within(Duration.parse(window))
                .withMinimumShared(2)
                .weightedBy(Resemblance.count());
        surprise = count.weightedBy(Surprise.defaults());
        finder = PairFinder.of(index, surprise, RunControl.inline());
    }

    /** Purchases in the order of items, and of users. */
    @Benchmark
    public PurchaseIndex index() {
        return PurchaseIndex.of(log, IndexOptions.defaults());
    }

    /** The lists of a join, without any walk. */
    @Benchmark
    public PairFinder lists() {
        return PairFinder.of(index, count, RunControl.inline());
    }

    /** The lists, and the expectations of all users. */
    @Benchmark
    public PairFinder listsAndExpectations() {
        return PairFinder.of(index, surprise, RunControl.inline());
    }

    /** Lists and walks: all pairs counted. */
    @Benchmark
    public long countedPairs() {
        return pairs(count);
    }

    /** The same, weighed. */
    @Benchmark
    public long weighedPairs() {
        return pairs(surprise);
    }

    /** The pairs of one user after another, as at a checkout. */
    @Benchmark
    public long pairsOfOneUser() {
        long[] pairs = new long[1];
        user = (user + 1) % index.userCodes();
        finder.forEachPairOf(user, (first, second, shared, weight) -> pairs[0]++);
        return pairs[0];
    }

    private long pairs(PurchaseSimilarity similarity) {
        long[] pairs = new long[1];
        similarity.forEachPair(index, RunControl.inline(), (first, second, shared, weight) -> pairs[0]++);
        return pairs[0];
    }
}
