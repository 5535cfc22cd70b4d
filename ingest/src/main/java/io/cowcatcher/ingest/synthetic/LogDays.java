package io.cowcatcher.ingest.synthetic;

import io.cowcatcher.event.PurchaseLog;

/** The days of a real log: counted from midnight UTC before its first purchase with a time. */
final class LogDays {
    private static final long MILLIS_PER_DAY = 86_400_000L;

    /** More seconds would not fit an {@code int}. */
    private static final long MAXIMUM_DAYS = 24_000;

    private final PurchaseLog log;
    private final int firstRow;
    private final long startMillis;

    /**
     * Finds the first day.
     *
     * @throws IllegalArgumentException if the log is longer than 24,000 days
     */
    LogDays(PurchaseLog log) {
        this.log = log;
        int row = 0;
        // Rows are in order of time, those without one first.
        while (row < log.size() && log.epochMillis(row) == PurchaseLog.NO_TIME) {
            row++;
        }
        this.firstRow = row;
        this.startMillis = row == log.size() ? 0 : Math.floorDiv(log.epochMillis(row), MILLIS_PER_DAY) * MILLIS_PER_DAY;
        long days = row == log.size() ? 0 : (log.epochMillis(log.size() - 1) - startMillis) / MILLIS_PER_DAY;
        if (days >= MAXIMUM_DAYS) {
            throw new IllegalArgumentException("log must span at most " + MAXIMUM_DAYS + " days (got: " + days
                    + "); leave purchases with a wrong time out");
        }
    }

    /** The first row with a time; the size of the log if there is none. */
    int firstRow() {
        return firstRow;
    }

    int dayOf(int row) {
        return (int) ((log.epochMillis(row) - startMillis) / MILLIS_PER_DAY);
    }

    /** The second of a row with a time, since the start of the first day. */
    int secondOf(int row) {
        return (int) ((log.epochMillis(row) - startMillis) / 1_000);
    }

    /** The length of the log in seconds, whole days. */
    int horizonSeconds() {
        return (dayOf(log.size() - 1) + 1) * ShopClock.SECONDS_PER_DAY;
    }

    long epochMillis(int second) {
        return startMillis + second * 1_000L;
    }
}
