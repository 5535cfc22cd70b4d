package io.cowcatcher.nebula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.cowcatcher.error.StoreException;
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
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Processes that put, erase and clear up between the statements of another. */
@Timeout(120)
class NebulaSharedSeedsTest {
    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
    private static final VertexIds IDS = VertexIds.keyedBy(new byte[32]);
    private static final SeedSubject U = SeedSubject.user("u");

    private Instant now = START;
    private final GraphModel model = new GraphModel(() -> now);
    private final GraphdStub stub = Trial.stubWithSchema(model, IDS);
    private final List<AutoCloseable> opened = new ArrayList<>();
    private final List<Throwable> failures = new CopyOnWriteArrayList<>();

    @AfterEach
    void closeAll() throws Exception {
        for (AutoCloseable closeable : opened) {
            closeable.close();
        }
        stub.close();
        assertThat(failures).isEmpty();
    }

    /** A store with sessions of its own, as another process would have. */
    private RiskSeedStore open() {
        NebulaSpace space = NebulaSpace.open(
                Trial.options(stub)
                        .withRetries(RetryOptions.defaults()
                                .withAttempts(2)
                                .withPauses(Duration.ofMillis(1), Duration.ofMillis(2))
                                .givingUpAfter(Duration.ofSeconds(10))),
                NebulaSchema.of(IDS));
        opened.add(space);
        return space.riskSeeds(() -> now);
    }

    private static RiskSeed seed(String user, double score, int second) {
        return RiskSeed.of(SeedSubject.user(user), score, SeedOrigin.ANALYST, START.plusSeconds(second));
    }

    /** Before the first statement that has these words in it, another process does something. */
    private void before(String words, Runnable action) {
        AtomicBoolean once = new AtomicBoolean();
        stub.failBy((statement, number) -> {
            if (statement.contains(words) && once.compareAndSet(false, true)) {
                runBesides(action);
            }
            return Fault.none();
        });
    }

    /** Runs on a thread of the stub, which holds the statement back meanwhile; what fails there fails the test. */
    private void runBesides(Runnable action) {
        try {
            action.run();
        } catch (RuntimeException | AssertionError e) {
            failures.add(e);
        }
    }

    private void endAfterUpserts(int count) {
        AtomicInteger upserts = new AtomicInteger();
        stub.failBy((statement, number) ->
                statement.startsWith("UPSERT VERTEX ON `risk_seed`") && upserts.incrementAndGet() > count
                        ? Fault.of(Fault.Kind.HANG_UP_BEFORE)
                        : Fault.none());
    }

    private void endsInMidBatch(RiskSeedStore store, List<RiskSeed> batch) {
        assertThatExceptionOfType(StoreException.class).isThrownBy(() -> store.putAll(batch));
        stub.failBy((statement, number) -> Fault.none());
    }

    @Test
    void put_erasedAndPutByAnotherInBetween_losesNoPutAndBringsNothingBack() {
        RiskSeedStore a = open();
        RiskSeedStore b = open();
        a.put(seed("u", 0.1, 0));
        before("ON `risk_seed` \"u:u\" SET", () -> {
            b.erase(U);
            b.put(seed("u", 0.7, 5));
        });

        a.put(seed("u", 0.9, 9));

        assertThat(b.history(U)).containsExactly(seed("u", 0.9, 9), seed("u", 0.7, 5));
    }

    @Test
    void put_erasedByAnotherInBetween_bringsNothingBack() {
        RiskSeedStore a = open();
        RiskSeedStore b = open();
        a.put(seed("u", 0.1, 0));
        before("ON `risk_seed` \"u:u\" SET", () -> b.erase(U));

        a.put(seed("u", 0.9, 9));

        assertThat(b.history(U)).containsExactly(seed("u", 0.9, 9));
    }

    @Test
    void put_rowRemovedByTheServerAndPutAnewInBetween_losesNoPut() {
        RiskSeedStore a = open();
        RiskSeedStore b = open();
        a.put(seed("u", 0.1, 0).expiringAt(START.plusSeconds(60)));
        before("ON `risk_seed` \"u:u\" SET", () -> {
            now = START.plus(Duration.ofDays(3));
            b.put(seed("u", 0.7, 5));
        });

        a.put(seed("u", 0.9, 9));

        assertThat(b.history(U)).containsExactly(seed("u", 0.9, 9), seed("u", 0.7, 5));
    }

