package io.cowcatcher.report;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The bytes of one staged file; every failure says which file of the report is concerned and what to do.
 *
 * <p>The translation stands here, below all writers, because some of them hide the cause of a failure.
 */
final class StagedOutput extends OutputStream {
    private final OutputStream bytes;
    private final Path shownAs;
    private final Path folder;
    private boolean closed;

    /** Creates a file that must not exist yet; {@code shownAs} is the name it will have in the end. */
    StagedOutput(Path file, Path shownAs, Path folder) {
        this.shownAs = shownAs;
        this.folder = folder;
        try {
            this.bytes = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw ReportException.writing(shownAs, folder, e);
        }
    }

    boolean isClosed() {
        return closed;
    }

    String shownAs() {
        return String.valueOf(shownAs.getFileName());
    }

    @Override
    public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] source, int offset, int length) {
        try {
            bytes.write(source, offset, length);
        } catch (IOException e) {
            throw ReportException.writing(shownAs, folder, e);
        }
    }

    @Override
    public void flush() {
        try {
            bytes.flush();
        } catch (IOException e) {
            throw ReportException.writing(shownAs, folder, e);
        }
    }

    @Override
    public void close() {
        closed = true;
        try {
            bytes.close();
        } catch (IOException e) {
            throw ReportException.writing(shownAs, folder, e);
        }
    }
}
