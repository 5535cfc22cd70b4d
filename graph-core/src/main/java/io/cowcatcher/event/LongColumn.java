package io.cowcatcher.event;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A growing column of longs that takes no memory as long as every value is the one that stands for "not known". */
final class LongColumn {
    private final long missing;
    private long[] values = new long[0];
    private int length;

    LongColumn(long missing) {
        this.missing = missing;
    }

    void set(int row, long value) {
        if (value == missing) {
            return;
        }
        if (row >= values.length) {
            values = Arrays.copyOf(values, Growth.atLeast(row + 1, values.length));
        }
        Arrays.fill(values, length, row, missing);
        values[row] = value;
        length = row + 1;
    }

    long value(int row) {
        return row < length ? values[row] : missing;
    }

    long heldBytes() {
        return (long) values.length * Long.BYTES;
    }

    int compare(int a, int b) {
        return Long.compare(value(a), value(b));
    }

    long @Nullable [] rows(int[] order) {
        if (length == 0) {
            return null;
        }
        long[] rows = new long[order.length];
        for (int i = 0; i < order.length; i++) {
            rows[i] = value(order[i]);
        }
        return rows;
    }
}
