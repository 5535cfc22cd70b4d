package io.cowcatcher.graph;

import io.cowcatcher.event.Ids;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/** Numbers named nodes and puts named edges into tables. */
final class NamedGraphBuild {
    private final List<List<String>> names = new ArrayList<>();
    private final List<List<NamedEdge>> edges = new ArrayList<>();

    NamedGraphBuild(Collection<NamedNode> nodes, Collection<NamedEdge> namedEdges) {
        for (int i = 0; i < NodeType.count(); i++) {
            names.add(new ArrayList<>());
        }
        for (int i = 0; i < EdgeType.count(); i++) {
            edges.add(new ArrayList<>());
        }
        nodes.forEach(node -> names.get(node.type().index()).add(node.id()));
        for (NamedEdge edge : namedEdges) {
            edges.get(edge.type().index()).add(edge);
            names.get(edge.type().from().index()).add(edge.from());
            names.get(edge.type().to().index()).add(edge.to());
        }
    }

    HeteroGraph build() {
        Ids[] ids = new Ids[NodeType.count()];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = Ids.of(names.get(i));
        }
        EdgeTable[] tables = new EdgeTable[EdgeType.count()];
        for (int i = 0; i < tables.length; i++) {
            EdgeType type = EdgeType.at(i);
            tables[i] = table(type, ids[type.from().index()], ids[type.to().index()]);
        }
        return new HeteroGraph(ids, tables);
    }

    private EdgeTable table(EdgeType type, Ids from, Ids to) {
        TreeMap<Long, NamedEdge> sorted = new TreeMap<>();
        for (NamedEdge edge : edges.get(type.index())) {
            long place = ((long) from.code(edge.from()) << Integer.SIZE) | to.code(edge.to());
            sorted.merge(place, edge, NamedEdge::and);
        }
        long[] offsets = new long[from.size() + 1];
        int[] targets = new int[sorted.size()];
        int[] counts = new int[sorted.size()];
        long[] firsts = new long[sorted.size()];
        long[] lasts = new long[sorted.size()];
        int at = 0;
        for (var entry : sorted.entrySet()) {
            offsets[(int) (entry.getKey() >>> Integer.SIZE) + 1]++;
            targets[at] = (int) (long) entry.getKey();
            counts[at] = entry.getValue().count();
            firsts[at] = entry.getValue().firstMillis();
            lasts[at] = entry.getValue().lastMillis();
            at++;
        }
        Offsets.accumulate(offsets);
        return new EdgeTable(type, offsets, targets, new EdgeMeasures(counts, firsts, lasts), to.size());
    }
}
