package io.cowcatcher.nebula;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.cowcatcher.error.RunCancelledException;
import io.cowcatcher.event.Login;
import io.cowcatcher.nebula.stub.Fault;
import io.cowcatcher.run.Cancellation;
import io.cowcatcher.run.RunControl;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A writer that is cancelled ends, whatever it is at. */
@Timeout(120)
class WriterCancellationTest extends WriterFixture {
    @Test
    void write_cancelled_ends() {
        AtomicBoolean cancelled = new AtomicBoolean();
        AtomicInteger taken = new AtomicInteger();
        GraphEvents endless = receiver -> {
            cancelled.set(taken.incrementAndGet() > 1_000);
            receiver.login(Login.of("u" + taken, START).withDevice("d"));
            return true;
        };
        assertThatExceptionOfType(RunCancelledException.class)
                .isThrownBy(() ->
                        writer().write(endless, RunControl.on(workers, 3).cancelledBy(Cancellation.when(cancelled))));
    }

    /** Also while it waits for a server that is away. */
    @Test
    void write_cancelledWhileWaiting_ends() {
        NebulaSpace patient = NebulaSpace.open(
                Trial.options(stub)
                        .withRetries(RetryOptions.defaults()
                                .withPauses(Duration.ofHours(1), Duration.ofHours(1))
                                .givingUpAfter(Duration.ofHours(9))),
                NebulaSchema.of(IDS));
        stub.failBy((statement, number) -> Fault.error(-1005, "Storage Error: Atomic operation failed."));
        RunControl control = RunControl.inline().cancelledBy(Cancellation.after(Duration.ofMillis(200)));
        assertThatExceptionOfType(RunCancelledException.class)
                .isThrownBy(() -> patient.writer(options())
                        .write(
                                GraphEvents.logins(List.of(Login.of("u", START).withDevice("d"))
                                        .iterator()),
                                control));
        patient.close();
    }

    /** Also while a statement is in the server, which takes its time: here until the test is over. */
    @Test
    void write_cancelledWhileTheServerIsAtWork_ends() {
        NebulaSpace patient = NebulaSpace.open(
                Trial.options(stub).withTimeouts(Duration.ofHours(1), Duration.ofHours(1)), NebulaSchema.of(IDS));
        AtomicBoolean cancelled = new AtomicBoolean();
        stub.failBy((statement, number) -> {
            cancelled.set(true);
            return Fault.delay(Duration.ofHours(1));
        });
        assertThatExceptionOfType(RunCancelledException.class)
                .isThrownBy(() -> patient.writer(options())
                        .write(
                                GraphEvents.logins(List.of(Login.of("u", START).withDevice("d"))
                                        .iterator()),
                                RunControl.inline().cancelledBy(Cancellation.when(cancelled))));
        patient.close();
    }
}
