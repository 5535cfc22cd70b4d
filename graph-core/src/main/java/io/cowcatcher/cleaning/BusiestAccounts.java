package io.cowcatcher.cleaning;

import io.cowcatcher.cleaning.FoundValues.Hit;
import io.cowcatcher.event.IdColumn;
import io.cowcatcher.event.PurchaseField;
import io.cowcatcher.event.PurchaseLog;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Accounts with more orders than a person makes: in all, and a day from the first to the last. */
final class BusiestAccounts {
    private BusiestAccounts() {}

    static List<Hit> in(PurchaseLog log, CleaningLimits limits) {
        int[] purchases = FoundValues.purchasesOf(log, PurchaseField.USER);
        List<Hit> hits = new ArrayList<>();
        long[][] ordersOf = new long[purchases.length][];
        for (int user = 0; user < purchases.length; user++) {
            if (purchases[user] >= limits.mostOrders()) {
                ordersOf[user] = new long[purchases[user]];
            }
        }
        long[] first = new long[purchases.length];
        long[] last = new long[purchases.length];
        Arrays.fill(first, Long.MAX_VALUE);
        Arrays.fill(last, Long.MIN_VALUE);
        IdColumn users = log.column(PurchaseField.USER);
        int[] filled = new int[purchases.length];
        for (int row = 0; row < log.size(); row++) {
            int user = users.code(row);
            if (ordersOf[user] != null) {
                ordersOf[user][filled[user]++] = Orders.numberOf(log, row);
                long millis = log.epochMillis(row);
                if (millis != PurchaseLog.NO_TIME) {
                    first[user] = Math.min(first[user], millis);
                    last[user] = Math.max(last[user], millis);
                }
            }
        }
        for (int user = 0; user < purchases.length; user++) {
            if (ordersOf[user] != null) {
                long orders = Arrays.stream(ordersOf[user]).distinct().count();
                double days = Math.max(1, (last[user] - first[user]) / (double) TimeUnit.DAYS.toMillis(1));
                boolean isTimed = last[user] != Long.MIN_VALUE;
                if (orders >= limits.mostOrders() && (!isTimed || orders / days >= limits.mostOrdersPerDay())) {
                    hits.add(new Hit(user, reason(orders, isTimed ? orders / days : Double.NaN)));
                }
            }
        }
        return hits;
    }

    private static String reason(long orders, double perDay) {
        return Double.isNaN(perDay)
                ? String.format(Locale.ROOT, "%,d orders", orders)
                : String.format(Locale.ROOT, "%,d orders, %.1f a day", orders, perDay);
    }
}
