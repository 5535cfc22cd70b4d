package io.cowcatcher.similarity;

import io.cowcatcher.event.IdColumn;
import io.cowcatcher.event.PurchaseField;
import io.cowcatcher.event.PurchaseLog;
import java.time.Instant;
import java.time.ZoneId;

/**
 * The events of an index as columns, in the order by item, then of the log; made once, then taken over by the index.
 */
final class EventColumns {
    final int[] rows;
    final int[] users;
    final long[] times;
    /** The first event of each item, and the number of events. */
    final int[] itemStarts;

    long earliest = Long.MAX_VALUE;
    long latest = Long.MIN_VALUE;

    /** Takes rows in the order by item, then of the log; O(rows). */
    EventColumns(PurchaseLog log, int[] rows) {
        this.rows = rows;
        this.users = new int[rows.length];
        this.times = new long[rows.length];
        this.itemStarts = new int[log.ids(PurchaseField.ITEM).size() + 1];
        IdColumn userColumn = log.column(PurchaseField.USER);
        IdColumn itemColumn = log.column(PurchaseField.ITEM);
        for (int event = 0; event < rows.length; event++) {
            int row = rows[event];
            users[event] = userColumn.code(row);
            times[event] = log.epochMillis(row);
            itemStarts[itemColumn.code(row) + 1]++;
            earliest = Math.min(earliest, times[event]);
            latest = Math.max(latest, times[event]);
        }
        for (int item = 1; item < itemStarts.length; item++) {
            itemStarts[item] += itemStarts[item - 1];
        }
        if (rows.length == 0) {
            earliest = 0;
            latest = 0;
        }
    }

    /** Midnight before the first event in the shop's time zone, in milliseconds. */
    long origin(ZoneId zone) {
        return rows.length == 0
                ? 0
                : Instant.ofEpochMilli(earliest)
                        .atZone(zone)
                        .toLocalDate()
                        .atStartOfDay(zone)
                        .toInstant()
                        .toEpochMilli();
    }

    /** The number of events of each day from an origin on. */
    int[] eventsOfDay(long origin) {
        int[] counts = new int[rows.length == 0 ? 0 : day(latest, origin) + 1];
        for (long time : times) {
            counts[day(time, origin)]++;
        }
        return counts;
    }

    /** The day of a time, counted from 0 at the origin. */
    static int day(long time, long origin) {
        return (int) ((time - origin) / PurchaseIndex.DAY_MILLIS);
    }

    /** The number of items with at least one event. */
    int soldItems() {
        int count = 0;
        for (int item = 1; item < itemStarts.length; item++) {
            count += itemStarts[item] > itemStarts[item - 1] ? 1 : 0;
        }
        return count;
    }

    /** The number of users with at least one event. */
    static int buyers(Grouping byUser, int userCodes) {
        int count = 0;
        for (int user = 0; user < userCodes; user++) {
            count += byUser.size(user) > 0 ? 1 : 0;
        }
        return count;
    }
}
