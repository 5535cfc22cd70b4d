package io.cowcatcher.address;

import io.cowcatcher.event.IdColumn;
import io.cowcatcher.event.Ids;
import io.cowcatcher.event.PurchaseField;
import io.cowcatcher.event.PurchaseLog;
import io.cowcatcher.run.MemoryEstimate;
import io.cowcatcher.run.RunControl;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * A log whose addresses are units and buildings, however they were written.
 *
 * <p>Each address becomes the canonical one of its unit; where the log has no buildings, it gets those that the
 * addresses tell. Canonical is the one that was used first. Everything that reads addresses (nearness in R, drops of
 * blocks, the address test, homes, same-person evidence) then counts near-duplicates as one place.
 *
 * <pre>{@code
 * NormalizedAddresses normalized = NormalizedAddresses.in(log, AddressOptions.defaults(), control);
 * Rings rings = RingSearch.on(normalized.log())...
 * }</pre>
 *
 * @param log the log with units and buildings
 * @param counts what was found
 */
public record NormalizedAddresses(PurchaseLog log, AddressGroups.Counts counts) {

    private static final int COLUMNS = 2;
    /** A string while a column is made, its place in the order, and the end of it in the column. */
    private static final int BYTES_OF_ID = 88;

    /**
     * Normalises the addresses of a log; one without addresses comes back as it is. O(rows + characters of the distinct
     * addresses), each read once; memory: see {@link #estimate}.
     *
     * @throws io.cowcatcher.error.MemoryBudgetException if the estimate is above the budget of {@code control}
     * @throws io.cowcatcher.error.RunCancelledException if the run was cancelled
     */
    public static NormalizedAddresses in(PurchaseLog log, AddressOptions options, RunControl control) {
        return prepare(log, options, control).normalize();
    }

    /**
     * Reads the addresses of a log, to tell what normalising them takes before it is done; otherwise as {@link #in}.
     *
     * @throws io.cowcatcher.error.MemoryBudgetException if what was read so far shows that it takes more than the
     *     budget of {@code control}
     * @throws io.cowcatcher.error.RunCancelledException if the run was cancelled
     */
    public static PreparedAddresses prepare(PurchaseLog log, AddressOptions options, RunControl control) {
        int[] byFirstUse = byFirstUse(log.column(PurchaseField.ADDRESS), log.size());
        Texts texts = new Texts(log.ids(PurchaseField.ADDRESS), byFirstUse);
        return new PreparedAddresses(log, byFirstUse, AddressReading.of(texts, options, control), control);
    }

    /** The log with its addresses named after their groups. */
    static NormalizedAddresses named(PurchaseLog log, int[] byFirstUse, AddressGroups groups) {
        Ids ids = log.ids(PurchaseField.ADDRESS);
        int[] places = new int[ids.size()];
        for (int place = 0; place < byFirstUse.length; place++) {
            places[byFirstUse[place]] = place;
        }
        PurchaseLog changed = log;
        if (!log.has(PurchaseField.BUILDING)) {
            changed = changed.derive(
                    PurchaseField.BUILDING,
                    PurchaseField.ADDRESS,
                    code -> ids.id(byFirstUse[groups.building(places[code])]));
        }
        changed = changed.derive(
                PurchaseField.ADDRESS, PurchaseField.ADDRESS, code -> ids.id(byFirstUse[groups.unit(places[code])]));
        return new NormalizedAddresses(changed, groups.counts());
    }

    /**
     * What normalising takes beyond the log, its new columns included: {@link AddressGroups#estimate}, and then those.
     * Who goes on to do it reads the addresses once with {@link #prepare}, which tells the same.
     *
     * @throws io.cowcatcher.error.RunCancelledException if the run was cancelled
     */
    public static MemoryEstimate estimate(PurchaseLog log, RunControl control) {
        Ids ids = log.ids(PurchaseField.ADDRESS);
        return withColumns(
                log,
                AddressGroups.estimate(
                        new Texts(ids, IntStream.range(0, ids.size()).toArray()), control));
    }

    /** What grouping the addresses of a log takes, and then its columns. */
    static MemoryEstimate withColumns(PurchaseLog log, MemoryEstimate groups) {
        Ids ids = log.ids(PurchaseField.ADDRESS);
        long bytes = 0;
        for (int code = 0; code < ids.size(); code++) {
            bytes += BYTES_OF_ID + ids.id(code).length();
        }
        long columns = COLUMNS * (bytes + Integer.BYTES * (long) log.size());
        // What grouping takes is given up, all but who belongs to whom, before the columns are made.
        long upper = Math.max(groups.upperBytes(), groups.lowerBytes() + columns);
        return new MemoryEstimate(groups.what(), groups.lowerBytes(), upper);
    }

    /** The codes in the order in which rows name them first: it does not depend on how addresses are written. */
    private static int[] byFirstUse(IdColumn addresses, int rows) {
        int[] order = new int[addresses.ids().size()];
        boolean[] seen = new boolean[order.length];
        int size = 0;
        for (int row = 0; row < rows; row++) {
            int code = addresses.code(row);
            if (code != Ids.NONE && !seen[code]) {
                seen[code] = true;
                order[size++] = code;
            }
        }
        return Arrays.copyOf(order, size);
    }

    /** The addresses in that order. */
    private static final class Texts extends AbstractList<String> {
        private final Ids ids;
        private final int[] codes;

        Texts(Ids ids, int[] codes) {
            this.ids = ids;
            this.codes = codes;
        }

        @Override
        public String get(int position) {
            return ids.id(codes[position]);
        }

        @Override
        public int size() {
            return codes.length;
        }
    }
}
