package io.cowcatcher.run;

/**
 * What a run will need beyond its input, in bytes of heap, told before it starts.
 *
 * @param what the run in words, for example {@code "similarity of 4,372 users"}
 * @param lowerBytes what the run needs at least
 * @param upperBytes what the run needs at most; a run is admitted or refused by this figure
 */
public record MemoryEstimate(String what, long lowerBytes, long upperBytes) {

    /** Checks that the bounds are in order. */
    public MemoryEstimate {
        if (lowerBytes < 0 || upperBytes < lowerBytes) {
            throw new IllegalArgumentException(
                    "bounds must satisfy 0 <= lower <= upper (got: " + lowerBytes + ", " + upperBytes + ")");
        }
    }

    /** The estimate of two runs that hold their memory at the same time. */
    public MemoryEstimate plus(MemoryEstimate other) {
        return new MemoryEstimate(
                what + " and " + other.what, lowerBytes + other.lowerBytes, upperBytes + other.upperBytes);
    }
}
