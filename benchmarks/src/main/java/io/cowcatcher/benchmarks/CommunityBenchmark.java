package io.cowcatcher.benchmarks;

import io.cowcatcher.community.CommunityMethod;
import io.cowcatcher.community.ConnectedComponentsOptions;
import io.cowcatcher.community.LabelPropagationOptions;
import io.cowcatcher.community.LeidenOptions;
import io.cowcatcher.community.LouvainOptions;
import io.cowcatcher.graph.Partition;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Community detection on a planted graph with shuffled node ids: seconds per run, with what the run is worth beside it.
 *
 * <p>The default has 0.12 M nodes and 1 M edges; {@code -p nodes=1080000} gives 9 M edges. Leiden makes one iteration,
 * as other implementations do when they are timed.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx3g")
@Warmup(iterations = 3)
@Measurement(iterations = 5)
public class CommunityBenchmark {
    private static final double MIXING = 0.35;

    /** The number of nodes; edges are about 8.5 times as many. */
    @Param("120000")
    public int nodes;

    /** The algorithm, by a short name. */
    @Param({"louvain", "leiden", "label-propagation", "components"})
    public String algorithm;

    private PlantedPartitionGraph planted;
    private CommunityMethod method;
    private Partition found;

    /** What a partition is worth, reported as secondary results. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.EVENTS)
    public static class Worth {
        /** Modularity times one million. */
        public long modularityMillionths;

        /** Normalised mutual information with the planted communities, times one million. */
        public long agreementMillionths;
    }

    /** Draws the graph. */
    @Setup(Level.Trial)
    public void draw() {
        planted = PlantedPartitionGraph.draw(nodes, MIXING, 1);
        method = switch (algorithm) {
            case "louvain" -> LouvainOptions.defaults();
            case "leiden" -> LeidenOptions.defaults().withMaximumIterations(1);
            case "label-propagation" -> LabelPropagationOptions.defaults();
            case "components" -> ConnectedComponentsOptions.defaults();
            default ->
                throw new IllegalArgumentException("algorithm must be louvain, leiden, label-propagation or"
                        + " components (got: " + algorithm + ")");
        };
    }
}
