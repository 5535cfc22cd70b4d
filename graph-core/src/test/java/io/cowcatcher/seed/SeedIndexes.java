package io.cowcatcher.seed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** Checks that the indexes of a store say the same as its seeds. */
final class SeedIndexes {
    private static final SeedPage ALL = SeedPage.first(100_000);

    private SeedIndexes() {}

    static void requireSound(SeedTables tables, Instant now) {
        List<RiskSeed> seeds = tables.bySubject(ALL, now);
        requireSound(
                seeds,
                tables.byScore(0, 1, ALL, now),
                tables.bySetTime(Instant.MIN, Instant.MAX, ALL, now),
                tables.count(now));
    }

    static void requireSound(RiskSeedStore store) {
        requireSound(
                store.bySubject(ALL),
                store.byScore(0, 1, ALL),
                store.bySetTime(Instant.MIN, Instant.MAX, ALL),
                store.count());
    }

    private static void requireSound(List<RiskSeed> seeds, List<RiskSeed> byScore, List<RiskSeed> byTime, long count) {
        assertThat(byScore)
                .isSortedAccordingTo(Comparator.comparingDouble(RiskSeed::score).reversed())
                .containsExactlyInAnyOrderElementsOf(seeds);
        assertThat(byTime)
                .isSortedAccordingTo(Comparator.comparing(RiskSeed::setAt))
                .containsExactlyInAnyOrderElementsOf(seeds);
        assertThat(count).isEqualTo(seeds.size());
    }
}
