package io.cowcatcher.ingest.internal;

import io.cowcatcher.error.MalformedInputException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/**
 * Unzipped bytes of a gzip file that stops at a decompression bomb, and does not take an end of data for the end of the
 * file.
 *
 * <p>The JDK's stream ends without a word where a further member is damaged or bytes of another kind follow; that would
 * lose rows in silence.
 */
final class GzipBytes extends GZIPInputStream {
    private static final int BUFFER_BYTES = 1 << 14;
    private static final int TRAILER_BYTES = 8;
    /** Real logs shrink to a tenth; DEFLATE cannot go beyond 1,032 to 1. */
    private static final long MOST_EXPANSION = 200;

    private static final long EXPANSION_LOOKED_AT_FROM_BYTES = 10_000_000;

    private final String source;
    private final StoredBytes stored;
    private long count;
    private long taken;
    private boolean endChecked;

    /** Unzips {@code bytes}, which come from {@code stored}. */
    GzipBytes(String source, InputStream bytes, StoredBytes stored) throws IOException {
        super(bytes, BUFFER_BYTES);
        this.source = source;
        this.stored = stored;
    }

    /** How many bytes there are for each stored one, as far as the data was unzipped. */
    double expansion() {
        return count / (double) Math.max(1, taken - inf.getRemaining());
    }

    @Override
    protected void fill() throws IOException {
        super.fill();
        taken += len;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int read = super.read(target, offset, length);
        if (read > 0) {
            count += read;
            requireHonestSize();
        } else if (read < 0 && !endChecked) {
            endChecked = true;
            requireEndOfFile();
        }
        return read;
    }

    private void requireHonestSize() {
        if (count > EXPANSION_LOOKED_AT_FROM_BYTES && count / MOST_EXPANSION > stored.count()) {
            throw MalformedInputException.of(
                    source,
                    "gzip data must not expand to more than " + MOST_EXPANSION + " times its size (got: " + count
                            + " bytes of " + stored.count() + "); this is no log but a decompression bomb");
        }
    }

    /** Zeros may follow: tapes and some tools pad files with them. */
    private void requireEndOfFile() throws IOException {
        int unused = Math.max(0, inf.getRemaining() - TRAILER_BYTES);
        boolean zeros = true;
        for (int i = len - unused; i < len; i++) {
            zeros &= buf[i] == 0;
        }
        for (int next = in.read(); zeros && next >= 0; next = in.read()) {
            zeros = next == 0;
        }
        if (!zeros) {
            throw MalformedInputException.of(
                    source,
                    "gzip data must reach to the end of the file (got: other bytes after " + count
                            + " bytes of unzipped data); a part of the file is damaged");
        }
    }
}
