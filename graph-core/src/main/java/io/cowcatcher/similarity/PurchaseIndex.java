package io.cowcatcher.similarity;

import io.cowcatcher.event.PurchaseField;
import io.cowcatcher.event.PurchaseLog;
import java.time.Instant;
import java.time.ZoneId;
import java.util.function.IntPredicate;

/**
 * The purchases of a log that count as co-purchase evidence, in order of time, and by item and by user.
 *
 * <p>A purchase counts if it has an item and a time and is no repeat ({@link IndexOptions#repeatGap()}). Such a
 * purchase is called an event here and numbered from 0 in order of time. Users and items keep the codes of the log.
 * Memory: about 55 bytes an event. Immutable, share freely.
 */
public final class PurchaseIndex {
    /** The length of a day, the stratum of the null model, in milliseconds. */
    public static final long DAY_MILLIS = 86_400_000L;

    private final PurchaseLog log;
    private final long origin;
    private final int[] rows;
    private final int[] users;
    private final int[] items;
    private final long[] times;
    private final Grouping byItem;
    private final Grouping byUser;
    private final int[] rankInItem;
    private final int[] eventsOfDay;
    private final UserDays userDays;
    private final int population;
    private final int soldItems;

    private PurchaseIndex(PurchaseLog log, long origin, int[] rows, int leastPopulation) {
        this.log = log;
        this.origin = origin;
        this.rows = rows;
        this.users = new int[rows.length];
        this.items = new int[rows.length];
        this.times = new long[rows.length];
        var userColumn = log.column(PurchaseField.USER);
        var itemColumn = log.column(PurchaseField.ITEM);
        for (int event = 0; event < rows.length; event++) {
            users[event] = userColumn.code(rows[event]);
            items[event] = itemColumn.code(rows[event]);
            times[event] = log.epochMillis(rows[event]);
        }
        this.byItem = Grouping.of(items, itemColumn.ids().size());
        this.byUser = Grouping.of(users, userColumn.ids().size(), byItem.positions());
        this.rankInItem = new int[rows.length];
        for (int at = 0; at < rows.length; at++) {
            int event = byItem.position(at);
            rankInItem[event] = at - byItem.start(items[event]);
        }
        this.eventsOfDay = new int[rows.length == 0 ? 0 : day(rows.length - 1) + 1];
        for (int event = 0; event < rows.length; event++) {
            eventsOfDay[day(event)]++;
        }
        this.userDays = UserDays.of(this, users);
        this.population = Math.max(leastPopulation, countNonEmpty(byUser, userCodes()));
        this.soldItems = countNonEmpty(byItem, itemCodes());
    }

    private static int countNonEmpty(Grouping grouping, int keyCount) {
        int count = 0;
        for (int key = 0; key < keyCount; key++) {
            count += grouping.size(key) > 0 ? 1 : 0;
        }
        return count;
    }

    /** Makes the index of a log; O(n), where n is the number of purchases. */
    public static PurchaseIndex of(PurchaseLog log, IndexOptions options) {
        int[] rows = RepeatRule.rowsThatCount(log, options.repeatGap().toMillis());
        return new PurchaseIndex(log, origin(log, rows, options.zone()), rows, options.population());
    }

    /** Midnight before the first event in the shop's time zone. */
    private static long origin(PurchaseLog log, int[] rows, ZoneId zone) {
        if (rows.length == 0) {
            return 0;
        }
        return Instant.ofEpochMilli(log.epochMillis(rows[0]))
                .atZone(zone)
                .toLocalDate()
                .atStartOfDay(zone)
                .toInstant()
                .toEpochMilli();
    }

    /** The index of those events alone that {@code kept} accepts, with the same days, users and items. */
    public PurchaseIndex where(IntPredicate kept) {
        int[] keptRows = java.util.stream.IntStream.range(0, size())
                .filter(kept)
                .map(event -> rows[event])
                .toArray();
        return new PurchaseIndex(log, origin, keptRows, population);
    }

