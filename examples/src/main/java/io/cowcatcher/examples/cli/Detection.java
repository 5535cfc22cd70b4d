package io.cowcatcher.examples.cli;

import io.cowcatcher.cleaning.CleanedLog;
import io.cowcatcher.community.CommunityMethod;
import io.cowcatcher.detect.GroupedSearch;
import io.cowcatcher.detect.LinkedSearch;
import io.cowcatcher.detect.RefinedSearch;
import io.cowcatcher.detect.RingSearch;
import io.cowcatcher.detect.Rings;
import io.cowcatcher.event.PurchaseLog;
import io.cowcatcher.graph.HeteroGraph;
import io.cowcatcher.ingest.EventSource;
import io.cowcatcher.ingest.Ingested;
import io.cowcatcher.report.ReportFolder;
import io.cowcatcher.report.RingWords;
import io.cowcatcher.report.RunSummary;
import io.cowcatcher.run.Counted;
import io.cowcatcher.run.MemoryEstimate;
import io.cowcatcher.run.RunControl;
import io.cowcatcher.screening.Evidence;
import io.cowcatcher.screening.Tier;
import io.cowcatcher.seed.RiskSeed;
import io.cowcatcher.similarity.Deals;
import io.cowcatcher.similarity.DeliveryPoints;
import io.cowcatcher.similarity.IndexOptions;
import io.cowcatcher.similarity.PurchaseIndex;
import io.cowcatcher.similarity.PurchaseSimilarity;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** The main job: reads a log, searches it, writes the report, and keeps the members of rings as risk seeds. */
final class Detection {
    private final Console console;
    private final AddressSettings addresses;
    private final CleaningSettings cleaning;
    private final SearchSettings search;
    private final OutputOptions output;
    private final RingWords words;
    private final RunFigures figures = new RunFigures();

    Detection(
            Console console,
            AddressSettings addresses,
            CleaningSettings cleaning,
            SearchSettings search,
            OutputOptions output) {
        this.console = console;
        this.addresses = addresses;
        this.cleaning = cleaning;
        this.search = search;
        this.output = output;
        this.words = output.words();
    }

    /**
     * Runs the whole job. The report appears, on disk and in words, before the seeds are kept; where something fails
     * before, folder and seed store are as they were.
     *
     * @param zone the shop's zone, where days begin
     */
    Rings run(EventSource source, ZoneId zone, OutputFolder folder, RunControl control) {
        Path seedFile = output.seeds(folder);
        try (ReportFolder files = ReportFolder.into(folder.path(), output.cells());
                SeedKeeping seeds = SeedKeeping.in(seedFile)) {
            seeds.showEarlier(console);
            RunControl reading = control.phase("reading", 0, 0.27);
            Ingested read =
                    addresses.apply(LogReading.read(source, files, reading, console::say), control, console::say);
            List<RiskSeed> known = output.startsFromSeeds() ? seeds.earlier() : List.of();
            RunControl leavingOut = control.phase("leaving out what is no evidence", 0.27, 0.3);
            CleanedLog cleaned = cleaning.apply(read.log(), known, leavingOut, console::say);
            figures.endOf("read");
            Rings rings = search(cleaned, zone, known, control.phase("searching", 0.3, 0.95));
            output.report(rings, control).writeTo(files);
            figures.endOf("report");
            files.commit(figures.addTo(cleaning.addTo(addresses.addTo(summary(rings, read, control)))));
            words.lines(rings).forEach(console::say);
            console.say("report: %s", folder.path());
            Instant now = Instant.now();
            List<RiskSeed> found = new ArrayList<>(rings.toRiskSeeds(now));
            int members = found.size();
            rings.toTargetSeeds(now).stream()
                    .filter(seed -> addresses.mayBeKept(seed.subject().type()))
                    .forEach(found::add);
            int leftOut = seeds.keep(found);
            control.report(1);
            console.say(
                    "risk seeds: %,d set in %s, of %s and %s they aim at",
                    found.size() - leftOut,
                    seedFile,
                    Counted.of(members, "member of rings", "members of rings"),
                    Counted.of(found.size() - members, "item or address", "items and addresses"));
            if (leftOut > 0) {
                console.say(
                        "risk seeds: %,d not set, of accounts, items and addresses that an analyst has confirmed or released",
                        leftOut);
            }
            return rings;
        }
    }

    /**
     * One line for each similarity, that says which one; with the first also what else is needed, and what there is.
     */
    private void sayWhatMemoryIsNeeded(
            MemoryEstimate similarity, Duration within, PurchaseLog log, RunControl control) {
        List<MemoryEstimate> steps = new ArrayList<>();
        steps.add(new MemoryEstimate(
                similarity.what() + " within " + Converters.word(within),
                similarity.lowerBytes(),
                similarity.upperBytes()));
        boolean isFirst = !figures.isEstimated("shared_entities");
        if (isFirst) {
            MemoryEstimate entities = HeteroGraph.estimate(log);
            figures.estimated("shared_entities", entities);
            steps.add(entities);
        }
        figures.estimated("similarity", similarity);
        console.say(isFirst ? MemoryWords.of(steps, control) : MemoryWords.of(steps));
    }

    private Rings search(CleanedLog log, ZoneId zone, List<RiskSeed> known, RunControl control) {
        RingSearch start = RingSearch.on(log)
                .steeredBy(control)
                .indexedBy(IndexOptions.defaults().withZone(zone))
                .withSamePerson(search.samePerson());
        Iterator<PurchaseSimilarity> asked =
                search.similarities().stream().distinct().iterator();
        LinkedSearch linked = (output.startsFromSeeds() ? start.withRiskSeeds(known, Instant.now()) : start)
                .linkedBy(
                        estimate -> sayWhatMemoryIsNeeded(estimate, asked.next().window(), log.log(), control),
                        search.similarities().get(0),
                        search.moreSimilarities());
        figures.endOf("similarity");
        RepeatWords.of(linked.index()).ifPresent(console::say);
        GroupedSearch grouped = linked.groupedBy(search.groupings().get(0), search.moreGroupings());
        figures.endOf("communities");
        for (CommunityMethod method : search.groupings()) {
            linked.allLinks()
                    .forEach(links ->
                            figures.estimated("communities", method.estimate(links.graph(), control.parallelism())));
        }
        RefinedSearch refined = grouped.refinedBy(search.blocks(), search.blocksOnDeals());
        figures.endOf("blocks");
        Rings rings = refined.screenedBy(search.screening(tier(linked.index())));
        figures.endOf("screening");
        return rings;
    }

    private Tier tier(PurchaseIndex index) {
        return search.tier(new Evidence(
                Deals.of(index).areKnown(), DeliveryPoints.of(index).areKnown()));
    }

    private static RunSummary summary(Rings rings, Ingested read, RunControl control) {
        return LogReading.addTo(RunSummary.of(rings), read.report())
                .with("run", "tier", SeedLines.word(rings.options().screening().tier()))
                .with("run", "random_seed", rings.options().screening().randomSeed())
                .with("run", "threads", control.parallelism())
                .with("run", "notes", rings.notes());
    }
}
