package io.cowcatcher.nebula;

import static org.assertj.core.api.Assertions.assertThat;

import io.cowcatcher.nebula.stub.GraphModel;
import io.cowcatcher.nebula.stub.GraphdStub;
import io.cowcatcher.seed.RiskSeed;
import io.cowcatcher.seed.RiskSeedStore;
import io.cowcatcher.seed.SeedOrigin;
import io.cowcatcher.seed.SeedSubject;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A server that refuses the second of two writers of a row, as storage does: nothing acknowledged is lost. */
@Timeout(120)
class ConcurrentWritersTest {
    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
    private static final VertexIds IDS = VertexIds.readable();
    /** Four seeds of each make a history that is just full. */
    private static final int WRITERS = 4;

    private final GraphModel model = new GraphModel(() -> START);
    private final GraphdStub stub = Trial.stubWithSchema(model, IDS);
    private final ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
    private final List<NebulaSpace> spaces = new ArrayList<>();

    @TempDir
    Path folder;

    @BeforeEach
    void openAll() {
        RetryOptions patient =
                RetryOptions.defaults().withAttempts(200).withPauses(Duration.ofMillis(1), Duration.ofMillis(10));
        for (int i = 0; i < WRITERS; i++) {
            spaces.add(NebulaSpace.open(Trial.options(stub).withRetries(patient), NebulaSchema.of(IDS)));
        }
        model.slowWrites(Duration.ofMillis(1));
    }

    @AfterEach
    void closeAll() {
        threads.shutdownNow();
        spaces.forEach(NebulaSpace::close);
        stub.close();
    }

    private void runAll(List<Callable<Void>> work) throws Exception {
        for (Future<Void> done : threads.invokeAll(work)) {
            done.get();
        }
    }

    private static RiskSeed seed(int user, int writer, int second) {
        return RiskSeed.of(
                SeedSubject.user("u" + user), 0.5, SeedOrigin.ANALYST, START.plusSeconds(second * 10L + writer));
    }

    @Test
    void put_severalProcessesOnTheSameSubjects_keepsEverySeed() throws Exception {
        List<Callable<Void>> work = new ArrayList<>();
        for (int w = 0; w < WRITERS; w++) {
            int writer = w;
            RiskSeedStore store = spaces.get(w).riskSeeds(() -> START);
            work.add(() -> {
                for (int second = 0; second < 4; second++) {
                    store.put(seed(0, writer, second));
                    store.putAll(List.of(seed(1, writer, second), seed(2, writer, second)));
                }
                return null;
            });
        }

        runAll(work);

        RiskSeedStore store = spaces.get(0).riskSeeds(() -> START);
        for (int user = 0; user < 3; user++) {
            List<RiskSeed> wanted = new ArrayList<>();
            for (int second = 3; second >= 0; second--) {
                for (int writer = WRITERS - 1; writer >= 0; writer--) {
                    wanted.add(seed(user, writer, second));
                }
            }
            assertThat(store.history(SeedSubject.user("u" + user))).containsExactlyElementsOf(wanted);
        }
        assertThat(model.edgeCount(Trial.SPACE)).isZero();
        assertThat(model.vertexCount(Trial.SPACE, "seed_batch_state")).isZero();
    }

    @Test
    void write_theSameEventsBySeveralWriters_leavesEachOnce() throws Exception {
        RandomEvents events = new RandomEvents(11, 400);
        GraphModel alone = new GraphModel();
        try (GraphdStub other = Trial.stubWithSchema(alone, IDS);
                NebulaSpace space = NebulaSpace.open(Trial.options(other), NebulaSchema.of(IDS))) {
            assertThat(space.writer(options(WRITERS)).write(events.source()).isComplete())
                    .isTrue();
        }
        List<Callable<Void>> work = new ArrayList<>();
        for (int w = 0; w < WRITERS; w++) {
            NebulaGraphWriter writer = spaces.get(w).writer(options(w));
            work.add(() -> {
                assertThat(writer.write(events.source()).isComplete()).isTrue();
                return null;
            });
        }

        runAll(work);

        assertThat(model.edgeCount(Trial.SPACE)).isEqualTo(alone.edgeCount(Trial.SPACE));
        assertThat(model.fingerprint(Trial.SPACE)).isEqualTo(alone.fingerprint(Trial.SPACE));
    }

    private WriterOptions options(int writer) {
        return WriterOptions.keepingFailuresIn(folder.resolve("failures-" + writer))
                .withRowsPerBatch(20);
    }
}
