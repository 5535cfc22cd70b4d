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
import org.jspecify.annotations.Nullable;

/**
 * Lets an MVStore work on a {@link StorageFile}, which stays open when the MVStore is closed, and makes a chunk count
 * only when all of it is on the disk.
 */
final class MvFileStore extends RandomAccessStore {
    private static final int SECTOR_BYTES = 512;

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

    /**
     * Writes a chunk so that it counts only when all of it is on the disk.
     *
     * <p>MVStore takes a chunk for complete when its header and footer are, and does not check what lies between. A
     * power failure may keep these and lose the rest, so the header, which fits the sector that a disk writes as one,
     * is written last.
     */
    @Override
    protected void writeFully(@Nullable SFChunk chunk, long position, ByteBuffer source) {
        int length = source.remaining();
        setSize(Math.max(size(), position + length));
        try {
            if (chunk == null) {
                file.write(position, source.slice());
            } else {
                file.write(
                        position + SECTOR_BYTES, source.slice(source.position() + SECTOR_BYTES, length - SECTOR_BYTES));
                file.sync();
                file.write(position, source.slice(source.position(), SECTOR_BYTES));
            }
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
