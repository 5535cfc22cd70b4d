package io.cowcatcher.similarity;

import io.cowcatcher.event.Ids;
import io.cowcatcher.event.PurchaseField;
import io.cowcatcher.event.PurchaseLog;
import java.util.stream.IntStream;

/**
 * Which rows of a log count: those with item and time that do not repeat a purchase of the same item by the same user.
 *
 * <p>The rule looks at raw purchases, counted or not, so a chain of daily repeats keeps only its first; it is local, so
 * that a stream can apply it, too.
 */
final class RepeatRule {
    private RepeatRule() {}

    /** The rows that count, in the order of the log, which is the order of time. */
    static int[] rowsThatCount(PurchaseLog log, long gapMillis) {
        var users = log.column(PurchaseField.USER);
        var items = log.column(PurchaseField.ITEM);
        int[] usable = IntStream.range(0, log.size())
                .filter(row -> items.code(row) != Ids.NONE && log.epochMillis(row) != PurchaseLog.NO_TIME)
                .toArray();
        if (gapMillis == 0) {
            return usable;
        }
        int[] userOf = IntStream.of(usable).map(users::code).toArray();
        int[] itemOf = IntStream.of(usable).map(items::code).toArray();
        Grouping byItem = Grouping.of(itemOf, items.ids().size());
        int[] order =
                Grouping.of(userOf, users.ids().size(), byItem.positions()).positions();
        boolean[] repeated = new boolean[usable.length];
        for (int i = 1; i < order.length; i++) {
            int previous = order[i - 1];
            int current = order[i];
            repeated[current] = userOf[previous] == userOf[current]
                    && itemOf[previous] == itemOf[current]
                    && log.epochMillis(usable[current]) - log.epochMillis(usable[previous]) <= gapMillis;
        }
        return IntStream.range(0, usable.length)
                .filter(i -> !repeated[i])
                .map(i -> usable[i])
                .toArray();
    }
}
