package io.cowcatcher.cleaning;

import io.cowcatcher.cleaning.FoundValues.Hit;
import io.cowcatcher.event.IdColumn;
import io.cowcatcher.event.Ids;
import io.cowcatcher.event.PurchaseField;
import io.cowcatcher.event.PurchaseLog;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Items that are part of a large share of all orders and, but for one in two hundred, never the only one. */
final class EveryOrder {
    private static final double ALONE_SHARE = 0.005;

    private EveryOrder() {}

    /** Nothing where the log has no order ids: what was bought together cannot be told then. */
    static List<Hit> itemsIn(PurchaseLog log, CleaningOptions options) {
        List<Hit> hits = new ArrayList<>();
        if (!log.has(PurchaseField.ORDER) || !log.has(PurchaseField.ITEM) || options.shareOfOrders() > 1) {
            return hits;
        }
        long[] lines = lines(log);
        int[] ordersOf = new int[log.ids(PurchaseField.ITEM).size()];
        int[] aloneIn = new int[ordersOf.length];
        int orders = 0;
        for (int start = 0; start < lines.length; orders++) {
            int end = start;
            while (end < lines.length && lines[end] >>> 32 == lines[start] >>> 32) {
                ordersOf[(int) lines[end]]++;
                end++;
            }
            aloneIn[(int) lines[start]] += end - start == 1 ? 1 : 0;
            start = end;
        }
        for (int item = 0; item < ordersOf.length; item++) {
            if (ordersOf[item] >= options.leastOrdersOfItem()
                    && ordersOf[item] >= options.shareOfOrders() * orders
                    && aloneIn[item] <= ALONE_SHARE * ordersOf[item]) {
                hits.add(new Hit(
                        item,
                        String.format(
                                Locale.ROOT,
                                "part of %,d of %,d orders, and the only item of %,d",
                                ordersOf[item],
                                orders,
                                aloneIn[item])));
            }
        }
        return hits;
    }

    /** Orders and their distinct items, order by order: the order in the high half, the item in the low. */
    private static long[] lines(PurchaseLog log) {
        IdColumn orders = log.column(PurchaseField.ORDER);
        IdColumn items = log.column(PurchaseField.ITEM);
        long[] lines = new long[log.size()];
        int size = 0;
        for (int row = 0; row < log.size(); row++) {
            if (orders.code(row) != Ids.NONE && items.code(row) != Ids.NONE) {
                lines[size++] = (long) orders.code(row) << 32 | items.code(row);
            }
        }
        Arrays.sort(lines, 0, size);
        int distinct = 0;
        for (int i = 0; i < size; i++) {
            if (i == 0 || lines[i] != lines[i - 1]) {
                lines[distinct++] = lines[i];
            }
        }
        return Arrays.copyOf(lines, distinct);
    }
}
