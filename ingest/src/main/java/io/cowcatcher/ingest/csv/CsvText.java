package io.cowcatcher.ingest.csv;

import io.cowcatcher.error.MalformedInputException;
import io.cowcatcher.ingest.csv.CsvFormat.Delimiter;
import io.cowcatcher.ingest.csv.RecordReader.TooManyBrokenQuotesException;
import io.cowcatcher.run.RunControl;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** The text of one file: unzipped where it is gzip, decoded, its delimiter known. */
final class CsvText implements Closeable {
    /** Small, so that a cancelled run ends soon: a block of gzip holds some hundred rows. */
    private static final int BLOCK_BYTES = 1 << 14;

    private final StoredBytes stored;
    private final InputStream bytes;
    private final TextHead head;
    private final @Nullable GzipBytes zipped;

    private CsvText(StoredBytes stored, InputStream bytes, TextHead head, @Nullable GzipBytes zipped) {
        this.stored = stored;
        this.bytes = bytes;
        this.head = head;
        this.zipped = zipped;
    }

    /**
     * Opens a file.
     *
     * @throws MalformedInputException if it is no readable file of delimited text
     */
    static CsvText open(Path file, CsvFormat format, RunControl control) throws IOException {
        String source = file.toString();
        if (!Files.isReadable(file) || !Files.isRegularFile(file)) {
            throw MalformedInputException.of(source, "must be a readable file (got: " + problemOf(file) + ")");
        }
        StoredBytes stored = new StoredBytes(Files.newInputStream(file), Files.size(file), control);
        try {
            InputStream blocks = new BufferedInputStream(stored, BLOCK_BYTES);
            GzipBytes zipped = startsAsGzip(blocks) ? new GzipBytes(source, blocks, stored) : null;
            InputStream text = new BoundedBytes(source, zipped == null ? blocks : zipped, format.maximumBytes());
            InputStream bytes = new BufferedInputStream(text, TextHead.BYTES);
            bytes.mark(TextHead.BYTES);
            TextHead head = TextHead.of(source, bytes.readNBytes(TextHead.BYTES), format.delimiter());
            bytes.reset();
            bytes.skipNBytes(head.markBytes());
            return new CsvText(stored, bytes, head, zipped);
        } catch (IOException | RuntimeException e) {
            stored.close();
            throw e;
        }
    }

    private static String problemOf(Path file) {
        if (!Files.exists(file)) {
            return "no such file";
        }
        if (Files.isDirectory(file)) {
            return "a folder";
        }
        return Files.isRegularFile(file) ? "no permission" : "a pipe or device; save what it gives in a file first";
    }

    private static boolean startsAsGzip(InputStream bytes) throws IOException {
        bytes.mark(2);
        boolean gzip = bytes.read() == 0x1F && bytes.read() == 0x8B;
        bytes.reset();
        return gzip;
    }

    /** Whether the text is in UTF-8, so that its bytes can be read as they are. */
    boolean isUtf8() {
        return head.charset().equals(StandardCharsets.UTF_8);
    }

    /** The text as stored or unzipped, without byte order mark. */
    InputStream bytes() {
        return bytes;
    }

    /** Decodes text of this file; bytes that do not fit the encoding become U+FFFD, which no id may hold. */
    Reader reader(InputStream bytes) {
        return new InputStreamReader(bytes, head.charset());
    }

    /** Decodes bytes of this file. */
    String decode(byte[] bytes) {
        return new String(bytes, head.charset());
    }

    Delimiter delimiter() {
        return head.delimiter();
    }

    /** The encoding, compression and delimiter in words. */
    String describe() {
        return head.charset() + (zipped == null ? "" : ", gzip") + ", delimiter " + head.delimiter();
    }

    /** How many bytes of text the whole file holds: exact where it is not zipped, else as its beginning suggests. */
    double expectedBytes() {
        return stored.size() * (zipped == null ? 1 : zipped.expansion());
    }

    /** The bytes read so far, as stored. */
    long storedBytes() {
        return stored.count();
    }

    /** The error to show for a failure of reading, after {@code rows} rows. */
    static MalformedInputException failure(Path file, long rows, IOException cause) {
        String after = " after " + rows + " rows; nothing of it was used";
        String problem;
        if (cause instanceof EOFException) {
            problem = "gzip data must be complete (got: its end is missing" + after + "); copy the file again";
        } else if (cause instanceof ZipException) {
            problem = "gzip data must be intact (got: " + cause.getMessage() + after + "); copy the file again";
        } else if (cause instanceof TooManyBrokenQuotesException) {
            problem = "quotes must be closed where a field ends, and doubled inside it (got: " + cause.getMessage()
                    + after + "); write fields that hold quotes in quotes, or take the quotes out";
        } else {
            problem = "must be readable to its end (got: " + cause + after + ")";
        }
        return MalformedInputException.of(file.toString(), problem).causedBy(cause);
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }
}
