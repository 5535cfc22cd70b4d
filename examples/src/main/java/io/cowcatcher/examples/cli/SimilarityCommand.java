package io.cowcatcher.examples.cli;

import io.cowcatcher.ingest.EventSource;
import io.cowcatcher.report.ReportFolder;
import io.cowcatcher.run.RunControl;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code similarity}: which users bought the same things, as a weighted graph. */
@Command(
        name = "similarity",
        description = {
            "Links users who bought the same things at nearly the same time, and writes the links as edges.csv.",
            "",
            "Prints one line of JSON: counts, seconds of each phase, memory. What there is to say of the input goes to the"
                    + " error stream. Beside edges.csv the output folder gets rejects.csv, run.json, and truncated.csv with"
                    + " what --expansion-limit left out.",
        },
        footer = {
            "  cowcatcher similarity --input orders.csv.gz --within PT1H --minimum-shared 3 --weight count --out links",
            "  cowcatcher similarity --input orders.csv.gz --within any --repeat-gap PT0S --weight jaccard --out links"
        })
final class SimilarityCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private Cowcatcher cowcatcher;

    @Mixin
    private InputOptions input = new InputOptions();

    @Mixin
    private AddressSettings addresses = new AddressSettings();

    @Mixin
    private SimilaritySettings settings = new SimilaritySettings();

    @Option(
            names = {"-o", "--out"},
            paramLabel = "DIR",
            required = true,
            description = "The folder for edges.csv, truncated.csv, rejects.csv and run.json.")
    @SuppressWarnings("NullAway.Init")
    private Path out;

    @Mixin
    private CellOption cells = new CellOption();

    @Mixin
    private RunOptions run = new RunOptions();

    @Override
    public Integer call() {
        addresses.requireValid();
        settings.requireValid();
        EventSource source = input.source();
        Console console = run.console(cowcatcher);
        try (Workers workers = run.workers();
                OutputFolder folder = OutputFolder.at(out);
                ReportFolder files = ReportFolder.into(folder.path(), cells.guard())) {
            RunControl control = run.control(workers, cowcatcher, console);
            new SimilarityJob(settings, input.zone(), addresses, files, console).run(source, control);
        }
        return 0;
    }
}
