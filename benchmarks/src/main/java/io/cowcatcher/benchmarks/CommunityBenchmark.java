package io.cowcatcher.benchmarks;

import io.cowcatcher.benchmarks.graphs.PlantedGraph;
import io.cowcatcher.community.CommunityMethod;
import io.cowcatcher.community.CommunityResult;
import io.cowcatcher.community.ConnectedComponentsOptions;
import io.cowcatcher.community.LabelPropagationOptions;
import io.cowcatcher.community.LeidenOptions;
import io.cowcatcher.community.LouvainOptions;
import io.cowcatcher.graph.Partition;
import io.cowcatcher.quality.Modularity;
import io.cowcatcher.quality.PartitionAgreement;
import io.cowcatcher.run.RunControl;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Community detection on a planted graph with shuffled node ids: milliseconds a run. What the last run was worth is
 * printed after it.
 *
 * <p>The default has 120,000 nodes and about 1 M edges; {@code -p nodes=1080000} gives 9 M edges.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3)
@Measurement(iterations = 5)
@Fork(value = 1, jvmArgsAppend = "-Xmx3g")
@SuppressWarnings("NullAway.Init") // JMH sets parameters and calls the set-up
public class CommunityBenchmark {
    /** The number of nodes; edges are about 8.5 times as many. */
    @Param("120000")
    public int nodes;

    /** The algorithm; Leiden with a single iteration, as it is usually timed. */
    @Param
    public Algorithm algorithm;

    private PlantedGraph planted;
    private Partition found;

    /** An algorithm with its defaults. */
    public enum Algorithm {
        /** Louvain. */
        LOUVAIN(LouvainOptions.defaults()),
        /** Leiden, one iteration. */
        LEIDEN(LeidenOptions.defaults().withMaximumIterations(1)),
        /** Label propagation. */
        LABEL_PROPAGATION(LabelPropagationOptions.defaults()),
        /** Connected components: a floor, every edge looked at once. */
        COMPONENTS(ConnectedComponentsOptions.defaults());

        private final CommunityMethod method;

        Algorithm(CommunityMethod method) {
            this.method = method;
        }
    }

    /** Draws the graph, once for all runs. */
    @Setup
    public void drawGraph() {
        planted = PlantedGraph.draw(nodes, PlantedGraph.MIXING, 1);
    }

    @Benchmark
    public CommunityResult detect() {
        CommunityResult result = algorithm.method.detect(planted.graph(), RunControl.inline());
        found = result.partition();
        return result;
    }

    /** Prints modularity and agreement of the last run, so that a fast answer is seen to be a good one. */
    @TearDown(Level.Trial)
    public void printWorth() {
        System.out.printf(
                Locale.ROOT,
                "%nmodularity %.4f (planted %.4f), NMI %.3f%n",
                Modularity.defaults().of(planted.graph(), found),
                Modularity.defaults().of(planted.graph(), planted.truth()),
                PartitionAgreement.of(found, planted.truth()).normalizedMutualInformation());
    }
}
