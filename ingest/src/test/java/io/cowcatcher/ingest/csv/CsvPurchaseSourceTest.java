package io.cowcatcher.ingest.csv;

import static io.cowcatcher.ingest.csv.CsvFiles.HEADER;
import static io.cowcatcher.ingest.csv.CsvFiles.ROW;
import static io.cowcatcher.ingest.csv.CsvFiles.gzip;
import static io.cowcatcher.ingest.csv.CsvFiles.read;
import static io.cowcatcher.ingest.csv.CsvFiles.utf8;
import static io.cowcatcher.ingest.csv.CsvFiles.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cowcatcher.error.RunCancelledException;
import io.cowcatcher.event.PurchaseField;
import io.cowcatcher.event.PurchaseLog;
import io.cowcatcher.ingest.IngestOptions;
import io.cowcatcher.ingest.RejectReason;
import io.cowcatcher.ingest.RejectSink;
import io.cowcatcher.ingest.csv.CsvFormat.Delimiter;
import io.cowcatcher.run.Progress;
import io.cowcatcher.run.RunControl;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvPurchaseSourceTest {
    @TempDir
    Path folder;

    private static CsvPurchaseSource source(Path... files) {
        return CsvPurchaseSource.of(List.of(files), IngestOptions.defaults());
    }

    @Test
    void read_smallFile_givesLogAndReport() {
        Path file = write(folder, "log.csv", utf8("""
                user_id,item_id,time,address
                u2,i1,2020-01-01T00:00Z,"1 Main St
                12345 Town"
                u1,i2,2020-01-02T00:00Z,
                ,i2,2020-01-02T00:00Z,
                """));
        CsvFiles.Result result = read(file);
        PurchaseLog log = result.ingested().log();

        assertThat(log.size()).isEqualTo(2);
        assertThat(log.purchase(0).text(PurchaseField.ADDRESS)).contains("1 Main St\n12345 Town");
        assertThat(result.report().rows()).isEqualTo(3);
        assertThat(result.report().used()).isEqualTo(2);
        assertThat(result.report().rejected()).containsOnlyKeys(RejectReason.USER_MISSING);
        assertThat(result.report().bytes()).isEqualTo(file.toFile().length());
        assertThat(result.report().source()).isEqualTo(file.toString());
        assertThat(result.report().readAs()).contains("UTF-8, delimiter comma", "column user_id is user_id (guessed)");
        assertThat(result.rejects()).singleElement().satisfies(reject -> {
            assertThat(reject.position()).isEqualTo("5");
            assertThat(reject.raw()).isEqualTo(",i2,2020-01-02T00:00Z,");
        });
    }

    @ParameterizedTest
    @EnumSource(value = Delimiter.class, names = "DETECT", mode = EnumSource.Mode.EXCLUDE)
    void read_anyDelimiter_isDetected(Delimiter delimiter) {
        String character = Character.toString(delimiter.character());
        Path file = write(folder, "log.txt", utf8((HEADER + ROW).replace(",", character)));

        assertThat(read(file).report().used()).isEqualTo(1);
        assertThat(read(file).report().readAs()).contains("UTF-8, delimiter " + delimiter);
        assertThat(read(source(file).withFormat(CsvFormat.defaults().withDelimiter(delimiter)))
                        .report()
                        .used())
                .isEqualTo(1);
    }

    @Test
    void read_delimiterInOtherColumnNames_countsColumns() {
        Path file = write(folder, "log.csv", utf8("user_id;item_id;time;price, net\nu;i;2020-01-01;\n"));

        assertThat(read(file).report().used()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"})
    void read_byteOrderMark_tellsTheEncoding(String charset) {
        String text = "\uFEFF" + HEADER + "ü😀,i1,2020-01-01T00:00Z\n";
        Path file = write(folder, "log.csv", text.getBytes(Charset.forName(charset)));

        assertThat(read(file).ingested().log().purchase(0).user()).isEqualTo("ü😀");
        assertThat(read(file).report().readAs()).contains(charset + ", delimiter comma");
    }

    @Test
    void read_gzip_isRecognisedByItsBytes() {
        byte[] zipped = gzip(utf8(HEADER + ROW));

        assertThat(read(write(folder, "log.csv", zipped)).report().used()).isEqualTo(1);
        assertThat(read(write(folder, "log.csv.gz", utf8(HEADER + ROW)))
                        .report()
                        .used())
                .isEqualTo(1);
    }

    @Test
    void read_gzipOfSeveralMembersWithPadding_isReadToItsEnd() {
        byte[] members = gzip(utf8(HEADER), utf8(ROW), utf8(ROW));
        byte[] padded = java.util.Arrays.copyOf(members, members.length + 100_000);

        assertThat(read(write(folder, "log.csv.gz", members)).report().used()).isEqualTo(2);
        assertThat(read(write(folder, "padded.csv.gz", padded)).report().used()).isEqualTo(2);
    }

    @Test
    void read_severalFiles_areOneLogWithTheirOwnHeaders() {
        Path first = write(folder, "a.csv", utf8(HEADER + ROW + "u1\n"));
        Path second = write(folder, "b.tsv", utf8("item_id\ttime\tuser_id\ni2\t1485630413.0\tu2\n\t\t\n"));
        Path empty = write(folder, "c.csv", utf8(HEADER));
        CsvFiles.Result result = read(source(first, second, empty));

        assertThat(result.ingested().log().size()).isEqualTo(2);
        assertThat(result.report().rows()).isEqualTo(4);
        assertThat(result.rejects())
                .extracting(reject -> reject.position())
                .containsExactly(first + ":3", second + ":3");
        assertThat(result.report().source()).isEqualTo(first + ", " + second + ", " + empty);
    }

    @Test
    void read_sameLineTwice_isKeptTwice() {
        assertThat(read(write(folder, "log.csv", utf8(HEADER + ROW + ROW)))
                        .ingested()
                        .log()
                        .size())
                .isEqualTo(2);
    }

    @Test
    void read_rowsInAnyOrder_giveTheSameLog() {
        String other = "u2,i1,2020-01-01T00:00Z\n";
        PurchaseLog log = read(write(folder, "a.csv", utf8(HEADER + ROW + other)))
                .ingested()
                .log();
        PurchaseLog turned = read(write(folder, "b.csv", utf8(HEADER + other + ROW)))
                .ingested()
                .log();

        for (int row = 0; row < log.size(); row++) {
            assertThat(turned.purchase(row).user()).isEqualTo(log.purchase(row).user());
        }
    }

    @Test
    void read_filesInAnyOrder_giveTheSameLog() {
        Path first = write(folder, "a.csv", utf8(HEADER + "u2,i1,2020-01-02\nu1,i2,2020-01-01\n"));
        Path second =
                write(folder, "b.csv.gz", gzip(utf8("time;user_id;item_id\n2020-01-01;u10;i1\n2020-01-02;u2;\n")));
        PurchaseLog log = read(source(first, second)).ingested().log();
        PurchaseLog turned = read(source(second, first)).ingested().log();

        assertThat(turned.size()).isEqualTo(3).isEqualTo(log.size());
        for (int row = 0; row < log.size(); row++) {
            assertThat(turned.purchase(row)).hasToString(log.purchase(row).toString());
            assertThat(turned.epochMillis(row)).isEqualTo(log.epochMillis(row));
            assertThat(turned.column(PurchaseField.USER).code(row))
                    .isEqualTo(log.column(PurchaseField.USER).code(row));
        }
    }

    @Test
    void read_severalFiles_progressGoesByTheBytesOfAll() {
        Path small = write(folder, "small.csv", utf8(HEADER + ROW));
        Path large = write(folder, "large.csv", utf8(HEADER + ROW.repeat(20_000)));
        List<Progress> progress = new ArrayList<>();
        source(small, large).read(RejectSink.none(), RunControl.inline().reportingTo(progress::add));

        assertThat(progress).extracting(Progress::fraction).isSorted().endsWith(1.0);
        assertThat(progress)
                .filteredOn(step -> step.phase().equals("reading small.csv"))
                .allSatisfy(step -> assertThat(step.fraction()).isLessThan(0.001));
    }

    @ParameterizedTest
    @CsvSource({"log.csv, false", "log.csv.gz, true"})
    void read_progress_growsToTheEnd(String name, boolean zip) {
        StringBuilder text = new StringBuilder(HEADER);
        for (int i = 0; i < 40_000; i++) {
            text.append("u").append(i * 7919L % 9973).append(",i").append(i).append(",2020-01-01T00:00Z\n");
        }
        byte[] content = utf8(text.toString());
        Path file = write(folder, name, zip ? gzip(content) : content);
        List<Progress> progress = new ArrayList<>();
        source(file, file).read(RejectSink.none(), RunControl.inline().reportingTo(progress::add));

        assertThat(progress).extracting(Progress::fraction).isSorted().endsWith(1.0);
        assertThat(progress).extracting(Progress::phase).containsOnly("reading " + name);
        assertThat(progress.size()).isGreaterThan(10);
    }

    @Test
    void read_cancelled_endsWithinABlock() {
        Path file = write(folder, "log.csv", utf8(HEADER + ROW.repeat(100_000)));
        AtomicInteger polls = new AtomicInteger();
        RunControl control = RunControl.inline().cancelledBy(() -> polls.incrementAndGet() > 10);

        assertThatThrownBy(() -> source(file).read(RejectSink.none(), control))
                .isInstanceOf(RunCancelledException.class)
                .hasMessageContaining("reading log.csv");
        assertThat(polls).hasValueLessThanOrEqualTo(12);
    }

    @Test
    void of_noFile_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CsvPurchaseSource.of(List.of(), IngestOptions.defaults()));
    }

    @Test
    void format_limitsOutOfRange_areRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CsvFormat.defaults().withMaximumRecordLength(100))
                .withMessageContaining("got: 100");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CsvFormat.defaults().withMaximumBytes(0));
    }
}
