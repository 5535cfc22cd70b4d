package io.cowcatcher.similarity;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When the big promotions are: told by the shop, or by the log itself.
 *
 * <p>Without a calendar a day is one if it has more than 2.5 times the purchases that are usual for its weekday.
 *
 * @param source who says when they are
 * @param promotions the promotions, in any order; they may overlap, and lie outside the log
 */
public record PromotionCalendar(Source source, List<Promotion> promotions) {
    private static final PromotionCalendar FROM_THE_LOG = new PromotionCalendar(Source.LOG, List.of());

    /** Who says when promotions are. */
    public enum Source {
        /** The numbers of purchases. */
        LOG,
        /** The shop. */
        SHOP
    }

    /**
     * A promotion.
     *
     * @param from when it begins
     * @param to when it is over: the first instant after it, later than {@code from}
     */
    public record Promotion(Instant from, Instant to) {
        /** Checks the order of the instants. */
        public Promotion {
            if (!from.isBefore(to)) {
                throw new IllegalArgumentException("to must be later than from (got: " + from + " to " + to + ")");
            }
        }

        /**
         * The promotion of some whole days in the shop's time zone.
         *
         * @param last its last day, not before the first
         */
        public static Promotion ofDays(LocalDate first, LocalDate last, ZoneId zone) {
            if (last.isBefore(first)) {
                throw new IllegalArgumentException(
                        "last must not be before first (got: " + first + ".." + last + "); exchange them");
            }
            Instant end = last.equals(LocalDate.MAX)
                    ? Instant.MAX
                    : last.plusDays(1).atStartOfDay(zone).toInstant();
            return new Promotion(first.atStartOfDay(zone).toInstant(), end);
        }

        /**
         * Reads {@code 2025-11-01..2025-11-11}, or one day.
         *
         * @throws IllegalArgumentException if the text is neither
         */
        public static Promotion parse(String text, ZoneId zone) {
            String[] days = text.split("\\.\\.", -1);
            if (days.length > 2) {
                throw notADay(text, null);
            }
            try {
                LocalDate first = LocalDate.parse(days[0].trim());
                return ofDays(first, LocalDate.parse(days[days.length - 1].trim()), zone);
            } catch (DateTimeParseException e) {
                throw notADay(text, e);
            }
        }

        private static IllegalArgumentException notADay(String text, @Nullable Exception cause) {
            return new IllegalArgumentException(
                    "promotion must be a day, or two joined by .. (got: " + text + "); write 2025-11-01..2025-11-11",
                    cause);
        }
    }

    /** Checks that only the shop's calendar lists promotions, and copies them. */
    public PromotionCalendar {
        promotions = List.copyOf(promotions);
        if (source == Source.LOG && !promotions.isEmpty()) {
            throw new IllegalArgumentException("promotions must be told by the shop (got: " + promotions.size()
                    + " from the log); use PromotionCalendar.of");
        }
    }

    /** No calendar: the log tells. */
    public static PromotionCalendar fromTheLog() {
        return FROM_THE_LOG;
    }

    /** Exactly these promotions; none at all if nothing is given. */
    public static PromotionCalendar of(Promotion... promotions) {
        return new PromotionCalendar(Source.SHOP, List.of(promotions));
    }
}
