package io.cowcatcher.examples.cli;

import io.cowcatcher.ingest.EventSource;
import io.cowcatcher.ingest.Ingested;
import io.cowcatcher.report.CellGuard;
import io.cowcatcher.report.ReportFolder;
import io.cowcatcher.report.RunSummary;
import io.cowcatcher.report.SimilarityTable;
import io.cowcatcher.run.MemoryEstimate;
import io.cowcatcher.run.RunControl;
import io.cowcatcher.similarity.EdgeDiscoveries;
import io.cowcatcher.similarity.PurchaseIndex;
import io.cowcatcher.similarity.PurchaseSimilarity;
import io.cowcatcher.similarity.SimilarityGraph;
import io.cowcatcher.similarity.Truncation;
import java.nio.file.Path;
import java.util.List;
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
                    + " error stream. Beside edges.csv the output folder gets rejects.csv and run.json.",
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
            description = "The folder for edges.csv, rejects.csv and run.json.")
    @SuppressWarnings("NullAway.Init")
    private Path out;

    @Option(
            names = "--csv-formulas",
            paramLabel = "guard|keep",
            defaultValue = "guard",
            description =
                    "guard: a cell that a spreadsheet would run as a formula gets an apostrophe. keep: ids as they are,"
                            + " for programs that join tables. Default: ${DEFAULT-VALUE}.")
    private CellGuard cells = CellGuard.GUARD;

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
                ReportFolder files = ReportFolder.into(folder.path(), cells)) {
            link(source, files, console, run.control(workers, cowcatcher, console));
        }
        return 0;
    }

    private void link(EventSource source, ReportFolder files, Console console, RunControl control) {
        RunFigures figures = new RunFigures();
        RunControl reading = control.phase("reading", 0, 0.4);
        Ingested read = addresses.apply(LogReading.read(source, files, reading, console::warn), control, console::warn);
        figures.endOf("read");
        PurchaseIndex index = PurchaseIndex.of(read.log(), settings.index(input.zone()));
        figures.endOf("index");
        PurchaseSimilarity similarity = settings.similarity(input.zone());
        RunSummary found = settings.falseDiscoveryRate().isPresent()
                ? discover(read, index, similarity, new Run(files, figures, control, console))
                : link(read, index, similarity, new Run(files, figures, control, console));
        RunSummary summary = figures.addTo(LogReading.addTo(
                addresses
                        .addTo(found)
                        .with("counts", "purchases", read.log().size())
                        .with("run", "threads", control.parallelism())
                        .with("options", "similarity", similarity),
                read.report()));
        files.commit(summary);
        control.report(1);
        console.say(summary.toJsonLine());
    }

    private record Run(ReportFolder files, RunFigures figures, RunControl control, Console console) {
        void estimated(MemoryEstimate estimate) {
            figures.estimated("similarity", estimate);
            console.warn(MemoryWords.of(List.of(estimate)));
            figures.endOf("estimate");
        }

        RunControl linking() {
            return control.phase("linking", 0.4, 0.95);
        }
    }

    /** Writes each link as it is found. */
    private static RunSummary link(Ingested read, PurchaseIndex index, PurchaseSimilarity similarity, Run run) {
        run.estimated(similarity.estimateOfPairs(index, run.control.parallelism()));
        try (SimilarityTable edges = SimilarityTable.in(run.files, read.log())) {
            TimedSink writing = new TimedSink(edges);
            Truncation truncation = similarity.forEachPair(index, run.linking(), writing);
            writing.flush();
            run.figures.endOf("similarity", "write", writing.nanos());
            return counts(index, truncation, edges.rows());
        }
    }

    /** Writes those links that are not chance, which is known when all are found. */
    private RunSummary discover(Ingested read, PurchaseIndex index, PurchaseSimilarity similarity, Run run) {
        run.estimated(similarity.estimate(index, run.control.parallelism()));
        SimilarityGraph linked = similarity.link(index, run.linking());
        double rate = settings.falseDiscoveryRate().orElseThrow();
        EdgeDiscoveries found = EdgeDiscoveries.among(linked, index, rate);
        run.figures.endOf("similarity");
        try (SimilarityTable edges = SimilarityTable.in(run.files, read.log())) {
            found.graph().forEachEdge(edges);
            run.figures.endOf("write");
            return counts(index, linked.truncation(), edges.rows())
                    .with("discoveries", "false_discovery_rate", rate)
                    .with("discoveries", "pairs", found.pairs())
                    .with("discoveries", "least_surprise", found.leastSurprise())
                    .with("discoveries", "enough", found.enough() ? "yes" : "no");
        }
    }

    private static RunSummary counts(PurchaseIndex index, Truncation truncation, long edges) {
        return RunSummary.empty()
                .with("counts", "events", index.size())
                .with("counts", "users", index.population())
                .with("counts", "items", index.soldItems())
                .with("counts", "edges", edges)
                .with("counts", "unexpanded_pairs", truncation.unexpandedPairs())
                .with("counts", "truncated_cells", truncation.cells().size())
                .with("run", "exact", truncation.isExact() ? "yes" : "no");
    }
}
