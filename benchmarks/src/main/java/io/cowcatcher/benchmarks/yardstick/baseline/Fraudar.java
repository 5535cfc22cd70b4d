package io.cowcatcher.benchmarks.yardstick.baseline;

import io.cowcatcher.run.RunControl;
import io.cowcatcher.similarity.PurchaseIndex;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToLongFunction;
import java.util.function.ToLongBiFunction;

/**
 * FRAUDAR: the densest blocks of the graph of users and columns, an edge of a column of degree d weighing 1 / ln(d +
 * 5), block after block (B. Hooi et al., KDD 2016, doi:10.1145/2939672.2939747, section 4).
 */
final class Fraudar implements Baseline {
    private static final int[] BLOCKS = {1, 2, 3, 5, 10, 20, 40, 60};
    private static final int[] LARGEST = {60, 400, Integer.MAX_VALUE};
    private static final double OFFSET = 5;

    private final String name;
    private final ToLongBiFunction<PurchaseIndex, Integer> column;

    private Fraudar(String name, ToLongBiFunction<PurchaseIndex, Integer> column) {
        this.name = name;
        this.column = column;
    }

    /** Columns are items. */
    static Fraudar onItems() {
        return new Fraudar("FRAUDAR", (purchases, event) -> purchases.item(event));
    }

    /** Columns are items on a day. */
    static Fraudar onItemDays() {
        return new Fraudar("FRAUDAR-T", (purchases, event) -> purchases.item(event) * 100_000L + purchases.day(event));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<Answer> answers(PurchaseIndex purchases, RunControl control) {
        IntToLongFunction value = event -> column.applyAsLong(purchases, event);
        Tensor graph = new Tensor(purchases, List.of(value));
        int[][] edges = graph.cells();
        int[] degrees = new int[graph.nodes()];
        for (int[] edge : edges) {
            degrees[edge[1]]++;
        }
        double[] weights = new double[edges.length];
        for (int i = 0; i < edges.length; i++) {
            weights[i] = 1 / Math.log(degrees[edges[i][1]] + OFFSET);
        }
        DensestPart parts = new DensestPart(graph.nodes(), edges, weights);
        List<int[]> blocks = new ArrayList<>();
        while (blocks.size() < BLOCKS[BLOCKS.length - 1]) {
            control.checkCancelled();
            int[] users = graph.users(parts.next());
            if (users.length == 0) {
                break;
            }
            blocks.add(users);
        }
        return Answer.firstOf("blocks", blocks, BLOCKS, LARGEST);
    }
}
