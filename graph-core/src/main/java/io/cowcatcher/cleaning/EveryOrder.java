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
import java.util.stream.IntStream;

/**
 * Items that are part of a large share of all orders and, ten times less often than others as much bought, the only
 * one. Where orders of one item are rare anyway, nobody can tell, and none is found.
 */
final class EveryOrder {
    /** How many orders it would have to be alone in, if it were ordered as others are, to be judged. */
    private static final int LEAST_EXPECTED = 20;

    private static final double ALONE_SHARE = 0.1;

    /** Postage is there day by day; a deal that has to be ordered with something else is not. */
    private static final int LEAST_DAYS = 7;

    private static final long MILLIS_PER_DAY = 86_400_000;
    private static final double SHARE_OF_DAYS = 0.8;

    private EveryOrder() {}

    /** Nothing where the log has no order ids: what was bought together cannot be told then. */
    static List<Hit> itemsIn(PurchaseLog log, CleaningLimits limits) {
        List<Hit> hits = new ArrayList<>();
        if (!log.has(PurchaseField.ORDER) || !log.has(PurchaseField.ITEM) || limits.shareOfOrders() > 1) {
            return hits;
        }
        long[] lines = lines(log);
        int[] daysOf = daysOf(log);
        int days = (int) IntStream.range(0, log.size())
                .filter(row -> log.epochMillis(row) != PurchaseLog.NO_TIME)
                .mapToLong(row -> day(log, row))
                .distinct()
                .count();
        int[] ordersOf = new int[log.ids(PurchaseField.ITEM).size()];
        int[] aloneIn = new int[ordersOf.length];
        int orders = 0;
        int singles = 0;
        for (int start = 0; start < lines.length; orders++) {
            int end = start;
            while (end < lines.length && lines[end] >>> 32 == lines[start] >>> 32) {
                ordersOf[(int) lines[end]]++;
                end++;
            }
            if (end - start == 1) {
                aloneIn[(int) lines[start]]++;
                singles++;
            }
            start = end;
        }
        for (int item = 0; item < ordersOf.length; item++) {
            double expected = (double) singles * ordersOf[item] / lines.length;
            if (ordersOf[item] >= limits.leastOrdersOfItem()
                    && ordersOf[item] >= limits.shareOfOrders() * orders
                    && days >= LEAST_DAYS
                    && daysOf[item] >= SHARE_OF_DAYS * days
                    && expected >= LEAST_EXPECTED
                    && aloneIn[item] <= ALONE_SHARE * expected) {
                hits.add(new Hit(
                        item,
                        String.format(
                                Locale.ROOT,
                                "part of %,d of %,d orders, and the only item of %,d, where %,.0f could be expected",
                                ordersOf[item],
                                orders,
                                aloneIn[item],
                                expected)));
            }
        }
        return hits;
    }

    private static long day(PurchaseLog log, int row) {
        return Math.floorDiv(log.epochMillis(row), MILLIS_PER_DAY);
    }

    /** On how many days each item was bought; rows are in order of time. */
    private static int[] daysOf(PurchaseLog log) {
        IdColumn items = log.column(PurchaseField.ITEM);
        int[] days = new int[items.ids().size()];
        long[] last = new long[days.length];
        Arrays.fill(last, Long.MIN_VALUE);
        for (int row = 0; row < log.size(); row++) {
            int item = items.code(row);
            if (item != Ids.NONE && log.epochMillis(row) != PurchaseLog.NO_TIME && day(log, row) != last[item]) {
                last[item] = day(log, row);
                days[item]++;
            }
        }
        return days;
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
