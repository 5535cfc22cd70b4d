package io.cowcatcher.benchmarks.yardstick.baseline;

import io.cowcatcher.similarity.PurchaseIndex;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToLongFunction;

/** Purchases as hyperedges: a user and the values that the purchase has in other columns; equal ones once. */
final class Tensor {
    private final int users;
    private final List<int[]> cells = new ArrayList<>();
    private final List<Map<Long, Integer>> modes = new ArrayList<>();
    private int nodes;

    /** Values below 0 are unknown, and leave the purchase out. */
    Tensor(PurchaseIndex purchases, List<IntToLongFunction> columns) {
        this.users = purchases.userCodes();
        this.nodes = users;
        columns.forEach(column -> modes.add(new HashMap<>()));
        Map<List<Integer>, Boolean> seen = new HashMap<>();
        for (int event = 0; event < purchases.size(); event++) {
            int[] cell = cell(purchases.user(event), event, columns);
            if (cell.length > 0 && seen.put(Arrays.stream(cell).boxed().toList(), Boolean.TRUE) == null) {
                cells.add(cell);
            }
        }
    }

    private int[] cell(int user, int event, List<IntToLongFunction> columns) {
        int[] cell = new int[1 + columns.size()];
        cell[0] = user;
        for (int i = 0; i < columns.size(); i++) {
            long value = columns.get(i).applyAsLong(event);
            if (value < 0) {
                return new int[0];
            }
            cell[1 + i] = modes.get(i).computeIfAbsent(value, key -> nodes++);
        }
        return cell;
    }

    int nodes() {
        return nodes;
    }

    int[][] cells() {
        return cells.toArray(int[][]::new);
    }

    /** The users among these nodes. */
    int[] users(BitSet part) {
        return part.stream().takeWhile(node -> node < users).toArray();
    }
}
