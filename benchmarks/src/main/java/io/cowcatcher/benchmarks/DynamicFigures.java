package io.cowcatcher.benchmarks;

import io.cowcatcher.benchmarks.graphs.PlantedGraph;
import io.cowcatcher.community.ChangedNodes;
import io.cowcatcher.community.Leiden;
import io.cowcatcher.community.LeidenOptions;
import io.cowcatcher.community.Louvain;
import io.cowcatcher.community.LouvainOptions;
import io.cowcatcher.graph.CsrGraph;
import io.cowcatcher.graph.CsrGraphBuilder;
import io.cowcatcher.graph.Partition;
import io.cowcatcher.quality.Modularity;
import io.cowcatcher.run.RunControl;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Communities after batches of changes of edges, half deleted and half new, against fresh runs: the time of
 * {@code improve} with the changed nodes, and the quality after {@code batches} of them, on one thread.
 *
 * <pre>{@code
 * java -Xmx4g -cp benchmarks/target/benchmarks.jar io.cowcatcher.benchmarks.DynamicFigures 10M shares=1e-5,1e-4,1e-3,1e-2
 * java -Xmx4g -cp benchmarks/target/benchmarks.jar io.cowcatcher.benchmarks.DynamicFigures 1M shares=1e-3 batches=100
 * }</pre>
 *
 * <p>Settings: {@code shares} (of the edges that change in a batch), {@code batches} (5), {@code out} (a file for
 * JSON).
 */
public final class DynamicFigures {
    private static final double NANOS_PER_MILLI = 1e6;

    private final SplittableRandom random = new SplittableRandom(7);
    private final int batches;

    private DynamicFigures(int batches) {
        this.batches = batches;
    }

    /** Takes the number of edges of a planted graph, and settings. */
    public static void main(String[] words) throws Exception {
        KeyedArguments arguments = new KeyedArguments(words, List.of("shares", "batches", "out"));
        String out = arguments.setting("out", "");
        ResultFile results = new ResultFile(
                out.isEmpty() ? null : Path.of(out), "DynamicFigures " + String.join(" ", arguments.words()));
        CsrGraph graph = PlantedGraph.ofEdges(KeyedArguments.count(arguments.word(0)), PlantedGraph.MIXING, 1)
                .graph();
        DynamicFigures figures = new DynamicFigures(Integer.parseInt(arguments.setting("batches", "5")));
        for (String share : arguments.list("shares", "1e-5,1e-4,1e-3,1e-2")) {
            results.add(figures.louvain(graph, Double.parseDouble(share)));
            results.add(figures.leiden(graph, Double.parseDouble(share)));
        }
    }

    /** A run on a graph, from scratch or from a partition. */
    private interface Method {
        Partition fresh(CsrGraph graph);

        Partition improved(CsrGraph graph, Partition start, ChangedNodes changed);
    }

    private Map<String, Object> louvain(CsrGraph graph, double share) {
        LouvainOptions options = LouvainOptions.defaults();
        return figure("louvain", graph, share, new Method() {
            @Override
            public Partition fresh(CsrGraph now) {
                return Louvain.detect(now, options, RunControl.inline()).partition();
            }

            @Override
            public Partition improved(CsrGraph now, Partition start, ChangedNodes changed) {
                return Louvain.improve(now, start, changed, options, RunControl.inline())
                        .partition();
            }
        });
    }

    private Map<String, Object> leiden(CsrGraph graph, double share) {
        LeidenOptions options = LeidenOptions.defaults().withMaximumIterations(1);
        return figure("leiden", graph, share, new Method() {
            @Override
            public Partition fresh(CsrGraph now) {
                return Leiden.detect(now, options, RunControl.inline()).partition();
            }

            @Override
            public Partition improved(CsrGraph now, Partition start, ChangedNodes changed) {
                return Leiden.improve(now, start, changed, options, RunControl.inline())
                        .partition();
            }
        });
    }

    private Map<String, Object> figure(String algorithm, CsrGraph first, double share, Method method) {
        CsrGraph graph = first;
        Partition partition = method.fresh(graph);
        List<Double> improving = new ArrayList<>();
        List<Double> fresh = new ArrayList<>();
        Partition anew = partition;
        long changes = Math.max(1, Math.round(share * first.edgeCount()));
        for (int batch = 0; batch < batches; batch++) {
            CsrGraph before = graph;
            graph = changed(before, changes);
            ChangedNodes changed = ChangedNodes.between(before, graph);
            long start = System.nanoTime();
            partition = method.improved(graph, partition, changed);
            improving.add((System.nanoTime() - start) / NANOS_PER_MILLI);
            if (batch < 5 || batch == batches - 1) {
                start = System.nanoTime();
                anew = method.fresh(graph);
                fresh.add((System.nanoTime() - start) / NANOS_PER_MILLI);
            }
        }
        Map<String, Object> figure = new LinkedHashMap<>();
        figure.put("algorithm", algorithm);
        figure.put("edges", first.edgeCount());
        figure.put("changes_in_a_batch", changes);
        figure.put("batches", batches);
        figure.put("median_ms_improve", median(improving));
        figure.put("median_ms_fresh", median(fresh));
        figure.put("fresh_times_improve", median(fresh) / median(improving));
        figure.put("modularity_improved", Modularity.defaults().of(graph, partition));
        figure.put("modularity_fresh", Modularity.defaults().of(graph, anew));
        return figure;
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElse(0.0);
    }

    /** Half of the changes delete an edge drawn at random, half join a node to one two steps away, or to any. */
    private CsrGraph changed(CsrGraph graph, long changes) {
        double kept = 1 - changes / 2.0 / graph.edgeCount();
        CsrGraphBuilder builder = CsrGraph.builder(graph.nodeCount());
        for (int node = 0; node < graph.nodeCount(); node++) {
            for (long arc = graph.firstArc(node); arc < graph.endArc(node); arc++) {
                if (graph.head(arc) > node && random.nextDouble() < kept) {
                    builder.addEdge(node, graph.head(arc), 1);
                }
            }
        }
        for (long i = 0; i < changes - changes / 2; i++) {
            int a = random.nextInt(graph.nodeCount());
            int b = random.nextDouble() < PlantedGraph.MIXING
                    ? random.nextInt(graph.nodeCount())
                    : twoStepsFrom(a, graph);
            if (a != b && graph.arc(a, b) < 0) {
                builder.addEdge(a, b, 1);
            }
        }
        return builder.build();
    }

    private int twoStepsFrom(int node, CsrGraph graph) {
        int at = node;
        for (int step = 0; step < 2 && graph.degree(at) > 0; step++) {
            at = graph.head(graph.firstArc(at) + random.nextInt(graph.degree(at)));
        }
        return at;
    }
}
