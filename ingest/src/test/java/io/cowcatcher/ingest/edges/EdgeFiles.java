package io.cowcatcher.ingest.edges;

import io.cowcatcher.run.RunControl;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;

/** Small lists of edges for tests, and what reading them gives. */
final class EdgeFiles {
    private EdgeFiles() {}

    static Path write(Path folder, String name, String text) {
        return write(folder, name, text.getBytes(StandardCharsets.UTF_8));
    }

    static Path write(Path folder, String name, byte[] bytes) {
        Path file = folder.resolve(name);
        try (OutputStream plain = Files.newOutputStream(file);
                OutputStream out = name.endsWith(".gz") ? new GZIPOutputStream(plain) : plain) {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }

    static EdgeList read(Path file) {
        return EdgeListSource.of(file).read(RunControl.inline());
    }

    /** The edges by ids, {@code a-b}, each with its weight. */
    static SortedMap<String, Double> edges(EdgeList list) {
        SortedMap<String, Double> edges = new TreeMap<>();
        for (int node = 0; node < list.graph().nodeCount(); node++) {
            for (long arc = list.graph().firstArc(node); arc < list.graph().endArc(node); arc++) {
                int head = list.graph().head(arc);
                if (head > node) {
                    edges.put(
                            list.ids().id(node) + "-" + list.ids().id(head),
                            list.graph().weight(arc));
                }
            }
        }
        return edges;
    }
}
