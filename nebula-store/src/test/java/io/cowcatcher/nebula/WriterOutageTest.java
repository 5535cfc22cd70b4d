package io.cowcatcher.nebula;

import static org.assertj.core.api.Assertions.assertThat;

import io.cowcatcher.event.Login;
import io.cowcatcher.nebula.stub.Fault;
import io.cowcatcher.run.RunControl;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A writer whose server is away, or does not answer. */
@Timeout(120)
class WriterOutageTest extends WriterFixture {
    @Test
    void write_serverThatStaysAway_keepsEveryRowInTheFile() throws Exception {
        stub.kill();
        NebulaSpace away = impatientSpace();
        List<Login> logins = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            logins.add(Login.of("u" + i, START).withDevice("d" + i));
        }

        WriteReport report = away.writer(options()).write(GraphEvents.logins(logins.iterator()));

        assertThat(report.failedRows()).isEqualTo(150);
        assertThat(report.rows()).isZero();
        try (Stream<String> lines = Files.lines(deadLetters())) {
            assertThat(lines.filter(line -> !line.startsWith("#"))
                            .flatMap(line -> Stream.of(line.split("->", -1)).skip(1)))
                    .hasSize(50);
        }
        away.close();
    }

    private NebulaSpace impatientSpace() {
        stub.restart();
        NebulaSpace impatient = NebulaSpace.open(
                Trial.options(stub)
                        .withRetries(RetryOptions.defaults()
                                .withPauses(Duration.ofMillis(1), Duration.ofMillis(2))
                                .breakingAfter(3, Duration.ofMillis(5))
                                .givingUpAfter(Duration.ofMillis(200))),
                NebulaSchema.of(IDS));
        stub.kill();
        return impatient;
    }

    /** However often it is asked in vain: what is away comes back, and nothing is left for a hand to write. */
    @Test
    void write_serverThatIsAwayForLongerThanTheAttempts_isWaitedFor() {
        NebulaSpace patient = NebulaSpace.open(
                Trial.options(stub)
                        .withRetries(RetryOptions.defaults()
                                .withAttempts(2)
                                .withPauses(Duration.ofMillis(1), Duration.ofMillis(2))
                                .breakingAfter(3, Duration.ofMillis(5))),
                NebulaSchema.of(IDS));
        stub.kill();
        AtomicInteger retries = new AtomicInteger();
        WriterListener listener = new WriterListener() {
            @Override
            public void batchRetried(Batch batch, String reason) {
                if (retries.incrementAndGet() == 25) {
                    stub.restart();
                }
            }
        };
        WriteReport report = patient.writer(options()).reportingTo(listener).write(new RandomEvents(14, 40).source());
        patient.close();
        assertThat(report.isComplete()).isTrue();
        assertThat(deadLetters()).doesNotExist();
    }

    /** While no statement is answered, the source is asked for no more than fits into the batches. */
    @Test
    void write_serverThatDoesNotAnswer_holdsUpTheSource() throws Exception {
        CountDownLatch released = new CountDownLatch(1);
        CountDownLatch arrived = new CountDownLatch(3);
        stub.failBy((statement, number) -> {
            arrived.countDown();
            try {
                released.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return Fault.none();
        });
        AtomicInteger taken = new AtomicInteger();
        GraphEvents source = receiver -> {
            int i = taken.getAndIncrement();
            if (i == 5_000) {
                return false;
            }
            receiver.login(Login.of("u", START.plusSeconds(i)).withDevice("d"));
            return true;
        };
        ExecutorService caller = Executors.newSingleThreadExecutor();
        try {
            Future<WriteReport> call = caller.submit(() -> writer().write(source, RunControl.on(workers, 3)));
            arrived.await();
            assertThat(taken.get()).isLessThanOrEqualTo(3 * 20 + 20);
            released.countDown();
            WriteReport report = call.get(60, TimeUnit.SECONDS);
            assertThat(report.rows()).isEqualTo(5_002);
            // A row of these takes at most 60 bytes: four batches, and the heads of as many statements.
            assertThat(report.peakBufferedBytes()).isLessThan(6 * (20 * 60 + 60));
        } finally {
            released.countDown();
            caller.shutdown();
        }
    }
}
