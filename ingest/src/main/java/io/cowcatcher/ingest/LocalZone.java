package io.cowcatcher.ingest;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Arrays;

/**
 * Turns local times of one zone into instants and remembers the offsets of days without a change of clocks; the rules
 * of the zone are asked once for each such day. Not safe for use by several threads.
 */
final class LocalZone {
    private static final int REMEMBERED_DAYS = 1 << 10;
    private static final int CHANGING = Integer.MIN_VALUE;

    private final ZoneRules rules;
    private final boolean fixed;
    private final int fixedSeconds;
    private final long[] days = new long[REMEMBERED_DAYS];
    private final int[] secondsOfDays = new int[REMEMBERED_DAYS];

    LocalZone(ZoneId zone) {
        this.rules = zone.getRules();
        this.fixed = rules.isFixedOffset();
        this.fixedSeconds = fixed ? rules.getOffset(LocalDateTime.MIN).getTotalSeconds() : 0;
        Arrays.fill(days, CivilTime.NO_DAY);
    }

    /** Whether the clocks of the zone never change. */
    boolean isFixed() {
        return fixed;
    }

    /**
     * The milliseconds since 1970 of a local time; {@link TimeParser#UNREADABLE} for {@link CivilTime#NO_DAY}.
     *
     * <p>A time that occurs twice is taken as the first, one that is left out as if clocks had not been set forward.
     */
    long epochMillis(long day, int millisOfDay) {
        if (day == CivilTime.NO_DAY) {
            return TimeParser.UNREADABLE;
        }
        int seconds = fixed ? fixedSeconds : offsetSeconds(day, millisOfDay);
        return day * CivilTime.MILLIS_PER_DAY + millisOfDay - seconds * 1000L;
    }

    private int offsetSeconds(long day, int millisOfDay) {
        int place = (int) day & REMEMBERED_DAYS - 1;
        if (days[place] != day) {
            days[place] = day;
            secondsOfDays[place] = secondsOfWholeDay(day);
        }
        return secondsOfDays[place] != CHANGING
                ? secondsOfDays[place]
                : rules.getOffset(LocalDate.ofEpochDay(day).atTime(0, 0).plusSeconds(millisOfDay / 1000))
                        .getTotalSeconds();
    }

    /** The offset of a day far enough from every change, else {@link #CHANGING}. */
    private int secondsOfWholeDay(long day) {
        LocalDateTime start = LocalDate.ofEpochDay(day).atStartOfDay();
        ZoneOffset offset = rules.getOffset(start);
        ZoneOffsetTransition next = rules.nextTransition(start.minusDays(1).toInstant(offset));
        boolean constant =
                next == null || next.getInstant().isAfter(start.plusDays(2).toInstant(offset));
        return constant ? offset.getTotalSeconds() : CHANGING;
    }
}
