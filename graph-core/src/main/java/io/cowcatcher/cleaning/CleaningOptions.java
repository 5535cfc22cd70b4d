package io.cowcatcher.cleaning;

import java.util.Set;

/**
 * What counts as no evidence.
 *
 * @param accounts names of accounts to leave out: staff, test accounts, known wholesalers
 * @param items names of items to leave out
 * @param keptAccounts names of accounts that no rule leaves out, only {@code accounts} does: what an analyst has
 *     confirmed
 * @param keptItems the same of items
 * @param readsNames whether names tell that an account is a test or stands for nobody, and an item a fee or a gift card
 * @param limits from where on what accounts and items do is odd
 */
public record CleaningOptions(
        Set<String> accounts,
        Set<String> items,
        Set<String> keptAccounts,
        Set<String> keptItems,
        boolean readsNames,
        CleaningLimits limits) {
    private static final CleaningOptions DEFAULTS =
            new CleaningOptions(Set.of(), Set.of(), Set.of(), Set.of(), true, CleaningLimits.defaults());

    /** Keeps its own copies of the names. */
    public CleaningOptions {
        accounts = Set.copyOf(accounts);
        items = Set.copyOf(items);
        keptAccounts = Set.copyOf(keptAccounts);
        keptItems = Set.copyOf(keptItems);
    }

    /** No lists; names are read; {@link CleaningLimits#defaults}. */
    public static CleaningOptions defaults() {
        return DEFAULTS;
    }

    /** A copy that leaves out nothing but what is named. */
    public CleaningOptions onlyNamed() {
        return new CleaningOptions(accounts, items, keptAccounts, keptItems, false, CleaningLimits.none());
    }

    /** A copy that leaves out these accounts, whatever they do. */
    public CleaningOptions withoutAccounts(Set<String> names) {
        return new CleaningOptions(names, items, keptAccounts, keptItems, readsNames, limits);
    }

    /** A copy that leaves out these items, whoever buys them. */
    public CleaningOptions withoutItems(Set<String> names) {
        return new CleaningOptions(accounts, names, keptAccounts, keptItems, readsNames, limits);
    }

    /** A copy in which no rule leaves out these accounts; only {@link #withoutAccounts} does. */
    public CleaningOptions keepingAccounts(Set<String> names) {
        return new CleaningOptions(accounts, items, names, keptItems, readsNames, limits);
    }

    /** A copy in which no rule leaves out these items; only {@link #withoutItems} does. */
    public CleaningOptions keepingItems(Set<String> names) {
        return new CleaningOptions(accounts, items, keptAccounts, names, readsNames, limits);
    }

    /** A copy that takes no name for what it says. */
    public CleaningOptions withoutReadingNames() {
        return new CleaningOptions(accounts, items, keptAccounts, keptItems, false, limits);
    }

    /** A copy with other limits. */
    public CleaningOptions within(CleaningLimits limits) {
        return new CleaningOptions(accounts, items, keptAccounts, keptItems, readsNames, limits);
    }
}
