package io.cowcatcher.similarity;

import io.cowcatcher.event.IdColumn;
import io.cowcatcher.event.Ids;
import java.util.Arrays;

/**
 * A column in which a row without a value goes by another column.
 *
 * <p>Codes are those of the column itself, then one for each value of the other that stands in for want of one, in
 * their order. A value of the one is never equal to a value of the other, whatever their texts. Memory: nothing where
 * no row needs the other column, else 4 bytes for each of its values and 4 for each that stands in. Immutable, share
 * freely.
 */
final class FallbackColumn {
    private static final int STANDS_IN = -2;
    private static final int[] NO_CODES = {};

    private final IdColumn column;
    private final IdColumn other;
    /** The code of each value of the other column; empty where no row goes by it. */
    private final int[] codeOfOther;
    /** The values of the other column that stand in. */
    private final int[] standIns;

    private FallbackColumn(IdColumn column, IdColumn other, int[] codeOfOther) {
        this.column = column;
        this.other = other;
        this.codeOfOther = codeOfOther;
        int[] used = new int[codeOfOther.length];
        int count = 0;
        for (int value = 0; value < codeOfOther.length; value++) {
            if (codeOfOther[value] == STANDS_IN) {
                codeOfOther[value] = column.ids().size() + count;
                used[count++] = value;
            }
        }
        this.standIns = Arrays.copyOf(used, count);
    }

    /** A column alone. */
    static FallbackColumn of(IdColumn column) {
        return new FallbackColumn(column, column, NO_CODES);
    }

    /** A row without a value has that of the other column; O(rows). */
    static FallbackColumn orElse(IdColumn column, IdColumn other, int rows) {
        int[] codes = NO_CODES;
        for (int row = 0; row < rows; row++) {
            int value = other.code(row);
            if (value != Ids.NONE && column.code(row) == Ids.NONE) {
                codes = codes.length > 0 ? codes : none(other);
                codes[value] = STANDS_IN;
            }
        }
        return new FallbackColumn(column, other, codes);
    }

    private static int[] none(IdColumn column) {
        int[] codes = new int[column.ids().size()];
        Arrays.fill(codes, Ids.NONE);
        return codes;
    }

    /** The code of a row, or {@link Ids#NONE} where neither column has a value. */
    int code(int row) {
        int code = column.code(row);
        if (code != Ids.NONE || codeOfOther.length == 0) {
            return code;
        }
        int value = other.code(row);
        return value == Ids.NONE ? Ids.NONE : codeOfOther[value];
    }

    /** The number of codes. */
    int size() {
        return column.ids().size() + standIns.length;
    }

    /** The text that a code stands for. */
    String id(int code) {
        int own = column.ids().size();
        return code < own ? column.ids().id(code) : other.ids().id(standIns[code - own]);
    }

    long heapBytes() {
        return 4L * (codeOfOther.length + standIns.length);
    }
}
