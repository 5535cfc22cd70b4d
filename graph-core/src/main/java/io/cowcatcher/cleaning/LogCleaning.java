package io.cowcatcher.cleaning;

import io.cowcatcher.cleaning.FoundValues.Hit;
import io.cowcatcher.event.PurchaseField;
import io.cowcatcher.event.PurchaseLog;
import io.cowcatcher.run.MemoryEstimate;
import io.cowcatcher.run.RunControl;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Tells what in a log is no evidence of anything, by stated rules, and leaves it out: accounts that are staff, tests,
 * nobody, machines or wholesalers, and items that are fees, gift cards or lines of every order. They are ties between
 * people who have nothing to do with each other, or drown the ties of those who do.
 *
 * <p>Every account and item that is left out is told with its rule and its figures. Staff cannot be told by what they
 * buy: they are left out by name. Rules are tried in the order of {@link CleaningRule}; the first that is met counts.
 * The same log and options give the same result. O(n log n) for n purchases. Stateless.
 *
 * <pre>{@code
 * CleanedLog cleaned = LogCleaning.clean(log, CleaningOptions.defaults().withoutAccounts(staff), RunControl.inline());
 * Rings rings = RingSearch.on(cleaned).linked().grouped().screenedAt(FalseDiscoveryRate.of(0.05));
 * }</pre>
 */
public final class LogCleaning {
    private static final long BYTES_PER_PURCHASE = 180;

    /** Names are chosen by strangers: a ring that calls its accounts test-1, test-2, ... must not be able to hide. */
    private static final int MOST_BY_NAME = 5;

    /** A category that says fee or gift card, and has more purchases than that, is one of goods. */
    private static final double MOST_OF_PURCHASES = 0.05;

    /** What more than one account in so many does is not odd. */
    private static final int ACCOUNTS_PER_ODD_ONE = 200;

    private LogCleaning() {}

    /**
     * Leaves out what is no evidence.
     *
     * @throws io.cowcatcher.error.RunCancelledException if the run was cancelled
     * @throws io.cowcatcher.error.MemoryBudgetException if the estimate does not fit the budget
     */
    public static CleanedLog clean(PurchaseLog log, CleaningOptions options, RunControl control) {
        control.admit(estimate(log));
        FoundValues accounts = new FoundValues(log, PurchaseField.USER, options.keptAccounts());
        accounts.addNamed(CleaningRule.LISTED_ACCOUNT, options.accounts());
        if (options.readsNames()) {
            accounts.addAll(
                    CleaningRule.PLACEHOLDER_ACCOUNT,
                    accounts.namedSo(TellingNames::isNobody, "the name stands for nobody"),
                    MOST_BY_NAME);
            accounts.addAll(
                    CleaningRule.TEST_ACCOUNT,
                    accounts.namedSo(TellingNames::isTest, "the name says that it is a test"),
                    MOST_BY_NAME);
        }
        int odd = Math.max(MOST_BY_NAME, log.ids(PurchaseField.USER).size() / ACCOUNTS_PER_ODD_ONE);
        stepDone(control, 0.2);
        List<Hit> busiest = BusiestAccounts.in(log, options.limits());
        stepDone(control, 0.4);
        List<Hit> wholesalers = Wholesalers.in(log, options.limits());
        stepDone(control, 0.6);
        List<Hit> byWhatTheyDo = new ArrayList<>(busiest);
        byWhatTheyDo.addAll(wholesalers);
        BitSet sharing = SharedByOddOnes.among(log, byWhatTheyDo);
        accounts.addAll(CleaningRule.BUSIEST_ACCOUNT, accounts.but(busiest, sharing), odd);
        accounts.addAll(CleaningRule.WHOLESALER, accounts.but(wholesalers, sharing), odd);
        PurchaseLog ofOthers = log.where(row -> !accounts.isWhollyIn(row));
        FoundValues kept = accounts.in(ofOthers);

        FoundValues items = new FoundValues(ofOthers, PurchaseField.ITEM, options.keptItems());
        items.addNamed(CleaningRule.LISTED_ITEM, options.items());
        if (options.readsNames()) {
            items.addAll(
                    CleaningRule.PSEUDO_ITEM, items.namedSo(TellingNames::isNoGood, "the name says fee or gift card"));
            items.addAll(CleaningRule.PSEUDO_ITEM, TellingCategories.in(ofOthers), MOST_OF_PURCHASES);
        }
        items.addAll(CleaningRule.ITEM_OF_EVERY_ORDER, EveryOrder.itemsIn(ofOthers, options.limits()));
        stepDone(control, 0.9);
        List<LeftOut> leftOut = new ArrayList<>(accounts.leftOut());
        leftOut.addAll(items.leftOut());
        List<String> notes = new ArrayList<>(accounts.notes());
        notes.addAll(items.notes());
        PurchaseLog left = leftOut.isEmpty()
                ? ofOthers
                : ofOthers.without(PurchaseField.ITEM, row -> items.isIn(row) || kept.isIn(row));
        control.report(1);
        return new CleanedLog(left, leftOut, notes);
    }

    /** Every step is a few passes over the log. */
    private static void stepDone(RunControl control, double share) {
        control.checkCancelled();
        control.report(share);
    }

    /** What {@link #clean} needs beyond the log: two copies of its values, and at most 180 bytes a purchase. */
    public static MemoryEstimate estimate(PurchaseLog log) {
        return new MemoryEstimate("cleaning the log", 0, BYTES_PER_PURCHASE * log.size() + 2 * log.textBytes());
    }
}
