package io.cowcatcher.similarity;

import io.cowcatcher.event.IdColumn;
import io.cowcatcher.event.Ids;

/** How many different users have each value of a column. */
final class DistinctUsers {
    private DistinctUsers() {}

    /** The number of distinct users per code of {@code column}, over all events; O(events). */
    static int[] perValue(PurchaseIndex index, IdColumn column) {
        return perValue(index, FallbackColumn.of(column));
    }

    /** The same for rows that may go by another column. */
    static int[] perValue(PurchaseIndex index, FallbackColumn column) {
        int[] users = new int[column.size()];
        int[] lastUser = new int[users.length];
        for (int user = 0; user < index.userCodes(); user++) {
            for (int at = index.userStart(user); at < index.userEnd(user); at++) {
                int code = column.code(index.row(index.eventByUser(at)));
                if (code != Ids.NONE && lastUser[code] != user + 1) {
                    lastUser[code] = user + 1;
                    users[code]++;
                }
            }
        }
        return users;
    }
}
