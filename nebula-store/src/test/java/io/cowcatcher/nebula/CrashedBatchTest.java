package io.cowcatcher.nebula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.cowcatcher.error.StoreException;
import io.cowcatcher.nebula.internal.Deadline;
import io.cowcatcher.nebula.internal.Sessions;
import io.cowcatcher.nebula.internal.Statement;
import io.cowcatcher.nebula.stub.Fault;
import io.cowcatcher.nebula.stub.GraphModel;
import io.cowcatcher.nebula.stub.GraphdStub;
import io.cowcatcher.seed.RiskSeed;
import io.cowcatcher.seed.RiskSeedStore;
import io.cowcatcher.seed.SeedOrigin;
import io.cowcatcher.seed.SeedPage;
import io.cowcatcher.seed.SeedSubject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Processes that end between any two statements, one after the other: a batch is whole, and erased stays erased. */
@Timeout(120)
class CrashedBatchTest {
    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
    private static final VertexIds IDS = VertexIds.keyedBy(new byte[32]);
    private static final List<RiskSeed> BATCH = List.of(seed("a"), seed("b"), seed("c"));
    private static final int LAST_STATEMENT = 14;

    /** What the second process does. */
    private enum Next {
        COUNT,
        PUT,
        ERASE,
        PURGE
    }

    private static RiskSeed seed(String user) {
        return RiskSeed.of(SeedSubject.user(user), 0.9, SeedOrigin.ANALYST, START);
    }

    private static NebulaSpace space(GraphdStub stub) {
        return NebulaSpace.open(
                Trial.options(stub)
                        .withRetries(RetryOptions.defaults()
                                .withAttempts(1)
                                .breakingAfter(1_000, Duration.ofMillis(1))
                                .withPauses(Duration.ofMillis(1), Duration.ofMillis(2))),
                NebulaSchema.of(IDS));
    }

    private static boolean isRowWrite(String statement) {
        return statement.contains(" ON `risk_seed` ") && statement.contains(" SET ");
    }

    /** Ends the process for good once so many rows of the batch were written, or before it clears up. */
    private static void putAndEnd(GraphdStub stub, RiskSeedStore store, int rows) {
        AtomicInteger writes = new AtomicInteger();
        AtomicBoolean ended = new AtomicBoolean();
        stub.failBy((statement, number) -> {
            if ((isRowWrite(statement) && writes.incrementAndGet() > rows) || statement.startsWith("DELETE")) {
                ended.set(true);
            }
            return ended.get() ? Fault.of(Fault.Kind.HANG_UP_BEFORE) : Fault.none();
        });
        assertThatExceptionOfType(StoreException.class).isThrownBy(() -> store.putAll(BATCH));
    }

    private static boolean isAcknowledged(Next next, RiskSeedStore store) {
        try {
            switch (next) {
                case COUNT -> store.count();
                case PUT -> store.put(seed("z"));
                case ERASE -> store.erase(SeedSubject.user("b"));
                case PURGE -> store.purgeExpired();
            }
            return true;
        } catch (StoreException e) {
            return false;
        }
    }

    @ParameterizedTest
    @EnumSource(Next.class)
    void secondProcess_endsAfterAnyStatement_leavesTheBatchWhole(Next next) {
        for (int rows = 0; rows <= BATCH.size(); rows++) {
            for (int last = 0; last <= LAST_STATEMENT; last++) {
                secondProcess(next, rows, last);
            }
        }
    }

