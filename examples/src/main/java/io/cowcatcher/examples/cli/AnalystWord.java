package io.cowcatcher.examples.cli;

import io.cowcatcher.seed.RiskSeed;
import io.cowcatcher.seed.RiskSeedStore;
import io.cowcatcher.seed.SeedSubject;
import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What an analyst says of subjects, into a seed store. */
final class AnalystWord {
    @Mixin
    private SeedsFileOption file = new SeedsFileOption();

    @Mixin
    private SeedSubjects subjects = new SeedSubjects();

    @Option(
            names = "--reason",
            paramLabel = "TEXT",
            defaultValue = "",
            description = "Why, in words; must not name other subjects, whose erasure would not reach it.")
    private String reason = "";

    /** Stores one seed for each subject; returns their number. */
    int store(BiFunction<SeedSubject, Instant, RiskSeed> word) {
        List<SeedSubject> wanted = subjects.toList();
        Instant now = Instant.now();
        List<RiskSeed> seeds = WrongUsageException.unless(() -> wanted.stream()
                .map(subject -> word.apply(subject, now).because(reason))
                .toList());
        try (RiskSeedStore store = file.open()) {
            store.putAll(seeds);
        }
        return seeds.size();
    }
}
