package io.cowcatcher.examples.cli;

import io.cowcatcher.detect.LinkedSearch;
import io.cowcatcher.detect.RingSearch;
import io.cowcatcher.detect.Rings;
import io.cowcatcher.ingest.EventSource;
import io.cowcatcher.ingest.IngestReport;
import io.cowcatcher.ingest.Ingested;
import io.cowcatcher.report.RejectTable;
import io.cowcatcher.report.ReportFolder;
import io.cowcatcher.report.RingReport;
import io.cowcatcher.report.RingWords;
import io.cowcatcher.report.RunSummary;
import io.cowcatcher.run.MemoryEstimate;
import io.cowcatcher.run.RunControl;
import io.cowcatcher.screening.Deals;
import io.cowcatcher.screening.Evidence;
import io.cowcatcher.screening.Tier;
import io.cowcatcher.seed.EmbeddedRiskSeedStore;
import io.cowcatcher.seed.RiskSeed;
import io.cowcatcher.seed.RiskSeedStore;
import io.cowcatcher.seed.SeedPage;
import io.cowcatcher.similarity.DeliveryPoints;
import io.cowcatcher.similarity.IndexOptions;
import io.cowcatcher.similarity.PurchaseIndex;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** The main job: reads a log, searches it, writes the report, and keeps the members of rings as risk seeds. */
final class Detection {
    private static final int SEEDS_SHOWN = 3;
    private static final double NANOS = 1e9;

    private final Console console;
    private final SearchSettings search;
    private final OutputOptions output;

    Detection(Console console, SearchSettings search, OutputOptions output) {
        this.console = console;
        this.search = search;
        this.output = output;
    }

    /** Runs the whole job; where it fails, the folder and the seed store are as they were before. */
    Rings run(EventSource source, ZoneId zone, OutputFolder folder, RunControl control) {
        Path seedFile = output.seeds(folder);
        int shown = output.shown();
        long start = System.nanoTime();
        try (ReportFolder files = ReportFolder.into(folder.path(), output.cells());
                RiskSeedStore seeds = EmbeddedRiskSeedStore.open(seedFile)) {
            showEarlier(seeds, seedFile);
            Ingested read = read(source, files, control.phase("reading", 0, 0.3));
            long readAt = System.nanoTime();
            RunControl searching = control.phase("searching", 0.3, 0.95);
            LinkedSearch linked = RingSearch.on(read.log())
                    .steeredBy(searching)
                    .indexedBy(IndexOptions.defaults().withZone(zone))
                    .linkedBy(search.similarity());
            long linkedAt = System.nanoTime();
            MemoryEstimate estimate = search.similarity().estimate(linked.index(), searching.parallelism());
            Rings rings = linked.groupedBy(search.groupings().get(0), search.moreGroupings())
                    .refinedBy(search.blocks())
                    .screenedBy(search.screening(tier(linked.index())));
            long searchedAt = System.nanoTime();
            RingReport.of(rings).writeTo(files);
            files.commit(summary(rings, read.report())
                    .with("run", "random_seed", search.randomSeed())
                    .with("run", "threads", searching.parallelism())
                    .with("timings", "read_seconds", (readAt - start) / NANOS)
                    .with("timings", "similarity_seconds", (linkedAt - readAt) / NANOS)
                    .with("timings", "rings_seconds", (searchedAt - linkedAt) / NANOS)
                    .with("timings", "total_seconds", (System.nanoTime() - start) / NANOS)
                    .with("memory", "similarity_estimate_bytes", estimate.upperBytes())
                    .with("memory", "peak_heap_bytes", PeakHeap.bytes()));
            List<RiskSeed> found = rings.toRiskSeeds(Instant.now().truncatedTo(ChronoUnit.MILLIS));
            seeds.putAll(found);
            control.report(1);
            RingWords.defaults().withRingsShown(shown).lines(rings).forEach(console::say);
            console.say("report: %s", folder.path());
            console.say("risk seeds: %,d set in %s", found.size(), seedFile);
            return rings;
        }
    }

    private Ingested read(EventSource source, ReportFolder files, RunControl control) {
        try (RejectTable rejects = RejectTable.in(files)) {
            Ingested read = source.read(
                    reject -> rejects.add(reject.position(), reject.reason().code(), reject.raw()), control);
            read.report().lines().forEach(console::say);
            read.report().requireUsed();
            return read;
        }
    }

    private Tier tier(PurchaseIndex index) {
        Evidence evidence = new Evidence(
                Deals.of(index).areKnown(), DeliveryPoints.of(index).areKnown());
        return search.tier(evidence);
    }

    private static RunSummary summary(Rings rings, IngestReport report) {
        RunSummary summary = RunSummary.of(rings)
                .with("input", "source", report.source())
                .with("input", "rows", report.rows())
                .with("input", "used", report.used())
                .with("input", "rejected", report.rejectedRows())
                .with("input", "bytes", report.bytes())
                .with("input", "read_as", report.readAs())
                .with("run", "tier", SeedLines.word(rings.options().screening().tier()))
                .with("run", "notes", rings.notes());
        for (var reason : report.rejected().entrySet()) {
            summary = summary.with("rejected", reason.getKey().code(), reason.getValue());
        }
        return summary;
    }

    private void showEarlier(RiskSeedStore seeds, Path file) {
        long count = seeds.count();
        if (count > 0) {
            console.say("risk seeds of earlier runs in %s: %,d, the strongest:", file, count);
            SeedLines.print(console, seeds.byScore(0, 1, SeedPage.first(SEEDS_SHOWN)), Instant.now());
        }
    }
}
