package io.cowcatcher.similarity;

import io.cowcatcher.similarity.PairList.Chunk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * Pairs that wait in a temporary file until the graph is made of them: 20 bytes each, in the order in which they came.
 *
 * <p>The file is readable by its owner alone and goes with {@link #close}. Not safe for use by several threads.
 */
final class SpilledPairs implements PairSink, Iterable<Chunk>, AutoCloseable {
    private static final int PAIRS_OF_CHUNK = 1 << 14;

    /** The heap that writing and reading take: one chunk, and a buffer outside the heap. */
    static final long HEAP_BYTES = (long) PAIRS_OF_CHUNK * PairList.BYTES;

    private final Path file;
    private final FileChannel channel;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(PAIRS_OF_CHUNK * PairList.BYTES);
    private long written;

    private SpilledPairs(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** Makes an empty file in a folder. */
    static SpilledPairs in(Path folder) {
        try {
            Path file = Files.createTempFile(folder, "pairs", ".tmp");
            return new SpilledPairs(
                    file,
                    FileChannel.open(
                            file,
                            StandardOpenOption.READ,
                            StandardOpenOption.WRITE,
                            StandardOpenOption.DELETE_ON_CLOSE));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "cannot write pairs to " + folder + "; name a folder that can be written", e);
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
            throw new UncheckedIOException("cannot write pairs to " + file + "; is the disk full?", e);
        }
        buffer.clear();
    }

    /** Goes through all pairs; no more may come then. The same chunk is used for all. */
    @Override
    public Iterator<Chunk> iterator() {
        flush();
        return new Reader();
    }

    private final class Reader implements Iterator<Chunk> {
        private final Chunk chunk = new Chunk(PAIRS_OF_CHUNK);
        private long read;

        @Override
        public boolean hasNext() {
            return read < written;
        }

        @Override
        public Chunk next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            buffer.clear();
            buffer.limit((int) Math.min(buffer.capacity(), written - read));
            try {
                while (buffer.hasRemaining()) {
                    read += channel.read(buffer, read);
                }
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read pairs from " + file, e);
            }
            buffer.flip();
            chunk.size = buffer.remaining() / PairList.BYTES;
            for (int i = 0; i < chunk.size; i++) {
                chunk.firsts[i] = buffer.getInt();
                chunk.seconds[i] = buffer.getInt();
                chunk.shared[i] = buffer.getInt();
                chunk.weights[i] = buffer.getDouble();
            }
            buffer.clear();
            return chunk;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + file, e);
        }
    }
}
