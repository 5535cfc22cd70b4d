package io.cowcatcher.benchmarks;

import io.cowcatcher.benchmarks.graphs.PlantedGraph;
import io.cowcatcher.benchmarks.graphs.RandomGraphs;
import io.cowcatcher.benchmarks.graphs.Shapes;
import io.cowcatcher.community.CommunityMethod;
import io.cowcatcher.error.RunCancelledException;
import io.cowcatcher.graph.CsrGraph;
import io.cowcatcher.run.RunControl;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * What communities cost, as ratios in one run: {@code growth} (time an edge on planted graphs of 1 M, 10 M and 50 M
 * edges), {@code memory} (peak heap beyond the graph), {@code estimate} (what is asked for and the estimate against the
 * peak on 22 shapes), {@code cancel} (how long a run goes on when it is cancelled), {@code strange} (star, path, clique
 * and complete bipartite graph against random graphs of their size).
 *
 * <pre>{@code
 * java -Xmx4g -cp benchmarks/target/benchmarks.jar io.cowcatcher.benchmarks.CommunityFigures growth out=growth.json
 * java -Xmx4g -XX:+UseSerialGC -XX:MarkSweepAlwaysCompactCount=1 -cp benchmarks/target/benchmarks.jar io.cowcatcher.benchmarks.CommunityFigures memory sizes=10M
 * }</pre>
 *
 * <p>Settings: {@code algorithms}, {@code threads}, {@code sizes} (edges, for growth, memory and cancel), {@code nodes}
 * (for strange), {@code out} (a file for JSON). Leiden runs one iteration.
 */
public final class CommunityFigures {
    private static final String ALL = "louvain,leiden,label-propagation,components";
    private static final int CANCELLATIONS = 20;
    private static final int WARM_RUNS = 3;
    private static final double NANOS_PER_MILLI = 1e6;
    /** The aim for memory: so many bytes a node, and so many an arc. */
    private static final long NODE_BYTES = 24;

    private static final long ARC_BYTES = 8;

    private final KeyedArguments arguments;
    private final ResultFile results;
    private final ExecutorService workers;

    private CommunityFigures(KeyedArguments arguments, ResultFile results, ExecutorService workers) {
        this.arguments = arguments;
        this.results = results;
        this.workers = workers;
    }

    /** Takes the name of a figure, and settings. */
    public static void main(String[] words) throws Exception {
        KeyedArguments arguments = new KeyedArguments(words, List.of("algorithms", "threads", "sizes", "nodes", "out"));
        String out = arguments.setting("out", "");
        ResultFile results = new ResultFile(
                out.isEmpty() ? null : Path.of(out), "CommunityFigures " + String.join(" ", arguments.words()));
        ExecutorService workers = Executors.newCachedThreadPool();
        try {
            CommunityFigures figures = new CommunityFigures(arguments, results, workers);
            switch (arguments.word(0)) {
                case "growth" -> figures.growth();
                case "memory" -> figures.memory();
                case "estimate" -> figures.estimate();
                case "cancel" -> figures.cancel();
                case "strange" -> figures.strange();
                default ->
                    throw new IllegalArgumentException(
                            "figure must be growth, memory, estimate, cancel or strange (got: " + words[0] + ")");
            }
        } finally {
            workers.shutdownNow();
        }
    }

    /** What is done with one algorithm on one number of threads. */
    @FunctionalInterface
    private interface Trial {
        void run(String algorithm, CommunityMethod method, int threads) throws Exception;
    }

    private void forEachMethod(Trial trial) throws Exception {
        for (String algorithm : arguments.list("algorithms", ALL)) {
            for (String threads : arguments.list("threads", "1")) {
                trial.run(algorithm, CommunityContestant.method(algorithm, 1), Integer.parseInt(threads));
            }
        }
    }

    private RunControl control(int threads) {
        return threads == 1 ? RunControl.inline() : RunControl.on(workers, threads);
    }

    private static Map<String, Object> figure(String graphName, CsrGraph graph, String algorithm, int threads) {
        Map<String, Object> figure = new LinkedHashMap<>();
        figure.put("graph", graphName);
        figure.put("nodes", graph.nodeCount());
        figure.put("edges", graph.edgeCount());
        figure.put("algorithm", algorithm);
        figure.put("threads", threads);
        return figure;
    }

    private void growth() throws Exception {
        Map<String, Double> smallest = new LinkedHashMap<>();
        for (String size : arguments.list("sizes", "1M,10M,50M")) {
            CsrGraph graph = planted(size);
            forEachMethod((algorithm, method, threads) -> {
                Timing<?> timing = Timing.of(() -> method.detect(graph, control(threads)));
                double nanosPerEdge = timing.median() * NANOS_PER_MILLI / graph.edgeCount();
                double first = smallest.computeIfAbsent(algorithm + threads, unknown -> nanosPerEdge);
                Map<String, Object> figure = figure("planted " + size, graph, algorithm, threads);
                figure.put("runs", timing.runs());
                figure.put("median_ms", timing.median());
                figure.put("least_ms", timing.least());
                figure.put("most_ms", timing.most());
                figure.put("nanos_per_edge", nanosPerEdge);
                figure.put("times_smallest", nanosPerEdge / first);
                results.add(figure);
            });
        }
    }

    private static CsrGraph planted(String size) {
        return PlantedGraph.ofEdges(KeyedArguments.count(size), PlantedGraph.MIXING, 1)
                .graph();
    }

