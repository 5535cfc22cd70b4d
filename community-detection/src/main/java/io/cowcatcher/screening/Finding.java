package io.cowcatcher.screening;

/**
 * What one test says of one block.
 *
 * @param pValue how often chance would do as much, from 1e-12 to 1
 * @param observed what was counted
 * @param expected what chance would give
 * @param outOf the number of trials, where the test has them, else 0
 */
public record Finding(double pValue, double observed, double expected, int outOf) {

    /** Keeps the p-value from 1e-12 to 1: no test of a finite log can vouch for less. */
    public Finding {
        pValue = PValues.clip(pValue);
    }
}
