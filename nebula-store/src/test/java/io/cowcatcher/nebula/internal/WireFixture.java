package io.cowcatcher.nebula.internal;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.cowcatcher.nebula.stub.GraphModel;
import io.cowcatcher.nebula.stub.GraphdStub;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;

/** The client's codec and our sessions against the stub, over sockets. */
abstract class WireFixture {
    static final Duration LONG = Duration.ofSeconds(20);
    static final Statement ONE =
            Ngql.of("LOOKUP ON `x` WHERE `x`.a == 1 YIELD id(vertex) AS id").toStatement("read");
    static final Statement PING = Ngql.of("YIELD 1 AS one").toStatement("ping");

    final GraphdStub stub = GraphdStub.start(new GraphModel());
    final List<AutoCloseable> opened = new ArrayList<>();

    @AfterEach
    void closeAll() throws Exception {
        for (AutoCloseable closeable : opened) {
            closeable.close();
        }
        stub.close();
    }

    Sessions sessions(int port, int count, Duration timeout, String password) {
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

    Sessions sessions(int count) {
        return sessions(stub.port(), count, LONG, GraphdStub.PASSWORD);
    }

    static RetryLoop loop(Sessions sessions, int attempts) {
        return new RetryLoop(
                sessions,
                new RetrySettings(attempts, Duration.ofMillis(1), Duration.ofMillis(10), LONG, 1),
                new CircuitBreaker(1_000, Duration.ofMillis(1)));
    }

    static Deadline soon() {
        return Deadline.after(LONG);
    }

    static ServerFailure failure(Runnable call) {
        return catchThrowableOfType(ServerFailure.class, call::run);
    }

    static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
