package io.cowcatcher.similarity;

import io.cowcatcher.event.PurchaseField;
import io.cowcatcher.event.PurchaseLog;
import io.cowcatcher.run.Counted;
import io.cowcatcher.run.MemoryEstimate;
import java.time.Instant;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The purchases of a log that count as co-purchase evidence, by item and time, and by user.
 *
 * <p>A purchase counts if it has an item and a time and is no repeat ({@link IndexOptions#repeatGap()}). Such a
 * purchase is called an event here and numbered from 0 in the order by item, then time, then the order of the log.
 * Users and items keep the codes of the log. Memory: 20 bytes an event, and 8 more for each day of each user once days
 * are asked for. Immutable, share freely.
 */
public final class PurchaseIndex {
    /** The length of a day, the stratum of the null model, in milliseconds. */
    public static final long DAY_MILLIS = 86_400_000L;

    private static final long BYTES_OF_EVENT = 20;
    private static final long OVERHEAD = 1 << 16;

    private final PurchaseLog log;
    private final long origin;
    private final int[] rows;
    private final int[] users;
    private final long[] times;
    private final EventItems items;
    private final Grouping byUser;
    private final int[] eventsOfDay;
    private final long earliest;
    private final long span;
    private final int population;
    private final int soldItems;
    private final int repeats;
    private volatile @Nullable UserDays userDays;

    private PurchaseIndex(PurchaseLog log, EventColumns events, long origin, int leastPopulation, int repeats) {
        this.log = log;
        this.origin = origin;
        this.rows = events.rows;
        this.users = events.users;
        this.times = events.times;
        this.items = new EventItems(events.itemStarts);
        this.byUser = Grouping.of(users, userCodes());
        this.eventsOfDay = events.eventsOfDay(origin);
        this.earliest = events.earliest;
        this.span = events.latest - events.earliest;
        this.population = Math.max(leastPopulation, EventColumns.buyers(byUser, userCodes()));
        this.soldItems = events.soldItems();
        this.repeats = repeats;
    }

    /** Makes the index of a log; O(n), where n is the number of purchases. */
    public static PurchaseIndex of(PurchaseLog log, IndexOptions options) {
        RepeatRule.Kept kept = RepeatRule.rowsByItem(log, options.repeatGap().toMillis());
        EventColumns events = new EventColumns(log, kept.rows);
        return new PurchaseIndex(log, events, events.origin(options.zone()), options.population(), kept.repeats);
    }

    /** What making the index of a log takes beyond the log, and the index itself, at most; O(1). */
    public static MemoryEstimate estimate(PurchaseLog log) {
        long users = log.ids(PurchaseField.USER).size();
        long items = log.ids(PurchaseField.ITEM).size();
        long bytes = BYTES_OF_EVENT * log.size()
                + 2 * Integer.BYTES * users
                + Integer.BYTES * items
                + EventItems.heapBytes(log.size(), items)
                + OVERHEAD;
        return new MemoryEstimate("index of " + Counted.of(log.size(), "purchase"), 0, bytes);
    }

    /** The heap that the index takes beyond the log, the days of users aside. */
    public long heapBytes() {
        return BYTES_OF_EVENT * size()
                + Integer.BYTES * ((long) userCodes() + dayCount())
                + EventItems.heapBytes(size(), itemCodes());
    }

    /** The index of those events alone that {@code kept} accepts, with the same days, users and items. */
    public PurchaseIndex where(IntPredicate kept) {
        int[] keptRows = IntStream.range(0, size())
                .filter(kept)
                .map(event -> rows[event])
                .toArray();
        return new PurchaseIndex(log, new EventColumns(log, keptRows), origin, population, repeats);
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

    /** The number of purchases of the log that were left out as repeats. */
    public int repeats() {
        return repeats;
    }

    /** The row of the log that an event stands in. */
    public int row(int event) {
        return rows[event];
    }

    /** The user of an event. */
    public int user(int event) {
        return users[event];
    }

    /** The item of an event; O(log items of the 64 events around it). */
    public int item(int event) {
        return items.of(event);
    }

    /** Whether the item of an event comes before that of another; seldom more than O(1). */
    boolean isOfItemBefore(int event, int other) {
        return items.isBefore(event, other);
    }

    /** The time of an event, in milliseconds since 1970 UTC. */
    public long time(int event) {
        return times[event];
    }

    /** The day of an event, counted from 0 at the midnight before the first event. */
    public int day(int event) {
        return EventColumns.day(times[event], origin);
    }

    /** When a day begins; days are 24 hours long, so that behind a change of clocks it is an hour beside midnight. */
    public Instant startOfDay(int day) {
        return Instant.ofEpochMilli(origin + day * DAY_MILLIS);
    }

    /** The number of days from the first event to the last, both included. */
    public int dayCount() {
        return eventsOfDay.length;
    }

    /** The time of the first event; 0 if there is none. */
    long earliestMillis() {
        return earliest;
    }

    /** The time from the first event to the last; 0 if there is none. */
    long spanMillis() {
        return span;
    }

    /** The number of events of a day, M_g. */
    public int eventsOfDay(int day) {
        return eventsOfDay[day];
    }

    /** An item's first event. */
    public int itemStart(int item) {
        return items.start(item);
    }

    /** The event after an item's last. */
    public int itemEnd(int item) {
        return items.end(item);
    }

    /** The event after the last one of an item at or before a time; O(log events of the item). */
    public int eventAfter(int item, long time) {
        int low = itemStart(item);
        int high = itemEnd(item);
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (times[middle] <= time) {
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

    /** The place behind the last event of this item from {@code at} on, before {@code userEnd}. */
    int endOfItem(int at, int userEnd, int item) {
        int itemEnd = items.end(item);
        int end = at;
        while (end < userEnd && eventByUser(end) < itemEnd) {
            end++;
        }
        return end;
    }

    /**
     * The first place of this item or a greater one, between two places of one user in the order by user; O(log
     * events).
     */
    int firstOfItem(int from, int to, int item) {
        int itemStart = items.start(item);
        int low = from;
        int high = to;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (eventByUser(middle) < itemStart) {
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
        return userDays().eventCount(user, day);
    }

    /** What {@link #eventsOfUser(int, int)} will take at most when it is first asked, and 0 from then on. */
    public long heapBytesOfDays() {
        return userDays == null ? 3L * Integer.BYTES * size() + Integer.BYTES * (userCodes() + 1L) : 0;
    }

    /** The days of all users, counted when first asked for: no join needs them. */
    UserDays userDays() {
        UserDays counted = userDays;
        return counted == null ? countedUserDays() : counted;
    }

    /** Counts the days once: threads that all ask first would each take the memory of counting. */
    private synchronized UserDays countedUserDays() {
        UserDays counted = userDays;
        if (counted == null) {
            counted = UserDays.of(this);
            userDays = counted;
        }
        return counted;
    }

    /** The users of all events; not to be changed. */
    int[] users() {
        return users;
    }

    /** The first event of each item, and the number of events; not to be changed. */
    int[] itemStarts() {
        return items.starts();
    }

    /** The times of all events; not to be changed. */
    long[] times() {
        return times;
    }

    /** The number of distinct items of a user, C_A; O(events of the user). */
    public int itemsOfUser(int user) {
        int count = 0;
        int userEnd = userEnd(user);
        for (int at = userStart(user); at < userEnd; count++) {
            at = endOfItem(at, userEnd, item(eventByUser(at)));
        }
        return count;
    }
}
