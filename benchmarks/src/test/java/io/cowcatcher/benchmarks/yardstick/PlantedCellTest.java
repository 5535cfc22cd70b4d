package io.cowcatcher.benchmarks.yardstick;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cowcatcher.error.MalformedInputException;
import io.cowcatcher.event.PurchaseField;
import io.cowcatcher.event.PurchaseLog;
import io.cowcatcher.ingest.synthetic.BasketTimes;
import io.cowcatcher.ingest.synthetic.PlantedRing;
import io.cowcatcher.ingest.synthetic.RingLevel;
import io.cowcatcher.run.RunControl;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlantedCellTest {
    @TempDir
    Path folder;

    private Path write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }

    /** A small shop in the form of the wholesaler's file: half a year, 600 customers. */
    private void writeOnlineRetail() throws IOException {
        StringBuilder text = new StringBuilder(
                "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n");
        SplittableRandom random = new SplittableRandom(4);
        for (int invoice = 0; invoice < 12_000; invoice++) {
            String cancelled = invoice % 50 == 0 ? "C" : "";
            int item = (int) (60 * random.nextDouble() * random.nextDouble());
            text.append(cancelled).append(invoice).append(",s").append(item).append(",\"a, b\",1,");
            text.append(String.format(
                    java.util.Locale.ROOT,
                    "2011-%02d-%02d %02d:15:00",
                    1 + random.nextInt(6),
                    1 + random.nextInt(28),
                    8 + random.nextInt(9)));
            text.append(",2.5,").append(1 + random.nextInt(600)).append(".0,France\n");
        }
        write("online-retail.csv.gz", text.toString());
    }

    @Test
    void task_onlineRetail_plantsRingsOfAllLevelsWithoutCancellations() throws IOException {
        writeOnlineRetail();

        Task task = new PlantedCell(RealLog.ONLINE_RETAIL, folder, 3).task(1, RunControl.inline());

        assertThat(task.truth().rings().stream()
                        .map(PlantedRing::level)
                        .collect(Collectors.groupingBy(level -> level.orElseThrow(), Collectors.counting())))
                .isEqualTo(Map.of(RingLevel.EASY, 3L, RingLevel.MEDIUM, 3L, RingLevel.HARD, 3L, RingLevel.EXTREME, 3L));
        assertThat(task.log().ids(PurchaseField.ORDER).code("C0")).isNegative();
        assertThat(task.log().has(PurchaseField.ADDRESS)).isTrue();
        assertThat(task.log().size()).isGreaterThan(11_760);
    }

    @Test
    void task_anotherSeed_plantsOtherRings() throws IOException {
        writeOnlineRetail();
        PlantedCell cell = new PlantedCell(RealLog.ONLINE_RETAIL, folder, 3);

        assertThat(cell.task(2, RunControl.inline()).truth().users())
                .isNotEqualTo(cell.task(1, RunControl.inline()).truth().users());
    }

    @Test
    void task_noRings_plantsDealsAlone() throws IOException {
        writeOnlineRetail();
        PlantedCell cell = new PlantedCell(RealLog.ONLINE_RETAIL, folder, 0);

        assertThat(cell.name()).isEqualTo("clean-online-retail");
        Task task = cell.task(1, RunControl.inline());

        assertThat(task.truth().rings()).isEmpty();
        assertThat(task.log().has(PurchaseField.PROMOTION)).isTrue();
    }

    @Test
    void task_fileMissing_namesTheFile() {
        assertThatThrownBy(() -> new PlantedCell(RealLog.TAFENG, folder, 8).task(1, RunControl.inline()))
                .isInstanceOf(MalformedInputException.class)
                .hasMessageContaining("tafeng-baskets.csv.gz")
                .hasMessageContaining("--data");
    }

    /** Baskets are in order of their numbers, not of their texts, and one basket has one time. */
    @Test
    void withTimes_basketsOutOfOrder_getTimesInTheirOrder() throws IOException {
        Path file = write("baskets.csv.gz", "user,basket,item\n2,10,a\n2,9,b\n1,1,c\n2,9,d\n2,100,e\n");

        PurchaseLog log = RealLog.withTimes(file, BasketTimes.over(120, 3));
        Map<String, Long> timeOf = new TreeMap<>();
        for (int row = 0; row < log.size(); row++) {
            timeOf.put(
                    log.ids(PurchaseField.ITEM)
                            .id(log.column(PurchaseField.ITEM).code(row)),
                    log.epochMillis(row));
        }

        assertThat(timeOf).hasSize(5);
        assertThat(timeOf.get("b")).isEqualTo(timeOf.get("d")).isLessThan(timeOf.get("a"));
        assertThat(timeOf.get("a")).isLessThan(timeOf.get("e"));
    }
}
