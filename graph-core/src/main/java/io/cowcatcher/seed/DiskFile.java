package io.cowcatcher.seed;

import io.cowcatcher.error.StoreException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A file of this process alone: locked against all others from opening to closing.
 *
 * <p>Reads and writes go through {@link RandomAccessFile} and not through a channel, because a channel is closed for
 * all threads when one of them is interrupted in the middle of a read.
 */
final class DiskFile implements StorageFile {
    private final RandomAccessFile file;

    private DiskFile(RandomAccessFile file) {
        this.file = file;
    }

    /**
     * Opens a file and locks it, or creates it.
     *
     * @throws StoreException if another process, or another store in this one, has it open
     */
    static DiskFile open(Path path) throws IOException {
        Object before = fileKey(path);
        boolean isNew = before == null && !Files.exists(path);
        RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
        try {
            // The lock is released when the file is closed. Whoever rewrites a store puts another file in its place: a
            // lock
            // on the one that was there before protects nothing.
            if (!isLocked(file) || !(isNew || Objects.equals(before, fileKey(path)))) {
                throw new StoreException("seed store must be free (got: " + path
                        + " is in use); stop the other run, or give each run a seed file of its own");
            }
            if (isNew) {
                syncDirectory(path);
            }
            return new DiskFile(file);
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private static boolean isLocked(RandomAccessFile file) throws IOException {
        try {
            return file.getChannel().tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    /**
     * What tells files apart that stood at one path one after the other; null where there is none, or the system has no
     * such thing.
     */
    private static @Nullable Object fileKey(Path path) throws IOException {
        return Files.exists(path)
                ? Files.readAttributes(path, BasicFileAttributes.class).fileKey()
                : null;
    }

    /** Puts a file in the place of another so that a power failure leaves the one or the other. */
    static void replace(Path path, Path replacement) throws IOException {
        Files.move(replacement, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        syncDirectory(path);
    }

    /** Makes a new directory entry survive a power failure, where the system lets a directory be synced. */
    private static void syncDirectory(Path path) {
        Path directory = Objects.requireNonNull(path.toAbsolutePath().getParent());
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException unsupported) {
            // Windows does not open directories, and writes their entries by itself.
        }
    }

    @Override
    public synchronized void read(long position, ByteBuffer target) throws IOException {
        file.seek(position);
        file.readFully(target.array(), target.arrayOffset() + target.position(), target.remaining());
        target.position(target.limit());
    }

    @Override
    public synchronized void write(long position, ByteBuffer source) throws IOException {
        file.seek(position);
        file.write(source.array(), source.arrayOffset() + source.position(), source.remaining());
        source.position(source.limit());
    }

    @Override
    public synchronized void truncate(long size) throws IOException {
        file.setLength(size);
    }

    @Override
    public void sync() throws IOException {
        file.getFD().sync();
    }

    @Override
    public synchronized long size() throws IOException {
        return file.length();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
