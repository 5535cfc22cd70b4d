package io.cowcatcher.benchmarks;

import io.cowcatcher.community.LouvainOptions;
import io.cowcatcher.event.PurchaseLog;
import io.cowcatcher.graph.Partition;
import io.cowcatcher.ingest.ColumnMapping;
import io.cowcatcher.ingest.IngestOptions;
import io.cowcatcher.ingest.RejectSink;
import io.cowcatcher.ingest.csv.CsvPurchaseSource;
import io.cowcatcher.run.RunControl;
import io.cowcatcher.similarity.IndexOptions;
import io.cowcatcher.similarity.PurchaseIndex;
import io.cowcatcher.similarity.PurchaseSimilarity;
import io.cowcatcher.similarity.Resemblance;
import io.cowcatcher.similarity.SimilarityGraph;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

/**
 * What a data scientist would write: a log, the pairs of users with three items in common, Louvain; once, in a cold
 * process that reads the columns named and no others, to be timed from outside.
 *
 * <pre>{@code
 * time java -Xmx2g -cp benchmarks/target/benchmarks.jar io.cowcatcher.benchmarks.LogToCommunities any
 *         online-retail.csv.gz user=CustomerID,item=StockCode,time=InvoiceDate,quantity=Quantity
 * }</pre>
 */
public final class LogToCommunities {
    private static final int MINIMUM_SHARED = 3;

    private LogToCommunities() {}

    /** Takes the window, the file and its columns. */
    public static void main(String[] arguments) {
        long begin = ManagementFactory.getRuntimeMXBean().getStartTime();
        double ready = secondsSince(begin);
        IngestOptions options = IngestOptions.defaults()
                .withColumns(ColumnMapping.parse(arguments[2]).withoutOthers());
        PurchaseLog log = CsvPurchaseSource.of(Path.of(arguments[1]), options)
                .read(RejectSink.none(), RunControl.inline())
                .log();
        double read = secondsSince(begin);
        PurchaseIndex index = PurchaseIndex.of(log, IndexOptions.defaults().withRepeatGap(Duration.ZERO));
        SimilarityGraph links = PurchaseSimilarity.defaults()
                .within(arguments[0].equals("any") ? PurchaseSimilarity.ANY_TIME : Duration.parse(arguments[0]))
                .withMinimumShared(MINIMUM_SHARED)
                .withExpansionLimit(PurchaseSimilarity.NO_LIMIT)
                .weightedBy(Resemblance.count())
                .link(index, RunControl.inline());
        double linked = secondsSince(begin);
        Partition partition = LouvainOptions.defaults()
                .detect(links.graph(), RunControl.inline())
                .partition();
        System.out.printf(
                Locale.ROOT,
                "%,d events, %,d pairs, %,d communities; seconds: start %.2f, reading %.2f, linking %.2f, Louvain %.2f%n",
                index.size(),
                links.graph().edgeCount(),
                partition.communityCount(),
                ready,
                read - ready,
                linked - read,
                secondsSince(begin) - linked);
    }

    private static double secondsSince(long begin) {
        return (System.currentTimeMillis() - begin) / 1e3;
    }
}
