package io.cowcatcher.ingest.synthetic;

/**
 * Whole numbers from a minimum to a maximum, both included; a number of the range is drawn uniformly.
 *
 * @param minimum the smallest number
 * @param maximum the largest number, not below the minimum
 */
public record IntRange(int minimum, int maximum) {
    private static final int LARGEST = 1_000_000;

    /** Checks that the bounds are in order. */
    public IntRange {
        if (minimum < 0 || maximum < minimum || maximum > LARGEST) {
            throw new IllegalArgumentException("range must satisfy 0 <= minimum <= maximum <= " + LARGEST + " (got: "
                    + minimum + " to " + maximum + ")");
        }
    }

    /** The numbers from {@code minimum} to {@code maximum}. */
    public static IntRange of(int minimum, int maximum) {
        return new IntRange(minimum, maximum);
    }

    /** Whether a number lies in the range. */
    public boolean contains(int number) {
        return number >= minimum && number <= maximum;
    }

    double mean() {
        return (minimum + (double) maximum) / 2;
    }
}
