package io.cowcatcher.nebula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cowcatcher.error.StoreException;
import io.cowcatcher.nebula.internal.ByHand;
import io.cowcatcher.nebula.internal.Deadline;
import io.cowcatcher.nebula.internal.Sessions;
import io.cowcatcher.nebula.stub.Fault;
import io.cowcatcher.nebula.stub.GraphModel;
import io.cowcatcher.nebula.stub.GraphdStub;
import io.cowcatcher.seed.RiskSeed;
import io.cowcatcher.seed.RiskSeedStore;
import io.cowcatcher.seed.SeedHistory;
import io.cowcatcher.seed.SeedOrigin;
import io.cowcatcher.seed.SeedPage;
import io.cowcatcher.seed.SeedSubject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Names that cannot be written, rows that cannot be read, notes by the thousand: told, and got rid of. */
@Timeout(120)
class DamagedSeedsTest {
    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
    private static final VertexIds KEYED = VertexIds.keyedBy(new byte[32]);
    private static final SeedSubject U = SeedSubject.user("u");

    private final GraphModel model = new GraphModel();
    private final List<AutoCloseable> opened = new ArrayList<>();

    @AfterEach
    void closeAll() throws Exception {
        for (int i = opened.size() - 1; i >= 0; i--) {
            opened.get(i).close();
        }
    }

    private GraphdStub start(VertexIds ids) {
        GraphdStub stub = Trial.stubWithSchema(model, ids);
        opened.add(stub);
        return stub;
    }

    private NebulaSpace space(GraphdStub stub, VertexIds ids) {
        NebulaSpace space = NebulaSpace.open(
                Trial.options(stub)
                        .withRetries(RetryOptions.defaults()
                                .withAttempts(2)
                                .withPauses(Duration.ofMillis(1), Duration.ofMillis(2))),
                NebulaSchema.of(ids));
        opened.add(space);
        return space;
    }

    private RiskSeedStore open(GraphdStub stub, VertexIds ids) {
        return space(stub, ids).riskSeeds();
    }

    private static RiskSeed seed(String user, double score) {
        return RiskSeed.of(SeedSubject.user(user), score, SeedOrigin.ANALYST, START);
    }

    private static void byHand(GraphdStub stub, List<String> statements) {
        try (Sessions sessions = new Sessions(Trial.options(stub).settings())) {
            for (String statement : statements) {
                sessions.execute(ByHand.statement(statement), Deadline.after(Duration.ofSeconds(5)));
            }
        }
    }

    private static void damage(GraphdStub stub, String vertex) {
        byHand(
                stub,
                List.of("UPDATE VERTEX ON `risk_seed` \"" + vertex + "\" SET subject = \"x\", history = \"x\""
                        + " WHEN score == 0.5 YIELD score AS score"));
    }

    @Test
    void putAll_nameThatCannotBeAnId_isRefusedAndLeavesNothing() {
        GraphdStub stub = start(VertexIds.readable());
        RiskSeedStore store = open(stub, VertexIds.readable());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> store.putAll(List.of(seed("a", 0.5), seed("x".repeat(100), 0.5))));

