package io.cowcatcher.benchmarks;

import io.cowcatcher.event.PurchaseField;
import io.cowcatcher.event.PurchaseLog;

/**
 * What was loaded, in numbers that engines can be compared by.
 *
 * @param rows the rows with user, item and time
 * @param users the distinct users in them
 * @param items the distinct items in them
 * @param timeSum the sum of their times in milliseconds since 1970, as a long wraps it
 */
record LoadAnswer(long rows, long users, long items, long timeSum) {

    static LoadAnswer of(PurchaseLog log) {
        long timeSum = 0;
        for (int row = 0; row < log.size(); row++) {
            timeSum += log.epochMillis(row);
        }
        return new LoadAnswer(
                log.size(),
                log.ids(PurchaseField.USER).size(),
                log.ids(PurchaseField.ITEM).size(),
                timeSum);
    }
}
