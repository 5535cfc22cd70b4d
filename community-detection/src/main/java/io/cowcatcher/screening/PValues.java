package io.cowcatcher.screening;

/** The range that p-values are kept in: no test of a finite log can vouch for less. */
final class PValues {
    static final double LEAST = 1e-12;

    private PValues() {}

    static double clip(double p) {
        return Math.min(1, Math.max(LEAST, p));
    }
}
