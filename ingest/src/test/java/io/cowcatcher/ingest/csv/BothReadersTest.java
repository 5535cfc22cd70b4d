package io.cowcatcher.ingest.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.cowcatcher.event.PurchaseField;
import io.cowcatcher.event.PurchaseLog;
import io.cowcatcher.event.PurchaseLogBuilder;
import io.cowcatcher.ingest.IngestOptions;
import io.cowcatcher.ingest.IngestReport;
import io.cowcatcher.ingest.IngestTally;
import io.cowcatcher.ingest.PriceRule;
import io.cowcatcher.ingest.Reject;
import io.cowcatcher.ingest.RejectSink;
import io.cowcatcher.ingest.RowFilter;
import io.cowcatcher.ingest.TimeFormat;
import io.cowcatcher.run.RunControl;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

/** The reader of bytes and the reader for the general case give the same log, rejects and errors for every file. */
class BothReadersTest {
    private static final String HEADER =
            "user_id,item_id,time,quantity,price,list_price,promotion,address,registered_at,note";
    private static final IngestOptions[] OPTIONS = {
        IngestOptions.defaults(),
        IngestOptions.defaults()
                .withFilters(RowFilter.parse("note^=C"), RowFilter.parse("note=x"), RowFilter.parse("item_id~=.*9"))
                .withTime(TimeFormat.of("M/d/yy H:mm").withZone(ZoneId.of("Europe/Berlin"))),
        IngestOptions.defaults()
                .withFilters(RowFilter.parse("note!=fine"), RowFilter.parse("address^=\uFFFD"))
                .withPrices(PriceRule.defaults()
                        .withBasis(PriceRule.Basis.PER_LINE)
                        .withDiscountColumns(List.of("list_price")))
    };

    /** All that a reading tells, in words that can be compared. */
    private static List<String> outcome(Path file, CsvFormat format, IngestOptions options, boolean bytes) {
        PurchaseLogBuilder builder = PurchaseLog.builder();
        List<Reject> rejects = new ArrayList<>();
        IngestTally tally = new IngestTally(builder, rejects::add);
        List<String> told = new ArrayList<>();
        try {
            FileReading.Source source = new FileReading.Source(file, "", format);
            MemoryWatch memory =
                    new MemoryWatch(ExpectedRows.in(List.of(file), format, options), builder, RunControl.inline());
            IngestReport report = bytes
                    ? FileReading.read(source, options, tally, memory, RunControl.inline())
                    : FileReading.readGeneral(source, options, tally, memory, RunControl.inline());
            told.add(report.toString());
        } catch (RuntimeException e) {
            told.add(e.toString());
            return told;
        }
        rejects.forEach(reject -> told.add(reject.position() + " " + reject.reason() + " " + reject.raw()));
        PurchaseLog log = builder.build();
        for (int row = 0; row < log.size(); row++) {
            StringBuilder words = new StringBuilder();
            for (PurchaseField field : PurchaseField.values()) {
                if (field.isText()) {
                    words.append(log.column(field).code(row)).append(' ');
                    log.purchase(row)
                            .text(field)
                            .ifPresent(value -> words.append(value).append(' '));
                }
            }
            words.append(log.epochMillis(row)).append(' ').append(log.registeredAtMillis(row));
            words.append(' ').append(log.quantity(row)).append(' ').append(log.price(row));
            words.append(' ').append(log.listPrice(row)).append(' ').append(log.promotion(row));
            told.add(words.toString());
        }
        return told;
    }

    /** What is reported where nobody wants to see the rows that are not used. */
    private static String reportAlone(Path file, CsvFormat format, IngestOptions options) {
        PurchaseLogBuilder builder = PurchaseLog.builder();
        FileReading.Source source = new FileReading.Source(file, "", format);
        try {
            MemoryWatch memory =
                    new MemoryWatch(ExpectedRows.in(List.of(file), format, options), builder, RunControl.inline());
            IngestTally tally = new IngestTally(builder, RejectSink.none());
            return FileReading.read(source, options, tally, memory, RunControl.inline())
                    .toString();
        } catch (RuntimeException e) {
            return e.toString();
        }
    }

    private static void assertBothAgree(byte[] content, CsvFormat format) throws IOException {
        Path file = Files.createTempFile("both", ".csv");
        try {
            Files.write(file, content);
            for (IngestOptions options : OPTIONS) {
                List<String> told = outcome(file, format, options, true);
                assertThat(told).isEqualTo(outcome(file, format, options, false));
                assertThat(reportAlone(file, format, options)).isEqualTo(told.get(0));
            }
        } finally {
            Files.delete(file);
        }
    }

