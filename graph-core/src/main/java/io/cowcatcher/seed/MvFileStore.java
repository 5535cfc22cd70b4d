package io.cowcatcher.seed;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.zip.ZipOutputStream;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.FileStore;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.RandomAccessStore;
import org.h2.mvstore.SFChunk;

/**
 * Lets an MVStore work on a {@link StorageFile}, which stays open when the MVStore is closed.
 *
 * <p>Space that no version needs any more is used again at once: every version is synced before the next one begins, so there is
 * nothing to wait for.
 */
final class MvFileStore extends RandomAccessStore {
    private final StorageFile file;

    private MvFileStore(StorageFile file) {
        super(Map.of("cacheSize", 16));
        this.file = file;
    }

    /** A file store that refuses to write. */
    static MvFileStore readOnly(StorageFile file, String name) throws IOException {
        MvFileStore store = new MvFileStore(file);
        store.init(name, true);
        store.setSize(file.size());
        return store;
    }

    /** A file store that reads and writes. */
    static MvFileStore writable(StorageFile file, String name) throws IOException {
        MvFileStore store = new MvFileStore(file);
        store.init(name, false);
        store.setSize(file.size());
        return store;
    }

    @Override
    public int getDefaultRetentionTime() {
        return 0;
    }

    @Override
    public ByteBuffer readFully(SFChunk chunk, long position, int length) {
        ByteBuffer target = ByteBuffer.allocate(length);
        try {
            file.read(position, target);
        } catch (IOException e) {
            throw failure(DataUtils.ERROR_READING_FAILED, "Could not read at " + position, e);
        }
        readCount.incrementAndGet();
        readBytes.addAndGet(length);
        return target.flip();
    }

    @Override
    protected void writeFully(SFChunk chunk, long position, ByteBuffer source) {
        int length = source.remaining();
        setSize(Math.max(size(), position + length));
        try {
            file.write(position, source);
        } catch (IOException e) {
            throw failure(DataUtils.ERROR_WRITING_FAILED, "Could not write at " + position, e);
        }
        writeCount.incrementAndGet();
        writeBytes.addAndGet(length);
    }

    @Override
    protected void truncate(long size) {
        try {
            file.truncate(size);
        } catch (IOException e) {
            throw failure(DataUtils.ERROR_WRITING_FAILED, "Could not truncate to " + size, e);
        }
        setSize(Math.min(size(), size));
    }

    @Override
    public void sync() {
        try {
            file.sync();
        } catch (IOException e) {
            throw failure(DataUtils.ERROR_WRITING_FAILED, "Could not sync", e);
        }
    }

    private static MVStoreException failure(int code, String what, IOException cause) {
        return DataUtils.newMVStoreException(code, what, cause);
    }

    @Override
    public void open(String fileName, boolean readOnly, char[] encryptionKey) {
        throw new UnsupportedOperationException("file must be opened by its owner");
    }

    @Override
    public FileStore<SFChunk> open(String fileName, boolean readOnly) {
        throw new UnsupportedOperationException("file must be opened by its owner");
    }

    @Override
    public void backup(ZipOutputStream out) {
        throw new UnsupportedOperationException("file must be copied by its owner");
    }
}
