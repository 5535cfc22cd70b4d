package io.cowcatcher.examples.cli;

import io.cowcatcher.error.StoreException;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

/** A text file that appears under its name only when it is complete; until then what was there before stays. */
final class CompleteFile {
    private CompleteFile() {}

    /** Writes the text of a file. */
    @FunctionalInterface
    interface Content {
        void writeTo(Writer writer) throws IOException;
    }

    /**
     * Writes a file in UTF-8, replacing one of that name.
     *
     * @throws StoreException if it cannot be written; then nothing has changed
     */
    static void write(Path target, Content content) {
        Path neighbour = target.resolveSibling(
                "." + target.getFileName() + "." + ProcessHandle.current().pid() + ".tmp");
        try {
            try {
                try (BufferedWriter writer =
                        Files.newBufferedWriter(neighbour, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW)) {
                    content.writeTo(writer);
                }
                try (FileChannel channel = FileChannel.open(neighbour, StandardOpenOption.WRITE)) {
                    channel.force(true);
                }
                Files.move(neighbour, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(neighbour);
            }
        } catch (IOException e) {
            throw failure(target, e);
        } catch (UncheckedIOException e) {
            throw failure(target, Objects.requireNonNull(e.getCause()));
        }
    }

    private static StoreException failure(Path target, IOException cause) {
        return new StoreException(
                target + " must be writable (got: " + IoWords.of(cause) + "); what was there before is untouched",
                cause);
    }
}
