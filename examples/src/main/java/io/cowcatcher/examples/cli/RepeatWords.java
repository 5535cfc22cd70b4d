package io.cowcatcher.examples.cli;

import io.cowcatcher.run.Counted;
import io.cowcatcher.similarity.PurchaseIndex;
import java.util.Locale;
import java.util.Optional;

/** Words for purchases that are left out as repeats of others. */
final class RepeatWords {
    private RepeatWords() {}

    /** How many there are, if any. */
    static Optional<String> of(PurchaseIndex index) {
        return index.repeats() == 0
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.ROOT,
                        "repeats: %,d of %s left out, because the same user bought the same item shortly before",
                        index.repeats(),
                        Counted.of(index.repeats() + index.size(), "purchase")));
    }
}
