package io.cowcatcher.nebula;

import io.cowcatcher.event.Login;
import io.cowcatcher.run.RunControl;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Writes numbered logins, each of which makes one edge; a main of its own, so that it can be given little memory. */
public final class ManyLogins {
    private static final long START_MILLIS =
            Instant.parse("2026-03-01T10:00:00Z").toEpochMilli();
    private static final int USERS = 20_011;
    private static final int DEVICES = 5_003;

    private ManyLogins() {}

    static String user(int number) {
        return "user-" + number % USERS;
    }

    static String device(int number) {
        return "device-" + (int) (((number * 2_654_435_761L) >>> 7) % DEVICES);
    }

    /** The number of the login of which an edge with this rank tells. */
    static int number(long rank) {
        return (int) (EdgeRank.millis(rank) - START_MILLIS);
    }

    static GraphEvents source(int count) {
        return new GraphEvents() {
            private int next;

            @Override
            public boolean next(Receiver receiver) {
                if (next == count) {
                    return false;
                }
                receiver.login(Login.of(user(next), Instant.ofEpochMilli(START_MILLIS + next))
                        .withDevice(device(next)));
                next++;
                return true;
            }
        };
    }

    /** Arguments: address, number of logins, dead-letter file. Prints the report. */
    public static void main(String[] args) {
        NebulaOptions options = Trial.options(args[0])
                .withTimeouts(Duration.ofSeconds(5), Duration.ofSeconds(20))
                .withRetries(RetryOptions.defaults()
                        .withPauses(Duration.ofMillis(5), Duration.ofMillis(100))
                        .breakingAfter(8, Duration.ofMillis(20)));
        ExecutorService workers = Executors.newFixedThreadPool(4);
        try (NebulaSpace space = NebulaSpace.open(options, NebulaSchema.of(VertexIds.readable()))) {
            WriteReport report = space.writer(WriterOptions.keepingFailuresIn(Path.of(args[2])))
                    .write(source(Integer.parseInt(args[1])), RunControl.on(workers, 4));
            System.out.println("complete " + report.isComplete() + ", events " + report.events() + ", retries "
                    + report.retries() + ", peak " + report.peakBufferedBytes());
        } finally {
            workers.shutdown();
        }
    }
}
