package io.cowcatcher.examples.cli;

import io.cowcatcher.seed.RiskSeed;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** Seeds as lines of a table for a reader. */
final class SeedLines {
    private SeedLines() {}

    /** Prints seeds under a line of headings; {@code now} decides how much of a score has faded. */
    static void print(Console console, List<RiskSeed> seeds, Instant now) {
        console.say("  score    now  %-28s %-18s %-20s reason", "subject", "origin", "set");
        for (RiskSeed seed : seeds) {
            console.say(
                    "  %5.3f  %5.3f  %-28s %-18s %-20s %s",
                    seed.score(),
                    seed.scoreAt(now),
                    word(seed.subject().type()) + " " + seed.subject().id(),
                    word(seed.origin()),
                    seed.setAt().toString().substring(0, 19) + "Z",
                    seed.reason());
        }
    }

    /** The name of a constant as a word on the command line. */
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
