package io.cowcatcher.benchmarks;

import io.cowcatcher.graph.CsrGraph;
import io.cowcatcher.graph.Partition;
import io.cowcatcher.quality.Modularity;
import io.cowcatcher.quality.PartitionAgreement;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import nl.cwts.networkanalysis.Network;

/**
 * Louvain, Leiden, label propagation and connected components beside those of CWTS networkanalysis 1.3.0 and JGraphT,
 * on the same graph in the same process: time, modularity and agreement with the truth by one common code, peak memory.
 *
 * <pre>{@code
 * java -Xmx4g -cp benchmarks/target/benchmarks.jar io.cowcatcher.benchmarks.CommunityComparison planted 10M
 * java -Xmx4g -cp benchmarks/target/benchmarks.jar io.cowcatcher.benchmarks.CommunityComparison rmat 1M threads=1
 * java -Xmx4g -cp benchmarks/target/benchmarks.jar io.cowcatcher.benchmarks.CommunityComparison
 *         email-eu-core.tsv.gz email-eu-core-labels.tsv.gz algorithms=leiden iterations=1,10 out=found.json
 * }</pre>
 *
 * <p>Settings: {@code algorithms}, {@code engines}, {@code threads} (of ours; the others have one), {@code iterations}
 * (of Leiden, and of networkanalysis' Louvain; its library takes 1, its command line 10), {@code peer-runs} (at most so
 * many of the others, which may take minutes), {@code memory=no}, {@code out} (a file for JSON). Each figure is the
 * median of five runs after three and three seconds of others; {@code -Dcowcatcher.runs=1} is one after one. What a
 * single thread worked is given beside the clock, since a shared machine disturbs it less; both as ratios to ours, and
 * to those that came before.
 */
public final class CommunityComparison {
    private static final List<String> SETTINGS =
            List.of("algorithms", "engines", "threads", "iterations", "peer-runs", "memory", "out");
    private static final double MILLIS_PER_SECOND = 1e3;

    private final CsrGraph graph;
    private final NamedGraph named;
    private final KeyedArguments arguments;
    private final ResultFile results;
    private final Map<String, Timing<?>> timings = new LinkedHashMap<>();

    private CommunityComparison(KeyedArguments arguments, NamedGraph named, ResultFile results) {
        this.arguments = arguments;
        this.named = named;
        this.graph = named.graph();
        this.results = results;
    }

    /** Takes a graph and settings. */
    public static void main(String[] words) throws Exception {
        KeyedArguments arguments = new KeyedArguments(words, SETTINGS);
        String out = arguments.setting("out", "");
        NamedGraph named = NamedGraph.of(arguments, 0);
        ResultFile results = new ResultFile(out.isEmpty() ? null : Path.of(out), "CommunityComparison " + named.name());
        ExecutorService workers = Executors.newCachedThreadPool();
        try {
            new CommunityComparison(arguments, named, results).run(workers);
        } finally {
            workers.shutdownNow();
        }
    }

    private void run(ExecutorService workers) throws Exception {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("graph", named.name());
        facts.put("nodes", graph.nodeCount());
        facts.put("edges", graph.edgeCount());
        named.truth().ifPresent(truth -> {
            facts.put("communities", truth.communityCount());
            facts.put("modularity", Modularity.defaults().of(graph, truth));
        });
        results.add(facts);
        List<String> engines = arguments.list("engines", "cowcatcher,networkanalysis,jgrapht");
        for (String algorithm : arguments.list("algorithms", "louvain,leiden,label-propagation,components")) {
            for (String iterations : arguments.list("iterations", "1")) {
                boolean again =
                        !iterations.equals(arguments.list("iterations", "1").get(0));
                boolean iterates = algorithm.equals("leiden") || algorithm.equals("louvain");
                if (!again || iterates) {
                    compare(algorithm, Integer.parseInt(iterations), engines, workers);
                }
            }
        }
    }

    private void compare(String algorithm, int iterations, List<String> engines, ExecutorService workers)
            throws Exception {
        timings.clear();
        if (engines.contains(CommunityContestant.COWCATCHER)) {
            for (String threads : arguments.list("threads", "1,2")) {
                measure(CommunityContestant.ours(algorithm, graph, iterations, workers, Integer.parseInt(threads)));
            }
        }
        boolean levels = algorithm.equals("louvain") || algorithm.equals("leiden");
        if (engines.contains(CommunityContestant.NETWORKANALYSIS) && levels) {
            Network network = CommunityContestant.network(graph);
            measure(CommunityContestant.networkAnalysis(algorithm, network, iterations));
        }
        if (engines.contains(CommunityContestant.JGRAPHT) && algorithm.equals("label-propagation")) {
            measure(CommunityContestant.jGraphT(graph));
        }
    }

    private void measure(CommunityContestant contestant) throws Exception {
        boolean ours = contestant.engine().equals(CommunityContestant.COWCATCHER);
        int mostRuns = ours ? Integer.MAX_VALUE : Integer.parseInt(arguments.setting("peer-runs", "5"));
        Callable<?> run = contestant.run();
        Timing<Object> timing = Timing.of(run::call, mostRuns);
        Partition found = contestant.toPartition().apply(timing.result());
        Map<String, Object> figure = new LinkedHashMap<>();
        figure.put("graph", named.name());
        figure.put("algorithm", contestant.algorithm());
        figure.put("engine", contestant.engine());
        figure.put("threads", contestant.threads());
        figure.put("settings", contestant.settings());
        figure.put("runs", timing.runs());
        figure.put("median_ms", timing.median());
        figure.put("least_ms", timing.least());
        figure.put("most_ms", timing.most());
        if (contestant.threads() == 1) {
            figure.put("median_cpu_ms", timing.medianCpu());
        }
        figure.put("edges_per_second", graph.edgeCount() / timing.median() * MILLIS_PER_SECOND);
        figure.put("communities", found.communityCount());
        figure.put("modularity", Modularity.defaults().of(graph, found));
        named.truth().ifPresent(truth -> {
            PartitionAgreement agreement = PartitionAgreement.of(found, truth);
            figure.put("nmi", agreement.normalizedMutualInformation());
            figure.put("ari", agreement.adjustedRandIndex());
        });
        for (Map.Entry<String, Timing<?>> other : timings.entrySet()) {
            figure.put(
                    "times_" + other.getKey(),
                    timing.median() / other.getValue().median());
        }
        Timing<?> alone = timings.get(CommunityContestant.COWCATCHER + "_1_threads");
        if (alone != null && contestant.threads() == 1) {
            figure.put("cpu_times_cowcatcher", timing.medianCpu() / alone.medianCpu());
        }
        timings.put(contestant.engine() + "_" + contestant.threads() + "_threads", timing);
        if (arguments.setting("memory", "yes").equals("yes")) {
            figure.put("peak_heap_beyond_graph_bytes", LiveHeap.peakOf(run));
        }
        results.add(figure);
    }
}
