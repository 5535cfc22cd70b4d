package io.cowcatcher.run;

import java.util.Locale;

/** So many of something in words, as messages and estimates say it: {@code 1 user}, {@code 4,372 users}. */
public final class Counted {
    private Counted() {}

    /** So many of what has a plural in s. */
    public static String of(long count, String noun) {
        return of(count, noun, noun + "s");
    }

    /**
     * So many of something.
     *
     * @param one what one of them is called
     * @param many what none or several are called
     */
    public static String of(long count, String one, String many) {
        return String.format(Locale.ROOT, "%,d %s", count, count == 1 ? one : many);
    }
}
