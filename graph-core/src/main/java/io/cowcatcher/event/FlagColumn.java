package io.cowcatcher.event;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A growing column of flags that takes no memory as long as every flag is unknown. */
final class FlagColumn {
    private byte[] values = new byte[0];
    private boolean known;

    void set(int row, Flag value) {
        set(row, value.code());
    }

    void set(int row, byte code) {
        if (code == Flag.UNKNOWN.code()) {
            return;
        }
        if (row >= values.length) {
            values = Arrays.copyOf(values, Growth.atLeast(row + 1, values.length));
        }
        values[row] = code;
        known = true;
    }

    private byte value(int row) {
        return row < values.length ? values[row] : 0;
    }

    long heldBytes() {
        return values.length;
    }

    int compare(int a, int b) {
        return Byte.compare(value(a), value(b));
    }

    byte @Nullable [] rows(int[] order) {
        if (!known) {
            return null;
        }
        byte[] rows = new byte[order.length];
        for (int i = 0; i < order.length; i++) {
            rows[i] = value(order[i]);
        }
        return rows;
    }
}
