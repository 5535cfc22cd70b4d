package io.cowcatcher.examples.cli;

import io.cowcatcher.error.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** The folder that a run writes to; where the run fails, folders that were made for it and are still empty go again. */
final class OutputFolder implements AutoCloseable {
    private final Path path;
    private final Deque<Path> made;

    private OutputFolder(Path path, Deque<Path> made) {
        this.path = path;
        this.made = made;
    }

    /**
     * Makes the folder, and those above it, as far as they are missing.
     *
     * @throws StoreException if that is not possible, or the folder may not be written
     */
    static OutputFolder at(Path path) {
        Deque<Path> missing = new ArrayDeque<>();
        for (Path folder = path.toAbsolutePath();
                folder != null && !Files.exists(folder);
                folder = folder.getParent()) {
            missing.addLast(folder);
        }
        OutputFolder folder = new OutputFolder(path, missing);
        try {
            Files.createDirectories(path);
        } catch (IOException e) {
            folder.close();
            throw unwritable(IoWords.of(e), e);
        }
        if (!Files.isDirectory(path) || !Files.isWritable(path)) {
            folder.close();
            throw unwritable(path + ": " + (Files.isDirectory(path) ? "no permission to write" : "no folder"), null);
        }
        return folder;
    }

    private static StoreException unwritable(String problem, @Nullable Exception cause) {
        String message = "output folder must be writable (got: " + problem + "); choose another with --out";
        return cause == null ? new StoreException(message) : new StoreException(message, cause);
    }

    /** A file in the folder. */
    Path file(String name) {
        return path.resolve(name);
    }

    Path path() {
        return path;
    }

    /** Removes the folders that were made, as far as they are empty. */
    @Override
    public void close() {
        for (Path folder : made) {
            try {
                Files.deleteIfExists(folder);
            } catch (IOException notEmpty) {
                return; // what stays was written by the run, or is an empty folder that harms nobody
            }
        }
    }
}
