package io.cowcatcher.nebula.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.cowcatcher.nebula.internal.RetryLoop.WhenShut;
import io.cowcatcher.nebula.internal.ServerFailure.Kind;
import io.cowcatcher.nebula.stub.Fault;
import io.cowcatcher.nebula.stub.GraphModel;
import io.cowcatcher.nebula.stub.GraphdStub;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The client's codec and our sessions against the stub, over sockets. */
@Timeout(60)
class WireTest {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Statement ONE =
            Ngql.of("LOOKUP ON `x` WHERE `x`.a == 1 YIELD id(vertex) AS id").toStatement("read");
    private static final Statement PING = Ngql.of("YIELD 1 AS one").toStatement("ping");

    private final GraphdStub stub = GraphdStub.start(new GraphModel());
    private final List<AutoCloseable> opened = new ArrayList<>();

    @AfterEach
    void closeAll() throws Exception {
        for (AutoCloseable closeable : opened) {
            closeable.close();
        }
        stub.close();
    }

    private Sessions sessions(int port, int count, Duration timeout, String password) {
        Sessions sessions = new Sessions(new SessionSettings(
                List.of(new HostPort("127.0.0.1", port)),
                Optional.empty(),
                "root",
                password,
                count,
                timeout,
                timeout,
                Optional.empty()));
        opened.add(sessions);
        return sessions;
    }

    private Sessions sessions(int count) {
        return sessions(stub.port(), count, LONG, GraphdStub.PASSWORD);
    }

    private static RetryLoop loop(Sessions sessions, int attempts) {
        return new RetryLoop(
                sessions,
                new RetrySettings(attempts, Duration.ofMillis(1), Duration.ofMillis(10), LONG, 1),
                new CircuitBreaker(1_000, Duration.ofMillis(1)));
    }

    private static Deadline soon() {
        return Deadline.after(LONG);
    }

    private static ServerFailure failure(Runnable call) {
        return catchThrowableOfType(ServerFailure.class, call::run);
    }

    @Test
    void execute_ping_isAnsweredOverOneSession() {
        Sessions sessions = sessions(3);
        for (int i = 0; i < 10; i++) {
            assertThat(sessions.execute(PING, soon()).integer(0, "one")).isOne();
        }
        assertThat(stub.signIns()).isLessThanOrEqualTo(3);
    }

    @Test
    void execute_errorThatIsFinal_isSentOnce() {
        stub.failBy((statement, number) -> Fault.error(-1005, "Storage Error: The not null field cannot be null."));

        ServerFailure failure = failure(() -> loop(sessions(1), 9).execute(ONE, soon()));

        assertThat(failure.kind()).isEqualTo(Kind.REJECTED);
        assertThat(failure.attempts()).isOne();
        assertThat(stub.statementCount()).isOne();
        assertThat(failure)
                .hasMessageContaining("read")
                .hasMessageContaining("cannot be null")
                .hasMessageNotContaining("LOOKUP");
    }

    @Test
    void execute_errorThatPasses_isSentUntilItDoes() {
        stub.failBy((statement, number) -> number <= 3
                ? Fault.error(-1005, "Storage Error: Not the leader of 1. Please retry later.")
                : Fault.error(-1009, "final"));
        List<Kind> heard = new ArrayList<>();

        ServerFailure failure = failure(() -> loop(sessions(1), 9)
                .execute(ONE, soon(), WhenShut.WAIT, () -> false, (cause, attempt) -> heard.add(cause.kind())));

        assertThat(failure.kind()).isEqualTo(Kind.REJECTED);
        assertThat(heard).containsExactly(Kind.BUSY, Kind.BUSY, Kind.BUSY);
        assertThat(stub.statementCount()).isEqualTo(4);
        assertThat(stub.signIns()).isOne();
    }

