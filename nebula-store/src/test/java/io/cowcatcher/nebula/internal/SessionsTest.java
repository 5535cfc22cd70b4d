package io.cowcatcher.nebula.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.cowcatcher.nebula.internal.ServerFailure.Kind;
import io.cowcatcher.nebula.stub.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Sessions: how they begin, are shared, go and end. */
@Timeout(60)
class SessionsTest extends WireFixture {
    @Test
    void execute_ping_isAnsweredOverOneSession() {
        Sessions sessions = sessions(3);
        for (int i = 0; i < 10; i++) {
            assertThat(sessions.execute(PING, soon()).integer(0, "one")).isOne();
        }
        assertThat(stub.signIns()).isLessThanOrEqualTo(3);
    }

    @Test
    void execute_sessionGone_isSentAgainOnANewOneAtOnce() {
        Sessions sessions = sessions(1);
        sessions.execute(PING, soon());
        stub.expireSessions();

        assertThat(sessions.execute(PING, soon()).integer(0, "one")).isOne();

        assertThat(stub.signIns()).isEqualTo(2);
    }

    @Test
    void execute_everySessionGoneAtOnce_endsWithASessionFailure() {
        stub.failBy((statement, number) -> Fault.of(Fault.Kind.SESSION_GONE));

        assertThat(failure(() -> sessions(1).execute(ONE, soon())).kind()).isEqualTo(Kind.SESSION);
    }

    @Test
    void execute_refusedSignIn_tellsWhatTheServerSaid() {
        // The stub refuses by password alone; the texts of other refusals are those of ErrorTextsTest.
        ServerFailure failure =
                failure(() -> sessions(stub.port(), 1, LONG, "wrong").execute(PING, soon()));
        assertThat(failure.kind()).isEqualTo(Kind.CREDENTIALS);
        assertThat(failure).hasMessageContaining("Invalid password").hasMessageContaining("check user and password");
    }

    @Test
    void execute_wrongPassword_isRefusedOnceAndNeverShown() {
        Sessions sessions = sessions(stub.port(), 1, LONG, "s3cret-phrase");

        ServerFailure failure = failure(() -> loop(sessions, 5).execute(PING, soon()));

        assertThat(failure.kind()).isEqualTo(Kind.CREDENTIALS);
        assertThat(failure.attempts()).isOne();
        assertThat(allMessages(failure)).doesNotContain("s3cret-phrase", "root");
        assertThat(sessions.settings().toString()).doesNotContain("s3cret-phrase", "root");
    }

    private static String allMessages(Throwable failure) {
        StringBuilder all = new StringBuilder();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            all.append(cause).append('\n');
        }
        return all.toString();
    }

    @Test
    void execute_allSessionsInUse_failsByTheDeadlineAndWorksAfterwards() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        CountDownLatch released = new CountDownLatch(1);
        stub.failBy((statement, number) -> {
            arrived.countDown();
            awaitQuietly(released);
            return Fault.error(-1009, "final");
        });
        Sessions sessions = sessions(1);
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try {
            Future<ServerFailure> first = thread.submit(() -> failure(() -> sessions.execute(ONE, soon())));
            arrived.await();

            ServerFailure second = failure(() -> sessions.execute(PING, Deadline.after(Duration.ofMillis(100))));
            assertThat(second.kind()).isEqualTo(Kind.EXHAUSTED);
            assertThat(second).hasMessageContaining("all 1 in use");

            released.countDown();
            assertThat(first.get().kind()).isEqualTo(Kind.REJECTED);
            assertThat(sessions.execute(PING, soon()).integer(0, "one")).isOne();
        } finally {
            released.countDown();
            thread.shutdown();
        }
    }

    @Test
    void close_afterUse_leavesNoThreadAndNoSocket() throws Exception {
        long threads = threadCount();
        long files = openFileCount();
        for (int round = 0; round < 20; round++) {
            Sessions sessions = sessions(4);
            ExecutorService callers = Executors.newFixedThreadPool(4);
            List<Future<?>> calls = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                calls.add(callers.submit(() -> sessions.execute(PING, soon())));
            }
            for (Future<?> call : calls) {
                call.get();
            }
            callers.shutdown();
            assertThat(callers.awaitTermination(10, java.util.concurrent.TimeUnit.SECONDS))
                    .isTrue();
            sessions.close();
            sessions.close();
            assertThatIllegalStateException()
                    .isThrownBy(() -> sessions.execute(PING, soon()))
                    .withMessageContaining("closed");
        }
        awaitNoConnections();

        assertThat(stub.signOuts()).isEqualTo(stub.signIns()).isPositive();
        assertThat(threadCount()).isLessThanOrEqualTo(threads);
        // Each of 80 connections would have left at least one; the JVM opens some jars and sources of entropy
        // meanwhile.
        assertThat(openFileCount()).isLessThan(files + 40);
    }

    private void awaitNoConnections() {
        while (stub.connectionCount() > 0) {
            Thread.onSpinWait();
        }
    }

    private static long threadCount() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !thread.getName().startsWith("graphd-stub-connection"))
                .filter(thread -> !thread.isDaemon())
                .count();
    }

    private static long openFileCount() throws IOException {
        Path descriptors = Path.of("/proc/self/fd");
        if (!Files.isDirectory(descriptors)) {
            return 0;
        }
        try (Stream<Path> files = Files.list(descriptors)) {
            return files.count();
        }
    }
}
