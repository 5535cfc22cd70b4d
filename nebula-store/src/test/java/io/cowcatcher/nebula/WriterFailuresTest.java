package io.cowcatcher.nebula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.cowcatcher.error.StoreException;
import io.cowcatcher.event.Login;
import io.cowcatcher.graph.EdgeType;
import io.cowcatcher.graph.HeteroGraph;
import io.cowcatcher.nebula.internal.ByHand;
import io.cowcatcher.nebula.internal.Deadline;
import io.cowcatcher.nebula.internal.Sessions;
import io.cowcatcher.nebula.stub.Fault;
import io.cowcatcher.nebula.stub.GraphModel;
import io.cowcatcher.nebula.stub.GraphdStub;
import io.cowcatcher.run.RunControl;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of rows that a writer cannot write, at once or at all. */
@Timeout(120)
class WriterFailuresTest extends WriterFixture {
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
    void write_deadLetterFileThatCannotBeWritten_endsWithAnException() {
        WriterOptions nowhere = WriterOptions.keepingFailuresIn(folder.resolve("no/such/folder/file"));
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> space.writer(nowhere)
                        .write(GraphEvents.logins(
                                List.of(Login.of("a\0", START)).iterator())))
                .withMessageContaining("dead-letter file must be writable");
    }
}
