package io.cowcatcher.event;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Columns of numbers for some of their rows; none where no row of them has a value. */
final class PickedRows {
    private final int[] rows;

    PickedRows(int[] rows) {
        this.rows = rows;
    }

    int size() {
        return rows.length;
    }

    IdColumn of(IdColumn column) {
        return column.rows(rows).without(row -> false);
    }

    long @Nullable [] of(long @Nullable [] values, long missing) {
        if (values == null) {
            return null;
        }
        long[] picked = Arrays.stream(rows).mapToLong(row -> values[row]).toArray();
        return Arrays.stream(picked).allMatch(value -> value == missing) ? null : picked;
    }

    double @Nullable [] of(double @Nullable [] values) {
        if (values == null) {
            return null;
        }
        double[] picked = Arrays.stream(rows).mapToDouble(row -> values[row]).toArray();
        return Arrays.stream(picked).allMatch(Double::isNaN) ? null : picked;
    }

    byte @Nullable [] of(byte @Nullable [] flags) {
        if (flags == null) {
            return null;
        }
        byte[] picked = new byte[rows.length];
        boolean isAnyKnown = false;
        for (int i = 0; i < rows.length; i++) {
            picked[i] = flags[rows[i]];
            isAnyKnown |= Flag.at(picked[i]) != Flag.UNKNOWN;
        }
        return isAnyKnown ? picked : null;
    }
}
