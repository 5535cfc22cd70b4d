package io.cowcatcher.report;

import io.cowcatcher.error.CowcatcherException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** A report that could not be written; the message names the place and the remedy. */
public final class ReportException extends CowcatcherException {
    private static final long serialVersionUID = 1L;

    private static final long FULL_BELOW_BYTES = 64 << 10;

    private ReportException(String message) {
        super(message);
    }

    private ReportException(String message, Throwable cause) {
        super(message, cause);
    }

    static ReportException of(String message) {
        return new ReportException(message);
    }

    /** Tells what failed in words, from what the file system said. */
    static ReportException writing(Path file, Path folder, IOException cause) {
        if (isFull(folder, cause)) {
            return new ReportException(
                    "the disk must have room for the report (got: none left while writing " + file
                            + "); free some space, or choose a folder on another disk",
                    cause);
        }
        if (cause instanceof AccessDeniedException) {
            return new ReportException(
                    "the report folder must be writable (got: access denied to " + file
                            + "); change its permissions, close programs that have its files open, or choose another"
                            + " folder",
                    cause);
        }
        return new ReportException(
                "the report must be writable (got: " + cause + " while writing " + file
                        + "); check the disk, or choose another folder",
                cause);
    }

    /**
     * The words of the system depend on its language, the space left does not; quotas and lack of inodes show in words
     * only.
     */
    private static boolean isFull(Path folder, IOException cause) {
        String words = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
        if (words.contains("no space") || words.contains("not enough space") || words.contains("quota")) {
            return true;
        }
        try {
            return Files.getFileStore(folder).getUsableSpace() < FULL_BELOW_BYTES;
        } catch (IOException unknown) {
            return false;
        }
    }
}
