package io.cowcatcher.nebula;

import io.cowcatcher.error.StoreException;
import io.cowcatcher.nebula.internal.ServerFailure;
import io.cowcatcher.nebula.internal.Statement;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A text file of what could not be written: a comment with time and reason, then the statement, ready to be run again.
 *
 * <p>Made when the first entry comes; each entry is on the disk when the method returns. For any number of threads.
 */
final class DeadLetterFile implements AutoCloseable {
    private final Path file;
    private @Nullable FileChannel channel;

    DeadLetterFile(Path file) {
        this.file = file;
    }

    /** Keeps a statement that failed for good. */
    void add(Statement statement, ServerFailure failure) {
        append("# " + Instant.now() + " " + statement.what() + ", " + statement.rows() + " rows, " + failure.attempts()
                + " attempts: " + onOneLine(failure.getMessage()) + "\n" + statement.text() + ";\n");
    }

    /** Keeps an event that no rows could be made of. */
    void add(String event, IllegalArgumentException reason) {
        append("# " + Instant.now() + " event without rows: " + onOneLine(String.valueOf(reason.getMessage())) + "\n# "
                + onOneLine(event) + "\n");
    }

    private static String onOneLine(String text) {
        return text.replaceAll("\\p{Cntrl}|[\u2028\u2029]", " ");
    }

    private synchronized void append(String text) {
        try {
            FileChannel open = channel;
            if (open == null) {
                open = FileChannel.open(
                        file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
                channel = open;
            }
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                open.write(bytes);
            }
            open.force(false);
        } catch (IOException e) {
            throw new StoreException(
                    "dead-letter file must be writable (got: " + file + ": " + e.getMessage()
                            + "); make room for it and write the events again, what was written does no harm",
                    e);
        }
    }

    @Override
    public synchronized void close() {
        try {
            if (channel != null) {
                channel.close();
                channel = null;
            }
        } catch (IOException e) {
            throw new StoreException("dead-letter file must be closable (got: " + file + ")", e);
        }
    }
}
