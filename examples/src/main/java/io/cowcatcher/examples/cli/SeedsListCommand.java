package io.cowcatcher.examples.cli;

import io.cowcatcher.run.Counted;
import io.cowcatcher.seed.RiskSeed;
import io.cowcatcher.seed.RiskSeedStore;
import io.cowcatcher.seed.SeedPage;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code seeds list}: the strongest seeds. */
@Command(
        name = "list",
        description = "Lists seeds, the highest score first, as it was set; 'now' is what is left of it after fading.",
        footer = "  cowcatcher seeds list --seeds cowcatcher-out/seeds.mv --limit 50 --min-score 0.5")
final class SeedsListCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private SeedsCommand parent;

    @Mixin
    private SeedsFileOption file = new SeedsFileOption();

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "20",
            description = "How many to list, from 1 to 100000. Default: ${DEFAULT-VALUE}.")
    private int limit = 20;

    @Option(
            names = "--min-score",
            paramLabel = "X",
            defaultValue = "0",
            description = "List only seeds of this score or more, from 0 to 1. Default: ${DEFAULT-VALUE}.")
    private double lowest;

    @Override
    public Integer call() {
        SeedPage page = WrongUsageException.unless(() -> SeedPage.first(limit));
        try (RiskSeedStore store = file.open()) {
            List<RiskSeed> seeds = WrongUsageException.unless(() -> store.byScore(lowest, 1, page));
            parent.console().say("%,d of %s:", seeds.size(), Counted.of(store.count(), "seed"));
            SeedLines.print(parent.console(), seeds, Instant.now());
        }
        return 0;
    }
}
