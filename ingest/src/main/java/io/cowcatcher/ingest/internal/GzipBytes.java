package io.cowcatcher.ingest.internal;

import io.cowcatcher.error.MalformedInputException;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;

/**
 * Unzipped bytes of a gzip file that stops at a decompression bomb, and does not take an end of data for the end of the
 * file.
 *
 * <p>The JDK's stream ends without a word where a further member is damaged or bytes of another kind follow; that would
 * lose rows in silence.
 */
final class GzipBytes extends GZIPInputStream {
    static final int BUFFER_BYTES = 1 << 14;
    private static final int TRAILER_BYTES = 8;
    /** Real logs shrink to a tenth; DEFLATE cannot go beyond 1,032 to 1. */
    private static final long MOST_EXPANSION = 200;

    private static final long EXPANSION_LOOKED_AT_FROM_BYTES = 10_000_000;

    /** What a member begins with: two bytes that say gzip, and one that says DEFLATE. */
    private static final byte[] BEGINNING = {0x1F, (byte) 0x8B, 8};

    private final String source;
    private final BesideTheBuffer bytes;
    private final StoredBytes stored;
    private long count;
    private long taken;
    private boolean endChecked;

    /** Unzips {@code bytes}, which come from {@code stored}. */
    GzipBytes(String source, InputStream bytes, StoredBytes stored) throws IOException {
        this(source, new BesideTheBuffer(bytes), stored);
    }

    private GzipBytes(String source, BesideTheBuffer bytes, StoredBytes stored) throws IOException {
        super(bytes, BUFFER_BYTES);
        this.source = source;
        this.bytes = bytes;
        this.stored = stored;
    }

    /** How many bytes there are for each stored one, as far as the data was unzipped. */
    double expansion() {
        return count / (double) Math.max(1, taken - inf.getRemaining());
    }

    @Override
    protected void fill() throws IOException {
        bytes.beginBuffer();
        super.fill();
        taken += len;
        bytes.endBuffer();
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

    /**
     * Zeros may follow: tapes and some tools pad files with them. The beginning of another member, which the superclass
     * takes for the end as well, is the rest of a file that was cut.
     */
    private void requireEndOfFile() throws IOException {
        int unused = Math.max(0, inf.getRemaining() - TRAILER_BYTES);
        ByteArrayOutputStream left = new ByteArrayOutputStream();
        left.write(buf, len - unused, unused);
        left.write(bytes.keptFrom(Math.max(0, TRAILER_BYTES - inf.getRemaining())));
        left.write(in.readNBytes(BEGINNING.length));
        byte[] after = left.toByteArray();
        boolean zeros = areZeros(after);
        for (int next = in.read(); zeros && next >= 0; next = in.read()) {
            zeros = next == 0;
        }
        if (zeros) {
            return;
        }
        int compared = Math.min(after.length, BEGINNING.length);
        if (Arrays.equals(after, 0, compared, BEGINNING, 0, compared)) {
            throw new EOFException("gzip data ends within a member");
        }
        throw MalformedInputException.of(
                source,
                "gzip data must reach to the end of the file (got: other bytes after " + count
                        + " bytes of unzipped data); a part of the file is damaged");
    }

    private static boolean areZeros(byte[] bytes) {
        for (byte b : bytes) {
            if (b != 0) {
                return false;
            }
        }
        return true;
    }

    /**
     * Keeps the bytes that were read since the last buffer was filled, and not for it: the superclass reads the header
     * of a member so, and drops what it has of one where the file ends.
     */
    private static final class BesideTheBuffer extends FilterInputStream {
        private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
        private boolean fillsBuffer;

        BesideTheBuffer(InputStream in) {
            super(in);
        }

        void beginBuffer() {
            kept.reset();
            fillsBuffer = true;
        }

        void endBuffer() {
            fillsBuffer = false;
        }

        /** What is kept but for its first bytes, which were the rest of the trailer. */
        byte[] keptFrom(int first) {
            byte[] all = kept.toByteArray();
            return Arrays.copyOfRange(all, Math.min(first, all.length), all.length);
        }

        @Override
        public int read() throws IOException {
            int next = in.read();
            if (next >= 0) {
                keep(new byte[] {(byte) next}, 0, 1);
            }
            return next;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int read = in.read(target, offset, length);
            if (read > 0 && !fillsBuffer) {
                keep(target, offset, read);
            }
            return read;
        }

        private void keep(byte[] bytes, int offset, int length) {
            if (kept.size() < TRAILER_BYTES + BEGINNING.length) {
                kept.write(bytes, offset, length);
            }
        }
    }
}
