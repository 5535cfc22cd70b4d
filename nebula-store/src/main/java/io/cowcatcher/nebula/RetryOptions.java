package io.cowcatcher.nebula;

import io.cowcatcher.nebula.internal.CircuitBreaker;
import io.cowcatcher.nebula.internal.RetryLoop;
import io.cowcatcher.nebula.internal.RetrySettings;
import io.cowcatcher.nebula.internal.Sessions;
import java.time.Duration;

/**
 * How often and how long a statement is tried, and when a server that does not answer is left alone.
 *
 * <p>Only what may work the second time is tried again: what an overloaded or re-electing cluster says, broken
 * connections, answers that do not come. A statement that the server calls wrong is sent once.
 *
 * @param attempts how many times a statement is sent at most, from 1; for a writer, calls that meet no server do not
 *     count, and only {@code giveUpAfter} ends them
 * @param firstPause the longest pause after the first failure, which doubles with each; chance takes up to half of it
 * @param longestPause what the pause does not exceed
 * @param giveUpAfter when a statement is given up for good, waiting for the circuit breaker included
 * @param breakAfter after how many failures in a row nobody asks the server for a while, from 1
 * @param breakFor for how long
 * @param randomSeed from which the variation of the pauses is derived
 */
public record RetryOptions(
        int attempts,
        Duration firstPause,
        Duration longestPause,
        Duration giveUpAfter,
        int breakAfter,
        Duration breakFor,
        long randomSeed) {

    /** Checks every value. */
    public RetryOptions {
        requirePositive("attempts", attempts);
        requirePositive("breakAfter", breakAfter);
        NebulaOptions.requirePositive("firstPause", firstPause);
        NebulaOptions.requirePositive("longestPause", longestPause);
        NebulaOptions.requirePositive("giveUpAfter", giveUpAfter);
        NebulaOptions.requirePositive("breakFor", breakFor);
        if (longestPause.compareTo(firstPause) < 0) {
            throw new IllegalArgumentException(
                    "longestPause must not be shorter than firstPause, " + firstPause + " (got: " + longestPause + ")");
        }
    }

    private static void requirePositive(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " must be at least 1 (got: " + value + ")");
        }
    }

    /** 10 attempts within 5 minutes, pauses from 50 ms to 10 s; after 8 failures in a row a pause of 1 s for all. */
    public static RetryOptions defaults() {
        return new RetryOptions(
                10, Duration.ofMillis(50), Duration.ofSeconds(10), Duration.ofMinutes(5), 8, Duration.ofSeconds(1), 1);
    }

    /** A copy with so many attempts. */
    public RetryOptions withAttempts(int attempts) {
        return new RetryOptions(attempts, firstPause, longestPause, giveUpAfter, breakAfter, breakFor, randomSeed);
    }

    /** A copy with these pauses between attempts. */
    public RetryOptions withPauses(Duration first, Duration longest) {
        return new RetryOptions(attempts, first, longest, giveUpAfter, breakAfter, breakFor, randomSeed);
    }

    /** A copy that gives up after this time. */
    public RetryOptions givingUpAfter(Duration time) {
        return new RetryOptions(attempts, firstPause, longestPause, time, breakAfter, breakFor, randomSeed);
    }

    /** A copy that leaves the server alone for {@code pause} after so many failures in a row. */
    public RetryOptions breakingAfter(int failures, Duration pause) {
        return new RetryOptions(attempts, firstPause, longestPause, giveUpAfter, failures, pause, randomSeed);
    }

    /** A copy whose pauses vary in another way. */
    public RetryOptions withRandomSeed(long seed) {
        return new RetryOptions(attempts, firstPause, longestPause, giveUpAfter, breakAfter, breakFor, seed);
    }

    RetryLoop loop(Sessions sessions) {
        return new RetryLoop(
                sessions,
                new RetrySettings(attempts, firstPause, longestPause, giveUpAfter, randomSeed),
                new CircuitBreaker(breakAfter, breakFor));
    }
}
