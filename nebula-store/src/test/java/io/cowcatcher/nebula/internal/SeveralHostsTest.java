package io.cowcatcher.nebula.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.cowcatcher.nebula.stub.GraphModel;
import io.cowcatcher.nebula.stub.GraphdStub;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Several graph services, of which one does not answer. */
@Timeout(120)
class SeveralHostsTest {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Statement PING = Ngql.of("YIELD 1 AS one").toStatement("ping");

    private final GraphdStub stub = GraphdStub.start(new GraphModel());

    @AfterEach
    void closeStub() {
        stub.close();
    }

    /** Sessions that begin with the host at this port, and know the stub besides. */
    private Sessions sessions(int firstPort, Duration statementTimeout) {
        return new Sessions(new SessionSettings(
                List.of(new HostPort("127.0.0.1", firstPort), new HostPort("127.0.0.1", stub.port())),
                Optional.empty(),
                "root",
                GraphdStub.PASSWORD,
                4,
                LONG,
                statementTimeout,
                Optional.empty()));
    }

    private static long ping(Sessions sessions) {
        return sessions.execute(PING, Deadline.after(LONG)).integer(0, "one");
    }

    @Test
    void execute_firstHostRefuses_goesToTheSecond() {
        try (Sessions sessions = sessions(1, LONG)) {
            for (int i = 0; i < 4; i++) {
                assertThat(ping(sessions)).isOne();
            }
        }
    }

    /** The first takes connections and says nothing; it costs its share of the time, and is asked last from then on. */
    @Test
    void execute_firstHostHangs_goesToTheSecond() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                Sessions sessions = sessions(silent.getLocalPort(), Duration.ofSeconds(2))) {
            for (int round = 0; round < 3; round++) {
                List<Future<Long>> calls = new ArrayList<>();
                for (int i = 0; i < 4; i++) {
                    calls.add(threads.submit(() -> ping(sessions)));
                }
                for (Future<Long> call : calls) {
                    assertThat(call.get()).isOne();
                }
            }
        } finally {
            threads.shutdown();
        }
    }
}
