package io.cowcatcher.similarity;

import io.cowcatcher.error.CowcatcherException;
import io.cowcatcher.error.RunCancelledException;
import io.cowcatcher.error.StoreException;
import io.cowcatcher.run.RunControl;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Pairs that wait in a temporary file until the graph is made of them: 20 bytes each, in the order in which they came.
 *
 * <p>The file is readable by its owner alone and goes with {@link #close}. Not safe for use by several threads.
 */
final class SpilledPairs implements PairSink, PairSource, AutoCloseable {
    private static final int PAIR_BYTES = 20;
    private static final int PAIRS_OF_BUFFER = 1 << 12;

    /** The buffer for writing and reading, which lies outside the heap; counted as if it did not. */
    static final long BUFFER_BYTES = (long) PAIRS_OF_BUFFER * PAIR_BYTES;

    private final Path file;
    private final FileChannel channel;
    private final ByteBuffer buffer;
    private long written;

    private SpilledPairs(Path file, FileChannel channel, ByteBuffer buffer) {
        this.file = file;
        this.channel = channel;
        this.buffer = buffer;
    }

    /** Opens a file that is there. */
    @FunctionalInterface
    interface Opening {
        FileChannel open(Path file) throws IOException;
    }

    /** Makes an empty file in a folder. */
    static SpilledPairs in(Path folder) {
        return in(
                folder,
                file -> FileChannel.open(
                        file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE));
    }

    /** The same, the file opened as given; where that fails, no file is left. */
    static SpilledPairs in(Path folder, Opening opening) {
        // First, as it may fail for want of memory.
        ByteBuffer buffer = ByteBuffer.allocateDirect(PAIRS_OF_BUFFER * PAIR_BYTES);
        try {
            Path file = Files.createTempFile(folder, "pairs", ".tmp");
            try {
                return new SpilledPairs(file, opening.open(file), buffer);
            } catch (IOException | RuntimeException e) {
                delete(file, e);
                throw e;
            }
        } catch (IOException e) {
            throw new StoreException(
                    "folder for pairs that wait must be writable (got: " + folder + ", " + e
                            + "); name a folder that can be written",
                    e);
        }
    }

    private static void delete(Path file, Exception why) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            why.addSuppressed(e);
        }
    }

    @Override
    public void accept(int first, int second, int sharedItems, double weight) {
        if (!buffer.hasRemaining()) {
            flush();
        }
        buffer.putInt(first).putInt(second).putInt(sharedItems).putDouble(weight);
    }

    private void flush() {
        buffer.flip();
        try {
            while (buffer.hasRemaining()) {
                written += channel.write(buffer, written);
            }
        } catch (IOException e) {
            throw failure("written", e);
        }
        buffer.clear();
    }

    /** An interrupt closes the file of whoever is at it: a run that is to end, and no fault of the disk. */
    private CowcatcherException failure(String what, IOException cause) {
        if (cause instanceof ClosedByInterruptException) {
            RunCancelledException cancelled = new RunCancelledException("pairs that wait on disk");
            cancelled.initCause(cause);
            return cancelled;
        }
        return new StoreException(
                "file of pairs that wait must be " + what + " (got: " + file + ", " + cause
                        + "); see whether its disk is full, or name another folder",
                cause);
    }

    /** Passes on all pairs; no more may come then. */
    @Override
    public void passOnTo(PairSink sink, RunControl control) {
        if (buffer.position() > 0) {
            flush();
        }
        for (long read = 0; read < written; ) {
            control.checkCancelled();
            read += readAt(read);
            while (buffer.hasRemaining()) {
                sink.accept(buffer.getInt(), buffer.getInt(), buffer.getInt(), buffer.getDouble());
            }
            buffer.clear();
        }
    }

    /** Fills the buffer from this place of the file on, as far as there is more, and says how many bytes there are. */
    private int readAt(long from) {
        buffer.clear();
        buffer.limit((int) Math.min(buffer.capacity(), written - from));
        try {
            while (buffer.hasRemaining()) {
                if (channel.read(buffer, from + buffer.position()) < 0) {
                    throw new EOFException("the file has become shorter");
                }
            }
        } catch (IOException e) {
            throw failure("read", e);
        }
        return buffer.flip().remaining();
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw failure("deleted", e);
        }
    }
}
