package io.cowcatcher.ingest.csv;

import static io.cowcatcher.ingest.csv.CsvFiles.gzip;
import static io.cowcatcher.ingest.csv.CsvFiles.utf8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.cowcatcher.error.MalformedInputException;
import io.cowcatcher.ingest.IngestOptions;
import io.cowcatcher.ingest.Reject;
import io.cowcatcher.run.RunControl;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A gzip file of several members that ends within one: wherever the cut is, the end is said to be missing. */
class CutGzipTest {
    /** What the reader inflates at a time. */
    private static final int BUFFER_BYTES = 1 << 14;

    private static final String HEADER = "user_id,item_id,time\n";
    private static final String ROW = "u1,i1,2025-03-01T00:00:00Z\n";
    private static final byte[] SECOND = gzip(utf8(ROW.repeat(40)));

    @TempDir
    Path folder;

    private long used(byte[] content) throws IOException {
        Path file = folder.resolve("log.csv.gz");
        Files.write(file, content);
        return CsvPurchaseSource.of(file, IngestOptions.defaults())
                .read((Reject reject) -> {}, RunControl.inline())
                .report()
                .used();
    }

    private void assertCutAnywhereIsSaid(byte[] first, long rows) throws IOException {
        assertThat(used(first)).isEqualTo(rows);
        assertThat(used(concat(first, SECOND))).isEqualTo(rows + 40);
        for (int kept = 1; kept < SECOND.length; kept++) {
            byte[] cut = concat(first, Arrays.copyOf(SECOND, kept));
            assertThatExceptionOfType(MalformedInputException.class)
                    .as("cut after %d bytes of the second member", kept)
                    .isThrownBy(() -> used(cut))
                    .withMessageContaining("gzip data must be complete (got: its end is missing after ");
        }
    }

    @Test
    void read_secondMemberCutAnywhere_saysThatTheEndIsMissing() throws IOException {
        assertCutAnywhereIsSaid(gzip(utf8(HEADER + ROW)), 1);
    }

    /** The first member fills whole buffers, so that the second one begins in one of its own. */
    @Test
    void read_secondMemberCutInABufferOfItsOwn_saysThatTheEndIsMissing() throws IOException {
        int member = 10 + 2 * BUFFER_BYTES; // the header is read before there is a buffer
        String row = "u1,i1,2025-03-01\n";
        for (int pad = 0; pad < 400; pad++) {
            String text =
                    HEADER + row.repeat((member - 300) / row.length()) + "u" + "1".repeat(pad + 1) + ",i1,2025-03-01\n";
            byte[] first = stored(utf8(text));
            if (first.length == member) {
                assertCutAnywhereIsSaid(first, text.lines().count() - 1);
                return;
            }
        }
        throw new AssertionError("no log of that size");
    }

    @Test
    void read_otherBytesAfterTheEnd_saysThatTheFileIsDamaged() {
        for (byte[] rest :
                new byte[][] {{0x1F, 0x7F}, {1}, utf8("more rows, in plain text"), {0x1F, (byte) 0x8B, 99, 1}}) {
            assertThatExceptionOfType(MalformedInputException.class)
                    .isThrownBy(() -> used(concat(gzip(utf8(HEADER + ROW)), rest)))
                    .withMessageContaining("other bytes after");
        }
    }

    private static byte[] concat(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private static byte[] stored(byte[] text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes) {
            {
                def.setLevel(Deflater.NO_COMPRESSION);
            }
        }) {
            zip.write(text);
        }
        return bytes.toByteArray();
    }
}
