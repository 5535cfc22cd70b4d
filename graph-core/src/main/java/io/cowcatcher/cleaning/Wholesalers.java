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

/**
 * Accounts that buy many times as many pieces as is usual, in at least half of their purchases. What is usual is the
 * median of the item, so that in a shop for wholesalers nobody is one.
 */
final class Wholesalers {
    /** With fewer purchases of an item nobody knows what is usual. */
    private static final int LEAST_PURCHASES_OF_ITEM = 5;

    private Wholesalers() {}

    static List<Hit> in(PurchaseLog log, CleaningLimits limits) {
        List<Hit> hits = new ArrayList<>();
        if (!log.has(PurchaseField.QUANTITY)) {
            return hits;
        }
        double[] usual = usualPieces(log);
        IdColumn users = log.column(PurchaseField.USER);
        IdColumn items = log.column(PurchaseField.ITEM);
        int[] judged = new int[users.ids().size()];
        int[] large = new int[judged.length];
        for (int row = 0; row < log.size(); row++) {
            int item = items.code(row);
            if (item != Ids.NONE && usual[item] > 0) {
                judged[users.code(row)]++;
                large[users.code(row)] += log.quantity(row) >= limits.wholesaleRatio() * usual[item] ? 1 : 0;
            }
        }
        for (int user = 0; user < judged.length; user++) {
            if (judged[user] >= limits.leastWholesalePurchases() && 2L * large[user] >= judged[user]) {
                hits.add(new Hit(
                        user,
                        String.format(
                                Locale.ROOT,
                                "%,d of %,d purchases are of at least %s times the usual number of pieces",
                                large[user],
                                judged[user],
                                limits.wholesaleRatio() == Math.rint(limits.wholesaleRatio())
                                        ? Long.toString(Math.round(limits.wholesaleRatio()))
                                        : Double.toString(limits.wholesaleRatio()))));
            }
        }
        return hits;
    }

    /** The median number of pieces of each item; 0 where it has too few purchases. */
    private static double[] usualPieces(PurchaseLog log) {
        int[] purchases = FoundValues.purchasesOf(log, PurchaseField.ITEM);
        IdColumn items = log.column(PurchaseField.ITEM);
        int[] ends = new int[purchases.length];
        int total = 0;
        for (int item = 0; item < purchases.length; item++) {
            ends[item] = total;
            total += purchases[item];
        }
        long[] pieces = new long[total];
        for (int row = 0; row < log.size(); row++) {
            int item = items.code(row);
            if (item != Ids.NONE) {
                pieces[ends[item]++] = log.quantity(row);
            }
        }
        double[] medians = new double[purchases.length];
        for (int item = 0; item < purchases.length; item++) {
            int start = ends[item] - purchases[item];
            if (purchases[item] >= LEAST_PURCHASES_OF_ITEM) {
                Arrays.sort(pieces, start, ends[item]);
                medians[item] = Math.max(1, pieces[start + (purchases[item] - 1) / 2]);
            }
        }
        return medians;
    }
}
