package io.cowcatcher.ingest;

/**
 * A hand-written reader of ISO-8601 and its everyday relatives, such as {@code 2017-11-07 9:30} and {@code 2019-10-01
 * 00:00:00 UTC}.
 *
 * <p>One pass, no exception for a text that is no time; {@link java.time.format.DateTimeFormatter} costs ten times as
 * much and is the oracle of its tests. One instance reads one text after the other.
 */
final class IsoTime {
    private static final int BROKEN = -1;
    private static final int BROKEN_OFFSET = Integer.MIN_VALUE;

    private final LocalZone localZone;
    private byte[] text = new byte[0];
    private int at;
    private int end;
    private TimeForm form = TimeForm.LOCAL;

    IsoTime(LocalZone localZone) {
        this.localZone = localZone;
    }

    /** The form of the text read last. */
    TimeForm form() {
        return form;
    }

    /** The time that stands in {@code text[from, to)}, in milliseconds since 1970, or {@link TimeParser#UNREADABLE}. */
    long epochMillis(byte[] text, int from, int to) {
        this.text = text;
        this.at = from;
        this.end = to;
        if (isUsual()) {
            return usual();
        }
        int year = digits(4, 4);
        int separator = take();
        int month = digits(1, 2);
        boolean sameSeparator = take() == separator && (separator == '-' || separator == '/');
        int day = digits(1, 2);
        if (!sameSeparator || year < 0 || month < 0 || day < 0) {
            return TimeParser.UNREADABLE;
        }
        if (at == end) {
            form = TimeForm.DATE;
            return localZone.epochMillis(CivilTime.epochDay(year, month, day), 0);
        }
        return withClock(CivilTime.epochDay(year, month, day));
    }

    /** Whether the text has the form {@code 2010-12-01 08:26}, seconds and a Z not forbidden: most times have. */
    private boolean isUsual() {
        int length = end - at;
        boolean minutes = length == 16 || (length == 17 && text[at + 16] == 'Z');
        boolean seconds = (length == 19 || (length == 20 && text[at + 19] == 'Z')) && text[at + 16] == ':';
        return (minutes || seconds)
                && text[at + 4] == '-'
                && text[at + 7] == '-'
                && (text[at + 10] == ' ' || text[at + 10] == 'T')
                && text[at + 13] == ':';
    }

    private long usual() {
        int century = two(0);
        int year = two(2);
        int month = two(5);
        int day = two(8);
        int hour = two(11);
        int minute = two(14);
        boolean seconds = end - at >= 19;
        int second = seconds ? two(17) : 0;
        if ((century | year | month | day | hour | minute | second) < 0) {
            return TimeParser.UNREADABLE;
        }
        boolean zoned = text[end - 1] == 'Z';
        form = zoned ? TimeForm.ZONED : TimeForm.LOCAL;
        long date = CivilTime.epochDay(century * 100 + year, month, day);
        int millisOfDay = CivilTime.millisOfDay(hour, minute, second, 0);
        if (date == CivilTime.NO_DAY || millisOfDay < 0) {
            return TimeParser.UNREADABLE;
        }
        return zoned ? date * CivilTime.MILLIS_PER_DAY + millisOfDay : localZone.epochMillis(date, millisOfDay);
    }

    /** The number that two digits make, or a negative one where they are none. */
    private int two(int offset) {
        int tens = text[at + offset] - '0';
        int ones = text[at + offset + 1] - '0';
        return (tens | ones | 9 - tens | 9 - ones) < 0 ? BROKEN : tens * 10 + ones;
    }

    private long withClock(long day) {
        int mark = take();
        int hour = digits(1, 2);
        boolean marked = (mark == 'T' || mark == 't' || mark == ' ') && take() == ':';
        int minute = digits(2, 2);
        int second = 0;
        int nano = 0;
        if (skip(':')) {
            second = digits(2, 2);
            if (skip('.') || skip(',')) {
                nano = fraction();
            }
        }
        if (!marked || hour < 0 || minute < 0 || second < 0 || nano < 0) {
            return TimeParser.UNREADABLE;
        }
        int millisOfDay = CivilTime.millisOfDay(hour, minute, second, nano);
        int offsetSeconds = offsetSeconds();
        if (offsetSeconds == BROKEN_OFFSET || at != end || day == CivilTime.NO_DAY || millisOfDay < 0) {
            return TimeParser.UNREADABLE;
        }
        return form == TimeForm.LOCAL
                ? localZone.epochMillis(day, millisOfDay)
                : day * CivilTime.MILLIS_PER_DAY + millisOfDay - offsetSeconds * 1000L;
    }

    /** The offset that ends the text, 0 where there is none and the time is local, {@link #BROKEN_OFFSET} if broken. */
    private int offsetSeconds() {
        form = TimeForm.ZONED;
        if (at == end) {
            form = TimeForm.LOCAL;
            return 0;
        }
        skip(' ');
        if (skip('Z') || skip('z')) {
            return 0;
        }
        if (startsWith('U', 'T', 'C') || startsWith('G', 'M', 'T')) {
            at += 3;
            return 0;
        }
        int sign = take();
        int hours = digits(2, 2);
        skip(':');
        int minutes = at == end ? 0 : digits(2, 2);
        if ((sign != '+' && sign != '-') || hours < 0 || hours > 18 || minutes < 0 || minutes > 59) {
            return BROKEN_OFFSET;
        }
        int seconds = (hours * 60 + minutes) * 60;
        return seconds > 18 * 3600 ? BROKEN_OFFSET : sign == '+' ? seconds : -seconds;
    }

    private boolean startsWith(char first, char second, char third) {
        return at + 3 <= end && text[at] == first && text[at + 1] == second && text[at + 2] == third;
    }

    private int take() {
        return at < end ? text[at++] : BROKEN;
    }

    private boolean skip(char expected) {
        boolean there = at < end && text[at] == expected;
        at += there ? 1 : 0;
        return there;
    }

    private int digits(int least, int most) {
        int value = 0;
        int start = at;
        while (at < end && at - start < most && isDigit(text[at])) {
            value = value * 10 + text[at++] - '0';
        }
        return at - start < least ? BROKEN : value;
    }

    /** Nanoseconds of a fraction of any length, cut after nine digits. */
    private int fraction() {
        int start = at;
        int nanos = 0;
        while (at < end && isDigit(text[at])) {
            nanos = at - start < 9 ? nanos * 10 + text[at] - '0' : nanos;
            at++;
        }
        for (int length = at - start; length < 9; length++) {
            nanos *= 10;
        }
        return at == start ? BROKEN : nanos;
    }

    private static boolean isDigit(byte c) {
        return c >= '0' && c <= '9';
    }
}