        store.put(seed("b", 0.5));
        assertThat(store.bySubject(SeedPage.first(9))).containsExactly(seed("b", 0.5));
        assertThat(model.edgeCount(Trial.SPACE)).isZero();
    }

    @Test
    void putAll_rowThatWasDamaged_isRefusedAndCanBeErased() {
        GraphdStub stub = start(KEYED);
        RiskSeedStore store = open(stub, KEYED);
        store.put(seed("u", 0.5));
        damage(stub, "u:u");

        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> store.putAll(List.of(seed("a", 0.5), seed("u", 0.6))));

        assertThat(store.get(SeedSubject.user("other"))).isEmpty();
        assertThat(store.erase(U)).isTrue();
        store.putAll(List.of(seed("a", 0.5), seed("u", 0.6)));
        assertThat(store.count()).isEqualTo(2);
    }

    /** The row was damaged after the batch had been noted: erasing it lets the batch be finished. */
    @Test
    void eraseAll_damagedRowOfABatchThatCounts_finishesTheBatch() {
        GraphdStub stub = start(KEYED);
        RiskSeedStore store = open(stub, KEYED);
        store.put(seed("u", 0.5));
        AtomicInteger writes = new AtomicInteger();
        stub.failBy((statement, number) ->
                statement.contains(" ON `risk_seed` ") && statement.contains(" SET ") && writes.incrementAndGet() > 1
                        ? Fault.of(Fault.Kind.HANG_UP_BEFORE)
                        : Fault.none());
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> store.putAll(List.of(seed("a", 0.5), seed("b", 0.5), seed("u", 0.6))));
        stub.failBy((statement, number) -> Fault.none());
        damage(stub, "u:u");
        assertThatExceptionOfType(StoreException.class).isThrownBy(() -> store.get(U));

        assertThat(store.erase(U)).isTrue();

        assertThat(store.get(U)).isEmpty();
        assertThat(store.bySubject(SeedPage.first(9))).containsExactly(seed("a", 0.5), seed("b", 0.5));
        assertThat(model.edgeCount(Trial.SPACE)).isZero();
    }

    @Test
    void get_rowForgedWithoutTheKey_isRefused() {
        GraphdStub stub = start(KEYED);
        RiskSeed forged = seed("victim", 1);
        String history = Seal.none().close(new SeedHistory(List.of(forged)).toBytes(forged.subject()), "x");
        String subject = Seal.none().close(forged.subject().toBytes(), "x");
        byHand(
                stub,
                List.of("UPSERT VERTEX ON `risk_seed` \"u:victim\" SET bucket = 1, score = 1.0, subject = \"" + subject
                        + "\", set_at = 1, expires_at = 9223372036854775807, earliest_expiry = 9223372036854775807,"
                        + " gone_after = NULL, token = \"x\", history = \"" + history
                        + "\" WHEN token == \"\" YIELD token AS token"));

        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> open(stub, KEYED).get(SeedSubject.user("victim")));
    }

    /** Rows vanish by the clock of the servers, whatever time the store goes by. */
    @Test
    void put_clockOfThePast_staysAsLongAsItHasLeft() {
        GraphdStub stub = start(KEYED);
        Instant past = Instant.parse("2020-01-01T00:00:00Z");
        InstantSource clock = () -> past;
        RiskSeed seed = RiskSeed.of(U, 0.5, SeedOrigin.ANALYST, past).expiringAt(past.plus(Duration.ofDays(90)));

        RiskSeedStore store = space(stub, KEYED).riskSeeds(clock);
        store.put(seed);

        assertThat(store.get(U)).contains(seed);
    }

    /** A note that was not finished before it counted is removed by the next write of the same store. */
    @Test
    void putAll_afterOneThatWasCutOffBeforeItCounted_leavesNothingBehind() {
        GraphdStub stub = start(KEYED);
        RiskSeedStore store = open(stub, KEYED);
        stub.failBy((statement, number) ->
                statement.startsWith("INSERT EDGE `seed_batch`") ? Fault.of(Fault.Kind.HANG_UP_BEFORE) : Fault.none());
        for (int i = 0; i < 3; i++) {
            assertThatExceptionOfType(StoreException.class)
                    .isThrownBy(() -> store.putAll(List.of(seed("a", 0.5), seed("b", 0.5))));
        }
        stub.failBy((statement, number) -> Fault.none());

        store.put(seed("z", 0.5));

        assertThat(model.vertexCount(Trial.SPACE, "seed_batch_state")).isZero();
        assertThat(store.bySubject(SeedPage.first(9))).containsExactly(seed("z", 0.5));
    }

    @Test
    void list_behindAThousandNotes_isRefusedUntilTheyArePurged() {
        GraphdStub stub = start(KEYED);
        List<String> statements = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            String name = String.format(Locale.ROOT, "%015x", i);
            statements.add(SeedStatements.batchOpening(name).text());
            statements.add("INSERT EDGE `seed_batch`(`body`) VALUES \"cowcatcher:seeds\"->\"cowcatcher:batch:" + name
                    + "\"@0:(\"x\")");
        }
        byHand(stub, statements);
        RiskSeedStore store = open(stub, KEYED);

        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> store.bySubject(SeedPage.first(9)))
                .withMessageContaining("call purgeExpired");

        assertThat(store.purgeExpired()).isZero();
        assertThat(store.bySubject(SeedPage.first(9))).isEmpty();
        assertThat(model.edgeCount(Trial.SPACE)).isZero();
    }
}