    /** A store that has been open all the time sees a batch of another that ended, whole, whatever it is asked. */
    @ParameterizedTest
    @ValueSource(strings = {"get", "history", "list", "count", "put"})
    void cutOffBatch_anyMethodOfAnOpenStore_finishesIt(String method) {
        RiskSeedStore a = open();
        RiskSeedStore b = open();
        b.count();
        endAfterUpserts(1);
        endsInMidBatch(a, List.of(seed("a", 0.5, 0), seed("b", 0.5, 0)));

        switch (method) {
            case "get" -> assertThat(b.get(SeedSubject.user("b"))).contains(seed("b", 0.5, 0));
            case "history" -> assertThat(b.history(SeedSubject.user("b"))).containsExactly(seed("b", 0.5, 0));
            case "list" -> assertThat(b.bySubject(SeedPage.first(9))).hasSize(2);
            case "count" -> assertThat(b.count()).isEqualTo(2);
            default -> b.put(seed("z", 0.2, 0));
        }

        assertThat(model.vertexCount(Trial.SPACE, "risk_seed")).isEqualTo(method.equals("put") ? 3 : 2);
        assertThat(model.edgeCount(Trial.SPACE)).isZero();
        assertThat(model.vertexCount(Trial.SPACE, "seed_batch_state")).isZero();
    }

    /** Whoever lists, erases or purges while another notes its batch takes nothing of it away. */
    @ParameterizedTest
    @ValueSource(strings = {"count", "erase", "purge"})
    void clearingUp_besideAWriterThatIsNoting_keepsTheBatchWhole(String method) {
        RiskSeedStore a = open();
        RiskSeedStore b = open();
        before("SET parts = 1 ", () -> {
            switch (method) {
                case "count" -> assertThat(b.count()).isZero();
                case "erase" -> assertThat(b.erase(U)).isFalse();
                default -> assertThat(b.purgeExpired()).isZero();
            }
        });
        a.putAll(List.of(seed("a", 0.5, 0), seed("b", 0.5, 0)));
        assertThat(b.count()).isEqualTo(2);
        assertThat(model.edgeCount(Trial.SPACE)).isZero();
        assertThat(model.vertexCount(Trial.SPACE, "seed_batch_state")).isZero();
    }

    /** The note is met half written, counts later, and its writer ends after that: it is whole all the same. */
    @ParameterizedTest
    @ValueSource(strings = {"count", "erase", "purge"})
    void clearingUp_besideAWriterThatEndsLater_leavesAllOrNothing(String method) {
        RiskSeedStore a = open();
        RiskSeedStore b = open();
        AtomicBoolean once = new AtomicBoolean();
        AtomicInteger upserts = new AtomicInteger();
        stub.failBy((statement, number) -> {
            if (statement.contains("SET parts = 1 ") && once.compareAndSet(false, true)) {
                runBesides(() -> {
                    switch (method) {
                        case "count" -> b.count();
                        case "erase" -> b.erase(U);
                        default -> b.purgeExpired();
                    }
                });
            }
            return statement.startsWith("UPSERT VERTEX ON `risk_seed`") && upserts.incrementAndGet() > 1
                    ? Fault.of(Fault.Kind.HANG_UP_BEFORE)
                    : Fault.none();
        });
        endsInMidBatch(a, List.of(seed("a", 0.5, 0), seed("b", 0.5, 0)));

        assertThat(open().bySubject(SeedPage.first(9))).hasSize(2);
        assertThat(model.edgeCount(Trial.SPACE)).isZero();
    }

    @Test
    void eraseAll_besideABatchBeingWritten_finishesItFirst() {
        RiskSeedStore a = open();
        RiskSeedStore b = open();
        a.put(seed("b", 0.1, 0));
        before(
                "UPDATE VERTEX ON `risk_seed` \"u:b\" SET",
                () -> assertThat(b.eraseAll(List.of(SeedSubject.user("b")))).isOne());

        a.putAll(List.of(seed("a", 0.5, 1), seed("b", 0.5, 1)));

        assertThat(b.history(SeedSubject.user("b"))).containsExactly(seed("b", 0.5, 1));
        assertThat(b.get(SeedSubject.user("a"))).contains(seed("a", 0.5, 1));
    }
}
