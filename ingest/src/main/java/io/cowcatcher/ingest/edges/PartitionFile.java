package io.cowcatcher.ingest.edges;

import io.cowcatcher.error.MalformedInputException;
import io.cowcatcher.event.Ids;
import io.cowcatcher.event.IdsBuilder;
import io.cowcatcher.graph.Partition;
import io.cowcatcher.ingest.internal.AtomicFile;
import io.cowcatcher.ingest.internal.GuardedFile;
import io.cowcatcher.run.Counted;
import io.cowcatcher.run.MemoryEstimate;
import io.cowcatcher.run.RunControl;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;

/**
 * A partition as text: one line a node, {@code node<TAB>community}, in UTF-8; gzip if the name ends with {@code .gz}.
 *
 * <p>Written in the order of ids, communities by their numbers; an id that would not be read back as it is, because it
 * holds a tab, a quote or a line end, or begins like a comment, stands in double quotes. The same partition gives the
 * same bytes. Ids are written as they are, for programs: a spreadsheet may take one that begins with {@code =} for a
 * formula. Read in any order, with the separators and comments of {@link EdgeListSource}; communities may have any
 * names.
 */
public final class PartitionFile {
    private static final int NODES_PER_CHECK = 4096;
    private static final int NAMED_IN_MESSAGE = 5;
    /** A label, and the partition made of it. */
    private static final long BYTES_PER_NODE = 28;

    private PartitionFile() {}

    /**
     * Writes the community of each node, replacing a file of that name; complete or not at all. O(n).
     *
     * @throws IllegalArgumentException if there are not as many ids as nodes
     * @throws io.cowcatcher.error.StoreException if the file cannot be written
     * @throws io.cowcatcher.error.RunCancelledException if the run was cancelled
     */
    public static void write(Path target, Ids ids, Partition partition, RunControl control) {
        if (ids.size() != partition.nodeCount()) {
            throw new IllegalArgumentException("ids must be as many as nodes (got: " + ids.size() + " ids for "
                    + partition.nodeCount() + " nodes)");
        }
        try (AtomicFile file = AtomicFile.create(target)) {
            boolean zip = String.valueOf(target.getFileName())
                    .toLowerCase(Locale.ROOT)
                    .endsWith(".gz");
            try (OutputStream bytes = zip ? new GZIPOutputStream(file.bytes()) : file.bytes();
                    Writer lines = new BufferedWriter(new OutputStreamWriter(bytes, StandardCharsets.UTF_8))) {
                write(lines, ids, partition, control);
            }
            file.complete();
        } catch (IOException | UncheckedIOException e) {
            throw AtomicFile.failure(target, e);
        }
    }

    private static void write(Writer lines, Ids ids, Partition partition, RunControl control) throws IOException {
        for (int node = 0; node < ids.size(); node++) {
            if (node % NODES_PER_CHECK == 0) {
                control.checkCancelled();
                control.report((double) node / ids.size());
            }
            lines.write(field(ids.id(node)));
            lines.write('\t');
            lines.write(Integer.toString(partition.communityOf(node)));
            lines.write('\n');
        }
        control.report(1);
    }

    /** The id as a field that is read back as the same. */
    private static String field(String id) {
        boolean plain = !id.isEmpty() && "#% ".indexOf(id.charAt(0)) < 0 && !id.endsWith(" ") && id.charAt(0) != 0xFEFF;
        for (int i = 0; i < id.length() && plain; i++) {
            plain = "\t\"\n\r".indexOf(id.charAt(i)) < 0;
        }
        return plain ? id : '"' + id.replace("\"", "\"\"") + '"';
    }

    /**
     * Reads the communities of all nodes of a graph; O(bytes + n log n).
     *
     * @param ids the ids of the graph's nodes
     * @throws MalformedInputException if the file cannot be read, or a node is unknown, named twice or left out
     * @throws io.cowcatcher.error.MemoryBudgetException if it does not fit the memory budget
     * @throws io.cowcatcher.error.RunCancelledException if the run was cancelled
     */
    public static Partition read(Path source, Ids ids, RunControl control) {
        String what = "a partition of " + Counted.of(ids.size(), "node");
        control.admit(new MemoryEstimate(what, ids.size() * (long) Integer.BYTES, ids.size() * BYTES_PER_NODE));
        int[] labels = new int[ids.size()];
        Arrays.fill(labels, Ids.NONE);
        long rows = 0;
        try (GuardedFile file = GuardedFile.open(source, EdgeListSource.MAXIMUM_BYTES, control)) {
            FieldLines lines = new FieldLines(source.toString(), file.bytes(), FieldSeparator.DETECT);
            IdsBuilder communities = new IdsBuilder();
            while (lines.fill()) {
                for (; lines.next(); rows++) {
                    take(lines, ids, communities, labels);
                }
            }
        } catch (IOException e) {
            throw GuardedFile.failure(source, rows, e);
        }
        requireAll(source, ids, labels);
        return Partition.of(labels);
    }

    private static void take(FieldLines lines, Ids ids, IdsBuilder communities, int[] labels) {
        if (lines.count() != 2) {
            throw lines.error("a row must be a node and its community (got: " + lines.count() + " fields, separator "
                    + lines.separator() + "); put ids that hold the separator in quotes, and cut other columns off");
        }
        lines.requireId(0);
        lines.requireId(1);
        int from = lines.from(0);
        int node = ids.code(new String(lines.bytes(), from, lines.to(0) - from, StandardCharsets.UTF_8));
        if (node == Ids.NONE) {
            throw lines.error("a node must be one of the graph (got: " + lines.shown(0)
                    + "); leave it out, or take the graph that the partition was made of");
        }
        if (labels[node] != Ids.NONE) {
            throw lines.error("a node must have one community (got: a second one for " + lines.shown(0)
                    + "); leave all but one of its rows out");
        }
        labels[node] = communities.add(lines.bytes(), lines.from(1), lines.to(1));
    }

    private static void requireAll(Path source, Ids ids, int[] labels) {
        int[] missing = IntStream.range(0, labels.length)
                .filter(node -> labels[node] == Ids.NONE)
                .toArray();
        if (missing.length == 0) {
            return;
        }
        String first = Arrays.stream(missing)
                .limit(NAMED_IN_MESSAGE)
                .mapToObj(node -> ShownText.of(ids.id(node)))
                .collect(Collectors.joining(", "));
        String more = missing.length > NAMED_IN_MESSAGE ? " and " + (missing.length - NAMED_IN_MESSAGE) + " more" : "";
        throw MalformedInputException.of(
                source.toString(),
                "every node must have a community (got: none for " + first + more
                        + "); give new nodes a community of their own");
    }
}