    @Test
    void execute_errorThatStays_isSentAsOftenAsAllowed() {
        stub.failBy((statement, number) -> Fault.error(-1005, "Storage Error: Atomic operation failed."));

        assertThat(failure(() -> loop(sessions(1), 5).execute(ONE, soon())).attempts())
                .isEqualTo(5);

        assertThat(stub.statementCount()).isEqualTo(5);
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
    void execute_answerThatComesTooLate_isATimeoutAndTheConnectionIsNotUsedAgain() {
        stub.failBy((statement, number) -> number == 1 ? Fault.delay(Duration.ofMinutes(1)) : Fault.none());
        Sessions sessions = sessions(stub.port(), 1, Duration.ofSeconds(2), GraphdStub.PASSWORD);

        assertThat(failure(() -> sessions.execute(ONE, soon())).kind()).isEqualTo(Kind.TIMEOUT);

        assertThat(sessions.execute(PING, soon()).integer(0, "one")).isOne();
        assertThat(stub.signIns()).isEqualTo(2);
    }

    @Test
    void execute_connectionThatEnds_isBrokenBeforeAndAfterTheStatementRan() {
        stub.failBy((statement, number) ->
                Fault.of(number % 2 == 1 ? Fault.Kind.HANG_UP_BEFORE : Fault.Kind.HANG_UP_AFTER));
        Sessions sessions = sessions(1);

        for (int i = 0; i < 4; i++) {
            assertThat(failure(() -> sessions.execute(ONE, soon())).kind()).isEqualTo(Kind.BROKEN);
        }
    }

    @Test
    void execute_serverKilledAndStartedAgain_isAnsweredAfterwards() {
        Sessions sessions = sessions(2);
        sessions.execute(PING, soon());
        stub.kill();

        // One session was open and one was not.
        assertThat(failure(() -> sessions.execute(PING, soon())).kind()).isIn(Kind.BROKEN, Kind.UNREACHABLE);
        assertThat(failure(() -> sessions.execute(PING, soon())).kind()).isIn(Kind.BROKEN, Kind.UNREACHABLE);
        assertThat(failure(() -> sessions.execute(PING, soon())).kind()).isEqualTo(Kind.UNREACHABLE);
        stub.restart();

        assertThat(loop(sessions, 5).execute(PING, soon()).integer(0, "one")).isOne();
    }

    /** Six connections went with the server; one statement hears of it, the others do not meet theirs. */
    @Test
    void execute_serverRestartedUnderManySessions_costsOneAttempt() throws Exception {
        Sessions sessions = sessions(6);
        CountDownLatch together = new CountDownLatch(6);
        stub.failBy((statement, number) -> {
            together.countDown();
            awaitQuietly(together);
            return Fault.error(-1009, "final");
        });
        ExecutorService callers = Executors.newFixedThreadPool(6);
        List<Future<ServerFailure>> calls = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            calls.add(callers.submit(() -> failure(() -> sessions.execute(ONE, soon()))));
        }
        for (Future<ServerFailure> call : calls) {
            assertThat(call.get().kind()).isEqualTo(Kind.REJECTED);
        }
        callers.shutdown();
        assertThat(stub.signIns()).isEqualTo(6);
        stub.kill();
        stub.restart();

        assertThat(failure(() -> sessions.execute(PING, soon())).kind()).isEqualTo(Kind.BROKEN);
        for (int i = 0; i < 12; i++) {
            assertThat(sessions.execute(PING, soon()).integer(0, "one")).isOne();
        }
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

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
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

    /** A server that takes connections, and does with them what it is told to. */
    private final class RawServer implements AutoCloseable {
        private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        private final List<Socket> sockets = new ArrayList<>();

        private interface Behaviour {
            void with(Socket socket) throws Exception;
        }

        private RawServer(Behaviour behaviour) throws IOException {
            opened.add(this);
            Thread thread = new Thread(() -> {
                try {
                    while (true) {
                        Socket socket = listener.accept();
                        synchronized (sockets) {
                            sockets.add(socket);
                        }
                        behaviour.with(socket);
                    }
                } catch (Exception e) {
                    // Closed by the test.
                }
            });
            thread.setDaemon(true);
            thread.start();
        }

        @Override
        public void close() throws IOException {
            listener.close();
            synchronized (sockets) {
                for (Socket socket : sockets) {
                    socket.close();
                }
            }
        }
    }

    @Test
    void execute_serverThatNeverAnswers_failsByTheDeadline() throws Exception {
        RawServer silent = new RawServer(socket -> {});

        Sessions sessions = sessions(silent.listener.getLocalPort(), 1, Duration.ofMillis(300), "x");

        assertThat(failure(() -> sessions.execute(PING, soon())).kind()).isEqualTo(Kind.TIMEOUT);
    }

    /** A plain read timeout starts anew with every byte. */
    @Test
    void execute_serverThatSendsAByteNowAndThen_failsByTheDeadline() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        RawServer dripping = new RawServer(socket -> {
            OutputStream out = socket.getOutputStream();
            // The length of a frame of 16 MB, of which the bytes then come one by one.
            out.write(new byte[] {1, 0, 0, 0, 0x0f, (byte) 0xff, 0, 0});
            while (!never.await(20, java.util.concurrent.TimeUnit.MILLISECONDS)) {
                out.write(0);
                out.flush();
            }
        });
        Sessions sessions = sessions(dripping.listener.getLocalPort(), 1, Duration.ofMillis(500), "x");

        assertThat(failure(() -> sessions.execute(PING, soon())).kind()).isEqualTo(Kind.TIMEOUT);
        never.countDown();
    }

