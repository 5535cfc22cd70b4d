package io.cowcatcher.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.cowcatcher.detect.RingSearch;
import io.cowcatcher.detect.Rings;
import io.cowcatcher.event.PurchaseLog;
import io.cowcatcher.examples.cli.Cowcatcher;
import io.cowcatcher.ingest.IngestOptions;
import io.cowcatcher.ingest.IngestReport;
import io.cowcatcher.ingest.RejectReason;
import io.cowcatcher.ingest.RejectSink;
import io.cowcatcher.ingest.RowFilter;
import io.cowcatcher.ingest.csv.CsvPurchaseSource;
import io.cowcatcher.ingest.synthetic.PlantedLog;
import io.cowcatcher.ingest.synthetic.PlantingOptions;
import io.cowcatcher.ingest.synthetic.RingPlanting;
import io.cowcatcher.report.Accuracy;
import io.cowcatcher.run.RunControl;
import io.cowcatcher.screening.FalseDiscoveryRate;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real purchase logs from end to end; they lie beside the checkout where a developer has them. */
class RealLogsTest {
    @TempDir
    Path out;

    private static Path file(String name) {
        Path file = Path.of("../../shared/data", name);
        if (!Files.exists(file)) {
            // Reports of tests keep the reason of a skipped test where few look.
            System.out.println("not run: a test of the real log " + name + ", which is not in ../shared/data");
        }
        assumeThat(file)
                .as("real purchase logs must lie in ../shared/data beside the checkout")
                .exists();
        return file;
    }

    private record Outcome(int exitCode, String out, String err) {}

    /** The numbers are those of a plain self-join in a database. */
    @ParameterizedTest
    @CsvSource({"PT1H, 1, 38462", "PT1H, 3, 10347", "any, 3, 2531621"})
    void similarity_onlineRetail_findsThePairsOfASelfJoin(String within, int minimumShared, int pairs)
            throws IOException {
        String[] args = {
            "similarity",
            "--input",
            file("online-retail.csv.gz").toString(),
            "--columns=user=CustomerID,item=StockCode,time=InvoiceDate,quantity=Quantity,order=InvoiceNo",
            "--within=" + within,
            "--minimum-shared=" + minimumShared,
            "--weight=count",
            "--repeat-gap=PT0S",
            "--quiet",
            "--out=" + out
        };

        int exitCode = Cowcatcher.run(args, new PrintWriter(new StringWriter()), new PrintWriter(new StringWriter()));

        assertThat(exitCode).isZero();
        try (Stream<String> lines = Files.lines(out.resolve("edges.csv"))) {
            assertThat(lines.count() - 1).isEqualTo(pairs);
        }
    }

    private Outcome detect(String name, String... more) {
        List<String> args = new java.util.ArrayList<>(
                List.of("detect", "--input", file(name).toString(), "--out", out.toString(), "--quiet"));
        args.addAll(List.of(more));
        StringWriter output = new StringWriter();
        StringWriter errors = new StringWriter();
        int exitCode = Cowcatcher.run(args.toArray(String[]::new), new PrintWriter(output), new PrintWriter(errors));
        return new Outcome(exitCode, output.toString(), errors.toString());
    }

    @Test
    void detect_onlineRetail_usesAndRejectsWhatTheLogHolds() {
        Outcome outcome = detect("online-retail.csv.gz", "--drop", "InvoiceNo^=C");

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(outcome.out())
                .contains("541,909 rows, 397,924 used")
                .contains("9,288 rejected (filtered)")
                .contains("134,697 rejected (user_missing)")
                .contains("intercept rests on deal targeting");
        assertThat(out.resolve("run.json")).isNotEmptyFile();
    }

    @Test
    void read_onlineRetailUnfiltered_countsWhatTheLogIsKnownToLack() {
        IngestReport report = CsvPurchaseSource.of(file("online-retail.csv.gz"), IngestOptions.defaults())
                .read(RejectSink.none(), RunControl.inline())
                .report();

        assertThat(report.rows()).isEqualTo(541_909);
        assertThat(report.rejected()).containsEntry(RejectReason.USER_MISSING, 135_080L);
        assertThat(report.used() + report.rejectedRows()).isEqualTo(541_909);
    }

    @Test
    void detect_completeJourney_guessesColumnsAndTimes() {
        Outcome outcome = detect("completejourney-transactions.csv.gz");

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(outcome.out())
                .contains("75,000 rows, 74,584 used")
                .contains("column household_id is user_id (guessed)")
                .contains("review rests on buying together what others rush for");
    }

    @Test
    void detect_ravelinTransactions_saysWhatIsMissing() {
        Outcome outcome = detect("ravelin-transactions.csv");

        assertThat(outcome.exitCode()).isEqualTo(3);
        assertThat(outcome.err()).contains("the user (user=...)").contains("customerEmail");
    }

    @Test
    void search_ringsPlantedInOnlineRetail_areFoundWithoutFalseOnes() {
        IngestOptions options = IngestOptions.defaults().withFilters(RowFilter.parse("InvoiceNo^=C"));
        PurchaseLog log = CsvPurchaseSource.of(file("online-retail.csv.gz"), options)
                .read(RejectSink.none(), RunControl.inline())
                .log();
        PlantedLog planted = RingPlanting.plant(log, PlantingOptions.defaults(), RunControl.inline());

        Rings rings = RingSearch.on(planted.log()).linked().grouped().screenedAt(FalseDiscoveryRate.of(0.05));

        List<Set<String>> truth = planted.truth().rings().stream()
                .<Set<String>>map(ring -> new HashSet<>(ring.users()))
                .toList();
        Accuracy accuracy = Accuracy.of(rings, truth);
        System.out.printf(
                java.util.Locale.ROOT,
                "rings of four levels planted in online-retail: users' precision %.2f, recall %.2f%n",
                accuracy.users().precision(),
                accuracy.users().recall());
        assertThat(accuracy.users().precision()).isGreaterThan(0.95);
        assertThat(accuracy.users().recall()).isGreaterThan(0.7);
        assertThat(accuracy.rings().precision()).isGreaterThan(0.95);
    }
}
