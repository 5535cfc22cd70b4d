package io.cowcatcher.benchmarks;

import io.cowcatcher.event.PurchaseLog;
import io.cowcatcher.ingest.ColumnMapping;
import io.cowcatcher.ingest.IngestOptions;
import io.cowcatcher.ingest.RejectSink;
import io.cowcatcher.ingest.TimeFormat;
import io.cowcatcher.ingest.csv.CsvPurchaseSource;
import io.cowcatcher.ingest.synthetic.SyntheticLogGenerator;
import io.cowcatcher.ingest.synthetic.SyntheticLogOptions;
import io.cowcatcher.run.RunControl;
import io.cowcatcher.similarity.IndexOptions;
import io.cowcatcher.similarity.PurchaseIndex;
import io.cowcatcher.similarity.PurchaseSimilarity;
import io.cowcatcher.similarity.Resemblance;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;

/**
 * The count join of Cowcatcher on one thread against DuckDB on two, the same question on the same events in one
 * process: pairs of users with three or more common items, at any time or within a window.
 *
 * <pre>{@code
 * java -Xmx6g -cp benchmarks/target/benchmarks.jar io.cowcatcher.benchmarks.JoinComparison any
 *         online-retail.csv.gz user=CustomerID,item=StockCode,time=InvoiceDate,quantity=Quantity
 * java -Xmx6g -cp benchmarks/target/benchmarks.jar io.cowcatcher.benchmarks.JoinComparison PT1H generated 4.6 3000
 * }</pre>
 *
 * <p>Prints the median of five warm runs of each and their ratio; fails if the answers differ.
 */
public final class JoinComparison {
    private static final int MINIMUM_SHARED = 3;
    private static final int DUCKDB_THREADS = 2;
    private static final int HOT_ITEMS = 10;

    private JoinComparison() {}

    /**
     * Takes the window, and a file with its columns and time format, or {@code generated} with a scale and the buyers
     * of hot items.
     */
    public static void main(String[] arguments) throws Exception {
        PurchaseIndex index =
                PurchaseIndex.of(log(arguments), IndexOptions.defaults().withRepeatGap(Duration.ZERO));
        System.out.printf(
                Locale.ROOT,
                "%s: %,d events, %,d users, %,d items%n",
                arguments[1],
                index.size(),
                index.population(),
                index.soldItems());
        boolean anyTime = arguments[0].equals("any");
        Duration window = anyTime ? PurchaseSimilarity.ANY_TIME : Duration.parse(arguments[0]);
        PurchaseSimilarity similarity = PurchaseSimilarity.defaults()
                .within(window)
                .withMinimumShared(MINIMUM_SHARED)
                .withExpansionLimit(PurchaseSimilarity.NO_LIMIT)
                .weightedBy(Resemblance.count());
        double own = WarmMedian.of("Cowcatcher, 1 thread", () -> answer(similarity, index));
        WarmMedian.of("Cowcatcher, 1 thread, pairs kept as a graph", () -> similarity.link(index, RunControl.inline()));
        JoinAnswer answer = answer(similarity, index);
        try (DuckDbJoin database = DuckDbJoin.load(index, DUCKDB_THREADS)) {
            Callable<JoinAnswer> question = () ->
                    anyTime ? database.atAnyTime(MINIMUM_SHARED) : database.within(window.toMillis(), MINIMUM_SHARED);
            double other = WarmMedian.of("DuckDB, " + DUCKDB_THREADS + " threads", question);
            System.out.printf(Locale.ROOT, "ratio %.1f, %s%n", other / own, answer);
            if (!question.call().equals(answer)) {
                throw new IllegalStateException("answers must be equal (got: " + question.call() + " from DuckDB)");
            }
        }
    }

    private static JoinAnswer answer(PurchaseSimilarity similarity, PurchaseIndex index) {
        JoinAnswer.Sums sums = new JoinAnswer.Sums();
        similarity.forEachPair(index, RunControl.inline(), sums);
        return sums.answer();
    }

    private static PurchaseLog log(String[] arguments) {
        if (arguments[1].equals("generated")) {
            SyntheticLogOptions options = SyntheticLogOptions.defaults().scaledBy(Double.parseDouble(arguments[2]));
            PurchaseLog log =
                    SyntheticLogGenerator.generate(options, RunControl.inline()).log();
            return arguments.length > 3 ? HotHours.in(log, HOT_ITEMS, Integer.parseInt(arguments[3])) : log;
        }
        IngestOptions options = IngestOptions.defaults().withColumns(ColumnMapping.parse(arguments[2]));
        return CsvPurchaseSource.of(
                        Path.of(arguments[1]),
                        arguments.length > 3 ? options.withTime(TimeFormat.of(arguments[3])) : options)
                .read(RejectSink.none(), RunControl.inline())
                .log();
    }
}
