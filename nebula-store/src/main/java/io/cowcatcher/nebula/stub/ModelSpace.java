package io.cowcatcher.nebula.stub;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A space of the model: rows of tags by vertex, rows of edges by either end in the order of storage, rank before end.
 *
 * <p>Guarded by its own lock, a row at a time, as a partition of Nebula would be.
 */
final class ModelSpace {
    private static final int MOST_TYPICAL = 1 << 16;

    final int vidLength;
    final long knownAtNanos;
    final Map<String, ModelElement> tags = new LinkedHashMap<>();
    final Map<String, ModelElement> edges = new LinkedHashMap<>();
    final Map<String, Index> indexes = new LinkedHashMap<>();

    private final Map<String, Map<String, @Nullable Object[]>> vertexRows = new HashMap<>();
    private final Map<String, Map<String, TreeMap<End, @Nullable Object[]>>> out = new HashMap<>();
    private final Map<String, Map<String, TreeMap<End, @Nullable Object[]>>> in = new HashMap<>();
    private final Map<String, String> vids = new HashMap<>();
    private long edgeCount;

    /** An index, and the vertices in it: those whose rows were written since it was made, or rebuilt. */
    record Index(String tag, List<String> columns, long knownAtNanos, Set<String> entries) {}

    synchronized void rebuild(Index index) {
        index.entries().addAll(vertexRows.getOrDefault(index.tag(), Map.of()).keySet());
    }

    /** The other end of an edge; storage orders the edges of a vertex by rank and then by it. */
    record End(long rank, String vid) implements Comparable<End> {
        private static final Comparator<End> ORDER =
                Comparator.comparingLong(End::rank).thenComparing(End::vid);

        @Override
        public int compareTo(End other) {
            return ORDER.compare(this, other);
        }
    }

    ModelSpace(int vidLength, long knownAtNanos) {
        this.vidLength = vidLength;
        this.knownAtNanos = knownAtNanos;
    }

    String requireVid(String vid) {
        boolean fits = 3 * vid.length() <= vidLength || vid.getBytes(StandardCharsets.UTF_8).length <= vidLength;
        if (!fits) {
            throw StubError.execution(
                    "Storage Error: The VID must be a 64-bit integer or a string fitting space vertex id length limit.");
        }
        return vid;
    }

    synchronized void putVertex(String tag, String vid, @Nullable Object[] row) {
        vertexRows.computeIfAbsent(tag, name -> new HashMap<>()).put(vid, row);
        indexes.values().stream()
                .filter(index -> index.tag().equals(tag))
                .forEach(index -> index.entries().add(vid));
    }

    synchronized void removeVertex(String tag, String vid) {
        vertexRows.getOrDefault(tag, Map.of()).remove(vid);
    }

    synchronized @Nullable Object @Nullable [] vertex(String tag, String vid) {
        return vertexRows.getOrDefault(tag, Map.of()).get(vid);
    }

    synchronized Map<String, @Nullable Object[]> vertices(String tag) {
        return new TreeMap<>(vertexRows.getOrDefault(tag, Map.of()));
    }

    synchronized void putEdge(String type, String source, String target, long rank, @Nullable Object[] row) {
        String from = shared(source);
        String to = shared(target);
        boolean isNew = out.computeIfAbsent(type, name -> new HashMap<>())
                        .computeIfAbsent(from, vid -> new TreeMap<>())
                        .put(new End(rank, to), row)
                == null;
        in.computeIfAbsent(type, name -> new HashMap<>())
                .computeIfAbsent(to, vid -> new TreeMap<>())
                .put(new End(rank, from), row);
        edgeCount += isNew ? 1 : 0;
    }

    /** The same string object for equal ids, as long as there are not too many. */
    private String shared(String vid) {
        if (vids.size() >= MOST_TYPICAL) {
            return vids.getOrDefault(vid, vid);
        }
        String known = vids.putIfAbsent(vid, vid);
        return known == null ? vid : known;
    }

    synchronized void removeEdge(String type, String source, String target, long rank) {
        TreeMap<End, @Nullable Object[]> targets =
                out.getOrDefault(type, Map.of()).get(source);
        TreeMap<End, @Nullable Object[]> sources =
                in.getOrDefault(type, Map.of()).get(target);
        if (targets != null && sources != null && targets.remove(new End(rank, target)) != null) {
            sources.remove(new End(rank, source));
            edgeCount--;
        }
    }

    synchronized @Nullable Object @Nullable [] edge(String type, String source, String target, long rank) {
        TreeMap<End, @Nullable Object[]> targets =
                out.getOrDefault(type, Map.of()).get(source);
        return targets == null ? null : targets.get(new End(rank, target));
    }

    /** The edges of a vertex in one direction, as storage lists them. */
    synchronized NavigableMap<End, @Nullable Object[]> edges(String type, String vid, boolean reversely) {
        TreeMap<End, @Nullable Object[]> ends =
                (reversely ? in : out).getOrDefault(type, Map.of()).get(vid);
        return ends == null ? new TreeMap<>() : new TreeMap<>(ends);
    }

    synchronized long edgeCount() {
        return edgeCount;
    }

    synchronized long vertexCount(String tag) {
        return vertexRows.getOrDefault(tag, Map.of()).size();
    }

    synchronized void forEachEdge(String type, GraphModel.EdgeVisitor visitor) {
        out.getOrDefault(type, Map.of())
                .forEach((source, targets) -> targets.forEach(
                        (end, row) -> visitor.see(source, end.vid(), end.rank(), Arrays.toString(row))));
    }

    /** A number that depends on all edges and their rows, and not on the order they came in. */
    synchronized long fingerprint() {
        long sum = 0;
        for (Map.Entry<String, Map<String, TreeMap<End, @Nullable Object[]>>> type : out.entrySet()) {
            for (Map.Entry<String, TreeMap<End, @Nullable Object[]>> source :
                    type.getValue().entrySet()) {
                for (Map.Entry<End, @Nullable Object[]> edge : source.getValue().entrySet()) {
                    long hash = type.getKey().hashCode();
                    hash = hash * 0x9E3779B97F4A7C15L + source.getKey().hashCode();
                    hash = hash * 0x9E3779B97F4A7C15L + edge.getKey().vid().hashCode();
                    hash = hash * 0x9E3779B97F4A7C15L + edge.getKey().rank();
                    hash = hash * 0x9E3779B97F4A7C15L + Arrays.hashCode(edge.getValue());
                    sum += hash ^ (hash >>> 29);
                }
            }
        }
        return sum;
    }
}
