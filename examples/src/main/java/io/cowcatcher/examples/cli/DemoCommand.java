package io.cowcatcher.examples.cli;

import io.cowcatcher.detect.Rings;
import io.cowcatcher.ingest.IngestOptions;
import io.cowcatcher.ingest.csv.CsvPurchaseSource;
import io.cowcatcher.ingest.synthetic.PlantedRing;
import io.cowcatcher.ingest.synthetic.PlantedTruth;
import io.cowcatcher.ingest.synthetic.SyntheticLogOptions;
import io.cowcatcher.report.Accuracy;
import io.cowcatcher.run.RunControl;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** {@code demo}: a log with planted rings, and what detect finds in it. */
@Command(
        name = "demo",
        description = {
            "Generates a log with planted rings, runs detect on it, and compares what is found with the truth.",
            "",
            "The log and the truth stay in the output folder, as log.csv and truth.csv, beside what detect writes."
        },
        footer = {"  cowcatcher demo --out demo", "  cowcatcher demo --show 3 --threads 1"})
final class DemoCommand implements Callable<Integer> {
    private static final String LOG = "log.csv";

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private Cowcatcher cowcatcher;

    @Mixin
    private SearchSettings search = new SearchSettings();

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Mixin
    private RunOptions run = new RunOptions();

    @Override
    public Integer call() {
        search.requireValid();
        Console console = run.console(cowcatcher);
        Detection detection = new Detection(console, new AddressSettings(), new CleaningSettings(), search, output);
        try (Workers workers = run.workers();
                OutputFolder folder = OutputFolder.at(output.folder(OutputOptions.DEMO_FOLDER))) {
            RunControl control = run.control(workers, cowcatcher, console);
            PlantedTruth truth = new LogGeneration(console, control.phase("generating", 0, 0.3))
                    .run(SyntheticLogOptions.demo(), folder, LOG);
            CsvPurchaseSource source = CsvPurchaseSource.of(folder.file(LOG), IngestOptions.defaults());
            Rings rings = detection.run(source, ZoneOffset.UTC, folder, control.phase("detecting", 0.3, 1));
            compare(console, rings, truth);
        }
        return 0;
    }

    private static void compare(Console console, Rings rings, PlantedTruth truth) {
        List<Set<String>> planted = truth.rings().stream()
                .map(PlantedRing::users)
                .<Set<String>>map(HashSet::new)
                .toList();
        Accuracy accuracy = Accuracy.of(rings, planted);
        console.say("against the planted truth:");
        console.say(
                "  users: precision %.3f, recall %.3f, F1 %.3f, average precision %.3f",
                accuracy.users().precision(),
                accuracy.users().recall(),
                accuracy.users().f1(),
                accuracy.averagePrecision());
        console.say(
                "  rings: precision %.3f, recall %.3f (%d planted)",
                accuracy.rings().precision(),
                accuracy.rings().recall(),
                truth.rings().size());
    }
}
