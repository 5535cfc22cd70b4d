package io.cowcatcher.similarity;

import io.cowcatcher.event.IdColumn;
import io.cowcatcher.event.Ids;
import io.cowcatcher.event.PurchaseField;
import io.cowcatcher.event.PurchaseLog;
import java.util.Arrays;

/**
 * Which rows of a log count: those with item and time that do not repeat a purchase of the same item by the same user.
 *
 * <p>The rule looks at raw purchases, counted or not, so a chain of daily repeats keeps only its first; it is local, so
 * that a stream can apply it, too.
 */
final class RepeatRule {
    private RepeatRule() {}

    /** What counts. */
    static final class Kept {
        /** The rows that count, in the order by item, then of the log, which is the order of time. */
        final int[] rows;

        /** The number of rows left out as repeats. */
        final int repeats;

        Kept(int[] rows, int repeats) {
            this.rows = rows;
            this.repeats = repeats;
        }
    }

    /** Looks for the rows that count; O(rows). */
    static Kept rowsByItem(PurchaseLog log, long gapMillis) {
        int[] usable = usableRowsByItem(log);
        if (gapMillis == 0) {
            return new Kept(usable, 0);
        }
        IdColumn users = log.column(PurchaseField.USER);
        IdColumn items = log.column(PurchaseField.ITEM);
        int[] userAt = new int[usable.length];
        for (int at = 0; at < usable.length; at++) {
            userAt[at] = users.code(usable[at]);
        }
        Grouping byUser = Grouping.of(userAt, users.ids().size());
        boolean[] repeated = new boolean[usable.length];
        for (int i = 1; i < usable.length; i++) {
            int previous = byUser.position(i - 1);
            int current = byUser.position(i);
            repeated[current] = userAt[previous] == userAt[current]
                    && items.code(usable[previous]) == items.code(usable[current])
                    && log.epochMillis(usable[current]) - log.epochMillis(usable[previous]) <= gapMillis;
        }
        int kept = 0;
        for (int at = 0; at < usable.length; at++) {
            usable[kept] = usable[at];
            kept += repeated[at] ? 0 : 1;
        }
        return new Kept(Arrays.copyOf(usable, kept), usable.length - kept);
    }

    /** A counting sort of the rows with item and time by their items. */
    private static int[] usableRowsByItem(PurchaseLog log) {
        IdColumn items = log.column(PurchaseField.ITEM);
        int[] next = new int[items.ids().size() + 1];
        for (int row = 0; row < log.size(); row++) {
            if (isUsable(log, items, row)) {
                next[items.code(row) + 1]++;
            }
        }
        for (int item = 1; item < next.length; item++) {
            next[item] += next[item - 1];
        }
        int[] rows = new int[next[next.length - 1]];
        for (int row = 0; row < log.size(); row++) {
            if (isUsable(log, items, row)) {
                rows[next[items.code(row)]++] = row;
            }
        }
        return rows;
    }

    private static boolean isUsable(PurchaseLog log, IdColumn items, int row) {
        return items.code(row) != Ids.NONE && log.epochMillis(row) != PurchaseLog.NO_TIME;
    }
}