    private static void secondProcess(Next next, int rows, int last) {
        GraphModel model = new GraphModel();
        try (GraphdStub stub = Trial.stubWithSchema(model, IDS);
                NebulaSpace first = space(stub);
                NebulaSpace second = space(stub);
                NebulaSpace third = space(stub)) {
            putAndEnd(stub, first.riskSeeds(), rows);
            long start = stub.statementCount();
            stub.failBy(
                    (statement, number) -> number - start <= last ? Fault.none() : Fault.of(Fault.Kind.HANG_UP_BEFORE));
            boolean acknowledged = isAcknowledged(next, second.riskSeeds());
            stub.failBy((statement, number) -> Fault.none());

            RiskSeedStore store = third.riskSeeds();
            List<RiskSeed> left = new ArrayList<>(store.bySubject(SeedPage.first(9)));

            String trial = next + " after " + rows + " rows, ended after " + last + " statements";
            boolean hasPut = left.remove(seed("z"));
            assertThat(hasPut || next != Next.PUT || !acknowledged).as(trial).isTrue();
            boolean isErased = !left.contains(seed("b"));
            assertThat(isErased ? next == Next.ERASE : next != Next.ERASE || !acknowledged)
                    .as(trial)
                    .isTrue();
            List<RiskSeed> whole = isErased ? List.of(seed("a"), seed("c")) : BATCH;
            assertThat(left).as(trial).isEqualTo(whole);
            store.put(seed("y"));
            assertThat(model.edgeCount(Trial.SPACE)).as(trial).isZero();
            assertThat(model.vertexCount(Trial.SPACE, "seed_batch_state"))
                    .as(trial)
                    .isZero();
        }
    }

    /** A note is closed before its parts go: one that lost parts while it counts is an error, and not given up. */
    @Test
    void read_partThatIsMissingWhileTheBatchCounts_failsUntilItIsErased() {
        GraphModel model = new GraphModel();
        try (GraphdStub stub = Trial.stubWithSchema(model, IDS);
                NebulaSpace first = space(stub);
                NebulaSpace second = space(stub)) {
            List<String> parts = new ArrayList<>();
            stub.failBy((statement, number) -> {
                if (statement.startsWith("INSERT EDGE `seed_batch`")) {
                    parts.add(statement);
                }
                return isRowWrite(statement) || statement.startsWith("DELETE")
                        ? Fault.of(Fault.Kind.HANG_UP_BEFORE)
                        : Fault.none();
            });
            assertThatExceptionOfType(StoreException.class)
                    .isThrownBy(() -> first.riskSeeds().putAll(BATCH));
            stub.failBy((statement, number) -> Fault.none());
            String text = parts.get(0);
            int at = text.indexOf("cowcatcher:batch:") + "cowcatcher:batch:".length();
            String batch = text.substring(at, text.indexOf('"', at));
            Statement removal = SeedStatements.batchRemoval(batch, List.of(0L));
            RiskSeedStore store = second.riskSeeds();
            stub.failBy((statement, number) -> {
                if (statement.startsWith("FETCH PROP ON `seed_batch` ")) {
                    stub.failBy((later, next) -> Fault.none());
                    try (Sessions sessions = new Sessions(Trial.options(stub).settings())) {
                        sessions.execute(removal, Deadline.after(Duration.ofSeconds(5)));
                    }
                }
                return Fault.none();
            });

            assertThatExceptionOfType(StoreException.class)
                    .isThrownBy(() -> store.get(SeedSubject.user("a")))
                    .withMessageContaining("0 of 1 parts");
        }
    }

    /** Readers leave a note whose writer is still at it. */
    @Test
    void read_besideAWriterThatIsNoting_removesNothing() {
        GraphModel model = new GraphModel();
        try (GraphdStub stub = Trial.stubWithSchema(model, IDS);
                NebulaSpace first = space(stub);
                NebulaSpace second = space(stub)) {
            RiskSeedStore other = second.riskSeeds();
            List<String> seen = new ArrayList<>();
            AtomicBoolean once = new AtomicBoolean();
            stub.failBy((statement, number) -> {
                seen.add(statement);
                if (statement.startsWith("INSERT EDGE `seed_batch`") && once.compareAndSet(false, true)) {
                    other.count();
                    other.put(seed("z"));
                }
                return Fault.none();
            });

            first.riskSeeds().putAll(BATCH);

            assertThat(seen).noneMatch(statement -> statement.contains(" SET parts = -2"));
            assertThat(seen.stream().filter(statement -> statement.startsWith("UPSERT VERTEX ON `seed_batch_state`")))
                    .hasSize(1);
            assertThat(other.count()).isEqualTo(4);
        }
    }
}
