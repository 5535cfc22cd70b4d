package io.cowcatcher.nebula.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.cowcatcher.nebula.internal.ServerFailure.Kind;
import io.cowcatcher.nebula.stub.Fault;
import io.cowcatcher.nebula.stub.GraphdStub;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Servers that answer late, in drops or not at all: every call ends by its deadline. */
@Timeout(60)
class StalledServerTest extends WireFixture {
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
}
