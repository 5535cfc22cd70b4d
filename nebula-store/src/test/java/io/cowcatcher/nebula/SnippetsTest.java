package io.cowcatcher.nebula;

import static org.assertj.core.api.Assertions.assertThat;

import io.cowcatcher.event.Purchase;
import io.cowcatcher.event.PurchaseLog;
import io.cowcatcher.graph.NamedNode;
import io.cowcatcher.nebula.stub.GraphModel;
import io.cowcatcher.nebula.stub.GraphdStub;
import io.cowcatcher.run.RunControl;
import io.cowcatcher.sample.SampleBudget;
import io.cowcatcher.sample.SampledSubgraph;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples in the documentation of this package, compiled and run. */
class SnippetsTest {
    @TempDir
    Path folder;

    @Test
    void snippets_ofSpaceWriterAndSampler_run() {
        byte[] key = new byte[32];
        String user = "root";
        String password = GraphdStub.PASSWORD;
        Path file = folder.resolve("nebula-failures.ngql");
        PurchaseLog log = PurchaseLog.of(List.of(Purchase.by("u17").of("i615").build()));
        ExecutorService workers = Executors.newFixedThreadPool(2);

        try (GraphdStub stub = GraphdStub.start(new GraphModel())) {
            NebulaSchema schema = NebulaSchema.of(VertexIds.keyedBy(key));
            NebulaOptions options = NebulaOptions.at(stub.address(), "cow", NebulaCredentials.of(user, password));
            schema.createIn(options, Duration.ofMinutes(1));
            try (NebulaSpace space = NebulaSpace.open(options, schema)) {
                NebulaGraphWriter writer = space.writer(WriterOptions.keepingFailuresIn(file));
                WriteReport report = writer.write(GraphEvents.of(log), RunControl.on(workers, 8));
                assertThat(report.isComplete()).isTrue();

                SampledSubgraph around = space.sampler()
                        .sample(
                                List.of(NamedNode.user("u17")),
                                SampleBudget.defaults().within(Duration.ofMinutes(1)));
                assertThat(around.graph().edgeCount()).isOne();
            }
        } finally {
            workers.shutdown();
        }
    }
}
