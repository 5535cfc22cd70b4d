package io.cowcatcher.event;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;

/**
 * One text column of a log: for every row the code of its value, or {@link Ids#NONE}.
 *
 * <p>Memory: 4 bytes a row, nothing where the whole column is empty. Immutable, share freely.
 */
public final class IdColumn {
    static final IdColumn EMPTY = new IdColumn(Ids.EMPTY, new int[0]);

    private final Ids ids;
    private final int[] codes;

    IdColumn(Ids ids, int[] codes) {
        this.ids = ids;
        this.codes = codes;
    }

    /** The distinct values of the column. */
    public Ids ids() {
        return ids;
    }

    /** The code of the value in {@code row}, or {@link Ids#NONE} where it is missing. */
    public int code(int row) {
        return codes.length == 0 ? Ids.NONE : codes[row];
    }

    /** A column of the same values for other rows: row {@code i} of the result is row {@code rows[i]} of this one. */
    IdColumn rows(int[] rows) {
        return codes.length == 0
                ? this
                : new IdColumn(ids, Arrays.stream(rows).map(row -> codes[row]).toArray());
    }

    /** The same column without the values of the rows that satisfy {@code isRemoved}; what is left is numbered anew. */
    IdColumn without(IntPredicate isRemoved) {
        int[] rows = codes.clone();
        BitSet used = new BitSet(ids.size());
        for (int row = 0; row < rows.length; row++) {
            if (rows[row] != Ids.NONE && isRemoved.test(row)) {
                rows[row] = Ids.NONE;
            }
            if (rows[row] != Ids.NONE) {
                used.set(rows[row]);
            }
        }
        int[] newCodes = new int[ids.size()];
        int size = 0;
        for (int code = used.nextSetBit(0); code >= 0; code = used.nextSetBit(code + 1)) {
            newCodes[code] = size++;
        }
        for (int row = 0; row < rows.length; row++) {
            rows[row] = rows[row] == Ids.NONE ? Ids.NONE : newCodes[rows[row]];
        }
        return size == 0 ? EMPTY : new IdColumn(ids.only(used), rows);
    }

    /** A column whose rows have the value that {@code valueOf} gives for their code; none where there was none. */
    IdColumn mapped(IntFunction<String> valueOf) {
        byte[][] values = new byte[ids.size()][];
        for (int code = 0; code < values.length; code++) {
            values[code] = valueOf.apply(code).getBytes(StandardCharsets.UTF_8);
        }
        Ids newIds = Ids.of(values);
        int[] newCodes = new int[values.length];
        for (int code = 0; code < values.length; code++) {
            newCodes[code] = newIds.code(values[code]);
        }
        int[] rows = new int[codes.length];
        for (int row = 0; row < rows.length; row++) {
            rows[row] = codes[row] == Ids.NONE ? Ids.NONE : newCodes[codes[row]];
        }
        return new IdColumn(newIds, rows);
    }
}
