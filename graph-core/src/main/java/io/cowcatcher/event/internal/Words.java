package io.cowcatcher.event.internal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Up to eight bytes of an array as one long, so that they are compared, hashed and looked through at once. */
public final class Words {
    private static final VarHandle LITTLE = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long HIGH_BITS = 0x8080808080808080L;

    private Words() {}

    /** The eight bytes from {@code at} on, the first one lowest. */
    public static long at(byte[] bytes, int at) {
        return (long) LITTLE.get(bytes, at);
    }

    /** The {@code length} bytes from {@code from} on, the first one lowest, zeros above them; at most eight. */
    public static long upTo(byte[] bytes, int from, int length) {
        if (length > 0 && from + Long.BYTES <= bytes.length) {
            return at(bytes, from) & (-1L >>> (Long.SIZE - length * Byte.SIZE));
        }
        long word = 0;
        for (int i = 0; i < length; i++) {
            word |= (bytes[from + i] & 0xFFL) << (i * Byte.SIZE);
        }
        return word;
    }

    /** Whether all of {@code [from, to)} is ASCII. */
    public static boolean areAscii(byte[] bytes, int from, int to) {
        int at = from;
        for (; at + Long.BYTES < to; at += Long.BYTES) {
            if ((at(bytes, at) & HIGH_BITS) != 0) {
                return false;
            }
        }
        return (upTo(bytes, at, to - at) & HIGH_BITS) == 0;
    }
}
