package io.cowcatcher.cleaning;

import io.cowcatcher.event.IdColumn;
import io.cowcatcher.event.Ids;
import io.cowcatcher.event.PurchaseField;
import io.cowcatcher.event.PurchaseLog;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Accounts or items that were found so far, each by the first rule that it met. */
final class FoundValues {
    private final IdColumn column;
    private final BitSet codes = new BitSet();
    private final List<LeftOut> leftOut = new ArrayList<>();
    private final int[] purchases;

    /** What a rule found: the code of a value, and the figures in words. */
    record Hit(int code, String reason) {}

    FoundValues(PurchaseLog log, PurchaseField field) {
        this.column = log.column(field);
        this.purchases = purchasesOf(log, field);
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

    /** Those of these names that occur. */
    void addNamed(CleaningRule rule, Set<String> names) {
        names.stream()
                .mapToInt(column.ids()::code)
                .filter(code -> code != Ids.NONE)
                .sorted()
                .forEach(code -> add(rule, new Hit(code, "named in the options")));
    }

    /** Those whose name satisfies a condition. */
    void addNamedSo(CleaningRule rule, Predicate<String> tells, String reason) {
        for (int code = 0; code < purchases.length; code++) {
            if (tells.test(column.ids().id(code))) {
                add(rule, new Hit(code, reason));
            }
        }
    }

    void addAll(CleaningRule rule, List<Hit> hits) {
        hits.forEach(hit -> add(rule, hit));
    }

    private void add(CleaningRule rule, Hit hit) {
        if (!codes.get(hit.code())) {
            codes.set(hit.code());
            leftOut.add(new LeftOut(rule, column.ids().id(hit.code()), purchases[hit.code()], hit.reason()));
        }
    }

    boolean isEmpty() {
        return codes.isEmpty();
    }

    boolean isIn(int row) {
        return isFound(column.code(row));
    }

    boolean isFound(int code) {
        return code != Ids.NONE && codes.get(code);
    }

    /** What was found, in the order of rules and codes. */
    List<LeftOut> leftOut() {
        return leftOut;
    }
}
