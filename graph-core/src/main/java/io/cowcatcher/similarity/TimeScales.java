package io.cowcatcher.similarity;

import java.time.Duration;
import java.util.Arrays;
import java.util.stream.LongStream;

/**
 * The time distances, in ascending order, at which common purchases are counted: 15 minutes, 2 hours, 1 day, and the
 * window.
 *
 * <p>Close in time is more surprising, but less often met; looking at several scales and paying for it (ln of their
 * number) spares the choice of one.
 */
final class TimeScales {
    private static final long[] USUAL = {
        Duration.ofMinutes(15).toMillis(),
        Duration.ofHours(2).toMillis(),
        Duration.ofDays(1).toMillis()
    };

    private final long[] millis;

    private TimeScales(long[] millis) {
        this.millis = millis;
    }

    /** The scales of a similarity: several for a surprise, the window alone where closeness is judged otherwise. */
    static TimeScales of(PurchaseSimilarity options) {
        return options.weight() instanceof Surprise
                ? within(options.window())
                : new TimeScales(new long[] {options.window().toMillis()});
    }

    /** The usual scales below the window, and the window itself. */
    static TimeScales within(Duration window) {
        long last = window.toMillis();
        return new TimeScales(LongStream.concat(Arrays.stream(USUAL).filter(scale -> scale < last), LongStream.of(last))
                .toArray());
    }

    int count() {
        return millis.length;
    }

    long millis(int scale) {
        return millis[scale];
    }

    /** The widest scale: the window. */
    long window() {
        return millis[millis.length - 1];
    }

    /** The first scale that holds a distance of at most the window: the number of scales that are shorter. */
    int scaleOf(long distance) {
        int shorter = 0;
        for (int scale = 0; scale < millis.length - 1; scale++) {
            shorter += (int) ((millis[scale] - distance) >>> (Long.SIZE - 1)); // no branch: distances cannot be guessed
        }
        return shorter;
    }
}
