package io.cowcatcher.ingest.internal;

import io.cowcatcher.error.StoreException;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A file that appears under its name only when it is complete; until then what was there before stays.
 *
 * <p>The bytes go to a hidden neighbour, are forced to the disk and renamed. {@link #close()} without
 * {@link #complete()} leaves no trace.
 */
public final class AtomicFile implements Closeable {
    private static final AtomicLong NEIGHBOURS = new AtomicLong();

    private final Path target;
    private final Path neighbour;
    private final OutputStream bytes;
    private boolean completed;

    private AtomicFile(Path target, Path neighbour) throws IOException {
        this.target = target;
        this.neighbour = neighbour;
        this.bytes = Files.newOutputStream(neighbour, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    /** Starts a file in a folder that must exist. */
    public static AtomicFile create(Path target) throws IOException {
        String name = "." + target.getFileName() + "." + ProcessHandle.current().pid() + "-"
                + NEIGHBOURS.incrementAndGet() + ".tmp";
        return new AtomicFile(target, target.resolveSibling(name));
    }

    /** Where the content goes; closing it is left to {@link #complete()}. */
    public OutputStream bytes() {
        return bytes;
    }

    /** Makes the content durable and gives it its name. */
    public void complete() throws IOException {
        bytes.close();
        try (FileChannel channel = FileChannel.open(neighbour, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(neighbour, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        completed = true;
    }

    /** The error to show where a file cannot be written. */
    public static StoreException failure(Path target, Exception failure) {
        Throwable inner = failure instanceof UncheckedIOException ? failure.getCause() : failure;
        return new StoreException(
                target + " must be writable (got: " + inner
                        + "); nothing was written, and what was there before is untouched",
                failure);
    }

    @Override
    public void close() throws IOException {
        if (!completed) {
            try {
                bytes.close();
            } finally {
                Files.deleteIfExists(neighbour);
            }
        }
    }
}
