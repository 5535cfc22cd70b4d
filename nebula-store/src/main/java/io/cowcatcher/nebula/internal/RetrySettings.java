package io.cowcatcher.nebula.internal;

import java.time.Duration;

/**
 * How often and how long to try; checked by whoever makes it.
 *
 * @param attempts how many times a statement is sent at most, outages left out for whoever waits
 * @param firstPause the longest pause after the first failure; doubles with each
 * @param longestPause what it does not exceed
 * @param giveUpAfter when a statement is given up for good, whatever the number of attempts
 * @param randomSeed from which the jitter is derived
 */
public record RetrySettings(
        int attempts, Duration firstPause, Duration longestPause, Duration giveUpAfter, long randomSeed) {}
