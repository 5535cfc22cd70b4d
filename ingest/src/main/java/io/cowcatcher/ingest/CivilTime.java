package io.cowcatcher.ingest;

/** Days since 1970 and milliseconds of a day, computed from numbers without an object or exception. */
final class CivilTime {
    /** Stands for a date that is none. */
    static final long NO_DAY = Long.MIN_VALUE;

    static final long MILLIS_PER_DAY = 86_400_000;
    /** Days from 1 January of the year 0 to 1 January 1970. */
    private static final long DAYS_TO_1970 = 719_528;
    /** For every month, how many days of a common year lie before it. */
    private static final int[] DAYS_BEFORE = {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365};

    private CivilTime() {}

    /** The days since 1970 of a date from the year 0 to 9999, or {@link #NO_DAY} where there is no such date. */
    static long epochDay(int year, int month, int day) {
        if (year < 0 || month < 1 || month > 12 || day < 1) {
            return NO_DAY;
        }
        boolean leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        int length = DAYS_BEFORE[month] - DAYS_BEFORE[month - 1] + (leap && month == 2 ? 1 : 0);
        if (day > length) {
            return NO_DAY;
        }
        int leapYearsBefore = (year + 3) / 4 - (year + 99) / 100 + (year + 399) / 400;
        int leapDay = leap && month > 2 ? 1 : 0;
        return year * 365L + leapYearsBefore + DAYS_BEFORE[month - 1] + leapDay + day - 1 - DAYS_TO_1970;
    }

    /** The milliseconds since midnight, or -1 where there is no such time. */
    static int millisOfDay(int hour, int minute, int second, int nano) {
        if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59 || nano < 0) {
            return -1;
        }
        return ((hour * 60 + minute) * 60 + second) * 1000 + nano / 1_000_000;
    }
}
