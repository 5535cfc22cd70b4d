package io.cowcatcher.detect;

import io.cowcatcher.event.IdColumn;
import io.cowcatcher.event.Ids;
import io.cowcatcher.event.PurchaseField;
import io.cowcatcher.event.PurchaseLog;
import io.cowcatcher.graph.NodeType;
import io.cowcatcher.run.Counted;
import io.cowcatcher.run.MemoryEstimate;
import io.cowcatcher.run.RunControl;
import io.cowcatcher.similarity.PurchaseIndex;
import io.cowcatcher.similarity.Rushes;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts for every user of a log the targets of a sweep that the user hits. */
final class SweepHits {
    private static final int LEAST_HITS = 2;

    /** Where more users than this share of all hit the targets, nobody stands out. */
    private static final double MOST_USERS = 0.2;

    private static final int PURCHASES_PER_POLL = 4_096;
    /** A hit as a number, and as much again while they are sorted. */
    private static final long BYTES_PER_HIT = 2L * Long.BYTES;
    /** Its days, as an entry of a map. */
    private static final long BYTES_PER_RUSH = 160;
    /** Objects and the tables of sorting. */
    private static final long FIXED = 1 << 15;

    private final PurchaseIndex index;
    private final PurchaseLog log;
    private final SweepTargets targets;
    private final RunControl control;
    private final int[] hits;
    private final SortedMap<String, BitSet> rushDays = new TreeMap<>();

    /**
     * What was found.
     *
     * @param users those who hit enough
     * @param rushDays for each confirmed item the days of its rushes
     */
    record Found(BitSet users, SortedMap<String, BitSet> rushDays) {}

    private SweepHits(PurchaseIndex index, SweepTargets targets, RunControl control) {
        this.index = index;
        this.log = index.log();
        this.targets = targets;
        this.control = control;
        this.hits = new int[index.userCodes()];
    }

    /** Finds the users who hit the targets often enough; nobody, and no memory, where no item and no address is one. */
    static Found find(PurchaseIndex index, SweepTargets targets, RunControl control) {
        if (targets.places().isEmpty()) {
            return new Found(new BitSet(), new TreeMap<>());
        }
        control.admit(estimate(index, targets, control), targets.heapBytes());
        return new SweepHits(index, targets, control).find();
    }

    private static MemoryEstimate estimate(PurchaseIndex index, SweepTargets targets, RunControl control) {
        long most = 0;
        for (Map.Entry<NodeType, BitSet> places : targets.places().entrySet()) {
            most = Math.max(most, purchasesOf(index.log(), places.getKey().field(), places.getValue(), control));
        }
        BitSet items = targets.confirmed().getOrDefault(NodeType.ITEM, new BitSet());
        long held = targets.heapBytes()
                + items.cardinality() * (BYTES_PER_RUSH + index.dayCount() / Byte.SIZE)
                + (long) Integer.BYTES * index.userCodes()
                + FIXED;
        long sortedUsers = 2L * Integer.BYTES * index.userCodes();
        return new MemoryEstimate(
                "sweep of " + Counted.of(index.log().size(), "purchase"),
                held + Long.BYTES * most,
                held + Math.max(BYTES_PER_HIT * most, sortedUsers));
    }

    private static int purchasesOf(PurchaseLog log, PurchaseField field, BitSet codes, RunControl control) {
        IdColumn values = log.column(field);
        int count = 0;
        for (int row = 0; row < log.size(); row++) {
            poll(row, control);
            count += isOneOf(codes, values.code(row)) ? 1 : 0;
        }
        return count;
    }

    private static boolean isOneOf(BitSet codes, int code) {
        return code != Ids.NONE && codes.get(code);
    }

    private static void poll(int step, RunControl control) {
        if (step % PURCHASES_PER_POLL == 0) {
            control.checkCancelled();
        }
    }

    private Found find() {
        targets.places().forEach((type, codes) -> count(type.field(), codes));
        targets.confirmed().forEach((type, codes) -> {
            if (type == NodeType.ITEM) {
                codes.stream().forEach(this::countInRushes);
            } else {
                count(type.field(), codes);
            }
        });
        targets.accounts().stream().forEach(user -> hits[user] += LEAST_HITS);
        BitSet users = usersFrom(LEAST_HITS);
        return new Found(users.cardinality() <= MOST_USERS * hits.length ? users : usersOfMoreHits(), rushDays);
    }

    private BitSet usersFrom(int least) {
        BitSet users = new BitSet(hits.length);
        for (int user = 0; user < hits.length; user++) {
            poll(user, control);
            users.set(user, hits[user] >= least);
        }
        return users;
    }

    /** Those with so many hits that they are few enough. */
    private BitSet usersOfMoreHits() {
        int[] sorted = hits.clone();
        Arrays.sort(sorted);
        return usersFrom(sorted[(int) ((1 - MOST_USERS) * (sorted.length - 1))] + 1);
    }

    /** Counts a second hit for every user who bought an item on a day of its rushes. */
    private void countInRushes(int item) {
        control.checkCancelled();
        BitSet days = Rushes.days(index, item, control);
        rushDays.put(log.ids(PurchaseField.ITEM).id(item), days);
        int[] buyers = new int[index.itemEnd(item) - index.itemStart(item)];
        int count = 0;
        for (int event = index.itemStart(item); event < index.itemEnd(item); event++) {
            poll(event, control);
            if (days.get(index.day(event))) {
                buyers[count++] = index.user(event);
            }
        }
        Arrays.sort(buyers, 0, count);
        for (int i = 0; i < count; i++) {
            poll(i, control);
            hits[buyers[i]] += i == 0 || buyers[i] != buyers[i - 1] ? 1 : 0;
        }
    }

    /** Counts for every user the distinct ones of these values that its purchases have. */
    private void count(PurchaseField field, BitSet codes) {
        IdColumn values = log.column(field);
        IdColumn accounts = log.column(PurchaseField.USER);
        long[] pairs = new long[purchasesOf(log, field, codes, control)];
        int count = 0;
        for (int row = 0; row < log.size(); row++) {
            poll(row, control);
            if (isOneOf(codes, values.code(row))) {
                pairs[count++] = (long) accounts.code(row) << 32 | values.code(row);
            }
        }
        Arrays.sort(pairs);
        for (int i = 0; i < pairs.length; i++) {
            poll(i, control);
            hits[(int) (pairs[i] >> 32)] += i == 0 || pairs[i] != pairs[i - 1] ? 1 : 0;
        }
    }
}
