package io.cowcatcher.benchmarks.yardstick.baseline;

import io.cowcatcher.event.PurchaseField;
import io.cowcatcher.event.PurchaseLog;
import io.cowcatcher.run.RunControl;
import io.cowcatcher.similarity.PurchaseIndex;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToLongFunction;

/**
 * Dense blocks of a tensor of purchases, block after block, by greedy peeling of the value of least mass, in the manner
 * of M-Zoom with the arithmetic density (K. Shin, B. Hooi, C. Faloutsos, ECML PKDD 2016,
 * doi:10.1007/978-3-319-46128-1_17).
 */
final class DenseSubtensors implements Baseline {
    private static final int[] BLOCKS = {1, 2, 3, 5, 10, 20, 40, 60};
    private static final int[] LARGEST = {60, 400, Integer.MAX_VALUE};

    private final String name;
    private final boolean withBuildings;

    private DenseSubtensors(String name, boolean withBuildings) {
        this.name = name;
        this.withBuildings = withBuildings;
    }

    /** Of users, items and days. */
    static DenseSubtensors ofItemDays() {
        return new DenseSubtensors("M-Zoom (user, item, day)", false);
    }

    /** Of users, items, days and the buildings shipped to; empty where the log knows none. */
    static DenseSubtensors ofItemDaysAndBuildings() {
        return new DenseSubtensors("M-Zoom (user, item, day, building)", true);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<Answer> answers(PurchaseIndex purchases, RunControl control) {
        PurchaseLog log = purchases.log();
        List<IntToLongFunction> columns = new ArrayList<>(List.of(purchases::item, purchases::day));
        if (withBuildings) {
            columns.add(event -> log.column(PurchaseField.BUILDING).code(purchases.row(event)));
        }
        Tensor tensor = new Tensor(purchases, columns);
        int[][] cells = tensor.cells();
        double[] ones = new double[cells.length];
        Arrays.fill(ones, 1);
        DensestPart parts = new DensestPart(tensor.nodes(), cells, ones);
        List<int[]> blocks = new ArrayList<>();
        while (blocks.size() < BLOCKS[BLOCKS.length - 1]) {
            control.checkCancelled();
            int[] users = tensor.users(parts.next());
            if (users.length == 0) {
                break;
            }
            blocks.add(users);
        }
        return Answer.firstOf("blocks", blocks, BLOCKS, LARGEST);
    }
}
