package io.cowcatcher.nebula.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.cowcatcher.nebula.internal.RetryLoop.WhenShut;
import io.cowcatcher.nebula.internal.ServerFailure.Kind;
import io.cowcatcher.nebula.stub.Fault;
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

/** What is sent again, how often, and after which pause. */
@Timeout(60)
class RetryLoopTest extends WireFixture {
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
}
