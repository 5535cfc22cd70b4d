package io.cowcatcher.ingest.internal;

import io.cowcatcher.error.MalformedInputException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Bytes up to a limit; one more is an error. */
final class BoundedBytes extends FilterInputStream {
    private final String source;
    private final long maximum;
    private long count;

    BoundedBytes(String source, InputStream bytes, long maximum) {
        super(bytes);
        this.source = source;
        this.maximum = maximum;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int read = in.read(target, offset, length);
        count += Math.max(0, read);
        if (count > maximum) {
            throw MalformedInputException.of(
                    source,
                    "must hold at most " + maximum + " bytes of text (got: more); raise the limit, or split it");
        }
        return read;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
