package io.cowcatcher.nebula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.cowcatcher.error.RunCancelledException;
import io.cowcatcher.error.StoreException;
import io.cowcatcher.event.Login;
import io.cowcatcher.event.Purchase;
import io.cowcatcher.event.PurchaseLog;
import io.cowcatcher.graph.EdgeTable;
import io.cowcatcher.graph.EdgeType;
import io.cowcatcher.graph.HeteroGraph;
import io.cowcatcher.graph.NodeType;
import io.cowcatcher.nebula.internal.ByHand;
import io.cowcatcher.nebula.internal.Deadline;
import io.cowcatcher.nebula.internal.Sessions;
import io.cowcatcher.nebula.stub.Fault;
import io.cowcatcher.nebula.stub.GraphModel;
import io.cowcatcher.nebula.stub.GraphdStub;
import io.cowcatcher.run.Cancellation;
import io.cowcatcher.run.RunControl;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(120)
class NebulaGraphWriterTest {
    private static final VertexIds IDS = VertexIds.readable();
    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

    @TempDir
    Path folder;

    private final GraphModel model = new GraphModel();
    private final ExecutorService workers = Executors.newFixedThreadPool(3);
    private GraphdStub stub;
    private NebulaSpace space;

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

    private Path deadLetters() {
        return folder.resolve("failures.ngql");
    }

    private WriterOptions options() {
        return WriterOptions.keepingFailuresIn(deadLetters()).withRowsPerBatch(20);
    }

    private NebulaGraphWriter writer() {
        return space.writer(options());
    }

    /** Edges of each type as source, target and number of events, from the model. */
    private Map<String, Integer> stored(EdgeType type) {
        return stored(model, type);
    }

    private static Map<String, Integer> stored(GraphModel graph, EdgeType type) {
        Map<String, Integer> counts = new HashMap<>();
        graph.forEachEdge(
                Trial.SPACE,
                NodeNames.edge(type).text(),
                (source, target, rank, properties) -> counts.merge(source + " " + target, 1, Integer::sum));
        return counts;
    }

