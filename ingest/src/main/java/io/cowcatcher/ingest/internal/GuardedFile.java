package io.cowcatcher.ingest.internal;

import io.cowcatcher.error.MalformedInputException;
import io.cowcatcher.run.RunControl;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of one file: unzipped where it is gzip, up to a limit, counted as stored, with progress and cancellation.
 */
public final class GuardedFile implements Closeable {
    /** Small, so that a cancelled run ends soon: a block of gzip holds some hundred rows. */
    private static final int BLOCK_BYTES = 1 << 14;

    private final StoredBytes stored;
    private final InputStream bytes;
    private final @Nullable GzipBytes zipped;

    private GuardedFile(StoredBytes stored, InputStream bytes, @Nullable GzipBytes zipped) {
        this.stored = stored;
        this.bytes = bytes;
        this.zipped = zipped;
    }

    /**
     * Opens a file that may hold {@code maximumBytes} once unzipped.
     *
     * @throws MalformedInputException if it is no readable file
     */
    public static GuardedFile open(Path file, long maximumBytes, RunControl control) throws IOException {
        String source = file.toString();
        if (!Files.isReadable(file) || !Files.isRegularFile(file)) {
            throw MalformedInputException.of(source, "must be a readable file (got: " + problemOf(file) + ")");
        }
        StoredBytes stored = new StoredBytes(Files.newInputStream(file), Files.size(file), control);
        try {
            InputStream blocks = new BufferedInputStream(stored, BLOCK_BYTES);
            GzipBytes zipped = startsAsGzip(blocks) ? new GzipBytes(source, blocks, stored) : null;
            InputStream bytes = new BoundedBytes(source, zipped == null ? blocks : zipped, maximumBytes);
            return new GuardedFile(stored, bytes, zipped);
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

    /** The bytes as stored or unzipped. */
    public InputStream bytes() {
        return bytes;
    }

    /** Whether the file is gzip. */
    public boolean isZipped() {
        return zipped != null;
    }

    /** How many bytes the whole file holds: exact where it is not zipped, else as its beginning suggests. */
    public double expectedBytes() {
        return stored.size() * (zipped == null ? 1 : zipped.expansion());
    }

    /** The bytes read so far, as stored. */
    public long storedBytes() {
        return stored.count();
    }

    /** How far reading came, as failures say it, with the number as line numbers are written. */
    public static String after(long rows) {
        return " after " + rows + (rows == 1 ? " row" : " rows") + "; nothing of it was used";
    }

    /** The error to show for a failure of reading, after {@code rows} rows. */
    public static MalformedInputException failure(Path file, long rows, IOException cause) {
        String after = after(rows);
        String problem;
        if (cause instanceof EOFException) {
            problem = "gzip data must be complete (got: its end is missing" + after + "); copy the file again";
        } else if (cause instanceof ZipException) {
            problem = "gzip data must be intact (got: " + cause.getMessage() + after + "); copy the file again";
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
