package io.cowcatcher.nebula;

import io.cowcatcher.error.MalformedInputException;
import io.cowcatcher.error.StoreException;
import java.io.BufferedReader;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The events of a dead-letter file, read line by line; closed after the last, or the first that cannot be read.
 *
 * <p>Ends where the file ended when it was opened: what fails again may go to the same file.
 */
final class DeadLetterEvents implements GraphEvents {
    private final Path file;
    private @Nullable BufferedReader reader;
    private boolean isOver;
    private long line;

    DeadLetterEvents(Path file) {
        this.file = file;
    }

    @Override
    public boolean next(Receiver receiver) {
        if (isOver) {
            return false;
        }
        Optional<Consumer<Receiver>> event = read();
        if (event.isEmpty()) {
            close();
        }
        event.ifPresent(read -> read.accept(receiver));
        return event.isPresent();
    }

    private Optional<Consumer<Receiver>> read() {
        boolean isRead = false;
        try {
            String event = nextEvent();
            Optional<Consumer<Receiver>> read =
                    event == null ? Optional.empty() : Optional.of(EventText.read(whole(event)));
            isRead = true;
            return read;
        } catch (IllegalArgumentException e) {
            throw MalformedInputException.at(
                            file.toString(), line, "holds no event that can be read: " + e.getMessage())
                    .causedBy(e);
        } catch (IOException e) {
            throw new StoreException("dead-letter file must be readable (got: " + file + ")", e);
        } finally {
            if (!isRead) {
                close();
            }
        }
    }

    private static String whole(String event) {
        if (!event.endsWith(DeadLetterFile.END)) {
            throw new IllegalArgumentException("event must be there to its end (got: one that was cut when its process"
                    + " ended); remove the line, and write the source of that run again");
        }
        return event.substring(0, event.length() - DeadLetterFile.END.length());
    }

    private @Nullable String nextEvent() throws IOException {
        BufferedReader open = reader;
        if (open == null) {
            open = new BufferedReader(new InputStreamReader(
                    new Beginning(Files.newInputStream(file), Files.size(file)), StandardCharsets.UTF_8.newDecoder()));
            reader = open;
        }
        String text;
        do {
            text = open.readLine();
            line++;
        } while (text != null && !text.startsWith(DeadLetterFile.EVENT));
        return text == null ? null : text.substring(DeadLetterFile.EVENT.length());
    }

    private void close() {
        isOver = true;
        try {
            if (reader != null) {
                reader.close();
            }
        } catch (IOException e) {
            // Everything that was wanted has been read.
        }
    }

    /** The first bytes of a stream. */
    private static final class Beginning extends FilterInputStream {
        private long left;

        Beginning(InputStream in, long bytes) {
            super(in);
            this.left = bytes;
        }

        @Override
        public int read() throws IOException {
            int value = left > 0 ? super.read() : -1;
            left -= value < 0 ? 0 : 1;
            return value;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int count = left > 0 ? super.read(bytes, offset, (int) Math.min(length, left)) : -1;
            left -= Math.max(0, count);
            return count;
        }

        @Override
        public long skip(long count) throws IOException {
            long skipped = super.skip(Math.min(count, left));
            left -= skipped;
            return skipped;
        }
    }
}
