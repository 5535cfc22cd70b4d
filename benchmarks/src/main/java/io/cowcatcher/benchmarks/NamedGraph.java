package io.cowcatcher.benchmarks;

import io.cowcatcher.benchmarks.graphs.PlantedGraph;
import io.cowcatcher.benchmarks.graphs.RandomGraphs;
import io.cowcatcher.graph.CsrGraph;
import io.cowcatcher.graph.Partition;
import io.cowcatcher.ingest.edges.EdgeList;
import io.cowcatcher.ingest.edges.EdgeListSource;
import io.cowcatcher.ingest.edges.PartitionFile;
import io.cowcatcher.run.RunControl;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A graph as a command line names it: {@code planted SIZE [MIXING]}, {@code rmat SIZE}, or a list of edges and, where
 * there is one, the file of its true communities.
 *
 * @param name the name, without folders
 * @param graph the graph
 * @param truth its true communities, where they are known
 */
record NamedGraph(String name, CsrGraph graph, Optional<Partition> truth) {
    private static final long RANDOM_SEED = 1;

    static NamedGraph of(KeyedArguments arguments, int at) {
        String kind = arguments.word(at);
        switch (kind) {
            case "planted" -> {
                double mixing = arguments.words().size() > at + 2
                        ? Double.parseDouble(arguments.word(at + 2))
                        : PlantedGraph.MIXING;
                String size = arguments.word(at + 1);
                PlantedGraph planted = PlantedGraph.ofEdges(KeyedArguments.count(size), mixing, RANDOM_SEED);
                return new NamedGraph(
                        "planted " + size + ", mixing " + mixing, planted.graph(), Optional.of(planted.truth()));
            }
            case "rmat" -> {
                String size = arguments.word(at + 1);
                return new NamedGraph(
                        "R-MAT " + size, RandomGraphs.rMat(KeyedArguments.count(size), RANDOM_SEED), Optional.empty());
            }
            default -> {
                Path file = Path.of(kind);
                EdgeList list = EdgeListSource.of(file).read(RunControl.inline());
                Optional<Partition> truth = arguments.words().size() > at + 1
                        ? Optional.of(
                                PartitionFile.read(Path.of(arguments.word(at + 1)), list.ids(), RunControl.inline()))
                        : Optional.empty();
                return new NamedGraph(String.valueOf(file.getFileName()), list.graph(), truth);
            }
        }
    }
}
