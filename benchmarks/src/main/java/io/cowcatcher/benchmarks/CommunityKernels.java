package io.cowcatcher.benchmarks;

import io.cowcatcher.benchmarks.graphs.PlantedGraph;
import io.cowcatcher.community.CommunityResult;
import io.cowcatcher.community.ConnectedComponents;
import io.cowcatcher.community.ConnectedComponentsOptions;
import io.cowcatcher.community.LabelPropagation;
import io.cowcatcher.community.LabelPropagationOptions;
import io.cowcatcher.community.Leiden;
import io.cowcatcher.community.LeidenOptions;
import io.cowcatcher.community.Louvain;
import io.cowcatcher.community.LouvainOptions;
import io.cowcatcher.graph.CsrGraph;
import io.cowcatcher.graph.Partition;
import io.cowcatcher.quality.Modularity;
import io.cowcatcher.quality.PartitionAgreement;
import io.cowcatcher.run.RunControl;
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
 * Floors and steps of community detection on a planted graph, one thread: {@code java -jar
 * benchmarks/target/benchmarks.jar CommunityKernels -p edges=1000000,10000000}.
 *
 * <p>The floors say what the memory of a machine allows a sweep over all arcs, from streaming them to summing weights
 * by community in an array as large as the graph; the steps are those that the algorithms consist of, as far as a
 * caller can ask for one alone.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 1, jvmArgsAppend = "-Xmx3g")
@SuppressWarnings("NullAway.Init") // JMH sets parameters and calls the set-up
public class CommunityKernels {
    /** About how many edges the graph has. */
    @Param("1000000")
    public long edges;

    private CsrGraph graph;
    private Partition truth;
    private Partition found;
    private int[] labels;
    private double[] sums;

    /** Draws the graph once. */
    @Setup
    public void drawGraph() {
        PlantedGraph planted = PlantedGraph.ofEdges(edges, PlantedGraph.MIXING, 1);
        graph = planted.graph();
        truth = planted.truth();
        labels = truth.toLabels();
        sums = new double[graph.nodeCount()];
        found = Louvain.detect(graph, LouvainOptions.defaults(), RunControl.inline())
                .partition();
    }

    /** Floor: heads and weights streamed. */
    @Benchmark
    public double floorStream() {
        double sum = 0;
        for (long arc = 0; arc < graph.arcCount(); arc++) {
            sum += graph.head(arc) + graph.weight(arc);
        }
        return sum;
    }

    /** Floor: the label of each head read, too. */
    @Benchmark
    public double floorLabels() {
        double sum = 0;
        for (long arc = 0; arc < graph.arcCount(); arc++) {
            sum += labels[graph.head(arc)] + graph.weight(arc);
        }
        return sum;
    }

    /** Floor: weights summed by label in an array of all labels. */
    @Benchmark
    public double floorSums() {
        double most = 0;
        for (int node = 0; node < graph.nodeCount(); node++) {
            for (long arc = graph.firstArc(node); arc < graph.endArc(node); arc++) {
                sums[labels[graph.head(arc)]] += graph.weight(arc);
            }
            for (long arc = graph.firstArc(node); arc < graph.endArc(node); arc++) {
                int label = labels[graph.head(arc)];
                most = Math.max(most, sums[label]);
                sums[label] = 0;
            }
        }
        return most;
    }

    /** Every edge looked at once. */
    @Benchmark
    public CommunityResult components() {
        return ConnectedComponents.detect(graph, ConnectedComponentsOptions.defaults(), RunControl.inline());
    }

    /** The first level of Louvain: nodes move until none wants to, and communities are aggregated. */
    @Benchmark
    public CommunityResult louvainFirstLevel() {
        return Louvain.detect(graph, LouvainOptions.defaults().withMaximumLevels(1), RunControl.inline());
    }

    /** All levels of Louvain. */
    @Benchmark
    public CommunityResult louvain() {
        return Louvain.detect(graph, LouvainOptions.defaults(), RunControl.inline());
    }

    /** Louvain from what it found: a sweep in which hardly a node moves. */
    @Benchmark
    public CommunityResult louvainFromItsResult() {
        return Louvain.improve(graph, found, LouvainOptions.defaults(), RunControl.inline());
    }

    /** The first level of Leiden: moves, refinement, aggregation. */
    @Benchmark
    public CommunityResult leidenFirstLevel() {
        LeidenOptions options =
                LeidenOptions.defaults().withMaximumIterations(1).withMaximumLevels(1);
        return Leiden.detect(graph, options, RunControl.inline());
    }

    /** All levels of Leiden, one iteration. */
    @Benchmark
    public CommunityResult leiden() {
        return Leiden.detect(graph, LeidenOptions.defaults().withMaximumIterations(1), RunControl.inline());
    }

    /** Label propagation until no node wants another label. */
    @Benchmark
    public CommunityResult labelPropagation() {
        return LabelPropagation.detect(graph, LabelPropagationOptions.defaults(), RunControl.inline());
    }

    /** The measure that all engines are judged by. */
    @Benchmark
    public double modularity() {
        return Modularity.defaults().of(graph, found);
    }

    /** Agreement with the truth. */
    @Benchmark
    public PartitionAgreement agreement() {
        return PartitionAgreement.of(found, truth);
    }
}
