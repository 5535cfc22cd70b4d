package io.cowcatcher.seed;

import io.cowcatcher.event.PurchaseLog;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * How risky one subject is held to be: by whom, why, since when and for how long.
 *
 * <p>A seed that was derived by a program fades, one that was confirmed does not: half of its score is left after each
 * half-life. Immutable, share freely.
 *
 * <pre>{@code
 * RiskSeed seed = RiskSeed.of(SeedSubject.user("u17"), 0.95, SeedOrigin.INTERCEPT_RING, now)
 *         .because("ring 3: 9 of 12 openings joined")
 *         .expiringAt(now.plus(Duration.ofDays(180)));
 * }</pre>
 *
 * @param subject whom or what it is about
 * @param score from 0, confirmed good, to 1, confirmed ring member
 * @param origin where it comes from
 * @param reason why, in words, at most 4,096 bytes, may be empty; must not name other subjects, whose erasure would not
 *     reach it
 * @param setAt since when it holds, to the millisecond
 * @param expiresAt from when on it no longer holds, to the millisecond, if ever
 * @param halfLife the time in which the score halves, from 1 second to 100 years, if it does; only for derived seeds
 */
public record RiskSeed(
        SeedSubject subject,
        double score,
        SeedOrigin origin,
        String reason,
        Instant setAt,
        Optional<Instant> expiresAt,
        Optional<Duration> halfLife) {
    /** The time in which the score of a derived seed halves, unless it is said otherwise: 90 days. */
    public static final Duration DEFAULT_HALF_LIFE = Duration.ofDays(90);

    private static final int MAXIMUM_REASON_BYTES = 4_096;
    private static final Duration SHORTEST_HALF_LIFE = Duration.ofSeconds(1);
    private static final Duration LONGEST_HALF_LIFE = Duration.ofDays(36_525);

    /** Checks every value and cuts times to milliseconds. */
    public RiskSeed {
        if (!(score >= 0 && score <= 1)) {
            throw new IllegalArgumentException("score must be from 0 to 1 (got: " + score + ")");
        }
        score = score + 0.0; // makes -0.0 a plain zero
        requireReason(reason);
        setAt = PurchaseLog.requireTime("setAt", setAt).truncatedTo(ChronoUnit.MILLIS);
        expiresAt =
                expiresAt.map(time -> PurchaseLog.requireTime("expiresAt", time).truncatedTo(ChronoUnit.MILLIS));
        if (expiresAt.isPresent() && !expiresAt.get().isAfter(setAt)) {
            throw new IllegalArgumentException(
                    "expiresAt must be after setAt, " + setAt + " (got: " + expiresAt.get() + ")");
        }
        halfLife = halfLife.map(RiskSeed::requireHalfLife);
        if (halfLife.isPresent() && !origin.isDerived()) {
            throw new IllegalArgumentException("halfLife must be absent for a seed of origin " + origin + " (got: "
                    + halfLife.get() + "); what is confirmed does not fade, let it expire instead");
        }
    }

    private static void requireReason(String reason) {
        int bytes = reason.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > MAXIMUM_REASON_BYTES) {
            throw new IllegalArgumentException(
                    "reason must have at most " + MAXIMUM_REASON_BYTES + " bytes (got: " + bytes + "); shorten it");
        }
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(reason)) {
            throw new IllegalArgumentException("reason must be valid Unicode (got: half a surrogate pair)");
        }
    }

    private static Duration requireHalfLife(Duration halfLife) {
        if (halfLife.compareTo(SHORTEST_HALF_LIFE) < 0 || halfLife.compareTo(LONGEST_HALF_LIFE) > 0) {
            throw new IllegalArgumentException("halfLife must be from " + SHORTEST_HALF_LIFE + " to "
                    + LONGEST_HALF_LIFE + " (got: " + halfLife + ")");
        }
        return halfLife.truncatedTo(ChronoUnit.MILLIS);
    }

    /** Makes a seed without reason and expiry; one of a derived origin has the {@link #DEFAULT_HALF_LIFE}. */
    public static RiskSeed of(SeedSubject subject, double score, SeedOrigin origin, Instant setAt) {
        Optional<Duration> halfLife = origin.isDerived() ? Optional.of(DEFAULT_HALF_LIFE) : Optional.empty();
        return new RiskSeed(subject, score, origin, "", setAt, Optional.empty(), halfLife);
    }

    /** What an analyst has confirmed: score 1, which does not fade. */
    public static RiskSeed confirmed(SeedSubject subject, Instant setAt) {
        return of(subject, 1, SeedOrigin.ANALYST, setAt);
    }

    /** What an analyst has released, a negative seed: score 0, which does not fade. */
    public static RiskSeed released(SeedSubject subject, Instant setAt) {
        return of(subject, 0, SeedOrigin.ANALYST, setAt);
    }

    /** A copy with a reason. */
    public RiskSeed because(String reason) {
        return new RiskSeed(subject, score, origin, reason, setAt, expiresAt, halfLife);
    }

    /** A copy that no longer holds from {@code time} on. */
    public RiskSeed expiringAt(Instant time) {
        return new RiskSeed(subject, score, origin, reason, setAt, Optional.of(time), halfLife);
    }

    /** A copy whose score halves in this time. */
    public RiskSeed withHalfLife(Duration halfLife) {
        return new RiskSeed(subject, score, origin, reason, setAt, expiresAt, Optional.of(halfLife));
    }

    /** A copy whose score does not fade. */
    public RiskSeed unfading() {
        return new RiskSeed(subject, score, origin, reason, setAt, expiresAt, Optional.empty());
    }

    /**
     * The score that is left at {@code time}: {@code score · ½^(age / halfLife)}, the score itself before
     * {@link #setAt} and for seeds that do not fade. Says nothing of expiry, see {@link #isExpiredAt}.
     */
    public double scoreAt(Instant time) {
        return score * strengthAt(time);
    }

    /**
     * The share of its weight that the seed has left at {@code time}, for a score of 0 as for any other: {@code ½^(age
     * / halfLife)}, and 1 before {@link #setAt} and for seeds that do not fade.
     */
    public double strengthAt(Instant time) {
        if (halfLife.isEmpty() || !time.isAfter(setAt)) {
            return 1;
        }
        double age = (double) time.toEpochMilli() - setAt.toEpochMilli();
        return Math.pow(0.5, age / halfLife.get().toMillis());
    }

    /** Whether the seed no longer holds at {@code time}. */
    public boolean isExpiredAt(Instant time) {
        return expiresAt.isPresent() && !time.isBefore(expiresAt.get());
    }

    /** Leaves out the reason, which may tell something of a person. */
    @Override
    public String toString() {
        return "RiskSeed of " + subject + ": " + score + " by " + origin + " at " + setAt;
    }
}
