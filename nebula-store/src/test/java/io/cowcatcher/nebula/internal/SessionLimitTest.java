package io.cowcatcher.nebula.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.cowcatcher.nebula.internal.ServerFailure.Kind;
import io.cowcatcher.nebula.stub.Fault;
import io.cowcatcher.nebula.stub.GraphModel;
import io.cowcatcher.nebula.stub.GraphdStub;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A server lets in only so many sessions of a user, and counts those whose connection broke. */
@Timeout(60)
class SessionLimitTest {
    private static final Statement READ = ByHand.statement("GO anywhere");
    private static final Statement PING = Ngql.of("YIELD 1 AS one").toStatement("ping");

    private final GraphdStub stub = GraphdStub.start(new GraphModel());
    private final Sessions sessions = new Sessions(new SessionSettings(
            List.of(new HostPort("127.0.0.1", stub.port())),
            Optional.empty(),
            "root",
            GraphdStub.PASSWORD,
            2,
            Duration.ofSeconds(20),
            Duration.ofSeconds(20),
            Optional.empty()));

    @AfterEach
    void closeAll() {
        sessions.close();
        stub.close();
    }

    private static Deadline soon() {
        return Deadline.after(Duration.ofSeconds(20));
    }

    private ServerFailure failureOf(Statement statement) {
        return catchThrowableOfType(ServerFailure.class, () -> sessions.execute(statement, soon()));
    }

    @Test
    void execute_connectionsCutAgainAndAgain_leavesNoSessionsBehind() {
        stub.limitSessions(4);
        for (int i = 0; i < 20; i++) {
            stub.failBy((statement, number) -> Fault.of(Fault.Kind.HANG_UP_BEFORE));
            assertThat(failureOf(READ).kind()).isEqualTo(Kind.BROKEN);
            stub.failBy((statement, number) -> Fault.none());
            assertThat(sessions.execute(PING, soon()).size()).isOne();
        }

        assertThat(stub.signIns()).isGreaterThan(20);
        assertThat(stub.sessionCount()).isLessThanOrEqualTo(2);
    }

    @Test
    void execute_tooManySessions_isTakenForBusy() {
        stub.limitSessions(0);

        ServerFailure failure = failureOf(PING);

        assertThat(failure.kind()).isEqualTo(Kind.BUSY);
        assertThat(failure).hasMessageContaining("Too many sessions created");
        stub.limitSessions(1);
        assertThat(sessions.execute(PING, soon()).size()).isOne();
    }
}