    private void memory() throws Exception {
        for (String size : arguments.list("sizes", "1M,10M")) {
            CsrGraph graph = planted(size);
            forEachMethod((algorithm, method, threads) -> weigh("planted " + size, graph, algorithm, method, threads));
        }
    }

    private void estimate() throws Exception {
        for (Map.Entry<String, Supplier<CsrGraph>> shape :
                Shapes.ofAMillionEdges().entrySet()) {
            CsrGraph graph = shape.getValue().get();
            forEachMethod((algorithm, method, threads) -> weigh(shape.getKey(), graph, algorithm, method, threads));
        }
    }

    private void weigh(String name, CsrGraph graph, String algorithm, CommunityMethod method, int threads)
            throws Exception {
        method.detect(graph, control(threads));
        long peak = 0;
        for (int i = 0; i < 3; i++) { // a peak that one run of looks misses another finds
            peak = Math.max(peak, LiveHeap.peakOf(() -> method.detect(graph, control(threads))));
        }
        AtomicLong asked = new AtomicLong();
        method.detect(
                graph,
                control(threads).tellingEstimatesTo(told -> asked.accumulateAndGet(told.upperBytes(), Math::max)));
        long estimate = method.estimate(graph, threads).upperBytes();
        long aim = NODE_BYTES * graph.nodeCount() + ARC_BYTES * graph.arcCount();
        Map<String, Object> figure = figure(name, graph, algorithm, threads);
        figure.put("peak_heap_beyond_graph_bytes", peak);
        figure.put("bytes_per_node", peak / (double) Math.max(1, graph.nodeCount()));
        figure.put("bytes_per_arc", peak / (double) Math.max(1, graph.arcCount()));
        figure.put("times_24_a_node_and_8_an_arc", peak / (double) Math.max(1, aim));
        figure.put("asked_bytes", asked.get());
        figure.put("asked_times_peak", asked.get() / (double) Math.max(1, peak));
        figure.put("estimate_bytes", estimate);
        figure.put("estimate_times_peak", estimate / (double) Math.max(1, peak));
        results.add(figure);
    }

    private void cancel() throws Exception {
        for (String size : arguments.list("sizes", "10M")) {
            CsrGraph graph = planted(size);
            forEachMethod((algorithm, method, threads) -> {
                long whole = Long.MAX_VALUE;
                for (int i = 0; i < WARM_RUNS; i++) {
                    long start = System.nanoTime();
                    method.detect(graph, control(threads));
                    whole = Math.min(whole, System.nanoTime() - start);
                }
                double longest = 0;
                int cancelled = 0;
                for (int i = 0; i < CANCELLATIONS; i++) {
                    double late = millisAfterCancellation(graph, method, threads, whole * i / CANCELLATIONS);
                    longest = Math.max(longest, late);
                    cancelled += late >= 0 ? 1 : 0;
                }
                Map<String, Object> figure = figure("planted " + size, graph, algorithm, threads);
                figure.put("run_ms", whole / NANOS_PER_MILLI);
                figure.put("cancellations", cancelled);
                figure.put("longest_ms_after_cancellation", longest);
                results.add(figure);
            });
        }
    }

    /** How long a run went on that was cancelled after so many nanoseconds; -1 where it had ended before. */
    private double millisAfterCancellation(CsrGraph graph, CommunityMethod method, int threads, long afterNanos) {
        long cancelledAt = System.nanoTime() + afterNanos;
        try {
            method.detect(graph, control(threads).cancelledBy(() -> System.nanoTime() - cancelledAt >= 0));
            return -1;
        } catch (RunCancelledException e) {
            return (System.nanoTime() - cancelledAt) / NANOS_PER_MILLI;
        }
    }

    private void strange() throws Exception {
        int nodes = Math.toIntExact(KeyedArguments.count(arguments.setting("nodes", "10M")));
        int side = (int) Math.sqrt(nodes);
        Map<String, Supplier<CsrGraph>> sparse = new LinkedHashMap<>();
        sparse.put("uniform, mean degree 2", () -> RandomGraphs.uniform(nodes, nodes, 1));
        sparse.put("star", () -> Shapes.star(nodes));
        sparse.put("path", () -> Shapes.path(nodes));
        Map<String, Supplier<CsrGraph>> dense = new LinkedHashMap<>();
        dense.put("uniform, mean degree 20", () -> RandomGraphs.uniform(nodes / 10, nodes, 2));
        dense.put("clique", () -> Shapes.clique((int) Math.sqrt(2.0 * nodes)));
        dense.put("complete bipartite", () -> Shapes.completeBipartite(side, side));
        for (Map<String, Supplier<CsrGraph>> family : List.of(sparse, dense)) {
            Map<String, Double> ofRandom = new LinkedHashMap<>();
            for (Map.Entry<String, Supplier<CsrGraph>> shape : family.entrySet()) {
                CsrGraph graph = shape.getValue().get();
                forEachMethod((algorithm, method, threads) -> {
                    Timing<?> timing = Timing.of(() -> method.detect(graph, control(threads)), 3);
                    double random = ofRandom.computeIfAbsent(algorithm + threads, unknown -> timing.median());
                    Map<String, Object> figure = figure(shape.getKey(), graph, algorithm, threads);
                    figure.put("runs", timing.runs());
                    figure.put("median_ms", timing.median());
                    figure.put("times_random", timing.median() / random);
                    results.add(figure);
                });
            }
        }
    }
}
