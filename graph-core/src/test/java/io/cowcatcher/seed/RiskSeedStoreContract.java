package io.cowcatcher.seed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.cowcatcher.graph.NodeType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What every {@link RiskSeedStore} keeps; an implementation's test extends this and says how to open an empty one.
 *
 * <p>The parts are contracts of their own; here is what concerns the store as a whole.
 */
abstract class RiskSeedStoreContract
        implements SeedHistoryContract, SeedListsContract, SeedExpiryContract, SeedErasureContract {
    static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

    final ManualClock clock = new ManualClock(START);
    RiskSeedStore store;

    /** Opens an empty store that reads the time from {@code clock}. */
    abstract RiskSeedStore openEmpty(ManualClock clock);

    @BeforeEach
    void openStore() {
        store = openEmpty(clock);
    }

    @AfterEach
    void closeStore() {
        store.close();
    }

    @Override
    public RiskSeedStore store() {
        return store;
    }

    @Override
    public ManualClock clock() {
        return clock;
    }

    static RiskSeed seed(String user, double score) {
        return seed(user, score, START);
    }

    static RiskSeed seed(String user, double score, Instant setAt) {
        return RiskSeed.of(SeedSubject.user(user), score, SeedOrigin.INTERCEPT_RING, setAt)
                .because("ring of " + score);
    }

    static RiskSeed ofType(NodeType type, String id) {
        return RiskSeed.of(new SeedSubject(type, id), 1, SeedOrigin.ANALYST, START);
    }

    static SeedSubject user(String id) {
        return SeedSubject.user(id);
    }

    static List<String> users(List<RiskSeed> seeds) {
        return seeds.stream().map(seed -> seed.subject().id()).toList();
    }

    /** Each batch replaces all seeds: a reader that sees two batches at once has seen half of one. */
    @Test
    void readers_besideAWriter_seeOneStateEach() throws Exception {
        AtomicBoolean written = new AtomicBoolean();
        ExecutorService threads = Executors.newFixedThreadPool(3);
        try {
            List<Future<Integer>> readers = new ArrayList<>();
            CountDownLatch reading = new CountDownLatch(3);
            for (int i = 0; i < 3; i++) {
                readers.add(threads.submit(() -> readUntil(written, reading)));
            }
            reading.await();
            for (int batch = 0; batch < 60; batch++) {
                List<RiskSeed> seeds = new ArrayList<>();
                for (int user = 0; user < 20; user++) {
                    seeds.add(seed("u" + user, (batch + user) % 60 / 60.0, START.plusSeconds(batch)));
                }
                store.putAll(seeds);
                if (batch % 20 == 19) {
                    store.eraseAll(seeds.stream().map(RiskSeed::subject).toList());
                }
            }
            written.set(true);
            for (Future<Integer> reader : readers) {
                assertThat(reader.get()).isPositive();
            }
        } finally {
            written.set(true);
            threads.shutdown();
        }
    }

    private int readUntil(AtomicBoolean written, CountDownLatch reading) {
        int reads = 0;
        do {
            List<List<RiskSeed>> lists = List.of(
                    store.byScore(0, 1, SeedPage.first(100)),
                    store.bySubject(SeedPage.first(100)),
                    store.bySetTime(START, START.plusSeconds(100), SeedPage.first(100)));
            for (List<RiskSeed> seeds : lists) {
                assertThat(seeds.size()).isIn(0, 20);
                assertThat(seeds.stream().map(RiskSeed::setAt).distinct().count())
                        .isLessThanOrEqualTo(1);
            }
            List<RiskSeed> history = store.history(user("u7"));
            assertThat(history)
                    .isSortedAccordingTo(Comparator.comparing(RiskSeed::setAt).reversed());
            reads++;
            reading.countDown();
        } while (!written.get());
        return reads;
    }

    @Test
    void closedStore_refusesEverythingButClosing() {
        store.close();
        store.close();

        assertThatIllegalStateException().isThrownBy(() -> store.put(seed("u1", 0.5)));
        assertThatIllegalStateException()
                .isThrownBy(() -> store.get(user("u1")))
                .withMessageContaining("closed");
        assertThatIllegalStateException().isThrownBy(() -> store.count());
        assertThatIllegalStateException().isThrownBy(() -> store.erase(user("u1")));
        assertThatIllegalStateException().isThrownBy(() -> store.purgeExpired());
    }
}
