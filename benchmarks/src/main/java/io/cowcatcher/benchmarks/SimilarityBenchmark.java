package io.cowcatcher.benchmarks;

import io.cowcatcher.community.LeidenOptions;
import io.cowcatcher.community.LouvainOptions;
import io.cowcatcher.graph.Partition;
import io.cowcatcher.ingest.synthetic.SyntheticLogGenerator;
import io.cowcatcher.ingest.synthetic.SyntheticLogOptions;
import io.cowcatcher.run.RunControl;
import io.cowcatcher.similarity.IndexOptions;
import io.cowcatcher.similarity.PurchaseIndex;
import io.cowcatcher.similarity.PurchaseSimilarity;
import io.cowcatcher.similarity.SimilarityGraph;
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
 * The similarity graph of a generated log, and Louvain and Leiden on it: {@code java -jar
 * benchmarks/target/benchmarks.jar SimilarityBenchmark}.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
@SuppressWarnings("NullAway.Init") // JMH sets parameters and calls the set-up
public class SimilarityBenchmark {
    /** The size of the log, as a share of the bar setting of 20,000 users and 217,000 purchases. */
    @Param({"0.25", "1"})
    public double scale;

    /** How far apart two purchases of one item may lie, as an ISO-8601 duration. */
    @Param({"PT1H", "P1D"})
    public String window;

    private PurchaseIndex index;
    private PurchaseSimilarity similarity;
    private SimilarityGraph links;

    /** Generates the log and its graph once. */
    @Setup
    public void generate() {
        SyntheticLogOptions options = SyntheticLogOptions.defaults().scaledBy(scale);
        index = PurchaseIndex.of(
                SyntheticLogGenerator.generate(options, RunControl.inline()).log(), IndexOptions.defaults());
        similarity = PurchaseSimilarity.defaults().within(Duration.parse(window));
        links = similarity.link(index, RunControl.inline());
    }

    /** The join, the expectations and the surprises of all pairs. */
    @Benchmark
    public SimilarityGraph link() {
        return similarity.link(index, RunControl.inline());
    }

    /** Louvain on the graph. */
    @Benchmark
    public Partition louvain() {
        return LouvainOptions.defaults()
                .detect(links.graph(), RunControl.inline())
                .partition();
    }

    /** Leiden on the graph. */
    @Benchmark
    public Partition leiden() {
        return LeidenOptions.defaults()
                .detect(links.graph(), RunControl.inline())
                .partition();
    }
}
