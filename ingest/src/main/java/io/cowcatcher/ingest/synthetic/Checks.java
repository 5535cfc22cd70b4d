package io.cowcatcher.ingest.synthetic;

/** The checks that the options of this package share. */
final class Checks {
    private Checks() {}

    static int between(String name, int value, int minimum, int maximum) {
        if (value < minimum || value > maximum) {
            throw new IllegalArgumentException(
                    name + " must lie from " + minimum + " to " + maximum + " (got: " + value + ")");
        }
        return value;
    }

    static double between(String name, double value, double minimum, double maximum) {
        if (!(value >= minimum && value <= maximum)) {
            throw new IllegalArgumentException(
                    name + " must lie from " + minimum + " to " + maximum + " (got: " + value + ")");
        }
        return value;
    }

    static double share(String name, double value) {
        return between(name, value, 0, 1);
    }

    /** {@code count} times {@code factor}, rounded, and the largest {@code int} where that is too much. */
    static int scaled(int count, double factor) {
        return (int) Math.min(Integer.MAX_VALUE, Math.round(count * factor));
    }
}
