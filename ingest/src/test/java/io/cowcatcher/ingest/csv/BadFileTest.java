package io.cowcatcher.ingest.csv;

import static io.cowcatcher.ingest.csv.CsvFiles.HEADER;
import static io.cowcatcher.ingest.csv.CsvFiles.ROW;
import static io.cowcatcher.ingest.csv.CsvFiles.gzip;
import static io.cowcatcher.ingest.csv.CsvFiles.read;
import static io.cowcatcher.ingest.csv.CsvFiles.utf8;
import static io.cowcatcher.ingest.csv.CsvFiles.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cowcatcher.error.MalformedInputException;
import io.cowcatcher.error.RunCancelledException;
import io.cowcatcher.ingest.IngestOptions;
import io.cowcatcher.ingest.RejectSink;
import io.cowcatcher.ingest.csv.CsvFormat.Delimiter;
import io.cowcatcher.run.RunControl;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that cannot be read as what they claim to be: one clear error each, and nothing of them is used. */
class BadFileTest {
    private static final byte[] GOOD = utf8(HEADER + ROW.repeat(1000));

    @TempDir
    Path folder;

    static Stream<Arguments> badFiles() {
        byte[] zipped = gzip(utf8(HEADER + varied(20_000)));
        byte[] flipped = zipped.clone();
        flipped[zipped.length / 2] ^= 0x55;
        byte[] wrongSum = zipped.clone();
        wrongSum[zipped.length - 6] ^= 1;
        byte[] secondMemberDamaged =
                concat(gzip(utf8(HEADER + ROW)), new byte[] {0x1F, (byte) 0x8B, 99, 1, 2, 3, 4, 5, 6, 7, 8, 9});
        return Stream.of(
                file("empty file", new byte[0], "must not be empty"),
                file("one line end", utf8("\n"), "column names"),
                file("blank lines", utf8("\r\n\r\n\n"), "column names"),
                file("byte order mark alone", utf8("\uFEFF"), "column names"),
                file("empty file, zipped", gzip(new byte[0]), "must not be empty"),
                file("random bytes", random(100_000), "must be text"),
                file("random bytes, zipped", gzip(random(100_000)), "must be text"),
                file("zeros", new byte[5000], "got: character 0 at position 1"),
                file("program", concat(new byte[] {0x7F, 'E', 'L', 'F', 2, 1, 1, 0}, random(2000)), "must be text"),
                file(
                        "class file",
                        new byte[] {(byte) 0xCA, (byte) 0xFE, (byte) 0xBA, (byte) 0xBE, 0, 0, 0, 61},
                        "must be text"),
                file("picture", new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0}, "its columns are"),
                file("zip archive", new byte[] {'P', 'K', 3, 4, 20, 0, 0, 0}, "zip archive or a spreadsheet"),
                file("old spreadsheet", bytes(0xD0, 0xCF, 0x11, 0xE0, 0xA1), "spreadsheet"),
                file("zstd", bytes(0x28, 0xB5, 0x2F, 0xFD, 1, 2), "zstd"),
                file("bzip2", bytes('B', 'Z', 'h', '9', '1', 'A', 'Y'), "bzip2"),
                file("xz", bytes(0xFD, '7', 'z', 'X', 'Z', 0), "xz"),
                file("7z", bytes('7', 'z', 0xBC, 0xAF, 0x27, 0x1C), "7z"),
                file("Parquet", bytes('P', 'A', 'R', '1', 0x15, 4), "Parquet"),
                file("Avro", bytes('O', 'b', 'j', 1, 4, 22), "Avro"),
                file("PDF", utf8("%PDF-1.7\n"), "PDF"),
                file("SQLite", utf8("SQLite format 3\0"), "SQLite"),
                file("gzip in gzip", gzip(gzip(GOOD)), "gzip data inside gzip data"),
                file("gzip header only", new byte[] {0x1F, (byte) 0x8B}, "its end is missing after 0 rows"),
                file("gzip cut in its header", Arrays.copyOf(zipped, 7), "its end is missing after 0 rows"),
                file("gzip cut in the middle", Arrays.copyOf(zipped, zipped.length / 2), "its end is missing after "),
                file(
                        "gzip cut before its sum",
                        Arrays.copyOf(zipped, zipped.length - 8),
                        "its end is missing after 20000 rows"),
                file(
                        "gzip cut in its sum",
                        Arrays.copyOf(zipped, zipped.length - 3),
                        "its end is missing after 20000 rows"),
                file("gzip with a bit turned", flipped, "gzip data must be intact"),
                file("gzip with a wrong sum", wrongSum, "gzip data must be intact"),
                file("gzip of another method", bytes(0x1F, 0x8B, 7, 0, 0, 0, 0, 0, 0, 3), "gzip data must be intact"),
                file(
                        "text after gzip",
                        concat(gzip(GOOD), utf8("more rows, in plain text, u3,i3")),
                        "other bytes after"),
                file("damaged second member", secondMemberDamaged, "other bytes after"),
                file(
                        "UTF-16 without mark",
                        (HEADER + ROW).getBytes(StandardCharsets.UTF_16LE),
                        "UTF-16 without byte order mark"),
                file("UTF-16 cut", new byte[] {(byte) 0xFF, (byte) 0xFE, 'u'}, "its columns are"),
                file("EBCDIC", (HEADER + ROW).getBytes(java.nio.charset.Charset.forName("IBM1047")), "must"),
                file("header that never ends", utf8("user_id,".repeat(100_000)), "must end within 65536 bytes"),
                file("header with a broken quote", utf8("\"user_id\"x,item_id,time\n" + ROW), "broken quote"),
                file("header with an unclosed quote", utf8("\"user_id,item_id,time\n" + ROW), "broken quote"),
                file("no header but rows", utf8(ROW + ROW), "got: none for the user"),
                file("JSON", utf8("{\"user_id\": \"u1\", \"item_id\": \"i1\"}\n"), "must"),
                file("XML", utf8("<?xml version=\"1.0\"?>\n<log/>\n"), "must"),
                file("HTML", utf8("<!DOCTYPE html>\n<html></html>"), "its columns are: <!DOCTYPE html>"),
                file("prose", utf8("It was a dark and stormy night.\nThe end.\n"), "must name the user"),
                file("one column", utf8("user_id\nu1\n"), "got: none for the item (item=...), the time (time=...)"),
                file("column missing", utf8("user_id,item_id\nu1,i1\n"), "got: none for the time (time=...)"),
                file("column twice", utf8("user_id,user_id,item_id,time\n"), "user_id"),
                file("names in quotes with blanks", utf8("\"user id \",\"item\"\n"), "got: none for the time"),
                file("two delimiters alike", utf8("user_id,item_id;time\n"), "comma or semicolon"),
                file(
                        "control character in a name",
                        utf8("user_id,item_id,ti\u0007me\n"),
                        "got: character 7 at position 19"));
    }

    private static Arguments file(String name, byte[] content, String message) {
        return Arguments.of(name, content, message);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badFiles")
    void read_badFile_isOneClearError(String name, byte[] content, String message) {
        Path file = write(folder, "bad.csv", content);

        assertThatThrownBy(() -> read(file))
                .isInstanceOf(MalformedInputException.class)
                .hasMessageStartingWith(file + ": ")
                .hasMessageContaining(message)
                .satisfies(e -> assertThat(e.getMessage().length()).isLessThan(2000));
    }

    @Test
    void read_missingFileOrFolder_saysSo() {
        assertThatThrownBy(() -> read(folder.resolve("absent.csv")))
                .isInstanceOf(MalformedInputException.class)
                .hasMessageContaining("no such file");
        assertThatThrownBy(() -> read(folder))
                .isInstanceOf(MalformedInputException.class)
                .hasMessageContaining("a folder");
    }

    @Test
    void read_wrongDelimiterGiven_namesTheRightOne() {
        Path file = write(folder, "log.csv", utf8((HEADER + ROW).replace(',', ';')));
        CsvPurchaseSource source = CsvPurchaseSource.of(file, IngestOptions.defaults())
                .withFormat(CsvFormat.defaults().withDelimiter(Delimiter.COMMA));

        assertThatThrownBy(() -> read(source))
                .isInstanceOf(MalformedInputException.class)
                .hasMessageContaining("delimiter comma")
                .hasMessageContaining("semicolon would make 3");
    }

    @Test
    void read_headerOnly_isAnEmptyReportThatSaysSo() {
        Path file = write(folder, "log.csv", utf8(HEADER.strip()));

        assertThat(read(file).report().rows()).isZero();
        assertThatThrownBy(() -> read(file).report().requireUsed())
                .isInstanceOf(MalformedInputException.class)
                .hasMessageContaining("no row at all");
    }

    @Test
    void read_decompressionBomb_isStoppedEarly() throws IOException {
        Path bomb = folder.resolve("bomb.csv.gz");
        try (GZIPOutputStream zipped = new GZIPOutputStream(Files.newOutputStream(bomb))) {
            zipped.write(utf8(HEADER));
            byte[] same = utf8(ROW.repeat(40_000));
            for (int i = 0; i < 100; i++) {
                zipped.write(same);
            }
        }

        assertThatThrownBy(() -> read(bomb))
                .isInstanceOf(MalformedInputException.class)
                .hasMessageContaining("decompression bomb");
    }

    @Test
    void read_bombOfBlankLinesOrOneField_isStoppedEarly() throws IOException {
        for (String piece : new String[] {"\n", "x", "\"", ",", "\0"}) {
            Path bomb = folder.resolve("bomb.csv.gz");
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (GZIPOutputStream zipped = new GZIPOutputStream(bytes)) {
                zipped.write(utf8(HEADER));
                byte[] same = utf8(piece.repeat(1 << 20));
                for (int i = 0; i < 60; i++) {
                    zipped.write(same);
                }
            }
            Files.write(bomb, bytes.toByteArray());

            assertThatThrownBy(() -> read(bomb))
                    .as("bomb of %s", piece)
                    .isInstanceOf(MalformedInputException.class)
                    .hasMessageContaining("decompression bomb");
        }
    }

    @Test
    void read_quotesThatAreNone_isOneClearErrorWithTheLine() {
        Path file = write(folder, "log.csv", utf8(HEADER + "a\",\"c\n".repeat(60_000)));
        CsvFormat format = CsvFormat.defaults().withMaximumRecordLength(1 << 14);

        assertThatThrownBy(() -> read(
                        CsvPurchaseSource.of(file, IngestOptions.defaults()).withFormat(format)))
                .isInstanceOf(MalformedInputException.class)
                .hasMessageMatching("(?s).*log.csv: quotes must be closed where a field ends.*"
                        + "got: \\d+ broken records up to line \\d+ after \\d+ rows; nothing of it was used.*");
    }

    @Test
    void read_manyLinesReadAgain_canBeCancelled() {
        Path file = write(folder, "log.csv", utf8(HEADER + "a\",\"c\n".repeat(1000)));
        AtomicBoolean cancelled = new AtomicBoolean();

        assertThatThrownBy(() -> CsvPurchaseSource.of(file, IngestOptions.defaults())
                        .read(reject -> cancelled.set(true), RunControl.inline().cancelledBy(cancelled::get)))
                .isInstanceOf(RunCancelledException.class);
    }

    @Test
    void read_moreTextThanTheCap_isRefused() {
        CsvFormat capped = CsvFormat.defaults().withMaximumBytes(10_000);
        for (byte[] content : new byte[][] {GOOD, gzip(GOOD)}) {
            Path file = write(folder, "log.csv", content);
            assertThatThrownBy(() -> read(
                            CsvPurchaseSource.of(file, IngestOptions.defaults()).withFormat(capped)))
                    .isInstanceOf(MalformedInputException.class)
                    .hasMessageContaining("at most 10000 bytes");
        }
    }

    @Test
    void read_failure_givesNoLog() {
        byte[] zipped = gzip(utf8(HEADER + varied(5000)));
        Path file = write(folder, "log.csv.gz", Arrays.copyOf(zipped, zipped.length - 100));

        assertThatThrownBy(() -> CsvPurchaseSource.of(file, IngestOptions.defaults())
                        .read(RejectSink.none(), RunControl.inline()))
                .isInstanceOf(MalformedInputException.class)
                .hasMessageContaining("nothing of it was used")
                .hasCauseInstanceOf(IOException.class);
    }

    private static String varied(int rows) {
        SplittableRandom random = new SplittableRandom(7);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < rows; i++) {
            text.append('u')
                    .append(random.nextInt(100_000))
                    .append(",i")
                    .append(random.nextInt())
                    .append(",2020-01-01\n");
        }
        return text.toString();
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new SplittableRandom(42).nextBytes(bytes);
        return bytes;
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    private static byte[] concat(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