    /** The same, from a graph in memory; facts are stored once. */
    private static Map<String, Integer> expected(HeteroGraph graph, EdgeType type, VertexIds ids) {
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

    /** Each statement of the run fails once in the same way, whatever was done before it failed. */
    @ParameterizedTest
    @EnumSource(
            value = Fault.Kind.class,
            names = {"ERROR", "SESSION_GONE", "HANG_UP_BEFORE", "HANG_UP_AFTER"})
    void write_everyStatementFailsOnce_storesTheSame(Fault.Kind kind) {
        RandomEvents events = new RandomEvents(10, 100);
        writer().write(events.source());
        long fingerprint = model.fingerprint(Trial.SPACE);
        GraphModel other = new GraphModel();
        try (GraphdStub failing = Trial.stubWithSchema(other, IDS);
                NebulaSpace failingSpace = NebulaSpace.open(Trial.options(failing), NebulaSchema.of(IDS))) {
            Map<String, Boolean> seen = Collections.synchronizedMap(new HashMap<>());
            failing.failBy((statement, number) -> seen.put(statement, true) != null
                    ? Fault.none()
                    : kind == Fault.Kind.ERROR
                            ? Fault.error(-1005, "Storage Error: Not the leader of 3. Please retry later.")
                            : Fault.of(kind));

            WriteReport report = failingSpace.writer(options()).write(events.source(), RunControl.on(workers, 3));

            assertThat(report.isComplete()).isTrue();
            assertThat(report.retries()).isPositive();
            assertThat(other.fingerprint(Trial.SPACE)).isEqualTo(fingerprint);
        }
    }

    /** What the file holds can be run again, and is all that is missing. */
    @Test
    void write_batchesThatFailForGood_areKeptAndTheRestIsWritten() throws Exception {
        RandomEvents events = new RandomEvents(11, 150);
        stub.failBy((statement, number) -> statement.contains("`used_ip`")
                ? Fault.error(-1005, "Storage Error: The not null field cannot be null.")
                : Fault.none());
        List<String> heard = Collections.synchronizedList(new ArrayList<>());
        WriterListener listener = new WriterListener() {
            @Override
            public void batchFailed(Batch batch, String reason) {
                heard.add(batch.what() + " " + batch.attempts());
            }
        };

        WriteReport report = writer().reportingTo(listener).write(events.source(), RunControl.on(workers, 4));

        assertThat(report.isComplete()).isFalse();
        assertThat(report.failedBatches()).isEqualTo(heard.size()).isPositive();
        assertThat(heard).containsOnly("insert edges used_ip 1");
        HeteroGraph graph = events.graph();
        assertThat(stored(EdgeType.USED_IP)).isEmpty();
        assertThat(stored(EdgeType.PURCHASED)).isEqualTo(expected(graph, EdgeType.PURCHASED, IDS));
        stub.failBy((statement, number) -> Fault.none());
        List<String> lines = Files.readAllLines(deadLetters());
        assertThat(lines.stream().filter(line -> line.startsWith("# ")))
                .hasSize(heard.size())
                .allMatch(line -> line.contains("insert edges used_ip") && line.contains("cannot be null"));
        try (Sessions sessions = new Sessions(Trial.options(stub).settings())) {
            lines.stream()
                    .filter(line -> !line.startsWith("#"))
                    .forEach(line -> sessions.execute(ByHand.statement(line), Deadline.after(Duration.ofSeconds(10))));
        }
        assertThat(stored(EdgeType.USED_IP)).isEqualTo(expected(graph, EdgeType.USED_IP, IDS));
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
    void write_namesThatCannotBeIds_areKeptWithTheirReason() throws Exception {
        List<Login> logins = List.of(
                Login.of("good", START).withDevice("d"),
                Login.of("nul\0", START).withDevice("d"),
                Login.of("u".repeat(100), START).withDevice("d"),
                Login.of("fine", START).withDevice("d"));

        WriteReport report = writer().write(GraphEvents.logins(logins.iterator()));

        assertThat(report.rejectedEvents()).isEqualTo(2);
        assertThat(stored(EdgeType.USED_DEVICE).keySet()).containsExactlyInAnyOrder("u:good d:d", "u:fine d:d");
        String kept = Files.readString(deadLetters());
        assertThat(kept.lines()).hasSize(4).allMatch(line -> line.startsWith("#"));
        assertThat(kept)
                .contains("name of a USER must have at most 62 bytes")
                .contains("#event login user_id=nul%00 time=2026-03-01T10%3A00%3A00Z device_id=d");
    }

    @Test
    void write_wrongPassword_endsAtOnceAndKeepsNothing() {
        NebulaOptions wrong = NebulaOptions.at(stub.address(), Trial.SPACE, NebulaCredentials.of("root", "wr0ng"));
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> NebulaSpace.open(wrong, NebulaSchema.of(IDS)))
                .withMessageContaining("credentials")
                .withMessageNotContaining("wr0ng");
        assertThat(wrong.toString()).doesNotContain("wr0ng").doesNotContain("root");
    }

    @Test
    void write_serverThatStaysAway_keepsEveryRowInTheFile() throws Exception {
        stub.kill();
        NebulaSpace away = impatientSpace();
        List<Login> logins = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            logins.add(Login.of("u" + i, START).withDevice("d" + i));
        }

        WriteReport report = away.writer(options()).write(GraphEvents.logins(logins.iterator()));

        assertThat(report.failedRows()).isEqualTo(150);
        assertThat(report.rows()).isZero();
        try (Stream<String> lines = Files.lines(deadLetters())) {
            assertThat(lines.filter(line -> !line.startsWith("#"))
                            .flatMap(line -> Stream.of(line.split("->", -1)).skip(1)))
                    .hasSize(50);
        }
        away.close();
    }

    private NebulaSpace impatientSpace() {
        stub.restart();
        NebulaSpace impatient = NebulaSpace.open(
                Trial.options(stub)
                        .withRetries(RetryOptions.defaults()
                                .withPauses(Duration.ofMillis(1), Duration.ofMillis(2))
                                .breakingAfter(3, Duration.ofMillis(5))
                                .givingUpAfter(Duration.ofMillis(200))),
                NebulaSchema.of(IDS));
        stub.kill();
        return impatient;
    }

    /** However often it is asked in vain: what is away comes back, and nothing is left for a hand to write. */
    @Test
    void write_serverThatIsAwayForLongerThanTheAttempts_isWaitedFor() {
        NebulaSpace patient = NebulaSpace.open(
                Trial.options(stub)
                        .withRetries(RetryOptions.defaults()
                                .withAttempts(2)
                                .withPauses(Duration.ofMillis(1), Duration.ofMillis(2))
                                .breakingAfter(3, Duration.ofMillis(5))),
                NebulaSchema.of(IDS));
        stub.kill();
        AtomicInteger retries = new AtomicInteger();
        WriterListener listener = new WriterListener() {
            @Override
            public void batchRetried(Batch batch, String reason) {
                if (retries.incrementAndGet() == 25) {
                    stub.restart();
                }
            }
        };
        WriteReport report = patient.writer(options()).reportingTo(listener).write(new RandomEvents(14, 40).source());
        patient.close();
        assertThat(report.isComplete()).isTrue();
        assertThat(deadLetters()).doesNotExist();
    }

