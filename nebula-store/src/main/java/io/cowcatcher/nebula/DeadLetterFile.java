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
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A text file of what could not be written: a comment with time and reason, then the statement, ready to be run again,
 * or the event, in a comment of its own.
 *
 * <p>Made when the first entry comes, for its owner alone; a statement is on the disk when the method returns, an event
 * when the file is closed. For any number of threads.
 */
final class DeadLetterFile implements AutoCloseable {
    static final String EVENT = "#event ";
    /** Tells an event that is whole from one whose writer was killed in the middle of it. */
    static final String END = " end";

    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private final Path file;
    private @Nullable FileChannel channel;

    DeadLetterFile(Path file) {
        this.file = file;
    }

    /** Keeps a statement that failed for good. */
    void add(Statement statement, ServerFailure failure) {
        append("# " + Instant.now() + " " + statement.what() + ", " + statement.rows() + " rows, " + failure.attempts()
                + " attempts: " + onOneLine(failure.getMessage()) + "\n" + statement.text() + ";\n");
        force();
    }

    /** Keeps an event that no rows could be made of, as {@link EventText}; on the disk when the file is closed. */
    void add(String event, IllegalArgumentException reason) {
        append("# " + Instant.now() + " event without rows: " + onOneLine(String.valueOf(reason.getMessage())) + "\n"
                + EVENT + event + END + "\n");
    }

    private static String onOneLine(String text) {
        return text.replaceAll("\\p{Cntrl}|[\u2028\u2029]", " ");
    }

    private synchronized void append(String text) {
        try {
            FileChannel open = channel;
            if (open == null) {
                open = open();
                channel = open;
                if (!endsWithALine()) {
                    writeAll(open, "\n");
                }
            }
            writeAll(open, text);
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private static void writeAll(FileChannel open, String text) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            open.write(bytes);
        }
    }

    /** Whether the file ends where a new entry may begin: a process may have been killed while it wrote to it. */
    private boolean endsWithALine() throws IOException {
        try (FileChannel reading = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer last = ByteBuffer.allocate(1);
            return reading.size() == 0 || (reading.read(last, reading.size() - 1) == 1 && last.get(0) == '\n');
        }
    }

    private synchronized void force() {
        try {
            if (channel != null) {
                channel.force(false);
            }
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private StoreException unwritable(IOException e) {
        return new StoreException(
                "dead-letter file must be writable (got: " + file + ": " + e.getMessage()
                        + "); make room for it and write the events again, what was written does no harm",
                e);
    }

    /** Opens the file; one that is made here is for its owner alone, where the file system knows owners. */
    private FileChannel open() throws IOException {
        Set<StandardOpenOption> options =
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
        try {
            return FileChannel.open(file, options, OWNER_ONLY);
        } catch (UnsupportedOperationException e) {
            return FileChannel.open(file, options);
        }
    }

    @Override
    public synchronized void close() {
        force();
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
