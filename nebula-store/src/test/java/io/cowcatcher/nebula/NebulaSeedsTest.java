package io.cowcatcher.nebula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.cowcatcher.error.StoreException;
import io.cowcatcher.graph.NodeType;
import io.cowcatcher.nebula.internal.ByHand;
import io.cowcatcher.nebula.internal.Deadline;
import io.cowcatcher.nebula.internal.Sessions;
import io.cowcatcher.nebula.stub.Fault;
import io.cowcatcher.nebula.stub.GraphModel;
import io.cowcatcher.nebula.stub.GraphdStub;
import io.cowcatcher.seed.RiskSeed;
import io.cowcatcher.seed.RiskSeedStore;
import io.cowcatcher.seed.SeedOrigin;
import io.cowcatcher.seed.SeedPage;
import io.cowcatcher.seed.SeedSubject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the contract does not ask: several processes, crashes between statements, nothing readable on the way. */
@Timeout(120)
class NebulaSeedsTest {
    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
    private static final VertexIds IDS = VertexIds.keyedBy(new byte[32]);

    private final GraphModel model = new GraphModel();
    private final GraphdStub stub = Trial.stubWithSchema(model, IDS);
    private final List<AutoCloseable> opened = new ArrayList<>();

    @AfterEach
    void closeAll() throws Exception {
        for (AutoCloseable closeable : opened) {
            closeable.close();
        }
        stub.close();
    }

    /** A store with sessions of its own, as another process would have. */
    private RiskSeedStore open() {
        NebulaSpace space = NebulaSpace.open(
                Trial.options(stub)
                        .withRetries(RetryOptions.defaults()
                                .withAttempts(2)
                                .withPauses(Duration.ofMillis(1), Duration.ofMillis(2))),
                NebulaSchema.of(IDS));
        opened.add(space);
        return space.riskSeeds();
    }

    private static RiskSeed seed(String user, double score, int second) {
        return RiskSeed.of(SeedSubject.user(user), score, SeedOrigin.ANALYST, START.plusSeconds(second));
    }

    @Test
    void put_fromSeveralProcessesAtOnce_losesNone() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        List<Future<?>> writers = new ArrayList<>();
        for (int writer = 0; writer < 4; writer++) {
            RiskSeedStore store = open();
            int first = writer;
            writers.add(threads.submit(() -> {
                for (int i = 0; i < 4; i++) {
                    store.put(seed("u", (4 * i + first) / 16.0, 4 * i + first));
                }
            }));
        }
        for (Future<?> writer : writers) {
            writer.get();
        }
        threads.shutdown();

