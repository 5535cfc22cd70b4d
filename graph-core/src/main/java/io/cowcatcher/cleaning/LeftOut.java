package io.cowcatcher.cleaning;

import io.cowcatcher.event.PurchaseField;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * An account or an item that is left out of a search.
 *
 * @param rule by which rule
 * @param id its name in the log
 * @param purchases how many purchases it has
 * @param reason the rule in words, with the figures it was met with
 */
public record LeftOut(CleaningRule rule, String id, int purchases, String reason) {
    /** How many accounts and items were left out by which rule, in one sentence; nothing where none were. */
    public static Optional<String> inWords(List<LeftOut> leftOut) {
        if (leftOut.isEmpty()) {
            return Optional.empty();
        }
        List<String> kinds = new ArrayList<>();
        count("account", PurchaseField.USER, leftOut).ifPresent(kinds::add);
        count("item", PurchaseField.ITEM, leftOut).ifPresent(kinds::add);
        return Optional.of("left out as no evidence: " + String.join("; ", kinds));
    }

    private static Optional<String> count(String kind, PurchaseField field, List<LeftOut> leftOut) {
        long all = 0;
        List<String> rules = new ArrayList<>();
        for (CleaningRule rule : CleaningRule.values()) {
            long count = leftOut.stream()
                    .filter(row -> row.rule() == rule && rule.field() == field)
                    .count();
            if (count > 0) {
                all += count;
                rules.add(String.format(Locale.ROOT, "%,d by the rule %s", count, rule.words()));
            }
        }
        return all == 0
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.ROOT, "%,d %s%s (%s)", all, kind, all == 1 ? "" : "s", String.join(", ", rules)));
    }
}
