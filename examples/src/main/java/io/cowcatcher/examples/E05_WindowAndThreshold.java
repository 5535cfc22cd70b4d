package io.cowcatcher.examples;

import io.cowcatcher.event.Ids;
import io.cowcatcher.event.Purchase;
import io.cowcatcher.event.PurchaseField;
import io.cowcatcher.event.PurchaseLog;
import io.cowcatcher.event.PurchaseLogBuilder;
import io.cowcatcher.graph.CsrGraph;
import io.cowcatcher.ingest.IngestOptions;
import io.cowcatcher.ingest.RejectSink;
import io.cowcatcher.ingest.csv.CsvPurchaseSource;
import io.cowcatcher.run.RunControl;
import io.cowcatcher.similarity.EdgeDiscoveries;
import io.cowcatcher.similarity.IndexOptions;
import io.cowcatcher.similarity.PurchaseIndex;
import io.cowcatcher.similarity.PurchaseSimilarity;
import io.cowcatcher.similarity.SimilarityGraph;
import io.cowcatcher.similarity.Surprise;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Choosing window and threshold: how many pairs each combination links, and how many it links when chance alone acts.
 *
 * <p>Chance is the same log with users dealt out anew to the purchases of each day. A cell reads "pairs : pairs by
 * chance". Take the window in which pairs exceed chance by most, and there the largest nu at which chance is a share
 * you can live with: blocks decide later, so a fifth is no harm for communities. A window much longer than the haste of
 * rings adds pairs by chance and few others. The last column is the number of pairs at a false-discovery rate of 1 %: a
 * short list, fit to be read one by one and not to be grouped.
 */
public final class E05_WindowAndThreshold {
    private static final List<Duration> WINDOWS =
            List.of(Duration.ofMinutes(15), Duration.ofHours(1), Duration.ofHours(6), Duration.ofDays(1));
    private static final List<Double> NULL_DEGREES = List.of(55.0, 7.0, 1.0, 0.1);

    private E05_WindowAndThreshold() {}

    /** Prints the table for a CSV file, if one is named, or for a small shop. */
    public static void main(String[] args) {
        if (args.length == 0) {
            run(System.out);
            return;
        }
        CsvPurchaseSource source = CsvPurchaseSource.of(List.of(Path.of(args[0])), IngestOptions.defaults());
        run(System.out, source.read(RejectSink.none(), RunControl.inline()).log());
    }

    static void run(PrintStream out) {
        run(out, SmallShop.generate().log());
    }

    private static void run(PrintStream out, PurchaseLog log) {
        PurchaseIndex real = PurchaseIndex.of(log, IndexOptions.defaults());
        PurchaseIndex chance = shuffled(real);
        StringBuilder head = new StringBuilder("window");
        for (double nullDegree : NULL_DEGREES) {
            head.append(format("%16s", format("nu = %.1f", nullDegree)));
        }
        out.println(head.append(format("%8s", "1 %")));
        for (Duration window : WINDOWS) {
            SimilarityGraph links = link(real, window);
            SimilarityGraph byChance = link(chance, window);
            StringBuilder line =
                    new StringBuilder(format("%-6s", window.toString().substring(2)));
            for (double nullDegree : NULL_DEGREES) {
                double gate = new Surprise(nullDegree).gate(real.population());
                line.append(format("%8d : %5d", pairs(links, gate), pairs(byChance, gate)));
            }
            SimilarityGraph listed = EdgeDiscoveries.among(links, real, 0.01).graph();
            out.println(line.append(format("%8d", listed.graph().edgeCount())));
        }
    }

    /** One graph at the loosest threshold serves for all: a threshold decides nothing but which edges are kept. */
    private static SimilarityGraph link(PurchaseIndex index, Duration window) {
        return PurchaseSimilarity.defaults()
                .within(window)
                .weightedBy(new Surprise(NULL_DEGREES.get(0)))
                .link(index, RunControl.inline());
    }

    /** The same purchases with the users of each day dealt out anew. */
    private static PurchaseIndex shuffled(PurchaseIndex index) {
        SplittableRandom random = new SplittableRandom(1);
        int[] byTime = IntStream.range(0, index.size())
                .boxed()
                .sorted(Comparator.comparingInt(index::row)) // rows of a log are in order of time
                .mapToInt(Integer::intValue)
                .toArray();
        int[] users = IntStream.of(byTime).map(index::user).toArray();
        int firstOfDay = 0;
        for (int i = 0; i < users.length; i++) {
            firstOfDay = index.day(byTime[i]) == index.day(byTime[firstOfDay]) ? firstOfDay : i;
            int other = random.nextInt(firstOfDay, i + 1);
            int user = users[i];
            users[i] = users[other];
            users[other] = user;
        }
        Ids userIds = index.log().ids(PurchaseField.USER);
        Ids itemIds = index.log().ids(PurchaseField.ITEM);
        PurchaseLogBuilder log = PurchaseLog.builder();
        for (int i = 0; i < users.length; i++) {
            log.add(Purchase.by(userIds.id(users[i]))
                    .of(itemIds.id(index.item(byTime[i])))
                    .at(Instant.ofEpochMilli(index.time(byTime[i])))
                    .build());
        }
        return PurchaseIndex.of(log.build(), IndexOptions.defaults().withPopulation(index.population()));
    }

    /** The pairs of at least this surprise. */
    private static long pairs(SimilarityGraph links, double gate) {
        CsrGraph graph = links.graph();
        long arcs = 0;
        for (long arc = 0; arc < graph.arcCount(); arc++) {
            arcs += links.weight(arc) >= gate ? 1 : 0;
        }
        return arcs / 2;
    }

    private static String format(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}

// window       nu = 55.0        nu = 7.0        nu = 1.0        nu = 0.1     1 %
// 15M       4952 :  2123    1075 :   236     404 :    34     155 :     0       0
// 1H        5549 :  2348    1503 :   211     791 :    19     389 :     0       0
// 6H        6075 :  2406    1859 :   164     913 :     9     417 :     0       2
// 24H       7830 :  3037    2341 :   204    1102 :    10     488 :     0       4
