package io.cowcatcher.event;

import org.jspecify.annotations.Nullable;

/** A growing column of doubles that takes no memory as long as every value is NaN. */
final class DoubleColumn {
    private final LongColumn bits = new LongColumn(Double.doubleToLongBits(Double.NaN));

    void set(int row, double value) {
        bits.set(row, Double.doubleToLongBits(value));
    }

    long heldBytes() {
        return bits.heldBytes();
    }

    int compare(int a, int b) {
        return bits.compare(a, b);
    }

    double @Nullable [] rows(int[] order) {
        long[] rows = bits.rows(order);
        if (rows == null) {
            return null;
        }
        double[] values = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            values[i] = Double.longBitsToDouble(rows[i]);
        }
        return values;
    }
}
