package io.cowcatcher.benchmarks.yardstick;

import io.cowcatcher.detect.RefinedSearch;
import io.cowcatcher.detect.RingSearch;
import io.cowcatcher.detect.Rings;
import io.cowcatcher.ingest.synthetic.PlantedRing;
import io.cowcatcher.ingest.synthetic.SyntheticLog;
import io.cowcatcher.ingest.synthetic.SyntheticLogGenerator;
import io.cowcatcher.report.Accuracy;
import io.cowcatcher.run.RunControl;
import io.cowcatcher.screening.ScreeningOptions;
import io.cowcatcher.screening.Tier;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * The difficulty grid: each cell over several random seeds, with the defaults of the detector.
 *
 * <pre>{@code
 * java -Xmx4g -cp benchmarks/target/benchmarks.jar io.cowcatcher.benchmarks.yardstick.Yardstick base,tasks-5 21 23
 * }</pre>
 */
public final class Yardstick {
    private static final double NANOS_PER_SECOND = 1e9;

    private Yardstick() {}

    /** Takes the names of cells, or {@code all}, and the first and the last random seed. */
    public static void main(String[] arguments) {
        List<String> wanted = List.of(arguments[0].split(",", -1));
        long firstSeed = Long.parseLong(arguments[1]);
        long lastSeed = Long.parseLong(arguments[2]);
        ExecutorService workers = Executors.newCachedThreadPool();
        try {
            RunControl control = RunControl.on(workers);
            System.out.println(Stream.of(
                            "cell", "tier", "user F1", "95 %", "precision", "recall", "AP", "ring recall", "rings", "s")
                    .reduce("", (line, head) -> line + "| " + head + " "));
            for (Cell cell : Cell.grid()) {
                if (wanted.contains("all") || wanted.contains(cell.name())) {
                    run(cell, firstSeed, lastSeed, control).forEach((tier, outcomes) -> print(cell, tier, outcomes));
                }
            }
        } finally {
            workers.shutdown();
        }
    }

    private static Map<Tier, List<Outcome>> run(Cell cell, long firstSeed, long lastSeed, RunControl control) {
        Map<Tier, List<Outcome>> outcomes = new LinkedHashMap<>();
        for (long seed = firstSeed; seed <= lastSeed; seed++) {
            SyntheticLog log = SyntheticLogGenerator.generate(cell.options().withRandomSeed(seed), control);
            List<Set<String>> planted = log.truth().rings().stream()
                    .map(PlantedRing::users)
                    .<Set<String>>map(HashSet::new)
                    .toList();
            long start = System.nanoTime();
            RefinedSearch search = RingSearch.on(log.log())
                    .steeredBy(control)
                    .linked()
                    .grouped()
                    .refined();
            for (Tier tier : Tier.values()) {
                Rings rings = search.screenedBy(ScreeningOptions.defaults().withTier(tier));
                double seconds = (System.nanoTime() - start) / NANOS_PER_SECOND;
                outcomes.computeIfAbsent(tier, key -> new ArrayList<>())
                        .add(new Outcome(
                                Accuracy.of(rings, planted), rings.rings().size(), seconds));
            }
        }
        return outcomes;
    }

    private static void print(Cell cell, Tier tier, List<Outcome> outcomes) {
        Bootstrap f1 = mean(outcomes, outcome -> outcome.accuracy().users().f1());
        System.out.printf(
                Locale.ROOT,
                "| %s | %s | %.3f | %.2f to %.2f | %.3f | %.3f | %.3f | %.2f | %.1f | %.1f%n",
                cell.name(),
                tier.name().toLowerCase(Locale.ROOT),
                f1.mean(),
                f1.low(),
                f1.high(),
                mean(outcomes, outcome -> outcome.accuracy().users().precision())
                        .mean(),
                mean(outcomes, outcome -> outcome.accuracy().users().recall()).mean(),
                mean(outcomes, outcome -> outcome.accuracy().averagePrecision()).mean(),
                mean(outcomes, outcome -> outcome.accuracy().rings().recall()).mean(),
                mean(outcomes, Outcome::reported).mean(),
                mean(outcomes, Outcome::seconds).mean());
    }

    private static Bootstrap mean(List<Outcome> outcomes, ToDoubleFunction<Outcome> figure) {
        return Bootstrap.of(outcomes.stream().mapToDouble(figure).toArray());
    }
}