    private static byte[] behindHeader(byte[]... pieces) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes((HEADER + "\n").getBytes(StandardCharsets.UTF_8));
        for (byte[] piece : pieces) {
            bytes.writeBytes(piece);
        }
        return bytes.toByteArray();
    }

    private static byte[] latin1(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    @Property(tries = 600)
    void read_piecesOfRows_bothAgree(@ForAll("pieces") List<byte[]> pieces) throws IOException {
        assertBothAgree(behindHeader(pieces.toArray(byte[][]::new)), CsvFormat.defaults());
    }

    @Property(tries = 300)
    void read_rowsOfHostileValues_bothAgree(@ForAll("rows") List<byte[]> rows) throws IOException {
        assertBothAgree(behindHeader(rows.toArray(byte[][]::new)), CsvFormat.defaults());
    }

    @Property(tries = 200)
    void read_anyBytesAnywhere_bothAgree(@ForAll @Size(max = 60) byte[] head, @ForAll @Size(max = 200) byte[] tail)
            throws IOException {
        assertBothAgree(
                behindHeader(head, latin1("\nu1,i1,2020-01-01,1,2.5,2.5,no,x,,fine\n"), tail), CsvFormat.defaults());
        assertBothAgree(head, CsvFormat.defaults());
    }

    @Property(tries = 200)
    void read_recordsAroundTheLimit_bothAgree(@ForAll("long pieces") List<byte[]> pieces) throws IOException {
        assertBothAgree(
                behindHeader(pieces.toArray(byte[][]::new)),
                CsvFormat.defaults().withMaximumRecordLength(1024));
    }

    @Provide
    Arbitrary<List<byte[]>> pieces() {
        return Arbitraries.of(
                        "u1,i1,2020-01-01 10:00,1,2.5,3,no,Main St 1,2019-01-01,fine\n",
                        "u2,i9,2/24/15 22:55,2,-1.5,,yes,\"a \"\"b\"\" c\",,C1\r\n",
                        "u3,i2,1485630413.0,1,.5,5.,true,\"two\r\nlines\",,x\r",
                        "\"u4\",\"i1\",2020-02-30,1,1,1,no,\u00C3\u00BC,,fine\n",
                        "u5,,2020-01-01T00:00:00.123+02:00,0,1e3,1,maybe,d,,\n",
                        ",i1,2020-01-01,1,1,1,no,d,,fine\n",
                        "u1",
                        "NULL",
                        "nan",
                        " ",
                        "\u00E3\u0080\u0080",
                        "2020-01-01",
                        "12",
                        "-0",
                        "007.50",
                        "yes",
                        ",",
                        ",,",
                        "\"",
                        "\"\"",
                        "\"\"\"",
                        "\n",
                        "\r",
                        "\r\n",
                        "\n\n",
                        "\0",
                        "\u00FC",
                        "\u00E2\u0082",
                        "\u00F0\u009F\u0098\u0080",
                        "\u00F0\u009F",
                        "\u00EF\u00BF\u00BD",
                        ",,,,,,,,,",
                        "x".repeat(300),
                        "x".repeat(70_000))
                .map(BothReadersTest::latin1)
                .list()
                .ofMaxSize(40);
    }

    @Provide
    Arbitrary<List<byte[]>> rows() {
        Arbitrary<String> value = Arbitraries.of(
                "",
                "u1",
                "u22",
                "a long identifier",
                "NULL",
                "None",
                "\\N",
                "nan",
                "Nora",
                "  ",
                " u1 ",
                "\"q\"",
                "\"a,b\"",
                "\"a\"\"b\"",
                "\u00C3\u00A9t\u00C3\u00A9",
                "\u00E4\u00B8\u00AD\u00E6\u0096\u0087",
                "\u00E3\u0080\u0080",
                "\u00FF",
                "x".repeat(257),
                "C536365",
                "fine");
        Arbitrary<String> time = Arbitraries.of(
                "2020-01-01",
                "2020-1-1 9:30",
                "2020/01/01 09:30:15",
                "2020-03-29 02:30",
                "2020-10-25 02:30",
                "2020-01-01T00:00Z",
                "2020-01-01T24:00Z",
                "2020-01-01T00:00:00.5+0530",
                "1485630413",
                "1485630413.0",
                "1485630413.25",
                "1485630413250",
                "99999999999999999999",
                "12345678",
                "2/24/15 22:55",
                "2/30/15 22:55",
                "02/4/15 2:05",
                "13/1/15 1:00",
                "2/24/2015 22:55",
                "3/29/20 2:30",
                "10/25/20 2:30",
                "1/1/00 24:00",
                "now",
                "",
                " 2020-01-01 ",
                "1899-12-31",
                "2300-01-01",
                "-1",
                "2020-01-01 10:00 UTC");
        Arbitrary<String> number = Arbitraries.of(
                "",
                "1",
                "0",
                "-3",
                "2.0",
                "0.5",
                "1.",
                ".5",
                ".",
                "-",
                "-0.0",
                "+2",
                "1e2",
                "1E400",
                "12345678901234567",
                "123456789.123456789",
                "0.1",
                "9007199254740993",
                "abc",
                "NaN",
                "\"2,5\"",
                " 7 ",
                "00012.340");
        Arbitrary<String> flag = Arbitraries.of("", "yes", "no", "Y", "0", "1.0", "TRUE", "maybe", " f ");
        Arbitrary<String> row = Combinators.combine(
                        Combinators.combine(value, value, time).as((a, b, c) -> a + "," + b + "," + c),
                        Combinators.combine(number, number, number).as((a, b, c) -> a + "," + b + "," + c),
                        flag,
                        value,
                        time,
                        value)
                .as((ids, numbers, promoted, address, registered, note) ->
                        String.join(",", ids, numbers, promoted, address, registered, note));
        return Combinators.combine(row, Arbitraries.of("\n", "\r\n", "\r"))
                .as((text, lineEnd) -> latin1(text + lineEnd))
                .list()
                .ofMinSize(1)
                .ofMaxSize(60);
    }

    @Provide("long pieces")
    Arbitrary<List<byte[]>> longPieces() {
        Arbitrary<String> runs = Arbitraries.integers().between(0, 1100).map("x"::repeat);
        Arbitrary<String> wide = Arbitraries.integers().between(0, 520).map("\u00C3\u00BC"::repeat);
        return Arbitraries.oneOf(runs, wide, Arbitraries.of("\n", "\r\n", "\r", ",", "\"", "u1,i1,2020-01-01,,,,,,,\n"))
                .map(BothReadersTest::latin1)
                .list()
                .ofMaxSize(40);
    }
}
