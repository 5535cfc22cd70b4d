package io.cowcatcher.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;

/**
 * Puts staged files in place of earlier ones, all or none.
 *
 * <p>A file system renames one file in one step, not seven. So what is in the way is set aside first and what was not
 * there is noted, all inside the staging folder; then the staged files move in, {@code run.json} last, and with that
 * move it is done. Whatever stops it before, an exception or the end of the process, is undone from what the staging
 * folder holds, by the same code: at once after an exception, by the next run otherwise.
 */
final class Placement {
    /** The file whose presence says that all others are complete and belong together. */
    static final String MARK = "run.json";

    private final Path target;
    private final Path staged;
    private final Path earlier;
    private final Path absent;

    Placement(Path target, Path staging) {
        this.target = target;
        this.staged = staging.resolve("staged");
        this.earlier = staging.resolve("earlier");
        this.absent = staging.resolve("absent");
    }

    /** Where files wait until they are placed. */
    Path staged() {
        return staged;
    }

    void createFolders() throws IOException {
        Files.createDirectory(staged);
        Files.createDirectory(earlier);
        Files.createDirectory(absent);
    }

    /** Places all staged files, the mark among them. */
    void place() throws IOException {
        List<Path> files = Disk.entries(staged);
        for (Path file : files) {
            requireNoFolder(target.resolve(Disk.name(file)));
            Disk.force(file);
        }
        Disk.forceNames(staged);
        // The mark goes first and comes last: what is seen in between never carries it.
        setAside(MARK);
        for (Path file : files) {
            setAside(Disk.name(file));
        }
        Disk.forceNames(earlier);
        Disk.forceNames(absent);
        for (Path file : files) {
            if (!Disk.name(file).equals(MARK)) {
                Disk.rename(file, target.resolve(Disk.name(file)));
            }
        }
        Disk.forceNames(target);
        Disk.rename(staged.resolve(MARK), target.resolve(MARK));
        Disk.forceNames(target);
    }

    private static void requireNoFolder(Path path) {
        if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            throw ReportException.of("files of the report must not stand where a folder is (got: " + path
                    + "); rename that folder, or choose another report folder");
        }
    }

    private void setAside(String name) throws IOException {
        Path inTheWay = target.resolve(name);
        if (Disk.exists(inTheWay)) {
            Disk.rename(inTheWay, earlier.resolve(name));
        } else if (!Disk.exists(earlier.resolve(name)) && !Disk.exists(absent.resolve(name))) {
            Files.createFile(absent.resolve(name));
        }
    }

    /** Brings back what was there before, unless everything was placed; may be called again where it was stopped. */
    void undo() throws IOException {
        if (!Disk.exists(staged.resolve(MARK))) {
            return;
        }
        for (Path note : Disk.entries(absent)) {
            Files.deleteIfExists(target.resolve(Disk.name(note)));
        }
        for (Path file : Disk.entries(earlier)) {
            if (!Disk.name(file).equals(MARK)) {
                Disk.rename(file, target.resolve(Disk.name(file)));
            }
        }
        Disk.forceNames(target);
        if (Disk.exists(earlier.resolve(MARK))) {
            Disk.rename(earlier.resolve(MARK), target.resolve(MARK));
            Disk.forceNames(target);
        }
    }
}
