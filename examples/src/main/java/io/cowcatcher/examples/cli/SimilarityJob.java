package io.cowcatcher.examples.cli;

import io.cowcatcher.error.MemoryBudgetException;
import io.cowcatcher.event.PurchaseField;
import io.cowcatcher.ingest.EventSource;
import io.cowcatcher.ingest.Ingested;
import io.cowcatcher.report.ReportFolder;
import io.cowcatcher.report.RunSummary;
import io.cowcatcher.report.SimilarityTable;
import io.cowcatcher.report.TruncationTable;
import io.cowcatcher.run.Counted;
import io.cowcatcher.run.MemoryEstimate;
import io.cowcatcher.run.RunControl;
import io.cowcatcher.similarity.EdgeDiscoveries;
import io.cowcatcher.similarity.PreparedSimilarity;
import io.cowcatcher.similarity.PurchaseIndex;
import io.cowcatcher.similarity.PurchaseSimilarity;
import io.cowcatcher.similarity.SimilarityGraph;
import io.cowcatcher.similarity.Truncation;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Links the users of a log and writes the links, what was left out, and what it took. */
final class SimilarityJob {
    /** So many of the items and days that were cut are told in the line of JSON; all are in the table. */
    private static final int CELLS_TOLD = 10;

    private final SimilaritySettings settings;
    private final ZoneId zone;
    private final AddressSettings addresses;
    private final ReportFolder files;
    private final Console console;
    private final RunFigures figures = new RunFigures();

    SimilarityJob(
            SimilaritySettings settings, ZoneId zone, AddressSettings addresses, ReportFolder files, Console console) {
        this.settings = settings;
        this.zone = zone;
        this.addresses = addresses;
        this.files = files;
        this.console = console;
    }

    /** Runs the whole job; files appear when all is done. */
    void run(EventSource source, RunControl control) {
        RunControl reading = control.phase("reading", 0, 0.4);
        Ingested asRead = LogReading.read(source, files, reading, console::warn);
        figures.logIsRead();
        Ingested read = addresses.apply(asRead, control, console::warn);
        figures.endOf("addresses");
        PurchaseSimilarity similarity = settings.similarity(zone);
        RunControl linking = control.phase("linking", 0.4, 0.95);
        linking.admit(PurchaseIndex.estimate(read.log()));
        PurchaseIndex index = PurchaseIndex.of(read.log(), settings.index(zone));
        RepeatWords.of(index).ifPresent(console::warn);
        figures.endOf("index");
        PreparedSimilarity prepared = similarity.prepare(index, linking);
        TruncationTable.write(files, index, prepared.truncation(), zone);
        RunSummary found = settings.falseDiscoveryRate().isPresent()
                ? discover(index, prepared, linking)
                : link(index, prepared, linking);
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

    /** Both the index and what the run needs beside it: what is taken beyond the log. */
    private void estimated(PurchaseIndex index, MemoryEstimate run, RunControl control) {
        long bytes = index.heapBytes();
        MemoryEstimate all = new MemoryEstimate(run.what(), run.lowerBytes() + bytes, run.upperBytes() + bytes);
        figures.estimated("similarity", all);
        console.warn(MemoryWords.of(List.of(all), control));
        figures.endOf("estimate");
    }

    /** Writes each link as it is found. */
    private RunSummary link(PurchaseIndex index, PreparedSimilarity prepared, RunControl control) {
        estimated(index, prepared.estimateOfPairs(), control);
        try (SimilarityTable edges = SimilarityTable.in(files, index.log())) {
            TimedSink writing = new TimedSink(edges);
            Truncation truncation = prepared.forEachPair(writing);
            writing.flush();
            figures.endOf("similarity", "write", writing.nanos());
            return counts(index, truncation, edges.rows());
        }
    }

    /** Writes those links that are not chance, which is known when all are found. */
    private RunSummary discover(PurchaseIndex index, PreparedSimilarity prepared, RunControl control) {
        Optional<Path> spill = spill(prepared, control);
        MemoryEstimate linking = spill.isPresent() ? prepared.estimateOnDisk() : prepared.estimate();
        MemoryEstimate telling = prepared.estimateOfDiscoveries();
        estimated(index, telling.upperBytes() > linking.upperBytes() ? telling : linking, control);
        SimilarityGraph linked = spill.isPresent() ? prepared.link(spill.get()) : prepared.link();
        double rate = settings.falseDiscoveryRate().orElseThrow();
        control.admit(EdgeDiscoveries.estimateOfCut(linked), linked.heapBytes());
        EdgeDiscoveries.Cut found = EdgeDiscoveries.cut(linked, index, rate);
        figures.endOf("similarity");
        if (!found.enough()) {
            console.warn("links may be missing: pairs below the least weight" + settings.leastWeight()
                    + " may belong to those of which at most " + rate + " is chance; lower --minimum-weight");
        }
        try (SimilarityTable edges = SimilarityTable.in(files, index.log())) {
            linked.forEachEdge((a, b, shared, weight) -> {
                if (weight >= found.leastSurprise()) {
                    edges.accept(a, b, shared, weight);
                }
            });
            figures.endOf("write");
            return counts(index, linked.truncation(), edges.rows())
                    .with("discoveries", "false_discovery_rate", rate)
                    .with("discoveries", "pairs", found.pairs())
                    .with("discoveries", "least_surprise", found.leastSurprise())
                    .with("discoveries", "enough", found.enough() ? "yes" : "no")
                    .with("run", "spilled", spill.isPresent() ? "yes" : "no");
        }
    }

    /** The folder for links that wait, where they may and memory is too little without. */
    private Optional<Path> spill(PreparedSimilarity prepared, RunControl control) {
        if (settings.spill().isEmpty()) {
            return Optional.empty();
        }
        try {
            control.admit(prepared.estimate(), prepared.heapBytes());
            return Optional.empty();
        } catch (MemoryBudgetException tooMuch) {
            return settings.spill();
        }
    }

    private RunSummary counts(PurchaseIndex index, Truncation truncation, long edges) {
        return RunSummary.empty()
                .with("counts", "events", index.size())
                .with("counts", "repeats", index.repeats())
                .with("counts", "users", index.population())
                .with("counts", "items", index.soldItems())
                .with("counts", "edges", edges)
                .with("counts", "unexpanded_pairs", truncation.unexpandedPairs())
                .with("counts", "truncated_cells", truncation.cells().size())
                .with("run", "exact", truncation.isExact() ? "yes" : "no")
                .with("run", "truncated", largest(index, truncation));
    }

    private List<String> largest(PurchaseIndex index, Truncation truncation) {
        return truncation.cells().stream()
                .sorted(Comparator.comparingLong(Truncation.Cell::unexpandedPairs)
                        .reversed())
                .limit(CELLS_TOLD)
                .map(cell -> String.format(
                        Locale.ROOT,
                        "%s on %s: %s of %s, %s not looked at",
                        index.log().ids(PurchaseField.ITEM).id(cell.item()),
                        TruncationTable.date(index, cell.day(), zone),
                        Counted.of(cell.events(), "purchase"),
                        Counted.of(cell.users(), "user"),
                        Counted.of(cell.unexpandedPairs(), "pair")))
                .toList();
    }
}
