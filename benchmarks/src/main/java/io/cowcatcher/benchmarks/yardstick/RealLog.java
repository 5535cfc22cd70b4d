package io.cowcatcher.benchmarks.yardstick;

import io.cowcatcher.event.Purchase;
import io.cowcatcher.event.PurchaseLog;
import io.cowcatcher.event.PurchaseLogBuilder;
import io.cowcatcher.ingest.IngestOptions;
import io.cowcatcher.ingest.RejectSink;
import io.cowcatcher.ingest.RowFilter;
import io.cowcatcher.ingest.csv.CsvPurchaseSource;
import io.cowcatcher.ingest.synthetic.BasketTimes;
import io.cowcatcher.run.RunControl;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/** Purchase logs of real shops, none of which has labels. */
enum RealLog {
    /** A wholesaler of gifts, times to the minute; without cancellations, and without rows that name no customer. */
    ONLINE_RETAIL("online-retail", 3) {
        @Override
        PurchaseLog read(Path folder, long randomSeed, RunControl control) {
            IngestOptions options = IngestOptions.defaults().withFilters(RowFilter.parse("InvoiceNo^=C"));
            return csv(folder.resolve("online-retail.csv.gz"), options, control);
        }
    },
    /**
     * A grocer who kept the order of baskets only: times are given by the random seed, over the four months it took.
     */
    TAFENG("tafeng", 8) {
        @Override
        PurchaseLog read(Path folder, long randomSeed, RunControl control) {
            return withTimes(folder.resolve("tafeng-baskets.csv.gz"), BasketTimes.over(TAFENG_DAYS, randomSeed));
        }
    },
    /** A sample of the rows of a grocer, times to the second. */
    COMPLETE_JOURNEY("completejourney", 3) {
        @Override
        PurchaseLog read(Path folder, long randomSeed, RunControl control) {
            return csv(folder.resolve("completejourney-transactions.csv.gz"), IngestOptions.defaults(), control);
        }
    };

    private static final int TAFENG_DAYS = 120;
    private static final Comparator<String> BY_NUMBER =
            Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder());

    private final String label;
    private final int ringsPerLevel;

    RealLog(String label, int ringsPerLevel) {
        this.label = label;
        this.ringsPerLevel = ringsPerLevel;
    }

    /** What it is called in tables. */
    String label() {
        return label;
    }

    /** How many rings of each level its customers are enough for. */
    int ringsPerLevel() {
        return ringsPerLevel;
    }

    /**
     * Reads the log from its file in a folder.
     *
     * @param randomSeed draws what the file does not know
     */
    abstract PurchaseLog read(Path folder, long randomSeed, RunControl control);

    private static PurchaseLog csv(Path file, IngestOptions options, RunControl control) {
        return CsvPurchaseSource.of(file, options)
                .read(RejectSink.none(), control)
                .log();
    }

    /** Reads the columns user, basket and item; the baskets of a user are in the order of their numbers. */
    static PurchaseLog withTimes(Path file, BasketTimes times) {
        TreeMap<String, TreeMap<String, List<String>>> basketsOf = new TreeMap<>(BY_NUMBER);
        DataTable.forEachRow(
                file,
                ',',
                row -> basketsOf
                        .computeIfAbsent(row.getField("user"), user -> new TreeMap<>(BY_NUMBER))
                        .computeIfAbsent(row.getField("basket"), basket -> new ArrayList<>())
                        .add(row.getField("item")));
        PurchaseLogBuilder log = PurchaseLog.builder();
        basketsOf.forEach((user, baskets) -> {
            List<Instant> moments = times.next(baskets.size());
            int next = 0;
            for (List<String> items : baskets.values()) {
                Instant moment = moments.get(next++);
                items.forEach(
                        item -> log.add(Purchase.by(user).of(item).at(moment).build()));
            }
        });
        return log.build();
    }
}