    /** While no statement is answered, the source is asked for no more than fits into the batches. */
    @Test
    void write_serverThatDoesNotAnswer_holdsUpTheSource() throws Exception {
        CountDownLatch released = new CountDownLatch(1);
        CountDownLatch arrived = new CountDownLatch(3);
        stub.failBy((statement, number) -> {
            arrived.countDown();
            try {
                released.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return Fault.none();
        });
        AtomicInteger taken = new AtomicInteger();
        GraphEvents source = receiver -> {
            int i = taken.getAndIncrement();
            if (i == 5_000) {
                return false;
            }
            receiver.login(Login.of("u", START.plusSeconds(i)).withDevice("d"));
            return true;
        };
        ExecutorService caller = Executors.newSingleThreadExecutor();
        try {
            Future<WriteReport> call = caller.submit(() -> writer().write(source, RunControl.on(workers, 3)));
            arrived.await();
            assertThat(taken.get()).isLessThanOrEqualTo(3 * 20 + 20);
            released.countDown();
            WriteReport report = call.get(60, TimeUnit.SECONDS);
            assertThat(report.rows()).isEqualTo(5_002);
            // A row of these takes at most 60 bytes: four batches, and the heads of as many statements.
            assertThat(report.peakBufferedBytes()).isLessThan(6 * (20 * 60 + 60));
        } finally {
            released.countDown();
            caller.shutdown();
        }
    }

    @Test
    void write_cancelled_ends() {
        AtomicBoolean cancelled = new AtomicBoolean();
        AtomicInteger taken = new AtomicInteger();
        GraphEvents endless = receiver -> {
            cancelled.set(taken.incrementAndGet() > 1_000);
            receiver.login(Login.of("u" + taken, START).withDevice("d"));
            return true;
        };
        assertThatExceptionOfType(RunCancelledException.class)
                .isThrownBy(() ->
                        writer().write(endless, RunControl.on(workers, 3).cancelledBy(Cancellation.when(cancelled))));
    }

    /** Also while it waits for a server that is away. */
    @Test
    void write_cancelledWhileWaiting_ends() {
        NebulaSpace patient = NebulaSpace.open(
                Trial.options(stub)
                        .withRetries(RetryOptions.defaults()
                                .withPauses(Duration.ofHours(1), Duration.ofHours(1))
                                .givingUpAfter(Duration.ofHours(9))),
                NebulaSchema.of(IDS));
        stub.failBy((statement, number) -> Fault.error(-1005, "Storage Error: Atomic operation failed."));
        RunControl control = RunControl.inline().cancelledBy(Cancellation.after(Duration.ofMillis(200)));
        assertThatExceptionOfType(RunCancelledException.class)
                .isThrownBy(() -> patient.writer(options())
                        .write(
                                GraphEvents.logins(List.of(Login.of("u", START).withDevice("d"))
                                        .iterator()),
                                control));
        patient.close();
    }

    /** Also while a statement is in the server, which takes its time: here until the test is over. */
    @Test
    void write_cancelledWhileTheServerIsAtWork_ends() {
        NebulaSpace patient = NebulaSpace.open(
                Trial.options(stub).withTimeouts(Duration.ofHours(1), Duration.ofHours(1)), NebulaSchema.of(IDS));
        AtomicBoolean cancelled = new AtomicBoolean();
        stub.failBy((statement, number) -> {
            cancelled.set(true);
            return Fault.delay(Duration.ofHours(1));
        });
        assertThatExceptionOfType(RunCancelledException.class)
                .isThrownBy(() -> patient.writer(options())
                        .write(
                                GraphEvents.logins(List.of(Login.of("u", START).withDevice("d"))
                                        .iterator()),
                                RunControl.inline().cancelledBy(Cancellation.when(cancelled))));
        patient.close();
    }

    @Test
    void write_deadLetterFileThatCannotBeWritten_endsWithAnException() {
        WriterOptions nowhere = WriterOptions.keepingFailuresIn(folder.resolve("no/such/folder/file"));
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> space.writer(nowhere)
                        .write(GraphEvents.logins(
                                List.of(Login.of("a\0", START)).iterator())))
                .withMessageContaining("dead-letter file must be writable");
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
