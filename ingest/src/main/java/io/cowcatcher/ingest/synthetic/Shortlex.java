package io.cowcatcher.ingest.synthetic;

import java.util.Comparator;

/** The order of ids in the truth: u9 stands before u10. */
final class Shortlex {
    static final Comparator<String> ORDER =
            Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder());

    private Shortlex() {}
}
