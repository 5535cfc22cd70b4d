package io.cowcatcher.seed;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The seeds of one subject, latest first, and the rules by which every store keeps them. Immutable.
 *
 * @param seeds the seeds, at most {@value RiskSeedStore#HISTORY_LIMIT}
 */
public record SeedHistory(List<RiskSeed> seeds) {
    /** The history of a subject of which nothing is known. */
    public static final SeedHistory EMPTY = new SeedHistory(List.of());

    /** Copies the list. */
    public SeedHistory {
        seeds = List.copyOf(seeds);
    }

    /** This history and one more seed, cut to the limit; the same where the seed is known already. */
    public SeedHistory with(RiskSeed seed) {
        if (seeds.contains(seed)) {
            return this;
        }
        List<RiskSeed> longer = new ArrayList<>(seeds);
        int at = 0;
        while (at < longer.size() && longer.get(at).setAt().isAfter(seed.setAt())) {
            at++;
        }
        longer.add(at, seed);
        return new SeedHistory(longer.subList(0, Math.min(longer.size(), RiskSeedStore.HISTORY_LIMIT)));
    }

    /** What is left at {@code now}: nothing if the latest seed has expired, else the seeds that have not. */
    public SeedHistory unexpiredAt(Instant now) {
        if (seeds.stream().noneMatch(seed -> seed.isExpiredAt(now))) {
            return this;
        }
        return seeds.get(0).isExpiredAt(now)
                ? EMPTY
                : new SeedHistory(
                        seeds.stream().filter(seed -> !seed.isExpiredAt(now)).toList());
    }

    /** The seed that holds, if there is one. */
    public Optional<RiskSeed> current() {
        return seeds.isEmpty() ? Optional.empty() : Optional.of(seeds.get(0));
    }

    /** When the first of the seeds expires, if any does. */
    public Optional<Instant> earliestExpiry() {
        return seeds.stream().flatMap(seed -> seed.expiresAt().stream()).min(Comparator.naturalOrder());
    }

    /** This history as bytes with a checksum over them and the subject, for stores that keep bytes. */
    public byte[] toBytes(SeedSubject subject) {
        return SeedCodec.encode(SeedKeys.subject(subject), this);
    }

    /**
     * Reads what {@link #toBytes} wrote.
     *
     * @throws IllegalArgumentException if it did not, or for another subject
     */
    public static SeedHistory ofBytes(SeedSubject subject, byte[] bytes) {
        return SeedCodec.decode(SeedKeys.subject(subject), bytes);
    }
}
