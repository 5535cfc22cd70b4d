package io.cowcatcher.examples.cli;

import io.cowcatcher.run.Counted;
import io.cowcatcher.seed.RiskSeedStore;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code seeds export}: all seeds as CSV or JSON. */
@Command(
        name = "export",
        description = {
            "Exports all seeds as CSV or JSON.",
            "",
            "In the order of subjects, with the columns type, id, score, origin, reason, set_at, expires_at, half_life."
        },
        footer = {"  cowcatcher seeds export --to seeds.csv", "  cowcatcher seeds export --format json --to seeds.json"
        })
final class SeedsExportCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private SeedsCommand parent;

    @Mixin
    private SeedsFileOption file = new SeedsFileOption();

    @Option(
            names = "--format",
            paramLabel = "csv|json",
            defaultValue = "csv",
            description = "CSV with a header line, or one JSON array. Default: ${DEFAULT-VALUE}.")
    private Format format = Format.CSV;

    @Option(names = "--to", paramLabel = "FILE", required = true, description = "The file to write, in UTF-8.")
    @SuppressWarnings("NullAway.Init")
    private Path target;

    @Mixin
    private CellOption cells = new CellOption();

    /** What {@code --format} takes. */
    enum Format {
        CSV,
        JSON
    }

    @Override
    public Integer call() {
        SeedExport export = format == Format.CSV ? SeedExport.csv(cells.guard()) : SeedExport.json();
        try (RiskSeedStore store = file.open()) {
            CompleteFile.write(target, writer -> export.write(store, writer));
            parent.console().say("%s written: %s", Counted.of(store.count(), "seed"), target);
        }
        return 0;
    }
}