        List<RiskSeed> expected = new ArrayList<>();
        for (int i = 15; i >= 0; i--) {
            expected.add(seed("u", i / 16.0, i));
        }
        assertThat(open().history(SeedSubject.user("u"))).isEqualTo(expected);
    }

    /** After an answer that was lost nobody knows whether the row was written: it is there once all the same. */
    @ParameterizedTest
    @EnumSource(
            value = Fault.Kind.class,
            names = {"HANG_UP_BEFORE", "HANG_UP_AFTER", "SESSION_GONE"})
    void put_answersThatAreLost_storesOnce(Fault.Kind kind) {
        RiskSeedStore store = open();
        stub.failBy((statement, number) -> number % 2 == 0 ? Fault.of(kind) : Fault.none());
        List<RiskSeed> seeds = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            store.put(seed("u", i / 10.0, i));
            seeds.add(0, seed("u", i / 10.0, i));
        }
        assertThat(store.history(SeedSubject.user("u"))).isEqualTo(seeds);
    }

    /** Whatever statement of a batch is the last that comes through, the batch is there as a whole or not at all. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void putAll_processThatEndsInMidBatch_isFinishedOrNeverWas(int survivingStatements) {
        RiskSeedStore store = open();
        store.putAll(List.of(seed("a", 0.1, 0), seed("b", 0.1, 0)));
        List<RiskSeed> batch = List.of(seed("a", 0.9, 1), seed("b", 0.9, 1), seed("c", 0.9, 1), seed("d", 0.9, 1));
        long start = stub.statementCount();
        stub.failBy((statement, number) ->
                number - start <= survivingStatements ? Fault.none() : Fault.of(Fault.Kind.HANG_UP_BEFORE));
        boolean acknowledged = true;
        try {
            store.putAll(batch);
        } catch (StoreException e) {
            acknowledged = false;
        }
        stub.failBy((statement, number) -> Fault.none());

        List<RiskSeed> found = open().bySubject(SeedPage.first(10));

        assertThat(found).isIn(batch, List.of(seed("a", 0.1, 0), seed("b", 0.1, 0)));
        if (acknowledged) {
            assertThat(found).isEqualTo(batch);
        }
        assertThat(store.bySubject(SeedPage.first(10))).isEqualTo(found);
        assertThat(open().get(SeedSubject.user("a"))).contains(found.get(0));
    }

    @Test
    void eraseAll_leavesNoNoteOfABatchBehind() {
        RiskSeedStore store = open();
        stub.failBy((statement, number) -> statement.startsWith("UPSERT VERTEX ON `risk_seed`")
                ? Fault.of(Fault.Kind.HANG_UP_BEFORE)
                : Fault.none());
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> store.putAll(List.of(seed("a", 0.5, 0), seed("b", 0.5, 0))));
        stub.failBy((statement, number) -> Fault.none());

        assertThat(open().eraseAll(List.of(SeedSubject.user("a"), SeedSubject.user("b"))))
                .isEqualTo(2);

        assertThat(model.edgeCount(Trial.SPACE)).isZero();
        assertThat(model.vertexCount(Trial.SPACE, "risk_seed")).isZero();
        assertThat(open().count()).isZero();
    }

    @Test
    void put_personalNamesAndReasons_travelSealed() {
        RiskSeedStore store = open();
        stub.record();
        SeedSubject phone = new SeedSubject(NodeType.PHONE, "13800138000");
        RiskSeed seed = RiskSeed.of(phone, 1, SeedOrigin.ANALYST, START).because("called the warehouse");

        store.putAll(List.of(seed, seed("u", 0.5, 0)));

        assertThat(store.bySubject(SeedPage.first(10))).contains(seed);
        assertThat(stub.statements())
                .isNotEmpty()
                .noneMatch(text -> text.contains("138001") || text.contains("warehouse"));
        String plain = java.util.Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString("3800138".getBytes(StandardCharsets.UTF_8));
        assertThat(stub.statements()).noneMatch(text -> text.contains(plain.substring(0, 8)));
    }

    @Test
    void open_underAnotherKey_isRefused() {
        byte[] key = new byte[32];
        key[0] = 1;
        for (VertexIds other :
                List.of(VertexIds.keyedBy(key), VertexIds.readable(), IDS.withPseudonymsFor(Set.of(NodeType.USER)))) {
            assertThatExceptionOfType(StoreException.class)
                    .isThrownBy(() -> NebulaSpace.open(Trial.options(stub), NebulaSchema.of(other)))
                    .withMessageContaining("open the space with the key it was written with");
            assertThatExceptionOfType(StoreException.class)
                    .isThrownBy(() -> NebulaSchema.of(other).createIn(Trial.options(stub), Duration.ofSeconds(5)));
        }
    }

    /** Whatever damages a row: reading it fails as the contract says, and it can be erased. */
    @Test
    void damagedRow_failsAsAStoreDoesAndCanBeErased() {
        RiskSeedStore store = open();
        store.putAll(List.of(seed("u", 0.5, 0), seed("w", 0.5, 0)));
        damage(
                "UPDATE VERTEX ON `risk_seed` \"u:u\" SET subject = \"x\", history = \"x\" WHEN score == 0.5 YIELD score AS score");

        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> store.get(SeedSubject.user("u")))
                .withMessageContaining("damaged");
        assertThatExceptionOfType(StoreException.class).isThrownBy(() -> store.bySubject(SeedPage.first(10)));
        assertThat(store.erase(SeedSubject.user("u"))).isTrue();
        assertThat(store.bySubject(SeedPage.first(10))).containsExactly(seed("w", 0.5, 0));
    }

    @Test
    void damagedNote_stopsEverythingButErasing() {
        RiskSeedStore store = open();
        damage(
                "UPSERT VERTEX ON `seed_batch_state` \"cowcatcher:batch:0\" SET parts = 1 WHEN parts == 0 YIELD parts AS parts");
        damage("INSERT EDGE `seed_batch`(`body`) VALUES" + " \"cowcatcher:seeds\"->\"cowcatcher:batch:0\"@0:(\"x\")");

        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> store.put(seed("a", 0.5, 0)))
                .withMessageContaining("damaged");
        assertThat(store.erase(SeedSubject.user("nobody"))).isFalse();
        store.put(seed("a", 0.5, 0));
        assertThat(store.count()).isOne();
    }

    private void damage(String statement) {
        try (Sessions sessions = new Sessions(Trial.options(stub).settings())) {
            sessions.execute(ByHand.statement(statement), Deadline.after(Duration.ofSeconds(5)));
        }
    }

    @Test
    void read_serverThatIsAway_failsNamingTheServer() {
        RiskSeedStore store = open();
        stub.kill();
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> store.get(SeedSubject.user("u")))
                .withMessageContaining(stub.address());
        stub.restart();
        assertThat(store.get(SeedSubject.user("u"))).isEmpty();
    }
}
