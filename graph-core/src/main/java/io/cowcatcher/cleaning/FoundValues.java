package io.cowcatcher.cleaning;

import io.cowcatcher.event.IdColumn;
import io.cowcatcher.event.Ids;
import io.cowcatcher.event.PurchaseField;
import io.cowcatcher.event.PurchaseLog;
import io.cowcatcher.run.Counted;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/** Accounts or items that were found so far, each by the first rule that it met. */
final class FoundValues {
    private final PurchaseField field;
    private final IdColumn column;
    private final BitSet codes = new BitSet();
    private final BitSet keptEntities = new BitSet();
    private final BitSet exempt = new BitSet();
    private final List<LeftOut> leftOut = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final int[] purchases;

    /** What a rule found: the code of a value, and the figures in words. */
    record Hit(int code, String reason) {}

    /**
     * Prepares for rules on the values of a column.
     *
     * @param kept the names of values that no rule leaves out
     */
    FoundValues(PurchaseLog log, PurchaseField field, Set<String> kept) {
        this.field = field;
        this.column = log.column(field);
        this.purchases = purchasesOf(log, field);
        kept.stream()
                .mapToInt(column.ids()::code)
                .filter(code -> code != Ids.NONE)
                .forEach(exempt::set);
    }

    /** The same values in a log that may lack some of them. */
    FoundValues in(PurchaseLog other) {
        FoundValues found = new FoundValues(other, field, Set.of());
        codes.stream()
                .map(code -> found.column.ids().code(column.ids().id(code)))
                .filter(code -> code != Ids.NONE)
                .forEach(found.codes::set);
        return found;
    }

    /** The number of purchases of each value. */
    static int[] purchasesOf(PurchaseLog log, PurchaseField field) {
        IdColumn column = log.column(field);
        int[] purchases = new int[column.ids().size()];
        for (int row = 0; row < log.size(); row++) {
            int code = column.code(row);
            if (code != Ids.NONE) {
                purchases[code]++;
            }
        }
        return purchases;
    }

    /** Those of these names that occur; says how many do not. */
    void addNamed(CleaningRule rule, Set<String> names) {
        List<String> unknown = names.stream()
                .filter(name -> column.ids().code(name) == Ids.NONE)
                .sorted()
                .toList();
        if (!unknown.isEmpty()) {
            notes.add(String.format(
                    Locale.ROOT,
                    "%,d of %s to be left out (%s) %s not in the log, such as %s",
                    unknown.size(),
                    Counted.of(names.size(), "name"),
                    rule.words(),
                    unknown.size() == 1 ? "is" : "are",
                    unknown.get(0)));
        }
        names.stream()
                .mapToInt(column.ids()::code)
                .filter(code -> code != Ids.NONE)
                .sorted()
                .forEach(code -> add(rule, new Hit(code, "named in the options")));
    }

    /** Those whose name satisfies a condition. */
    List<Hit> namedSo(Predicate<String> tells, String reason) {
        List<Hit> hits = new ArrayList<>();
        for (int code = 0; code < purchases.length; code++) {
            if (tells.test(column.ids().id(code))) {
                hits.add(new Hit(code, reason));
            }
        }
        return hits;
    }

    void addAll(CleaningRule rule, List<Hit> hits) {
        hits.stream().filter(hit -> !exempt.get(hit.code())).forEach(hit -> add(rule, hit));
        long kept = hits.stream().filter(hit -> exempt.get(hit.code())).count();
        if (kept > 0) {
            notes.add(String.format(
                    Locale.ROOT,
                    "not left out: %s the rule %s, because the options keep %s",
                    field == PurchaseField.USER
                            ? Counted.of(kept, "account that meets", "accounts that meet")
                            : Counted.of(kept, "item that meets", "items that meet"),
                    rule.words(),
                    kept == 1 ? "it" : "them"));
        }
    }

    /** Those of these that do not share a device or an address with others of their kind; says how many do. */
    List<Hit> but(List<Hit> hits, BitSet sharing) {
        List<Hit> alone = hits.stream().filter(hit -> !sharing.get(hit.code())).toList();
        if (alone.size() < hits.size()) {
            notes.add(String.format(
                    Locale.ROOT,
                    "not left out: %,d accounts that order by the thousand or by the dozen, and share a device, a binding or an"
                            + " address with each other",
                    hits.size() - alone.size()));
        }
        return alone;
    }

    /** The same, but none of them where there are more than so many: then somebody may be hiding behind the rule. */
    void addAll(CleaningRule rule, List<Hit> hits, int most) {
        long met = hits.stream()
                .filter(hit -> !codes.get(hit.code()) && !exempt.get(hit.code()))
                .count();
        if (met <= most) {
            addAll(rule, hits);
        } else {
            notes.add(String.format(
                    Locale.ROOT,
                    "not left out: %s the rule %s, too many for it to tell what is odd (at most %,d);"
                            + " name those that are to be left out",
                    Counted.of(met, "account meets", "accounts meet"),
                    rule.words(),
                    most));
        }
    }

    /** The same, but none of them where they have more purchases together than such a share of all. */
    void addAll(CleaningRule rule, List<Hit> hits, double mostOfPurchases) {
        long met = hits.stream().mapToLong(hit -> purchases[hit.code()]).sum();
        long all = Arrays.stream(purchases).asLongStream().sum();
        if (met <= mostOfPurchases * all) {
            addAll(rule, hits);
        } else {
            notes.add(String.format(
                    Locale.ROOT,
                    "not left out: %s the rule %s, with %,d of %s, too many for it to tell what is"
                            + " odd; name those that are to be left out",
                    Counted.of(hits.size(), "item meets", "items meet"),
                    rule.words(),
                    met,
                    Counted.of(all, "purchase")));
        }
    }

    /** What was not left out although a rule fits, and what could not be. */
    List<String> notes() {
        return notes;
    }

    private void add(CleaningRule rule, Hit hit) {
        if (!codes.get(hit.code())) {
            codes.set(hit.code());
            if (rule.keepsEntities()) {
                keptEntities.set(hit.code());
            }
            leftOut.add(new LeftOut(rule, column.ids().id(hit.code()), purchases[hit.code()], hit.reason()));
        }
    }

    /** Whether the value of a row was found. */
    boolean isIn(int row) {
        int code = column.code(row);
        return code != Ids.NONE && codes.get(code);
    }

    /** Whether a row is left out as a whole, and does not keep what it says of devices and addresses. */
    boolean isWhollyIn(int row) {
        return isIn(row) && !keptEntities.get(column.code(row));
    }

    /** What was found, in the order of rules and codes. */
    List<LeftOut> leftOut() {
        return leftOut;
    }
}