    /** Writing to one who does not read blocks for ever on a plain socket, as soon as the buffers are full. */
    @Test
    void socket_serverThatNeverReads_failsByTheDeadline() throws Exception {
        RawServer deaf = new RawServer(socket -> {});
        try (DeadlineSocket socket = DeadlineSocket.connect(
                new HostPort("127.0.0.1", deaf.listener.getLocalPort()), Deadline.after(Duration.ofMillis(500)))) {
            byte[] much = new byte[1 << 20];
            Throwable thrown = catchThrowableOfType(IOException.class, () -> {
                for (int i = 0; i < 1_000; i++) {
                    socket.getOutputStream().write(much, 0, much.length);
                }
            });
            assertThat(thrown).isInstanceOf(java.net.SocketTimeoutException.class);
        }
    }

    @Test
    void execute_interrupted_endsAndKeepsTheInterrupt() throws Exception {
        RawServer silent = new RawServer(socket -> {});
        Sessions sessions = sessions(silent.listener.getLocalPort(), 1, LONG, "x");
        List<Object> seen = new ArrayList<>();
        Thread thread = new Thread(() -> {
            Thread.currentThread().interrupt();
            seen.add(failure(() -> sessions.execute(PING, soon())).kind());
            seen.add(Thread.currentThread().isInterrupted());
        });
        thread.start();
        thread.join();

        assertThat(seen).containsExactly(Kind.CANCELLED, true);
    }

    @Test
    void execute_afterTheBreakerShut_failsWithoutACall() {
        stub.kill();
        RetryLoop loop = new RetryLoop(
                sessions(1),
                new RetrySettings(1, Duration.ofMillis(1), Duration.ofMillis(1), LONG, 1),
                new CircuitBreaker(2, Duration.ofDays(1)));

        assertThat(failure(() -> loop.execute(PING, soon())).kind()).isEqualTo(Kind.UNREACHABLE);
        assertThat(failure(() -> loop.execute(PING, soon())).kind()).isEqualTo(Kind.UNREACHABLE);
        stub.restart();
        assertThat(failure(() -> loop.execute(PING, soon())).kind()).isEqualTo(Kind.SHUT);
        assertThat(stub.signIns()).isZero();
    }

    @Test
    void pauses_growAndVaryWithinTheUpperHalf() {
        RetryLoop loop = new RetryLoop(
                sessions(1),
                new RetrySettings(9, Duration.ofNanos(1_000), Duration.ofNanos(6_000), LONG, 7),
                new CircuitBreaker(1, LONG));
        for (int i = 0; i < 100; i++) {
            assertThat(loop.pauseNanos(1)).isBetween(500L, 1_000L);
            assertThat(loop.pauseNanos(2)).isBetween(1_000L, 2_000L);
            assertThat(loop.pauseNanos(60)).isBetween(3_000L, 6_000L);
        }
        assertThat(Stream.generate(() -> loop.pauseNanos(1))
                        .limit(50)
                        .distinct()
                        .count())
                .isGreaterThan(5);
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
