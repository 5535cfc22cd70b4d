package io.cowcatcher.nebula;

import io.cowcatcher.graph.EdgeTable;
import io.cowcatcher.graph.EdgeType;
import io.cowcatcher.graph.HeteroGraph;
import io.cowcatcher.nebula.stub.GraphModel;
import io.cowcatcher.nebula.stub.GraphdStub;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A space of the stub, a writer into it, and what is stored there beside what should be. */
abstract class WriterFixture {
    static final VertexIds IDS = VertexIds.readable();
    static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

    @TempDir
    Path folder;

    final GraphModel model = new GraphModel();
    final ExecutorService workers = Executors.newFixedThreadPool(3);
    GraphdStub stub;
    NebulaSpace space;

    @BeforeEach
    void openSpace() {
        stub = Trial.stubWithSchema(model, IDS);
        space = NebulaSpace.open(Trial.options(stub), NebulaSchema.of(IDS));
    }

    @AfterEach
    void closeSpace() {
        space.close();
        stub.close();
        workers.shutdown();
    }

    Path deadLetters() {
        return folder.resolve("failures.ngql");
    }

    WriterOptions options() {
        return WriterOptions.keepingFailuresIn(deadLetters()).withRowsPerBatch(20);
    }

    NebulaGraphWriter writer() {
        return space.writer(options());
    }

    /** Edges of each type as source, target and number of events, from the model. */
    Map<String, Integer> stored(EdgeType type) {
        return stored(model, type);
    }

    static Map<String, Integer> stored(GraphModel graph, EdgeType type) {
        Map<String, Integer> counts = new HashMap<>();
        graph.forEachEdge(
                Trial.SPACE,
                NodeNames.edge(type).text(),
                (source, target, rank, properties) -> counts.merge(source + " " + target, 1, Integer::sum));
        return counts;
    }

    /** The same, from a graph in memory; facts are stored once. */
    static Map<String, Integer> expected(HeteroGraph graph, EdgeType type, VertexIds ids) {
        Map<String, Integer> counts = new HashMap<>();
        EdgeTable table = graph.edges(type);
        for (int node = 0; node < table.nodeCount(); node++) {
            for (long position = table.first(node); position < table.end(node); position++) {
                String source = ids.of(type.from(), graph.ids(type.from()).id(node));
                String target = ids.of(type.to(), graph.ids(type.to()).id(table.target(position)));
                counts.put(source + " " + target, EventEdges.isFact(type) ? 1 : table.count(position));
            }
        }
        return counts;
    }
}
