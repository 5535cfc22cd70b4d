package io.cowcatcher.ingest.csv;

import io.cowcatcher.error.MalformedInputException;
import io.cowcatcher.ingest.csv.CsvFormat.Delimiter;
import io.cowcatcher.ingest.csv.RecordReader.TooManyBrokenQuotesException;
import io.cowcatcher.ingest.internal.GuardedFile;
import io.cowcatcher.run.RunControl;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The text of one file: unzipped where it is gzip, decoded, its delimiter known. */
final class CsvText implements Closeable {
    private final GuardedFile file;
    private final InputStream bytes;
    private final TextHead head;

    private CsvText(GuardedFile file, InputStream bytes, TextHead head) {
        this.file = file;
        this.bytes = bytes;
        this.head = head;
    }

    /**
     * Opens a file.
     *
     * @throws MalformedInputException if it is no readable file of delimited text
     */
    static CsvText open(Path path, CsvFormat format, RunControl control) throws IOException {
        GuardedFile file = GuardedFile.open(path, format.maximumBytes(), control);
        try {
            InputStream bytes = new BufferedInputStream(file.bytes(), TextHead.BYTES);
            bytes.mark(TextHead.BYTES);
            TextHead head = TextHead.of(path.toString(), bytes.readNBytes(TextHead.BYTES), format.delimiter());
            bytes.reset();
            bytes.skipNBytes(head.markBytes());
            return new CsvText(file, bytes, head);
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
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
        return head.charset() + (file.isZipped() ? ", gzip" : "") + ", delimiter " + head.delimiter();
    }

    /** How many bytes of text the whole file holds: exact where it is not zipped, else as its beginning suggests. */
    double expectedBytes() {
        return file.expectedBytes();
    }

    /** The bytes read so far, as stored. */
    long storedBytes() {
        return file.storedBytes();
    }

    /** The error to show for a failure of reading, after {@code rows} rows. */
    static MalformedInputException failure(Path file, long rows, IOException cause) {
        if (cause instanceof TooManyBrokenQuotesException) {
            return MalformedInputException.of(
                            file.toString(),
                            "quotes must be closed where a field ends, and doubled inside it (got: "
                                    + cause.getMessage() + GuardedFile.after(rows)
                                    + "); write fields that hold quotes in quotes, or take the quotes out")
                    .causedBy(cause);
        }
        return GuardedFile.failure(file, rows, cause);
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }
}
