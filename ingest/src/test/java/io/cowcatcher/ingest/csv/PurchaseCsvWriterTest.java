package io.cowcatcher.ingest.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import io.cowcatcher.error.RunCancelledException;
import io.cowcatcher.error.StoreException;
import io.cowcatcher.event.Flag;
import io.cowcatcher.event.Purchase;
import io.cowcatcher.event.PurchaseField;
import io.cowcatcher.event.PurchaseLog;
import io.cowcatcher.event.PurchaseLogBuilder;
import io.cowcatcher.run.RunControl;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PurchaseCsvWriterTest {
    @TempDir
    Path folder;

    private static PurchaseLog log() {
        return PurchaseLog.of(List.of(
                Purchase.by("u1")
                        .of("=2+3")
                        .at(Instant.parse("2020-01-01T08:00:00Z"))
                        .build(),
                Purchase.by("u,2")
                        .of("i\n\"2\"")
                        .at(Instant.parse("2020-01-02T08:00:00.250Z"))
                        .quantity(3)
                        .priced(2.5, Double.NaN)
                        .promotion(Flag.NO)
                        .build()));
    }

    private static PurchaseLog bigLog() {
        PurchaseLogBuilder builder = PurchaseLog.builder();
        for (int i = 0; i < 20_000; i++) {
            builder.add(Purchase.by("user" + i)
                    .of("i" + i % 7)
                    .at(Instant.ofEpochSecond(1_600_000_000L + i))
                    .build());
        }
        return builder.build();
    }

    @Test
    void write_log_isPlainCsvWithOnlyItsColumns() throws IOException {
        Path file = folder.resolve("log.csv");
        PurchaseCsvWriter.write(log(), file, RunControl.inline());

        assertThat(file).content().isEqualTo("""
                        user_id,item_id,time,quantity,price,promotion
                        u1,=2+3,2020-01-01T08:00:00Z,1,,
                        "u,2","i
                        ""2""\",2020-01-02T08:00:00.250Z,3,2.5,false
                        """);
        assertThat(names()).containsExactly("log.csv");
    }

    @Test
    void write_nameEndsWithGz_isGzipWithTheSameText() throws IOException {
        Path plain = folder.resolve("log.csv");
        Path zipped = folder.resolve("log.csv.GZ");
        PurchaseCsvWriter.write(bigLog(), plain, RunControl.inline());
        PurchaseCsvWriter.write(bigLog(), zipped, RunControl.inline());

        assertThat(Files.readAllBytes(zipped)).startsWith(0x1F, 0x8B).hasSizeLessThan((int) Files.size(plain));
        assertThat(CsvFiles.read(zipped).report().used()).isEqualTo(20_000);
        byte[] first = Files.readAllBytes(zipped);
        PurchaseCsvWriter.write(bigLog(), zipped, RunControl.inline());
        assertThat(Files.readAllBytes(zipped)).isEqualTo(first);
    }

    @Test
    void write_emptyLog_isAHeader() {
        Path file = folder.resolve("log.csv");
        PurchaseCsvWriter.write(PurchaseLog.of(List.of()), file, RunControl.inline());

        assertThat(file).content().isEqualTo("user_id\n");
    }

    @Test
    void write_folderMissing_saysSo() {
        assertThatThrownBy(() -> PurchaseCsvWriter.write(log(), folder.resolve("no/log.csv"), RunControl.inline()))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("must be writable")
                .hasMessageContaining("NoSuchFile");
    }

    @Test
    void write_cancelled_leavesTheOldFileAndNoTrace() throws IOException {
        Path file = folder.resolve("log.csv");
        Files.writeString(file, "before");
        RunControl cancelled = RunControl.inline().cancelledBy(() -> true);

        assertThatThrownBy(() -> PurchaseCsvWriter.write(bigLog(), file, cancelled))
                .isInstanceOf(RunCancelledException.class);
        assertThat(file).content().isEqualTo("before");
        assertThat(names()).containsExactly("log.csv");
    }

    @Test
    void write_diskFull_leavesTheOldFileAndNoTrace() throws IOException {
        Configuration small = Configuration.unix().toBuilder()
                .setMaxSize(200_000)
                .setBlockSize(1024)
                .build();
        try (FileSystem disk = Jimfs.newFileSystem(small)) {
            for (String name : List.of("log.csv", "log.csv.gz")) {
                Path file = disk.getPath(name);
                Files.writeString(file, "before");
                Path ballast = Files.write(disk.getPath("ballast"), new byte[170_000]);

                assertThatThrownBy(() -> PurchaseCsvWriter.write(bigLog(), file, RunControl.inline()))
                        .isInstanceOf(StoreException.class)
                        .hasMessageContaining("what was there before is untouched");
                assertThat(Files.readString(file)).isEqualTo("before");
                try (Stream<Path> files = Files.list(disk.getPath(""))) {
                    assertThat(files).noneMatch(path -> path.toString().contains("tmp"));
                }
                Files.delete(ballast);
            }
        }
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(path -> path.getFileName().toString()).toList();
        }
    }

    @Property(tries = 200)
    void write_anyLog_isReadBack(@ForAll("logs") PurchaseLog log) throws IOException {
        try (FileSystem memory = Jimfs.newFileSystem(Configuration.unix())) {
            Path file = memory.getPath("log.csv");
            PurchaseCsvWriter.write(log, file, RunControl.inline());
            CsvFiles.Result result = CsvFiles.read(file);

            assertThat(result.rejects()).isEmpty();
            assertThat(rows(result.ingested().log())).isEqualTo(rows(log));
        }
    }

    private static List<String> rows(PurchaseLog log) {
        return java.util.stream.IntStream.range(0, log.size())
                .mapToObj(row -> Stream.of(PurchaseField.values())
                                .filter(PurchaseField::isText)
                                .map(field -> log.purchase(row).text(field))
                                .toList()
                        + Arrays.toString(new Object[] {
                            log.epochMillis(row),
                            log.registeredAtMillis(row),
                            log.quantity(row),
                            log.price(row),
                            log.listPrice(row),
                            log.promotion(row),
                            log.pickupPoint(row)
                        }))
                .toList();
    }

    @Provide
    Arbitrary<PurchaseLog> logs() {
        Arbitrary<String> ids = Arbitraries.strings()
                .withChars("a\",\n\r;=\u00E9\u4E2D 0'#\t|")
                .ofMaxLength(5)
                .map(id -> "x" + id);
        Arbitrary<Instant> times = Arbitraries.longs()
                .between(-2_208_988_800_000L, 10_413_791_999_999L)
                .map(Instant::ofEpochMilli);
        Arbitrary<Double> prices = Arbitraries.oneOf(
                Arbitraries.just(Double.NaN), Arbitraries.doubles().between(0, 1e12));
        Arbitrary<Purchase> purchases = Combinators.combine(
                        ids.list().ofSize(3),
                        times,
                        times.optional(),
                        Arbitraries.longs().between(1, 1_000_000_000_000L),
                        prices.list().ofSize(2),
                        Arbitraries.of(Flag.class).list().ofSize(2))
                .as(PurchaseCsvWriterTest::purchase);
        return purchases.list().ofMaxSize(6).map(PurchaseLog::of).filter(log -> log.size() > 0);
    }

    private static Purchase purchase(
            List<String> ids,
            Instant time,
            Optional<Instant> registered,
            long quantity,
            List<Double> prices,
            List<Flag> flags) {
        Purchase.Builder builder = Purchase.by(ids.get(0))
                .of(ids.get(1))
                .at(time)
                .with(PurchaseField.ADDRESS, ids.get(2))
                .quantity(quantity)
                .priced(prices.get(0), prices.get(1))
                .promotion(flags.get(0))
                .pickupPoint(flags.get(1));
        registered.ifPresent(builder::registeredAt);
        return builder.build();
    }
}
