package io.cowcatcher.seed;

import io.cowcatcher.error.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.h2.mvstore.FileStore;
import org.h2.mvstore.MVStore;
import org.jspecify.annotations.Nullable;

/**
 * The tables of seeds together with the MVStore and the file that hold them.
 *
 * <p>MVStore appends each commit to its file as a chunk and finds the latest complete one when it opens. What it needs
 * no more, and so the bytes of a removed seed, stays in the file until everything alive is {@link #rewritten} to a new
 * one, which then takes the place of the old: at any time there is one complete file under the store's name.
 */
final class SeedDatabase {
    private static final long SMALLEST_WASTE_BYTES = 4L << 20;
    private static final int ENOUGH_LIVE_PERCENT = 25;

    private final @Nullable StorageFile file;
    private final MVStore store;
    private final SeedTables tables;
    private long nextCheckBytes = SMALLEST_WASTE_BYTES;

    private SeedDatabase(@Nullable StorageFile file, MVStore store) {
        this.file = file;
        this.store = store;
        this.tables = new SeedTables(store);
    }

    static SeedDatabase inMemory() {
        return new SeedDatabase(null, new MVStore.Builder().open());
    }

    /**
     * Opens the tables in a file, new ones if it is empty.
     *
     * @throws StoreException if the file holds anything else, or is damaged; nothing has been written to it then
     */
    static SeedDatabase open(StorageFile file, String name) throws IOException {
        if (file.size() > 0) {
            requireSeeds(file, name);
        }
        SeedDatabase database = new SeedDatabase(file, open(MvFileStore.writable(file, name)));
        database.commit();
        return database;
    }

    private static void requireSeeds(StorageFile file, String name) throws IOException {
        String objection;
        try (MVStore store = open(MvFileStore.readOnly(file, name))) {
            objection = SeedTables.objectionTo(store);
        } catch (RuntimeException | AssertionError e) {
            // What a damaged page makes of the reader is anything: an MVStoreException, an index out of bounds, and
            // where
            // assertions are on, one of MVStore's own.
            throw new StoreException(
                    "seed store must be readable (got: " + name + " is damaged, or no seed store: " + e.getMessage()
                            + "); nothing was changed, restore it from a backup or name another file",
                    e);
        }
        if (objection != null) {
            throw new StoreException("seed store must be one of this version of Cowcatcher (got: " + name + ", "
                    + objection + "); nothing was changed, name another file");
        }
    }

    /**
     * Opens an MVStore without threads of its own, which commits when it is told to and at no other time.
     *
     * <p>It only ever appends. When MVStore uses space again, a power failure can take away a chunk that it needs on
     * its way from the header to the latest one, and it falls back to a version long past.
     */
    private static MVStore open(FileStore<?> fileStore) {
        MVStore store = new MVStore.Builder()
                .adoptFileStore(fileStore)
                .autoCommitDisabled()
                .autoCommitBufferSize(0)
                .open();
        store.setReuseSpace(false);
        return store;
    }

    SeedTables tables() {
        return tables;
    }

    /** Makes all changes since the last commit visible to those who open the file later, even after a power failure. */
    void commit() {
        store.commit();
        store.sync();
    }

    /**
     * Whether most of the file is no longer needed; asked after every commit, answered when it has grown by a quarter.
     */
    boolean isWasteful() {
        FileStore<?> fileStore = store.getFileStore();
        if (fileStore == null || fileStore.size() < nextCheckBytes) {
            return false;
        }
        nextCheckBytes = fileStore.size() + fileStore.size() / 4;
        return fileStore.getChunksFillRate() * fileStore.getFillRate() / 100 < ENOUGH_LIVE_PERCENT;
    }

    /**
     * Copies what is alive to a new file, puts it in the place of {@code path} and lets go of this one.
     *
     * @throws IOException if that failed before the new file stood in its place; this one is as it was then
     */
    SeedDatabase rewritten(Path path) throws IOException {
        Path replacement = replacementOf(path);
        Files.deleteIfExists(replacement);
        DiskFile newFile = DiskFile.open(replacement);
        boolean inPlace = false;
        try {
            SeedDatabase copy = open(newFile, path.toString());
            tables.copyTo(copy.tables);
            copy.commit();
            DiskFile.replace(path, replacement);
            inPlace = true;
            abandon();
            return copy;
        } catch (RuntimeException e) {
            throw new IOException(e.getMessage(), e);
        } finally {
            if (!inPlace) {
                newFile.close();
                Files.deleteIfExists(replacement);
            }
        }
    }

    /** Where a rewritten file grows; a crash may leave it behind. */
    static Path replacementOf(Path path) {
        return path.resolveSibling(path.getFileName() + ".rewrite");
    }

    /** Writes the mark of an orderly end, which lets the next opening skip the search for the latest chunk. */
    void close() throws IOException {
        try {
            store.close();
        } finally {
            closeFile();
        }
    }

    /**
     * Lets go of the file without writing anything; for what is replaced or has failed, so a failure on top is not
     * told.
     */
    void abandon() {
        try {
            store.closeImmediately();
            closeFile();
        } catch (IOException | RuntimeException alreadyGivenUp) {
            // The lock ends with the process at the latest.
        }
    }

    private void closeFile() throws IOException {
        if (file != null) {
            file.close();
        }
    }
}
