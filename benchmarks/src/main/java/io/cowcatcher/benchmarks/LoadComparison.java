package io.cowcatcher.benchmarks;

import io.cowcatcher.ingest.IngestOptions;
import io.cowcatcher.ingest.RejectSink;
import io.cowcatcher.ingest.csv.CsvPurchaseSource;
import io.cowcatcher.run.RunControl;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;

/**
 * Loading a log, users, items and times alone, against FastCSV with a {@code HashMap} and a {@code DateTimeFormatter},
 * and against DuckDB on one thread and on two. Cowcatcher and FastCSV use one thread.
 *
 * <pre>{@code
 * java -Xmx8g -cp benchmarks/target/benchmarks.jar io.cowcatcher.benchmarks.LoadComparison online-retail.csv
 *         user=CustomerID,item=StockCode,time=InvoiceDate "yyyy-MM-dd HH:mm:ss"
 * java -Xmx8g -cp benchmarks/target/benchmarks.jar io.cowcatcher.benchmarks.LoadComparison log.csv
 *         user=user_id,item=item_id,time=time "yyyy-MM-dd'T'HH:mm:ssX"
 * }</pre>
 *
 * <p>What Cowcatcher is timed by includes the canonical order of ids and rows, which the others do without. All run in
 * turn, so that what else the machine does falls on all; prints the median of five warm rounds of each and its ratio to
 * ours; fails if the answers differ.
 */
public final class LoadComparison {
    private static final int LEAST_WARM_UPS = 3;
    /** Short runs are repeated for so long before they are timed: compiling takes seconds, whatever the file. */
    private static final Duration WARM_UP = Duration.ofSeconds(30);

    private static final int RUNS = 5;
    private static final double NANOS_PER_MILLI = 1e6;

    private LoadComparison() {}

    /** Takes a file, its columns of user, item and time, and the pattern of its times. */
    public static void main(String[] arguments) throws Exception {
        Path file = Path.of(arguments[0]);
        LoadColumns columns = LoadColumns.parse(arguments[1]);
        IngestOptions options = IngestOptions.defaults().withColumns(columns.mapping());
        Map<String, Callable<LoadAnswer>> engines = new LinkedHashMap<>();
        engines.put(
                "Cowcatcher",
                () -> LoadAnswer.of(CsvPurchaseSource.of(file, options)
                        .read(RejectSink.none(), RunControl.inline())
                        .log()));
        engines.put("FastCSV, HashMap, DateTimeFormatter", () -> FastCsvLoad.load(file, columns, arguments[2]));
        engines.put("DuckDB, 1 thread", () -> DuckDbLoad.load(file, columns, 1));
        engines.put("DuckDB, 2 threads", () -> DuckDbLoad.load(file, columns, 2));
        compare(engines);
    }

    private static void compare(Map<String, Callable<LoadAnswer>> engines) throws Exception {
        Map<String, double[]> millis = new LinkedHashMap<>();
        engines.keySet().forEach(name -> millis.put(name, new double[RUNS]));
        LoadAnswer expected = engines.values().iterator().next().call();
        long begin = System.nanoTime();
        for (int round = 0; round < LEAST_WARM_UPS || System.nanoTime() - begin < WARM_UP.toNanos(); round++) {
            round(engines, expected);
        }
        for (int run = 0; run < RUNS; run++) {
            Map<String, Double> times = round(engines, expected);
            for (var engine : millis.entrySet()) {
                engine.getValue()[run] = times.getOrDefault(engine.getKey(), Double.NaN);
            }
        }
        System.out.println(expected);
        double own = 0;
        for (var engine : millis.entrySet()) {
            double[] times = engine.getValue();
            Arrays.sort(times);
            double median = times[RUNS / 2];
            own = own == 0 ? median : own;
            System.out.printf(
                    Locale.ROOT,
                    "%s: median %,.0f ms (%,.0f to %,.0f), %.1f times ours%n",
                    engine.getKey(),
                    median,
                    times[0],
                    times[RUNS - 1],
                    median / own);
        }
    }

    /** Runs every engine once and gives the milliseconds that each took. */
    private static Map<String, Double> round(Map<String, Callable<LoadAnswer>> engines, LoadAnswer expected)
            throws Exception {
        Map<String, Double> millis = new LinkedHashMap<>();
        for (var engine : engines.entrySet()) {
            long start = System.nanoTime();
            LoadAnswer answer = engine.getValue().call();
            millis.put(engine.getKey(), (System.nanoTime() - start) / NANOS_PER_MILLI);
            if (!answer.equals(expected)) {
                throw new IllegalStateException("answers must be equal (got: " + answer + " from " + engine.getKey()
                        + ", not " + expected + ")");
            }
        }
        return millis;
    }
}
