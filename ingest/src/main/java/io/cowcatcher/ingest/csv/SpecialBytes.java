package io.cowcatcher.ingest.csv;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Finds the next byte that may end a field, eight bytes at a time.
 *
 * <p>Found are one given byte and all control characters up to 15, among them NUL, LF and CR; now and then another
 * byte, so that whoever asks must look what was found.
 */
final class SpecialBytes {
    /** How many bytes must be there behind the end of what is searched. */
    static final int MARGIN = Long.BYTES;

    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final long SIXTEENS = 16 * ONES;

    private SpecialBytes() {}

    /** Repeats the byte that is searched for, as {@link #next} takes it. */
    static long pattern(char wanted) {
        return wanted * ONES;
    }

    /** Marks such bytes among the eight from {@code at} on; 0 where there is none, see {@link #first}. */
    static long marks(byte[] bytes, int at, long pattern) {
        long word = (long) WORDS.get(bytes, at);
        long other = word ^ pattern;
        // Subtracting borrows through a byte that is smaller; what lies above such a byte may be marked wrongly.
        return ((other - ONES & ~other) | (word - SIXTEENS & ~word)) & HIGH_BITS;
    }

    /** How many bytes lie before the first one marked; {@code marks & marks - 1} are the marks behind it. */
    static int first(long marks) {
        return Long.numberOfTrailingZeros(marks) >>> 3;
    }

    /** Where the next such byte stands in {@code bytes[from, to)}; {@code to} if there is none. */
    static int next(byte[] bytes, int from, int to, long pattern) {
        for (int at = from; at < to; at += Long.BYTES) {
            long marks = marks(bytes, at, pattern);
            if (marks != 0) {
                return Math.min(to, at + first(marks));
            }
        }
        return to;
    }
}
