package io.cowcatcher.detect;

import java.time.Duration;
import java.util.Locale;

/** Numbers as a report shows them. */
final class Words {
    private Words() {}

    /** A p-value with one digit, for example {@code 8e-7}. */
    static String p(double p) {
        if (p >= 0.01) {
            return String.format(Locale.ROOT, "%.2f", p);
        }
        return String.format(Locale.ROOT, "%.0e", p).replace("e-0", "e-");
    }

    /** A number with one digit after the point where it is small. */
    static String number(double value) {
        return String.format(Locale.ROOT, value < 10 ? "%.1f" : "%.0f", value);
    }

    static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f %%", 100 * share);
    }

    /** A duration in its largest unit, for example {@code 22 h}. */
    static String duration(Duration duration) {
        if (duration.toHours() >= 48) {
            return duration.toDays() + " days";
        }
        return duration.toMinutes() >= 120 ? duration.toHours() + " h" : duration.toMinutes() + " min";
    }
}
