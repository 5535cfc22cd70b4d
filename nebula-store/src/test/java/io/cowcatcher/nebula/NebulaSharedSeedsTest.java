package io.cowcatcher.nebula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.cowcatcher.error.StoreException;
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
    private final List<AtomicBoolean> awaited = new ArrayList<>();
    private final List<Throwable> failures = new CopyOnWriteArrayList<>();

    @AfterEach
    void closeAll() throws Exception {
        for (AutoCloseable closeable : opened) {
            closeable.close();
        }
        stub.close();
        assertThat(failures).isEmpty();
        assertThat(awaited).as("what was to happen in between happened").allMatch(AtomicBoolean::get);
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
        AtomicInteger tokens = new AtomicInteger();
        int process = opened.size();
        return space.riskSeeds(() -> now, () -> now, () -> process + "-" + tokens.incrementAndGet());
    }

    private static RiskSeed seed(String user, double score, int second) {
        return RiskSeed.of(SeedSubject.user(user), score, SeedOrigin.ANALYST, START.plusSeconds(second));
    }

    /** Before the first statement that has these words in it, another process does something. */
    private void before(String words, Runnable action) {
        AtomicBoolean once = new AtomicBoolean();
        awaited.add(once);
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

    /** A store that has been open all the time sees a batch of another that ended, whole, and writes nothing. */
    @Test
    void cutOffBatch_anyReadingOfAnOpenStore_seesItWhole() {
        RiskSeedStore a = open();
        RiskSeedStore b = open();
        a.put(seed("b", 0.9, 9));
        endAfterUpserts(1);
        endsInMidBatch(a, List.of(seed("a", 0.5, 0), seed("b", 0.5, 0), seed("c", 0.4, 1)));
        long rows = model.vertexCount(Trial.SPACE, "risk_seed");

        assertThat(b.get(SeedSubject.user("c"))).contains(seed("c", 0.4, 1));
        assertThat(b.history(SeedSubject.user("b"))).containsExactly(seed("b", 0.9, 9), seed("b", 0.5, 0));
        assertThat(b.bySubject(SeedPage.first(9)))
                .containsExactly(seed("a", 0.5, 0), seed("b", 0.9, 9), seed("c", 0.4, 1));
        assertThat(b.byScore(0.45, 1, SeedPage.first(9))).containsExactly(seed("b", 0.9, 9), seed("a", 0.5, 0));
        assertThat(b.bySetTime(START, START.plusSeconds(5), SeedPage.first(1))).containsExactly(seed("a", 0.5, 0));
        assertThat(b.count()).isEqualTo(3);
        List<RiskSeed> all = new ArrayList<>();
        b.forEach(all::add);
        assertThat(all).hasSize(3);

        assertThat(model.vertexCount(Trial.SPACE, "risk_seed")).isEqualTo(rows);
        b.put(seed("z", 0.2, 0));
        assertThat(model.vertexCount(Trial.SPACE, "risk_seed")).isEqualTo(4);
        assertThat(model.edgeCount(Trial.SPACE)).isZero();
        assertThat(model.vertexCount(Trial.SPACE, "seed_batch_state")).isZero();
    }

    /** What changes between the listing and the reading of rows is listed anew: nothing is skipped. */
    @Test
    void page_changedByAnotherInBetween_skipsNothingAndKeepsItsRange() {
        RiskSeedStore a = open();
        RiskSeedStore b = open();
        for (int i = 0; i < 6; i++) {
            a.put(seed("u" + i, 0.9 - i / 10.0, 0));
        }
        before("FETCH PROP ON `risk_seed` ", () -> b.put(seed("u1", 0.05, 9)));

        List<RiskSeed> page = a.byScore(0.3, 1, SeedPage.first(2));

        assertThat(page).extracting(seed -> seed.subject().id()).containsExactly("u0", "u2");
        assertThat(a.byScore(0.3, 1, SeedPage.first(2).continuedAfter(page.get(1))))
                .extracting(seed -> seed.subject().id())
                .containsExactly("u3", "u4");
        before("FETCH PROP ON `risk_seed` ", () -> b.eraseAll(List.of(SeedSubject.user("u0"), SeedSubject.user("u1"))));
        assertThat(a.bySubject(SeedPage.first(2)))
                .extracting(seed -> seed.subject().id())
                .containsExactly("u2", "u3");
    }

    /** Erased after it had been seen, while its writer stood still: it stays erased. */
    @Test
    void erase_seedOfABatchThatAnotherStillWrites_staysErased() {
        RiskSeedStore a = open();
        RiskSeedStore b = open();
        List<RiskSeed> batch = new ArrayList<>();
        for (int i = 100; i < 250; i++) {
            batch.add(seed("u" + i, 0.5, 0));
        }
        SeedSubject last = SeedSubject.user("u249");
        AtomicInteger fetches = new AtomicInteger();
        AtomicBoolean once = new AtomicBoolean();
        awaited.add(once);
        stub.failBy((statement, number) -> {
            boolean isSecondSlice = statement.startsWith("FETCH PROP ON `risk_seed` \"u:u200\"");
            if (isSecondSlice && fetches.incrementAndGet() == 2 && once.compareAndSet(false, true)) {
                runBesides(() -> {
                    assertThat(b.get(last)).isPresent();
                    assertThat(b.erase(last)).isTrue();
                    assertThat(b.get(last)).isEmpty();
                });
            }
            return Fault.none();
        });

        a.putAll(batch);

        assertThat(b.get(last)).isEmpty();
        assertThat(b.count()).isEqualTo(149);
    }

    /** Whoever erases others, again and again, does not keep a large batch from being noted. */
    @Test
    void putAll_besideSomebodyWhoErasesOthers_isNotedAtOnce() {
        RiskSeedStore a = open();
        RiskSeedStore b = open();
        List<RiskSeed> batch = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            batch.add(seed("u" + i, 0.5, 0).because("r".repeat(1_000)));
        }
        AtomicInteger notes = new AtomicInteger();
        AtomicInteger erasures = new AtomicInteger();
        stub.failBy((statement, number) -> {
            if (statement.startsWith("INSERT EDGE `seed_batch`")) {
                notes.incrementAndGet();
                runBesides(() -> {
                    b.erase(SeedSubject.user("nobody"));
                    erasures.incrementAndGet();
                });
            }
            return Fault.none();
        });

        a.putAll(batch);

        assertThat(erasures.get()).isGreaterThan(3).isEqualTo(notes.get()).isLessThan(10);
        assertThat(b.count()).isEqualTo(2_000);
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

        assertThat(b.bySubject(SeedPage.first(9))).hasSize(2);
        open().put(seed("c", 0.5, 0));
        assertThat(b.bySubject(SeedPage.first(9))).hasSize(3);
        assertThat(model.edgeCount(Trial.SPACE)).isZero();
    }

    /** Two finish the batch of a third, and it is erased by a fourth while one of them stands still. */
    @Test
    void erase_seedThatAnotherIsFinishing_staysErased() {
        RiskSeedStore a = open();
        RiskSeedStore b = open();
        RiskSeedStore c = open();
        a.put(seed("b", 0.1, 0));
        endAfterUpserts(0);
        endsInMidBatch(a, List.of(seed("a", 0.5, 1), seed("b", 0.5, 1)));
        before(
                "UPDATE VERTEX ON `risk_seed` \"u:b\" SET",
                () -> assertThat(c.erase(SeedSubject.user("b"))).isTrue());

        b.put(seed("z", 0.2, 0));

        assertThat(c.bySubject(SeedPage.first(9))).containsExactly(seed("a", 0.5, 1), seed("z", 0.2, 0));
        assertThat(model.edgeCount(Trial.SPACE)).isZero();
    }

    /** The row of a purged seed waits to be removed by the server, and is. */
    @Test
    void purgeExpired_aDayLater_leavesNoRow() {
        RiskSeedStore a = open();
        a.put(seed("u", 0.5, 0).expiringAt(START.plusSeconds(60)));
        now = START.plusSeconds(61);
        assertThat(a.purgeExpired()).isOne();
        assertThat(isThere("u:u")).isTrue();

        now = now.plus(Duration.ofDays(2));

        assertThat(isThere("u:u")).isFalse();
    }

    private boolean isThere(String vertex) {
        try (Sessions sessions = new Sessions(Trial.options(stub).settings())) {
            return sessions.execute(SeedStatements.histories(List.of(vertex)), Deadline.after(Duration.ofSeconds(5)))
                            .size()
                    == 1;
        }
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

        assertThat(b.history(SeedSubject.user("b"))).isEmpty();
        assertThat(b.get(SeedSubject.user("a"))).contains(seed("a", 0.5, 1));
    }
}
