package io.cowcatcher.seed;

import io.cowcatcher.error.StoreException;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Risk seeds in one file on the local disk, for one process at a time.
 *
 * <p>Every batch is one commit that is synced to the disk before {@link #putAll} returns: neither a process killed at
 * any moment nor a power failure loses what was acknowledged, and the file opens. The file is locked while it is open.
 * What has expired is purged when it is opened.
 *
 * <p>Readers share a lock, a writer waits for them and holds them up for one batch, two syncs of the disk. Erasing and
 * purging rewrite the file, O(n), and hold them up for as long; so does a batch after which three quarters of the file
 * are no longer needed. No threads of its own; an interrupt does no harm. Memory: a cache of 16 MB, and each batch
 * while it is written. Disk: about 80 bytes a seed, its reason and three times its id; four times that between
 * rewritings, and as much again while rewriting, in {@code <file>.rewrite}.
 *
 * <pre>{@code
 * try (RiskSeedStore store = EmbeddedRiskSeedStore.open(Path.of("seeds.db"))) {
 *     store.put(RiskSeed.of(SeedSubject.user("u17"), 1, SeedOrigin.ANALYST, Instant.now()));
 * }
 * }</pre>
 */
public final class EmbeddedRiskSeedStore implements RiskSeedStore {
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock(true);
    private final InstantSource clock;
    private final @Nullable Path path;
    private SeedDatabase database;
    private State state = State.OPEN;

    private enum State {
        OPEN,
        FAILED,
        CLOSED
    }

    private EmbeddedRiskSeedStore(SeedDatabase database, @Nullable Path path, InstantSource clock) {
        this.database = database;
        this.path = path;
        this.clock = clock;
    }

    /** Opens the store in a file, or creates it; see {@link #open(Path, InstantSource)}. */
    public static EmbeddedRiskSeedStore open(Path file) {
        return open(file, InstantSource.system());
    }

    /**
     * Opens the store in a file, or creates it; O(n) if anything has expired since, else O(log n).
     *
     * @param clock says what has expired
     * @throws StoreException if another process has it open, it is damaged or no seed store, its layout is of another
     *     version, or the directory is missing or not writable; the file is as it was then
     */
    public static EmbeddedRiskSeedStore open(Path file, InstantSource clock) {
        if (!file.getFileSystem().equals(FileSystems.getDefault())) {
            throw new IllegalArgumentException("file must lie in the default file system (got: " + file + ")");
        }
        DiskFile disk = null;
        try {
            Path path = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
            disk = DiskFile.open(path);
            Files.deleteIfExists(SeedDatabase.replacementOf(path));
            EmbeddedRiskSeedStore store =
                    new EmbeddedRiskSeedStore(SeedDatabase.open(disk, path.toString()), path, clock);
            store.purgeExpired();
            return store;
        } catch (IOException | RuntimeException e) {
            closeAfter(e, disk);
            throw e instanceof StoreException known
                    ? known
                    : new StoreException(
                            "seed store must be openable (got: " + file + ": " + e.getMessage()
                                    + "); check that the directory exists and the file may be written",
                            e);
        }
    }

    private static void closeAfter(Exception failure, @Nullable DiskFile disk) {
        if (disk != null) {
            try {
                disk.close();
            } catch (IOException e) {
                failure.addSuppressed(e);
            }
        }
    }

    /** Opens a store that lasts as long as this object. */
    public static EmbeddedRiskSeedStore inMemory() {
        return inMemory(InstantSource.system());
    }

    /** Opens a store that lasts as long as this object, where {@code clock} says what has expired. */
    public static EmbeddedRiskSeedStore inMemory(InstantSource clock) {
        return new EmbeddedRiskSeedStore(SeedDatabase.inMemory(), null, clock);
    }

    @Override
    public void putAll(Collection<RiskSeed> seeds) {
        List<RiskSeed> batch = List.copyOf(seeds);
        write(tables -> {
            Instant now = clock.instant();
            batch.forEach(seed -> tables.put(seed, now));
            return batch.size();
        });
    }

    @Override
    public Optional<RiskSeed> get(SeedSubject subject) {
        return history(subject).stream().findFirst();
    }

    @Override
    public List<RiskSeed> history(SeedSubject subject) {
        byte[] key = SeedKeys.subject(subject);
        return read(tables -> tables.history(key).unexpiredAt(clock.instant()).seeds());
    }

    @Override
    public List<RiskSeed> bySubject(SeedPage page) {
        return read(tables -> tables.bySubject(page, clock.instant()));
    }

    @Override
    public List<RiskSeed> byScore(double lowest, double highest, SeedPage page) {
        if (!(lowest >= 0 && lowest <= highest && highest <= 1)) {
            throw new IllegalArgumentException(
                    "scores must satisfy 0 <= lowest <= highest <= 1 (got: " + lowest + ", " + highest + ")");
        }
        return read(tables -> tables.byScore(lowest, highest, page, clock.instant()));
    }

    @Override
    public List<RiskSeed> bySetTime(Instant from, Instant to, SeedPage page) {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("to must not be before from (got: " + from + ", " + to + ")");
        }
        return read(tables -> tables.bySetTime(from, to, page, clock.instant()));
    }

    @Override
    public long count() {
        return read(tables -> tables.count(clock.instant()));
    }

    @Override
    public int eraseAll(Collection<SeedSubject> subjects) {
        List<SeedSubject> erased = List.copyOf(subjects);
        return writeAndRewrite(tables -> {
            int known = 0;
            for (SeedSubject subject : erased) {
                known += tables.remove(subject) ? 1 : 0;
            }
            if (known > 0) {
                tables.noteLeftovers();
            }
            return known;
        });
    }

    @Override
    public int purgeExpired() {
        return writeAndRewrite(tables -> {
            SeedTables.Purge purge = tables.purge(clock.instant());
            if (purge.touchedSubjects() > 0) {
                tables.noteLeftovers();
            }
            return purge.lostSubjects();
        });
    }

    @Override
    public void close() {
        lock.writeLock().lock();
        try {
            if (state == State.OPEN) {
                state = State.CLOSED;
                database.close();
            }
        } catch (IOException | RuntimeException e) {
            throw failure("closed", e);
        } finally {
            lock.writeLock().unlock();
        }
    }

    private <T> T read(Function<SeedTables, T> question) {
        lock.readLock().lock();
        try {
            requireOpen();
            return question.apply(database.tables());
        } catch (StoreException | IllegalStateException e) {
            throw e;
        } catch (RuntimeException e) {
            throw failure("read", e);
        } finally {
            lock.readLock().unlock();
        }
    }

    private <T> T write(Function<SeedTables, T> change) {
        lock.writeLock().lock();
        try {
            T result = commit(change);
            if (database.isWasteful()) {
                tryToRewrite();
            }
            return result;
        } finally {
            lock.writeLock().unlock();
        }
    }

    private <T> T writeAndRewrite(Function<SeedTables, T> change) {
        lock.writeLock().lock();
        try {
            T result = commit(change);
            if (path != null && database.tables().hasLeftovers()) {
                database = database.rewritten(path);
            }
            return result;
        } catch (IOException e) {
            throw new StoreException(
                    "seed store must be rewritten to be rid of removed bytes (got: " + path + ": " + e.getMessage()
                            + "); the seeds are removed, free as much disk space as the file takes and purge again",
                    e);
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** Makes a change and syncs it; a store that could not do so is of no use until it is opened again. */
    private <T> T commit(Function<SeedTables, T> change) {
        requireOpen();
        state = State.FAILED;
        try {
            T result = change.apply(database.tables());
            database.commit();
            state = State.OPEN;
            return result;
        } catch (RuntimeException e) {
            throw failure("written", e);
        } finally {
            if (state == State.FAILED) {
                database.abandon();
            }
        }
    }

    private void tryToRewrite() {
        try {
            if (path != null) {
                database = database.rewritten(path);
            }
        } catch (IOException diskIsFull) {
            // Only housekeeping: the batch is stored, and when no space is left for the next one, that one will say so.
        }
    }

    private void requireOpen() {
        if (state == State.CLOSED) {
            throw new IllegalStateException("seed store must be open (got: closed); open it again");
        }
        if (state == State.FAILED) {
            throw new StoreException("seed store must be sound (got: " + name()
                    + ", of which an earlier write failed); " + "open it again, what was acknowledged is there");
        }
    }

    private StoreException failure(String what, Throwable cause) {
        return new StoreException(
                "seed store must be " + what + " (got: " + name() + ": " + cause.getMessage()
                        + "); check the disk, then open it again",
                cause);
    }

    private String name() {
        return path == null ? "in memory" : path.toString();
    }
}
