package io.cowcatcher.ingest.csv;

import static io.cowcatcher.ingest.csv.CsvFiles.read;
import static io.cowcatcher.ingest.csv.CsvFiles.utf8;
import static io.cowcatcher.ingest.csv.CsvFiles.write;
import static org.assertj.core.api.Assertions.assertThat;

import io.cowcatcher.ingest.IngestOptions;
import io.cowcatcher.ingest.Reject;
import io.cowcatcher.ingest.RejectReason;
import io.cowcatcher.ingest.RejectSink;
import io.cowcatcher.run.RunControl;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Rows that cannot be used: each is counted and kept, and the rows around it are used. */
class BadRowTest {
    private static final String HEADER = "user_id,item_id,time,quantity,price,promotion,note\n";
    private static final String GOOD = "u1,i1,2020-01-01T00:00Z,1,2.5,no,fine\n";

    @TempDir
    Path folder;

    static Stream<Arguments> badRows() {
        return Stream.of(
                row("one field", utf8("u1"), RejectReason.TOO_FEW_FIELDS),
                row("blanks", utf8("   "), RejectReason.TOO_FEW_FIELDS),
                row("too few fields", utf8("u1,i1,2020-01-01"), RejectReason.TOO_FEW_FIELDS),
                row("too many fields", utf8("u1,i1,2020-01-01,1,2.5,no,fine,more"), RejectReason.TOO_MANY_FIELDS),
                row("delimiter at the end", utf8("u1,i1,2020-01-01,1,2.5,no,fine,"), RejectReason.TOO_MANY_FIELDS),
                row("another delimiter", utf8("u1;i1;2020-01-01;1;2.5;no;fine"), RejectReason.TOO_FEW_FIELDS),
                row("a hundred thousand delimiters", utf8(",".repeat(100_000)), RejectReason.TOO_MANY_FIELDS),
                row("unclosed quote", utf8("u1,i1,2020-01-01,1,2.5,no,\"fine"), RejectReason.BROKEN_QUOTE),
                row("text after a quote", utf8("\"u1\"x,i1,2020-01-01,1,2.5,no,fine"), RejectReason.BROKEN_QUOTE),
                row("inch mark in quotes", utf8("u1,i1,2020-01-01,1,2.5,no,\"6\" plate\""), RejectReason.BROKEN_QUOTE),
                row("a quote alone", utf8("\""), RejectReason.BROKEN_QUOTE),
                row("header again", utf8(HEADER.strip()), RejectReason.TIME_UNREADABLE),
                row("no user", utf8(",i1,2020-01-01,1,2.5,no,fine"), RejectReason.USER_MISSING),
                row("blank user", utf8("  ,i1,2020-01-01,1,2.5,no,fine"), RejectReason.USER_MISSING),
                row("user NULL", utf8("NULL,i1,2020-01-01,1,2.5,no,fine"), RejectReason.USER_MISSING),
                row("user in empty quotes", utf8("\"\",i1,2020-01-01,1,2.5,no,fine"), RejectReason.USER_MISSING),
                row("no item", utf8("u1,,2020-01-01,1,2.5,no,fine"), RejectReason.ITEM_MISSING),
                row("no time", utf8("u1,i1,,1,2.5,no,fine"), RejectReason.TIME_MISSING),
                row("time as NaN", utf8("u1,i1,nan,1,2.5,no,fine"), RejectReason.TIME_MISSING),
                row("day and month unclear", utf8("u1,i1,02/03/2020,1,2.5,no,fine"), RejectReason.TIME_UNREADABLE),
                row("day that is not", utf8("u1,i1,2020-02-30,1,2.5,no,fine"), RejectReason.TIME_UNREADABLE),
                row("hour that is not", utf8("u1,i1,2020-02-03 25:00,1,2.5,no,fine"), RejectReason.TIME_UNREADABLE),
                row("spreadsheet day", utf8("u1,i1,43831.5,1,2.5,no,fine"), RejectReason.TIME_UNREADABLE),
                row("zero date", utf8("u1,i1,0000-00-00 00:00:00,1,2.5,no,fine"), RejectReason.TIME_UNREADABLE),
                row("year 1", utf8("u1,i1,0001-01-01T00:00Z,1,2.5,no,fine"), RejectReason.TIME_OUT_OF_RANGE),
                row("year 9999", utf8("u1,i1,9999-12-31,1,2.5,no,fine"), RejectReason.TIME_OUT_OF_RANGE),
                row("no quantity", utf8("u1,i1,2020-01-01,0,2.5,no,fine"), RejectReason.QUANTITY_NOT_POSITIVE),
                row("refund", utf8("u1,i1,2020-01-01,-3,2.5,no,fine"), RejectReason.QUANTITY_NOT_POSITIVE),
                row("half a piece", utf8("u1,i1,2020-01-01,0.5,2.5,no,fine"), RejectReason.QUANTITY_NOT_WHOLE),
                row("quantity in words", utf8("u1,i1,2020-01-01,two,2.5,no,fine"), RejectReason.QUANTITY_UNREADABLE),
                row(
                        "quantity beyond measure",
                        utf8("u1,i1,2020-01-01,99999999999999999999,2.5,no,fine"),
                        RejectReason.QUANTITY_OUT_OF_RANGE),
                row("price with currency", utf8("u1,i1,2020-01-01,1,$2.5,no,fine"), RejectReason.PRICE_UNREADABLE),
                row(
                        "price with decimal comma",
                        utf8("u1,i1,2020-01-01,1,\"2,5\",no,fine"),
                        RejectReason.PRICE_UNREADABLE),
                row("infinite price", utf8("u1,i1,2020-01-01,1,Infinity,no,fine"), RejectReason.PRICE_UNREADABLE),
                row("negative price", utf8("u1,i1,2020-01-01,1,-2.5,no,fine"), RejectReason.PRICE_NEGATIVE),
                row("neither yes nor no", utf8("u1,i1,2020-01-01,1,2.5,maybe,fine"), RejectReason.FLAG_UNREADABLE),
                row(
                        "user of 257 bytes",
                        utf8("u".repeat(257) + ",i1,2020-01-01,1,2.5,no,fine"),
                        RejectReason.TEXT_TOO_LONG),
                row(
                        "user of 64 kB",
                        utf8("u".repeat(1 << 16) + ",i1,2020-01-01,1,2.5,no,fine"),
                        RejectReason.TEXT_TOO_LONG),
                row(
                        "item of 129 umlauts",
                        utf8("u1," + "ü".repeat(129) + ",2020-01-01,1,2.5,no,fine"),
                        RejectReason.TEXT_TOO_LONG),
                row("NUL in an id", utf8("u\0,i1,2020-01-01,1,2.5,no,fine"), RejectReason.NUL_CHARACTER),
                row("NUL in a column not used", utf8("u1,i1,2020-01-01,1,2.5,no,\0"), RejectReason.NUL_CHARACTER),
                row("block of NULs after a crash", new byte[4096], RejectReason.NUL_CHARACTER),
                row("Latin-1 id", latin1("\u00FC1,i1,2020-01-01,1,2.5,no,fine"), RejectReason.TEXT_INVALID),
                row("cut UTF-8", latin1("u\u00E2\u0082,i1,2020-01-01,1,2.5,no,fine"), RejectReason.TEXT_INVALID),
                row("overlong UTF-8", latin1("u\u00C0\u0080,i1,2020-01-01,1,2.5,no,fine"), RejectReason.TEXT_INVALID),
                row(
                        "surrogate in UTF-8",
                        latin1("u\u00ED\u00A0\u0080,i1,2020-01-01,1,2.5,no,fine"),
                        RejectReason.TEXT_INVALID),
                row("replacement character", utf8("u\uFFFD,i1,2020-01-01,1,2.5,no,fine"), RejectReason.TEXT_INVALID),
                row("end of file mark of old", utf8("\u001A"), RejectReason.TOO_FEW_FIELDS),
                row("two million characters", utf8("x".repeat(2_000_000)), RejectReason.RECORD_TOO_LONG),
                row(
                        "two million characters in quotes",
                        utf8("\"" + "x".repeat(2_000_000) + "\""),
                        RejectReason.RECORD_TOO_LONG),
                row("a million fields", utf8("x,".repeat(1_000_000)), RejectReason.RECORD_TOO_LONG));
    }

