package io.cowcatcher.benchmarks;

import io.cowcatcher.event.Login;
import io.cowcatcher.nebula.GraphEvents;
import io.cowcatcher.nebula.NebulaCredentials;
import io.cowcatcher.nebula.NebulaGraphWriter;
import io.cowcatcher.nebula.NebulaOptions;
import io.cowcatcher.nebula.NebulaSchema;
import io.cowcatcher.nebula.NebulaSpace;
import io.cowcatcher.nebula.VertexIds;
import io.cowcatcher.nebula.WriteReport;
import io.cowcatcher.nebula.WriterOptions;
import io.cowcatcher.nebula.stub.GraphModel;
import io.cowcatcher.nebula.stub.GraphdStub;
import io.cowcatcher.run.RunControl;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * How many rows a second our side of writing to Nebula can do: making statements alone, and over loopback to the stub
 * of the protocol in this process, which reads every row as well.
 *
 * <p>Says nothing about a Nebula: the stub keeps rows in a map. Arguments: the number of logins (1,000,000), the number
 * of threads (2).
 */
public final class NebulaWriting {
    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
    private static final int ROUNDS = 3;

    private NebulaWriting() {}

    /** Prints each round. */
    public static void main(String[] args) throws IOException {
        int count = args.length > 0 ? Integer.parseInt(args[0]) : 1_000_000;
        int threads = args.length > 1 ? Integer.parseInt(args[1]) : 2;
        VertexIds readable = VertexIds.readable();
        VertexIds keyed = VertexIds.keyedBy("0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII));
        Path folder = Files.createTempDirectory("nebula-writing");
        WriterOptions options = WriterOptions.keepingFailuresIn(folder.resolve("failures.ngql"));
        for (int round = 1; round <= ROUNDS; round++) {
            make("statements, readable ids", count, readable, options);
            make("statements, pseudonyms for IPs", count, keyed, options);
            send(count, threads, readable, options);
        }
        Files.deleteIfExists(options.deadLetters());
        Files.delete(folder);
    }

    private static void make(String what, int count, VertexIds ids, WriterOptions options) {
        long start = System.nanoTime();
        long[] characters = {0};
        long rows = NebulaGraphWriter.statements(
                source(count), ids, options, statement -> characters[0] += statement.length());
        print(what, rows, System.nanoTime() - start, characters[0] / Math.max(1, rows) + " characters a row");
    }

    private static void send(int count, int threads, VertexIds ids, WriterOptions options) {
        NebulaSchema schema = NebulaSchema.of(ids);
        ExecutorService workers = Executors.newFixedThreadPool(threads);
        try (GraphdStub stub = GraphdStub.start(new GraphModel())) {
            NebulaOptions nebula = NebulaOptions.at(
                            stub.address(), "cow", NebulaCredentials.of("root", GraphdStub.PASSWORD))
                    .withSessions(threads);
            schema.createIn(nebula, Duration.ofMinutes(1));
            try (NebulaSpace space = NebulaSpace.open(nebula, schema)) {
                long start = System.nanoTime();
                WriteReport report = space.writer(options).write(source(count), RunControl.on(workers, threads));
                print(
                        "over loopback, " + threads + " threads",
                        report.rows(),
                        System.nanoTime() - start,
                        "complete: " + report.isComplete() + ", median "
                                + report.latency().median().toNanos() / 1_000 + " us, 99% "
                                + report.latency().percentile99().toNanos() / 1_000 + " us a statement");
            }
        } finally {
            workers.shutdown();
        }
    }

    private static void print(String what, long rows, long nanos, String more) {
        System.out.printf(Locale.ROOT, "%s: %,d rows, %,.0f rows/s, %s%n", what, rows, rows * 1e9 / nanos, more);
    }

    private static GraphEvents source(int count) {
        return new GraphEvents() {
            private int next;

            @Override
            public boolean next(Receiver receiver) {
                if (next == count) {
                    return false;
                }
                receiver.login(Login.of("user-" + next % 20_011, START.plusMillis(next))
                        .withDevice("device-" + next % 5_003)
                        .withIp("10.0." + next % 251 + "." + next % 241));
                next++;
                return true;
            }
        };
    }
}
