package io.cowcatcher.seed;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/** A file as the store sees it: bytes at positions, and a promise that what was synced is on the disk. */
interface StorageFile extends Closeable {

    /** Fills {@code target} from {@code position} on; fails at the end of the file. Callable from several threads. */
    void read(long position, ByteBuffer target) throws IOException;

    /** Writes all of {@code source} at {@code position}. */
    void write(long position, ByteBuffer source) throws IOException;

    /** Cuts the file down to {@code size} bytes. */
    void truncate(long size) throws IOException;

    /** Returns when all that was written is on the disk. */
    void sync() throws IOException;

    long size() throws IOException;
}
