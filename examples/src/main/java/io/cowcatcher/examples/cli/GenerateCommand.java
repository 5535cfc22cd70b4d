package io.cowcatcher.examples.cli;

import io.cowcatcher.ingest.synthetic.SyntheticLogOptions;
import io.cowcatcher.run.RunControl;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code generate}: a purchase log with planted rings, and the truth about it. */
@Command(
        name = "generate",
        description = {
            "Makes the purchase log of a shop that does not exist, with rings and honest look-alikes planted in it.",
            "",
            "The log goes to log.csv, which detect reads without options, the truth to truth.csv (user_id, ring_id, kind)."
        },
        footer = {
            "  cowcatcher generate --out logs/bar                               16 rings of level medium, 217,000 purchases",
            "  cowcatcher generate --out logs/hard --level hard --heavy 0.02    small rings among heavy deal buyers",
            "  cowcatcher generate --out logs/clean --clean --random-seed 7     no rings: what is found there is false"
        })
final class GenerateCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private Cowcatcher cowcatcher;

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "The folder for log.csv and truth.csv.")
    @SuppressWarnings("NullAway.Init")
    private Path out;

    @Option(names = "--gzip", description = "Write log.csv.gz instead of log.csv.")
    private boolean gzip;

    @Mixin
    private GeneratorOptions generator = new GeneratorOptions();

    @Mixin
    private RunOptions run = new RunOptions();

    @Override
    public Integer call() {
        SyntheticLogOptions options = generator.toOptions();
        Console console = run.console(cowcatcher);
        try (Workers workers = run.workers();
                OutputFolder folder = OutputFolder.at(out)) {
            RunControl control = run.control(workers, cowcatcher, console);
            new LogGeneration(console, control).run(options, folder, gzip ? "log.csv.gz" : "log.csv");
        }
        return 0;
    }
}
