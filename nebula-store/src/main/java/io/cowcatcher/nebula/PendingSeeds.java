package io.cowcatcher.nebula;

import io.cowcatcher.seed.RiskSeed;
import io.cowcatcher.seed.SeedHistory;
import io.cowcatcher.seed.SeedSubject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The seeds of batches that count as stored, while their rows may not be written yet: readers lay them over the rows,
 * so that they see such a batch whole and write nothing.
 */
final class PendingSeeds {
    /** Where every batch that counts is written. */
    static final PendingSeeds NONE = of(List.of());

    private final Map<SeedSubject, List<RiskSeed>> bySubject;

    private PendingSeeds(Map<SeedSubject, List<RiskSeed>> bySubject) {
        this.bySubject = bySubject;
    }

    static PendingSeeds of(List<RiskSeed> seeds) {
        Map<SeedSubject, List<RiskSeed>> bySubject = new HashMap<>();
        seeds.forEach(seed -> bySubject
                .computeIfAbsent(seed.subject(), subject -> new ArrayList<>())
                .add(seed));
        return new PendingSeeds(bySubject);
    }

    /** The subjects they are of. */
    List<SeedSubject> subjects() {
        return List.copyOf(bySubject.keySet());
    }

    /** Whether there is one of this subject. */
    boolean isOf(SeedSubject subject) {
        return bySubject.containsKey(subject);
    }

    /** What a subject's history is with them, without what has expired. */
    SeedHistory over(SeedSubject subject, SeedHistory stored, Instant now) {
        return merged(stored, bySubject.getOrDefault(subject, List.of()), now);
    }

    /** A history with more seeds, without what has expired; an expired seed does not bring back those before it. */
    static SeedHistory merged(SeedHistory history, List<RiskSeed> added, Instant now) {
        SeedHistory merged = history.unexpiredAt(now);
        for (RiskSeed seed : added) {
            merged = merged.with(seed).unexpiredAt(now);
        }
        return merged;
    }
}
