package io.cowcatcher.seed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedRiskSeedStoreTest extends RiskSeedStoreContract {
    @TempDir
    Path directory;

    @Override
    RiskSeedStore openEmpty(ManualClock clock) {
        return EmbeddedRiskSeedStore.open(file(), clock);
    }

    private Path file() {
        return directory.resolve("seeds.db");
    }

    private void reopen() {
        store.close();
        store = EmbeddedRiskSeedStore.open(file(), clock);
    }

    @Test
    void reopen_afterPuts_findsEverything() {
        List<RiskSeed> seeds = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            seeds.add(seed("u" + (100_000 + i), i / 5_000.0, START.plusSeconds(i)));
        }
        store.putAll(seeds);
        store.put(seed("u100000", 1, START.plusSeconds(9_999)));
        List<RiskSeed> byScore = store.byScore(0, 1, SeedPage.first(10_000));
        List<RiskSeed> byTime = store.bySetTime(Instant.MIN, Instant.MAX, SeedPage.first(10_000));

        reopen();

        assertThat(store.count()).isEqualTo(5_000);
        assertThat(store.byScore(0, 1, SeedPage.first(10_000)))
                .isEqualTo(byScore)
                .hasSize(5_000);
        assertThat(store.bySetTime(Instant.MIN, Instant.MAX, SeedPage.first(10_000)))
                .isEqualTo(byTime)
                .hasSize(5_000);
        assertThat(store.history(SeedSubject.user("u100000"))).hasSize(2);
    }

    @Test
    void reopen_manyTimes_leavesOneFileBehind() throws Exception {
        for (int i = 0; i < 20; i++) {
            store.put(seed("u" + i, 0.5));
            reopen();
        }

        assertThat(store.count()).isEqualTo(20);
        try (var files = Files.list(directory)) {
            assertThat(files).containsExactly(file());
        }
    }

    @Test
    void open_expiredInTheMeantime_purges() throws Exception {
        store.put(seed("mortal-one", 0.5).expiringAt(START.plusSeconds(10)));
        store.put(seed("lasting-one", 0.5));
        clock.advance(Duration.ofSeconds(10));

        reopen();

        assertThat(StoreBytes.count(file(), "mortal-one")).isZero();
        assertThat(StoreBytes.count(file(), "lasting-one")).isPositive();
    }

    @Test
    void erase_subject_leavesNoByteOfIt() throws Exception {
        for (int commit = 0; commit < 30; commit++) {
            List<RiskSeed> batch = new ArrayList<>();
            for (int i = commit; i < 300; i += 15) {
                String reason = "reason-of-canary-" + i + "-in-" + commit;
                batch.add(seed("canary-" + i, 0.5, START.plusSeconds(commit)).because(reason));
            }
            store.putAll(batch);
        }
        assertThat(StoreBytes.count(file(), "canary-77"))
                .as("the scan finds what is there")
                .isPositive();

        assertThat(store.erase(SeedSubject.user("canary-77"))).isTrue();

        assertThat(StoreBytes.count(file(), "canary-77")).isZero();
        assertThat(store.count()).isEqualTo(299);
        assertThat(store.history(SeedSubject.user("canary-78"))).hasSize(2);
        reopen();
        assertThat(StoreBytes.count(file(), "canary-77")).isZero();
        assertThat(store.count()).isEqualTo(299);
    }

    @Test
    void erase_thenPutMore_worksOnTheNewFile() throws Exception {
        store.putAll(List.of(seed("canary-1", 0.5), seed("canary-2", 0.5)));
        store.erase(SeedSubject.user("canary-1"));
        store.put(seed("canary-3", 0.5));
        store.erase(SeedSubject.user("canary-2"));
        store.put(seed("canary-4", 0.5));

        reopen();

        assertThat(users(store.bySubject(SeedPage.first(10)))).containsExactly("canary-3", "canary-4");
        assertThat(StoreBytes.count(file(), "canary-1")).isZero();
        assertThat(StoreBytes.count(file(), "canary-2")).isZero();
    }

    @Test
    void purgeExpired_seeds_leavesNoByteOfThem() throws Exception {
        List<RiskSeed> mortals = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            mortals.add(seed("canary-" + (100 + i), 0.5).expiringAt(START.plusSeconds(i + 1L)));
        }
        store.putAll(mortals);
        store.put(seed("canary-twice", 0.5).because("older reason").expiringAt(START.plusSeconds(20)));
        store.put(seed("canary-twice", 0.5, START.plusSeconds(1)).because("newer reason"));
        clock.advance(Duration.ofSeconds(50));

        assertThat(store.purgeExpired()).isEqualTo(50);

        assertThat(StoreBytes.count(file(), "canary-149")).isZero();
        assertThat(StoreBytes.count(file(), "canary-150")).isPositive();
        assertThat(StoreBytes.count(file(), "older reason")).isZero();
        assertThat(StoreBytes.count(file(), "newer reason")).isPositive();
    }

    @Test
    void put_sameSeedsOverAndOver_doesNotGrowTheFileForEver() throws Exception {
        long largest = 0;
        for (int i = 0; i < 800; i++) {
            store.put(seed("u" + i % 50, i % 100 / 100.0, START.plusSeconds(i)).because("x".repeat(1_000)));
            largest = Math.max(largest, Files.size(file()));
        }

        assertThat(largest).as("the file before it was rewritten").isBetween(3L << 20, 9L << 20);
        assertThat(Files.size(file())).as("the file after").isLessThan(largest);
        reopen();
        assertThat(store.count()).isEqualTo(50);
    }

    @Test
    void store_openAndBusy_startsNoThread() {
        Set<Long> before = threads();
        store.put(seed("u1", 0.5));
        store.erase(SeedSubject.user("u1"));
        reopen();

        assertThat(Thread.getAllStackTraces().keySet().stream()
                        .filter(thread -> !before.contains(thread.getId()))
                        .map(Thread::getName)
                        .filter(name -> name.contains("H2") || name.contains("MVStore")))
                .isEmpty();
    }

    private static Set<Long> threads() {
        return Thread.getAllStackTraces().keySet().stream().map(Thread::getId).collect(Collectors.toSet());
    }

    @Test
    void put_interruptedThread_keepsInterruptAndStore() {
        Thread.currentThread().interrupt();
        try {
            store.put(seed("u1", 0.5));
            assertThat(store.get(SeedSubject.user("u1"))).isPresent();
            store.erase(SeedSubject.user("u1"));
            reopen();
            store.put(seed("u2", 0.5));
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(store.count()).isOne();
    }
}