    private static Arguments row(String name, byte[] row, RejectReason reason) {
        return Arguments.of(name, row, reason);
    }

    private static byte[] latin1(String text) {
        return text.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
    }

    private static byte[] around(byte[] row) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(utf8(HEADER + GOOD + GOOD));
        bytes.writeBytes(row);
        bytes.writeBytes(utf8("\n" + GOOD));
        return bytes.toByteArray();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badRows")
    void read_badRow_isCountedAndKept(String name, byte[] row, RejectReason reason) {
        CsvFiles.Result result = read(write(folder, "log.csv", around(row)));

        assertThat(result.report().used()).isEqualTo(3);
        assertThat(result.report().rows()).isEqualTo(4);
        assertThat(result.rejects()).singleElement().satisfies(reject -> {
            assertThat(reject.reason()).isEqualTo(reason);
            assertThat(reject.position()).isEqualTo("4");
            assertThat(reject.raw()).hasSizeLessThanOrEqualTo(Reject.MAXIMUM_RAW_LENGTH);
            String text = new String(row, java.nio.charset.StandardCharsets.UTF_8);
            assertThat(text).startsWith(reject.raw());
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badRows")
    void read_badRowAtTheEnd_isCountedAndKept(String name, byte[] row, RejectReason reason) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(utf8(HEADER + GOOD));
        bytes.writeBytes(row);
        CsvFiles.Result result = read(write(folder, "log.csv", bytes.toByteArray()));

        assertThat(result.report().used()).isEqualTo(1);
        assertThat(result.rejects())
                .singleElement()
                .satisfies(reject -> assertThat(reject.reason()).isEqualTo(reason));
    }

    @Test
    void read_invalidBytesInAColumnNotUsed_doNoHarm() {
        byte[] row = latin1("u1,i1,2020-01-01,1,2.5,no,caf\u00E9");

        assertThat(read(write(folder, "log.csv", around(row))).report().used()).isEqualTo(4);
    }

    @Test
    void read_lineOf200Megabytes_isOneRejectInBoundedMemory() throws IOException {
        Path file = folder.resolve("log.csv");
        try (OutputStream bytes = Files.newOutputStream(file)) {
            bytes.write(utf8(HEADER + GOOD));
            byte[] block = utf8("x".repeat(1 << 20));
            for (int i = 0; i < 200; i++) {
                bytes.write(block);
            }
            bytes.write(utf8("\n" + GOOD));
        }
        List<Reject> rejects = new ArrayList<>();
        LargestReader reader = new LargestReader();
        var report = CsvPurchaseSource.of(file, IngestOptions.defaults())
                .read(reject -> rejects.add(reader.measure(reject)), RunControl.inline())
                .report();

        assertThat(report.used()).isEqualTo(2);
        assertThat(report.rejected(RejectReason.RECORD_TOO_LONG)).isEqualTo(1);
        assertThat(reader.usedBytes()).isLessThan(64L << 20);
    }

    /** The heap in use after garbage collection at the moment the long line has been met. */
    private static final class LargestReader {
        private final long before = used();
        private long largest;

        Reject measure(Reject reject) {
            largest = Math.max(largest, used() - before);
            return reject;
        }

        long usedBytes() {
            return largest;
        }

        private static long used() {
            System.gc();
            return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
        }
    }

    @Property(tries = 300)
    void read_anyBytesAfterTheHeader_neverFail(@ForAll @Size(max = 200) byte[] rubbish) throws IOException {
        Path file = Files.createTempFile("rubbish", ".csv");
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            bytes.writeBytes(utf8(HEADER + GOOD));
            bytes.writeBytes(rubbish);
            bytes.writeBytes(utf8("\n"));
            Files.write(file, bytes.toByteArray());
            var report = CsvPurchaseSource.of(file, IngestOptions.defaults())
                    .read(RejectSink.none(), RunControl.inline())
                    .report();

            assertThat(report.used()).isGreaterThanOrEqualTo(1);
            assertThat(report.rows()).isEqualTo(report.used() + report.rejectedRows());
        } finally {
            Files.delete(file);
        }
    }
}
