package io.cowcatcher.report;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The few things that a report asks of a file system. */
final class Disk {
    private Disk() {}

    /** Returns when the content of a file would survive a loss of power. */
    static void force(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    /** The same for the names in a folder, where the system can do that: Windows cannot, and does not need it. */
    static void forceNames(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException | UnsupportedOperationException cannot) {
            // The names are then as durable as this system makes them.
        }
    }

    /** Gives a file its new name in one step, in place of what has that name. */
    static void rename(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Whether there is anything of this name, a broken link included. */
    static boolean exists(Path path) {
        return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
    }

    /** The entries of a folder in order of their names; none where there is no folder. */
    static List<Path> entries(Path folder) throws IOException {
        if (!exists(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.sorted().toList();
        }
    }

    /** Deletes a folder and all below it; links are deleted, not followed. */
    static void deleteTree(Path root) throws IOException {
        if (Files.isDirectory(root, LinkOption.NOFOLLOW_LINKS)) {
            for (Path entry : entries(root)) {
                deleteTree(entry);
            }
        }
        Files.deleteIfExists(root);
    }

    /** Creates a folder and the folders above it that are missing; returns those created, the outermost first. */
    static List<Path> createFolders(Path folder) throws IOException {
        List<Path> missing = new ArrayList<>();
        for (Path at = folder.toAbsolutePath(); at != null && !exists(at); at = at.getParent()) {
            missing.add(0, at);
        }
        List<Path> created = new ArrayList<>();
        try {
            for (Path path : missing) {
                Files.createDirectory(path);
                created.add(path);
            }
        } catch (IOException e) {
            deleteEmpty(created);
            throw e;
        }
        return created;
    }

    /** Deletes these folders, the last first, as far as nothing is in them. */
    static void deleteEmpty(List<Path> folders) {
        for (int i = folders.size() - 1; i >= 0; i--) {
            try {
                Files.deleteIfExists(folders.get(i));
            } catch (IOException inUse) {
                return;
            }
        }
    }

    /** The name of a file as a text; an entry of a folder always has one. */
    static String name(Path entry) throws NoSuchFileException {
        Path name = entry.getFileName();
        if (name == null) {
            throw new NoSuchFileException(entry.toString());
        }
        return name.toString();
    }
}
