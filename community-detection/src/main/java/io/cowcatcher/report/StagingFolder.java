package io.cowcatcher.report;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * The hidden folder inside the report folder in which one run prepares its files.
 *
 * <p>Its run holds a lock in it, which ends with the process: that tells the remains of a killed run, to be cleared
 * away, from another run at work, not to be disturbed.
 */
final class StagingFolder implements AutoCloseable {
    private static final String PREFIX = ".cowcatcher-staging-";
    private static final String LOCK = "lock";

    private final Path path;
    private final Placement placement;
    private final FileChannel lock;

    private StagingFolder(Path path, Placement placement, FileChannel lock) {
        this.path = path;
        this.placement = placement;
        this.lock = lock;
    }

    /**
     * Creates the folder of this run and clears away what killed runs have left.
     *
     * @throws ReportException if another run is writing into the same report folder
     */
    static StagingFolder in(Path target) throws IOException {
        Path path = Files.createTempDirectory(target, PREFIX);
        try {
            FileChannel lock = lock(path);
            if (lock == null) {
                throw inUse(target);
            }
            return new StagingFolder(path, new Placement(target, path), lock).made(target);
        } catch (IOException | RuntimeException e) {
            Disk.deleteTree(path);
            throw e;
        }
    }

    private StagingFolder made(Path target) throws IOException {
        try {
            clearRemains(target);
            placement.createFolders();
            return this;
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /** Takes the lock of a staging folder; null if it is held. */
    private static @Nullable FileChannel lock(Path path) throws IOException {
        FileChannel channel = FileChannel.open(path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock held = channel.tryLock();
            if (held != null) {
                return channel;
            }
        } catch (OverlappingFileLockException heldByThisProcess) {
            // The same answer as for another process.
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        channel.close();
        return null;
    }

    private void clearRemains(Path target) throws IOException {
        for (Path other : Disk.entries(target)) {
            if (Disk.name(other).startsWith(PREFIX) && !other.equals(path)) {
                clear(other, target);
            }
        }
    }

    private static void clear(Path remains, Path target) throws IOException {
        FileChannel lock = lock(remains);
        if (lock == null) {
            throw inUse(target);
        }
        try (lock) {
            new Placement(target, remains).undo();
        }
        Disk.deleteTree(remains);
    }

    private static ReportException inUse(Path target) {
        return ReportException.of("the report folder must not be in use by another run (got: " + target
                + "); wait for that run to end, or choose another folder");
    }

    /** Where the file of this name is prepared. */
    Path file(String name) {
        return placement.staged().resolve(name);
    }

    Placement placement() {
        return placement;
    }

    /**
     * Deletes the folder; what cannot be deleted now is cleared away by the next run. Where earlier files could not be
     * brought back, the folder stays, and the next run brings them back.
     */
    @Override
    public void close() {
        try (lock) {
            placement.undo();
        } catch (IOException kept) {
            return;
        }
        try {
            Disk.deleteTree(path);
        } catch (IOException leftToTheNextRun) {
            // Hidden, complete in itself, and in nobody's way.
        }
    }
}
