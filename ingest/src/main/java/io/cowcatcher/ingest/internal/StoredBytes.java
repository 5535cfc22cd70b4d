package io.cowcatcher.ingest.internal;

import io.cowcatcher.run.RunControl;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * The bytes of a file as stored, counted; every block read reports progress and asks whether the run was cancelled.
 *
 * <p>Steering sits here because everything above reads through here: rows, the search for a delimiter, the skipping of
 * a line of 200 MB.
 */
final class StoredBytes extends FilterInputStream {
    private final long size;
    private final RunControl control;
    private long count;

    StoredBytes(InputStream file, long size, RunControl control) {
        super(file);
        this.size = size;
        this.control = control;
    }

    /** The number of bytes that the file holds. */
    long size() {
        return size;
    }

    /** The number of bytes read so far. */
    long count() {
        return count;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        control.checkCancelled();
        int read = in.read(target, offset, length);
        if (read > 0) {
            count += read;
            control.report((double) count / Math.max(size, count));
        }
        return read;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
