package io.cowcatcher.detect;

import io.cowcatcher.similarity.PurchaseIndex;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.stream.Collectors;

/** Says in words what a sweep looked at, and what it could not use. */
final class SweepNotes {
    private static final Duration NOON = Duration.ofHours(12);

    private final PurchaseIndex index;
    private final ZoneId zone;

    SweepNotes(PurchaseIndex index, ZoneId zone) {
        this.index = index;
        this.zone = zone;
    }

    /**
     * The notes.
     *
     * @param swept how many users were swept
     * @param sought whether any item or address that was named occurs in the log
     * @param rushDays the days of rushes of each confirmed item
     * @param unknownItems confirmed items that the log does not know
     */
    List<String> of(int swept, boolean sought, SortedMap<String, BitSet> rushDays, SortedSet<String> unknownItems) {
        List<String> notes = new ArrayList<>();
        if (swept > 0) {
            notes.add(String.format(
                    Locale.ROOT,
                    swept == 1
                            ? "%,d account hits several of the items, addresses and accounts that risk seeds name, or one"
                                    + " that is confirmed; its links were looked at on their own, too"
                            : "%,d accounts hit several of the items, addresses and accounts that risk seeds name, or"
                                    + " one that is confirmed; they were grouped on their own, too",
                    swept));
        } else if (sought) {
            notes.add(
                    "of the items and addresses that risk seeds name, no account hits so many that it stands out: there"
                            + " was nobody to look at besides");
        }
        List<String> rushes = rushDays.entrySet().stream()
                .filter(item -> !item.getValue().isEmpty())
                .map(item -> item.getKey() + " on " + days(item.getValue()))
                .toList();
        if (!rushes.isEmpty()) {
            notes.add((rushes.size() == 1
                            ? "a confirmed item without a day was looked at where more bought it than chance brings: "
                            : "confirmed items without a day were looked at where more bought them than chance brings: ")
                    + first(rushes, "; "));
        }
        List<String> even = rushDays.entrySet().stream()
                .filter(item -> item.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .toList();
        if (!even.isEmpty()) {
            notes.add((even.size() == 1 ? "a confirmed item" : "confirmed items")
                    + " that no day brought more buyers than chance: " + first(even, ", ") + "; who bought "
                    + (even.size() == 1 ? "it" : "one of them")
                    + " counts only where he hits something else that is known");
        }
        if (!unknownItems.isEmpty()) {
            notes.add((unknownItems.size() == 1 ? "a confirmed item" : "confirmed items")
                    + " that this log does not know: " + first(unknownItems, ", "));
        }
        return notes;
    }

    private String days(BitSet days) {
        return first(
                days.stream()
                        .mapToObj(
                                day -> LocalDate.ofInstant(index.startOfDay(day).plus(NOON), zone)
                                        .toString())
                        .toList(),
                ", ");
    }

    private static String first(Collection<String> words, String separator) {
        return words.stream().limit(SeedNotes.NAMED).collect(Collectors.joining(separator))
                + (words.size() > SeedNotes.NAMED ? separator + "..." : "");
    }
}