    /** The log the events come from. */
    public PurchaseLog log() {
        return log;
    }

    /** The number of events, M. */
    public int size() {
        return rows.length;
    }

    /** The number of user codes of the log; users without any event included. */
    public int userCodes() {
        return log.ids(PurchaseField.USER).size();
    }

    /** The number of item codes of the log; items without any event included. */
    public int itemCodes() {
        return log.ids(PurchaseField.ITEM).size();
    }

    /** N: the number of users with at least one event, or the shop's population where that is known to be more. */
    public int population() {
        return population;
    }

    /** The number of items with at least one event, I. */
    public int soldItems() {
        return soldItems;
    }

    /** The row of the log that an event stands in. */
    public int row(int event) {
        return rows[event];
    }

    /** The user of an event. */
    public int user(int event) {
        return users[event];
    }

    /** The item of an event. */
    public int item(int event) {
        return items[event];
    }

    /** The time of an event, in milliseconds since 1970 UTC. */
    public long time(int event) {
        return times[event];
    }

    /** The day of an event, counted from 0 at the midnight before the first event. */
    public int day(int event) {
        return (int) ((times[event] - origin) / DAY_MILLIS);
    }

    /** The number of days from the first event to the last, both included. */
    public int dayCount() {
        return eventsOfDay.length;
    }

    /** The number of events of a day, M_g. */
    public int eventsOfDay(int day) {
        return eventsOfDay[day];
    }

    /** The position of an item's first event in the order by item; see {@link #eventByItem(int)}. */
    public int itemStart(int item) {
        return byItem.start(item);
    }

    /** The position after an item's last event in the order by item. */
    public int itemEnd(int item) {
        return byItem.end(item);
    }

    /** The event at a position of the order by item, then time. */
    public int eventByItem(int position) {
        return byItem.position(position);
    }

    /** The position of an event in the order by item, then time. */
    public int positionByItem(int event) {
        return byItem.start(items[event]) + rankInItem[event];
    }

    /** The position after the last event of an item at or before a time; O(log events of the item). */
    public int positionAfter(int item, long time) {
        int low = itemStart(item);
        int high = itemEnd(item);
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (time(eventByItem(middle)) <= time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The position of a user's first event in the order by user; see {@link #eventByUser(int)}. */
    public int userStart(int user) {
        return byUser.start(user);
    }

    /** The position after a user's last event in the order by user. */
    public int userEnd(int user) {
        return byUser.end(user);
    }

    /** The event at a position of the order by user, then item, then time. */
    public int eventByUser(int position) {
        return byUser.position(position);
    }

    /** The place behind the last event of the same user and item as the one at {@code at}, before {@code userEnd}. */
    int endOfItem(int at, int userEnd) {
        int item = items[eventByUser(at)];
        int end = at + 1;
        while (end < userEnd && items[eventByUser(end)] == item) {
            end++;
        }
        return end;
    }

    /** The place of a user's first event of this item or a greater one in the order by user; O(log events). */
    int firstOfItem(int user, int item) {
        return firstOfItem(userStart(user), userEnd(user), item);
    }

    /** The same, between two places of one user. */
    int firstOfItem(int from, int to, int item) {
        int low = from;
        int high = to;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (items[eventByUser(middle)] < item) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The number of events of a user, c_A. */
    public int eventsOfUser(int user) {
        return byUser.size(user);
    }

    /** The number of events of a user on a day, c_Ag; O(log days of the user). */
    public int eventsOfUser(int user, int day) {
        return userDays.eventCount(user, day);
    }

    UserDays userDays() {
        return userDays;
    }

    /** The number of distinct items of a user, C_A; O(events of the user). */
    public int itemsOfUser(int user) {
        int count = 0;
        int last = -1;
        for (int at = userStart(user); at < userEnd(user); at++) {
            int item = items[eventByUser(at)];
            count += item == last ? 0 : 1;
            last = item;
        }
        return count;
    }
}
