package io.cowcatcher.ingest;

import java.time.ZoneOffset;

/** A form in which times were met, to be told to whoever reads the report. */
enum TimeForm {
    ZONED,
    LOCAL,
    DATE,
    EPOCH_SECONDS,
    EPOCH_MILLIS,
    EPOCH_MICROS,
    EPOCH_NANOS,
    PATTERN;

    static TimeForm of(EpochUnit unit) {
        return switch (unit) {
            case SECONDS -> EPOCH_SECONDS;
            case MILLIS -> EPOCH_MILLIS;
            case MICROS -> EPOCH_MICROS;
            case NANOS -> EPOCH_NANOS;
        };
    }

    String describe(TimeFormat format) {
        String zone =
                format.zone().equals(ZoneOffset.UTC) ? "UTC" : format.zone().toString();
        return switch (this) {
            case ZONED -> "ISO-8601 with zone";
            case LOCAL -> "ISO-8601 without zone, read as " + zone;
            case DATE -> "dates alone, read as midnight in " + zone;
            case EPOCH_SECONDS -> "seconds since 1970";
            case EPOCH_MILLIS -> "milliseconds since 1970";
            case EPOCH_MICROS -> "microseconds since 1970";
            case EPOCH_NANOS -> "nanoseconds since 1970";
            case PATTERN -> format.pattern() + ", read as " + zone + " where it names no zone";
        };
    }
}
