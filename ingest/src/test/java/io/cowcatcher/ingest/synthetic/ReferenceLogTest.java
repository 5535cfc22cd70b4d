package io.cowcatcher.ingest.synthetic;

import static io.cowcatcher.ingest.synthetic.TestLogs.isDeal;
import static io.cowcatcher.ingest.synthetic.TestLogs.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.cowcatcher.event.Flag;
import io.cowcatcher.event.Purchase;
import io.cowcatcher.event.PurchaseField;
import io.cowcatcher.event.PurchaseLog;
import io.cowcatcher.event.PurchaseLogBuilder;
import io.cowcatcher.ingest.SharedData;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Compares the bar setting with the log that the prototype of the generator made. */
class ReferenceLogTest {
    private static PurchaseLog reference = PurchaseLog.builder().build();
    private static PlantedTruth truth = PlantedTruth.of(List.of(), List.of());

    private final PurchaseLog log = TestLogs.bar().log();

    private static Path file(String name) {
        return SharedData.file("reference/planted-20k/" + name);
    }

    @BeforeAll
    static void readReference() throws IOException {
        PurchaseLogBuilder purchases = PurchaseLog.builder();
        try (Reader reader = new InputStreamReader(
                        new GZIPInputStream(Files.newInputStream(file("log.csv.gz"))), StandardCharsets.UTF_8);
                CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(reader)) {
            csv.forEach(line -> purchases.add(purchase(line)));
        }
        reference = purchases.build();
        try (Reader reader = Files.newBufferedReader(file("truth.csv"))) {
            truth = TruthCsv.read(reader, "truth.csv");
        }
    }

    private static Purchase purchase(NamedCsvRecord line) {
        return Purchase.by(line.getField("user_id"))
                .of(line.getField("item_id"))
                .at(LocalDateTime.parse(line.getField("time")).toInstant(ZoneOffset.UTC))
                .priced(Double.parseDouble(line.getField("price")), Double.parseDouble(line.getField("list_price")))
                .with(PurchaseField.DEVICE, line.getField("device_id"))
                .with(PurchaseField.BUILDING, line.getField("building"))
                .pickupPoint(line.getField("pickup_point").equals("true") ? Flag.YES : Flag.NO)
                .build();
    }

    private static double[] quantiles(PurchaseLog log, PurchaseField field, double... at) {
        int[] counts = new int[log.ids(field).size()];
        rows(log).forEach(row -> counts[log.column(field).code(row)]++);
        Arrays.sort(counts);
        return Arrays.stream(at)
                .map(q -> counts[(int) (q * (counts.length - 1))])
                .toArray();
    }

    @Test
    void barSetting_besideTheReference_hasAsManyPurchasesAndUsers() {
        assertThat((double) log.size() / reference.size()).isCloseTo(1, within(0.05));
        assertThat((double) log.ids(PurchaseField.USER).size()
                        / reference.ids(PurchaseField.USER).size())
                .isCloseTo(1, within(0.02));
        assertThat((double) log.ids(PurchaseField.BUILDING).size()
                        / reference.ids(PurchaseField.BUILDING).size())
                .isCloseTo(1, within(0.05));
    }

    @Test
    void barSetting_besideTheReference_hasUsersOfTheSameActivity() {
        double[] ours = quantiles(log, PurchaseField.USER, 0.25, 0.5, 0.75, 0.9, 0.99);
        double[] theirs = quantiles(reference, PurchaseField.USER, 0.25, 0.5, 0.75, 0.9, 0.99);

        for (int i = 0; i < ours.length; i++) {
            assertThat(ours[i]).isCloseTo(theirs[i], within(1 + 0.1 * theirs[i]));
        }
    }

    @Test
    void barSetting_besideTheReference_hasItemsOfTheSamePopularity() {
        double[] ours = quantiles(log, PurchaseField.ITEM, 0.1, 0.5, 0.9, 0.99, 1);
        double[] theirs = quantiles(reference, PurchaseField.ITEM, 0.1, 0.5, 0.9, 0.99, 1);

        for (int i = 0; i < ours.length; i++) {
            assertThat(ours[i]).isCloseTo(theirs[i], within(2 + 0.15 * theirs[i]));
        }
    }

    @Test
    void barSetting_besideTheReference_hasTheSameShares() {
        assertThat(TestLogs.share(log, row -> isDeal(log, row)))
                .isCloseTo(TestLogs.share(reference, row -> isDeal(reference, row)), within(0.025));
        assertThat(TestLogs.share(log, row -> log.pickupPoint(row) == Flag.YES))
                .isCloseTo(TestLogs.share(reference, row -> reference.pickupPoint(row) == Flag.YES), within(0.015));
    }

    @Test
    void barSetting_besideTheReference_hasRingsOfTheSameSizeAndActivity() {
        assertThat(truth.rings()).hasSize(16);
        assertThat((double) TestLogs.bar().truth().users().size())
                .isCloseTo(truth.users().size(), within(60.0));
        assertThat(dealsPerMember(log, TestLogs.bar().truth()))
                .isCloseTo(dealsPerMember(reference, truth), within(1.0));
    }

    private static double dealsPerMember(PurchaseLog log, PlantedTruth truth) {
        double deals = rows(log)
                .filter(row -> isDeal(log, row) && truth.users().contains(TestLogs.user(log, row)))
                .count();
        return deals / truth.users().size();
    }

    @Test
    void hardNegatives_besideTheReference_haveTheSameGroups() throws IOException {
        long groups;
        double users;
        try (Reader reader = Files.newBufferedReader(file("hard-negatives.csv"));
                CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(reader)) {
            List<NamedCsvRecord> lines = csv.stream().toList();
            groups = lines.stream()
                    .map(line -> line.getField("group_id"))
                    .distinct()
                    .count();
            users = lines.stream()
                    .map(line -> line.getField("user_id"))
                    .distinct()
                    .count();
        }
        double ours = TestLogs.bar().truth().honestGroups().stream()
                .flatMap(group -> group.users().stream())
                .distinct()
                .count();

        // The reference has the 14 + 30 + 10 + 12 + 20 groups, less those whose zone was too small.
        assertThat(groups).isBetween(70L, 86L);
        assertThat(ours / users).isCloseTo(1, within(0.2));
    }
}
