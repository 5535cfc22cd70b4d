package io.cowcatcher.examples.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.jspecify.annotations.Nullable;

/** Words for what the file system refuses; by themselves some of its exceptions say no more than a name. */
final class IoWords {
    private IoWords() {}

    static String of(IOException e) {
        if (e instanceof FileSystemException refused) {
            String reason = reason(refused);
            return reason == null ? refused.toString() : refused.getFile() + ": " + reason;
        }
        return e.getMessage() == null ? e.toString() : e.getMessage();
    }

    private static @Nullable String reason(FileSystemException e) {
        if (e instanceof NoSuchFileException) {
            return "no such file or folder";
        }
        if (e instanceof FileAlreadyExistsException) {
            return "already there, and no folder";
        }
        if (e instanceof AccessDeniedException) {
            return "no permission";
        }
        return e.getReason();
    }
}
