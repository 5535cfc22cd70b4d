package io.cowcatcher.nebula;

import static org.assertj.core.api.Assertions.assertThat;

import io.cowcatcher.event.Purchase;
import io.cowcatcher.event.PurchaseLog;
import io.cowcatcher.graph.EdgeType;
import io.cowcatcher.graph.HeteroGraph;
import io.cowcatcher.graph.NodeType;
import io.cowcatcher.nebula.internal.ByHand;
import io.cowcatcher.nebula.internal.Deadline;
import io.cowcatcher.nebula.internal.Sessions;
import io.cowcatcher.nebula.stub.Fault;
import io.cowcatcher.nebula.stub.GraphModel;
import io.cowcatcher.nebula.stub.GraphdStub;
import io.cowcatcher.run.RunControl;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a writer stores, and what it tells of it. */
@Timeout(120)
class NebulaGraphWriterTest extends WriterFixture {
    @Test
    void write_eventsOfAllKinds_storesTheGraphThatTheyMakeInMemory() {
        RandomEvents events = new RandomEvents(7, 300);

        WriteReport report = writer().write(events.source(), RunControl.on(workers, 4));

        assertThat(report.isComplete()).isTrue();
        assertThat(report.events()).isEqualTo(events.size());
        HeteroGraph graph = events.graph();
        for (EdgeType type : EdgeType.values()) {
            assertThat(stored(type))
                    .as("%s", type)
                    .isEqualTo(expected(graph, type, IDS))
                    .isNotEmpty();
        }
        for (NodeType type : NodeType.values()) {
            assertThat(model.vertexCount(Trial.SPACE, NodeNames.tag(type).text()))
                    .isEqualTo(graph.nodeCount(type));
        }
        assertThat(deadLetters()).doesNotExist();
    }

    @Test
    void write_personalNames_neverReachTheServerByDefault() {
        VertexIds keyed = VertexIds.keyedBy(new byte[32]);
        space.close();
        stub.close();
        GraphModel hiding = new GraphModel();
        stub = Trial.stubWithSchema(hiding, keyed);
        space = NebulaSpace.open(Trial.options(stub), NebulaSchema.of(keyed));
        stub.record();
        RandomEvents events = new RandomEvents(8, 60);

        assertThat(writer().write(events.source()).isComplete()).isTrue();

        for (EdgeType type : EdgeType.values()) {
            assertThat(stored(hiding, type)).isEqualTo(expected(events.graph(), type, keyed));
        }
        assertThat(stub.statements()).noneMatch(text -> text.contains("ip'\\\\") || text.contains("address'\\\\"));
    }

    @Test
    void write_edgeOfAPurchase_holdsTimePiecesPriceAndOrder() {
        Purchase purchase = Purchase.by("u")
                .of("i")
                .at(START.plusMillis(123))
                .quantity(2)
                .priced(9.5, Double.NaN)
                .build();
        writer().write(GraphEvents.of(PurchaseLog.of(List.of(purchase))));

        List<String> rows = new ArrayList<>();
        model.forEachEdge(Trial.SPACE, "purchased", (source, target, rank, properties) -> {
            assertThat(EdgeRank.millis(rank)).isEqualTo(START.toEpochMilli() + 123);
            rows.add(source + " " + target + " " + properties);
        });
        assertThat(rows).containsExactly("u:u i:i [" + START.getEpochSecond() + ", 2, 9.5, null]");
    }

    @Test
    void write_again_inOtherOrderAndOtherBatches_changesNothing() {
        RandomEvents events = new RandomEvents(9, 200);
        writer().write(events.source());
        long fingerprint = model.fingerprint(Trial.SPACE);
        long edges = model.edgeCount(Trial.SPACE);

        writer().write(events.source());
        Collections.rotate(events.purchases, 71);
        Collections.reverse(events.purchases.subList(20, 160));
        Collections.reverse(events.logins);
        space.writer(options().withRowsPerBatch(7).withRememberedVertices(0))
                .write(events.source(), RunControl.on(workers, 4));

        assertThat(model.fingerprint(Trial.SPACE)).isEqualTo(fingerprint);
        assertThat(model.edgeCount(Trial.SPACE)).isEqualTo(edges);
    }

    @Test
    void statements_runByHand_writeWhatTheWriterWrites() {
        RandomEvents events = new RandomEvents(13, 80);
        writer().write(events.source());
        GraphModel other = new GraphModel();
        try (GraphdStub byHand = Trial.stubWithSchema(other, IDS);
                Sessions sessions = new Sessions(Trial.options(byHand).settings())) {
            long rows = NebulaGraphWriter.statements(
                    events.source(),
                    IDS,
                    options(),
                    text -> sessions.execute(ByHand.statement(text), Deadline.after(Duration.ofSeconds(10))));
            assertThat(rows).isGreaterThan(events.size());
        }
        assertThat(other.fingerprint(Trial.SPACE)).isEqualTo(model.fingerprint(Trial.SPACE));
    }

    @Test
    void write_listener_hearsEveryBatchAndRetry() {
        stub.failBy((statement, number) ->
                number % 2 == 0 ? Fault.none() : Fault.error(-1005, "Storage Error: Atomic operation failed."));
        AtomicInteger rows = new AtomicInteger();
        AtomicInteger retries = new AtomicInteger();
        List<WriterListener.Batch> batches = new ArrayList<>();
        WriteReport report = writer().reportingTo(new WriterListener() {
                    @Override
                    public void batchWritten(Batch batch) {
                        rows.addAndGet(batch.rows());
                        batches.add(batch);
                    }

                    @Override
                    public void batchRetried(Batch batch, String reason) {
                        assertThat(reason).contains("Atomic operation failed");
                        retries.incrementAndGet();
                    }
                })
                .write(new RandomEvents(12, 50).source());

        assertThat(rows.get()).isEqualTo((int) report.rows()).isPositive();
        assertThat(retries.get()).isEqualTo((int) report.retries()).isPositive();
        assertThat(batches).hasSize((int) report.batches()).allMatch(batch -> batch.rows() <= 20 && batch.bytes() > 0);
        assertThat(report.latency().longest())
                .isGreaterThanOrEqualTo(report.latency().percentile99());
        assertThat(report.latency().percentile99())
                .isGreaterThanOrEqualTo(report.latency().median());
        assertThat(report.latency().median()).isPositive();
    }
}
