package io.cowcatcher.nebula.stub;

import io.cowcatcher.nebula.stub.ModelSpace.End;
import io.cowcatcher.nebula.stub.ModelSpace.Index;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The statements that write and read rows, in the forms that this module writes.
 *
 * <p>A statement is read to its end before anything is done. An INSERT then applies its rows one by one, and stops
 * between two of them when the server is killed: it may have happened by half, as in Nebula.
 */
final class DataStatements {
    private final GraphModel model;
    private final ModelSpace space;

    DataStatements(GraphModel model, ModelSpace space) {
        this.model = model;
        this.space = space;
    }

    private ModelElement tag(String name) {
        return model.known(space.tags.get(name), "Storage Error: Tag not found.");
    }

    private ModelElement edge(String name) {
        return model.known(space.edges.get(name), "Storage Error: Edge not found.");
    }

    StubAnswer insert(Tokens tokens, BooleanSupplier alive) {
        boolean isVertex = tokens.accept("VERTEX");
        if (!isVertex) {
            tokens.expect("EDGE");
        }
        String name = tokens.name();
        ModelElement element = isVertex ? tag(name) : edge(name);
        List<String> columns = SchemaStatements.names(tokens);
        int[] places = columns.stream().mapToInt(element::indexOf).toArray();
        tokens.expect("VALUES");
        List<List<Object>> keys = new ArrayList<>();
        List<Runnable> writes = new ArrayList<>();
        do {
            String source = space.requireVid(tokens.text());
            if (isVertex) {
                @Nullable Object[] row = row(tokens, element, places);
                keys.add(List.of(name, source));
                writes.add(() -> space.putVertex(name, source, row));
            } else {
                End target = end(tokens);
                space.requireVid(target.vid());
                @Nullable Object[] row = row(tokens, element, places);
                keys.add(List.of(name, source, target));
                writes.add(() -> space.putEdge(name, source, target.vid(), target.rank(), row));
            }
        } while (tokens.acceptSymbol(","));
        tokens.expectEnd();
        model.locks()
                .whileHeld(
                        keys,
                        () -> writes.forEach(write -> {
                            write.run();
                            if (!alive.getAsBoolean()) {
                                throw StubError.execution("RPC failure, probably timeout.");
                            }
                        }));
        return StubAnswer.DONE;
    }

    /** What follows the start of an edge in the text. */
    private static End end(Tokens tokens) {
        tokens.expectSymbol("->");
        String target = tokens.text();
        tokens.expectSymbol("@");
        return new End(tokens.rank(), target);
    }

    private static @Nullable Object[] row(Tokens tokens, ModelElement element, int[] places) {
        tokens.expectSymbol(":");
        tokens.expectSymbol("(");
        @Nullable Object[] values = new @Nullable Object[places.length];
        for (int i = 0; i < values.length; i++) {
            if (i > 0) {
                tokens.expectSymbol(",");
            }
            values[i] = tokens.literal();
        }
        tokens.expectSymbol(")");
        return element.row(places, values);
    }

    private List<String> vids(Tokens tokens) {
        List<String> vids = new ArrayList<>();
        do {
            vids.add(space.requireVid(tokens.text()));
        } while (tokens.acceptSymbol(","));
        return vids;
    }

    /** UPSERT, or UPDATE, which makes no row. A row that is made is not asked the condition. */
    StubAnswer upsert(Tokens tokens, boolean insertable) {
        tokens.expect("VERTEX ON");
        String name = tokens.name();
        ModelElement tag = tag(name);
        String vid = space.requireVid(tokens.text());
        tokens.expect("SET");
        List<Integer> places = new ArrayList<>();
        List<@Nullable Object> values = new ArrayList<>();
        do {
            places.add(tag.indexOf(tokens.name()));
            tokens.expectSymbol("=");
            values.add(tokens.literal());
        } while (tokens.acceptSymbol(","));
        tokens.expect("WHEN");
        int condition = tag.indexOf(tokens.name());
        tokens.expectSymbol("==");
        Object wanted = tokens.literal();
        List<Yield> columns = Yield.read(tokens);
        tokens.expectEnd();
        List<List<@Nullable Object>> answer = new ArrayList<>();
        model.locks().whileHeld(List.of(List.of(name, vid)), () -> {
            synchronized (space) {
                @Nullable Object[] row = live(tag, space.vertex(name, vid));
                if (row == null && !insertable) {
                    throw StubError.execution("Storage Error: Vertex or edge not found.");
                }
                if (row == null || Objects.equals(row[condition], wanted)) {
                    int[] set = places.stream().mapToInt(i -> i).toArray();
                    row = row == null ? tag.row(set, values.toArray()) : tag.changed(row, set, values.toArray());
                    space.putVertex(name, vid, row);
                }
                answer.add(vertexRow(columns, vid, tag, row));
            }
        });
        return StubAnswer.table(Yield.aliases(columns), answer);
    }

    private @Nullable Object @Nullable [] live(ModelElement element, @Nullable Object @Nullable [] row) {
        return row == null || element.isExpired(row, model.nowSeconds()) ? null : row;
    }

    private static List<@Nullable Object> vertexRow(
            List<Yield> columns, String vid, ModelElement tag, @Nullable Object[] row) {
        List<@Nullable Object> values = new ArrayList<>();
        columns.forEach(column -> values.add(column.ofVertex(vid, tag, row)));
        return values;
    }

    private static List<@Nullable Object> edgeRow(
            List<Yield> columns, String source, End target, ModelElement type, @Nullable Object[] row) {
        List<@Nullable Object> values = new ArrayList<>();
        columns.forEach(column -> values.add(column.ofEdge(source, target.vid(), target.rank(), type, row)));
        return values;
    }

    StubAnswer fetch(Tokens tokens) {
        tokens.expect("PROP ON");
        String name = tokens.name();
        List<List<@Nullable Object>> rows = new ArrayList<>();
        if (space.edges.containsKey(name)) {
            ModelElement type = edge(name);
            String source = tokens.text();
            End target = end(tokens);
            List<Yield> columns = Yield.read(tokens);
            tokens.expectEnd();
            @Nullable Object[] row = live(type, space.edge(name, source, target.vid(), target.rank()));
            if (row != null) {
                rows.add(edgeRow(columns, source, target, type, row));
            }
            return StubAnswer.table(Yield.aliases(columns), rows);
        }
        ModelElement tag = tag(name);
        List<String> vids = vids(tokens);
        List<Yield> columns = Yield.read(tokens);
        tokens.expectEnd();
        for (String vid : vids) {
            @Nullable Object[] row = live(tag, space.vertex(name, vid));
            if (row != null) {
                rows.add(vertexRow(columns, vid, tag, row));
            }
        }
        return StubAnswer.table(Yield.aliases(columns), rows);
    }

    StubAnswer lookup(Tokens tokens) {
        tokens.expect("ON");
        String name = tokens.name();
        ModelElement tag = tag(name);
        Index index = model.index(space, name);
        tokens.expect("WHERE");
        List<Condition> conditions = new ArrayList<>();
        do {
            if (!tokens.name().equals(name)) {
                throw new IllegalArgumentException("syntax error: a property of " + name + " must come");
            }
            tokens.expectSymbol(".");
            String property = tokens.name();
            if (!index.columns().contains(property)) {
                throw StubError.execution("There is no index to use at runtime");
            }
            conditions.add(new Condition(tag.indexOf(property), tokens.comparison(), tokens.literal()));
        } while (tokens.accept("AND"));
        List<Yield> columns = Yield.read(tokens);
        tokens.expectEnd();
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (Map.Entry<String, @Nullable Object[]> entry : space.vertices(name).entrySet()) {
            @Nullable Object[] row = live(tag, entry.getValue());
            if (row != null
                    && index.entries().contains(entry.getKey())
                    && conditions.stream().allMatch(condition -> condition.holds(row))) {
                rows.add(vertexRow(columns, entry.getKey(), tag, row));
            }
        }
        return StubAnswer.table(Yield.aliases(columns), rows);
    }

    private record Condition(
            int property, String comparison, @Nullable Object value) {
        boolean holds(@Nullable Object[] row) {
            if (!(row[property] instanceof Number left) || !(value instanceof Number right)) {
                return false;
            }
            int order = Double.compare(left.doubleValue() + 0.0, right.doubleValue() + 0.0);
            return switch (comparison) {
                case "==" -> order == 0;
                case ">=" -> order >= 0;
                case "<=" -> order <= 0;
                case "<" -> order < 0;
                default -> order > 0;
            };
        }
    }

    /** One hop. The limit holds for each start in storage, and then again for all together in graphd. */
    StubAnswer go(Tokens tokens) {
        if (tokens.integer() != 1) {
            throw new IllegalArgumentException("syntax error: this model goes 1 step");
        }
        tokens.expect("STEPS FROM");
        List<String> vids = vids(tokens);
        tokens.expect("OVER");
        String name = tokens.name();
        ModelElement type = edge(name);
        boolean reversely = tokens.accept("REVERSELY");
        List<Yield> columns = Yield.read(tokens);
        tokens.expect("LIMIT");
        tokens.expectSymbol("[");
        long limit = tokens.integer();
        tokens.expectSymbol("]");
        tokens.expectEnd();
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (String vid : vids) {
            int taken = 0;
            for (Map.Entry<End, @Nullable Object[]> edge :
                    space.edges(name, vid, reversely).entrySet()) {
                @Nullable Object[] row = live(type, edge.getValue());
                if (row == null) {
                    continue;
                }
                if (taken == limit || rows.size() == limit) {
                    break;
                }
                String source = reversely ? edge.getKey().vid() : vid;
                End target = reversely ? new End(edge.getKey().rank(), vid) : edge.getKey();
                rows.add(edgeRow(columns, source, target, type, row));
                taken++;
            }
        }
        return StubAnswer.table(Yield.aliases(columns), rows);
    }

    StubAnswer delete(Tokens tokens) {
        if (tokens.accept("TAG")) {
            String name = tokens.name();
            tag(name);
            tokens.expect("FROM");
            List<String> vids = vids(tokens);
            tokens.expectEnd();
            List<List<Object>> keys =
                    vids.stream().map(vid -> List.<Object>of(name, vid)).toList();
            model.locks().whileHeld(keys, () -> vids.forEach(vid -> space.removeVertex(name, vid)));
            return StubAnswer.DONE;
        }
        tokens.expect("EDGE");
        String name = tokens.name();
        edge(name);
        List<List<Object>> keys = new ArrayList<>();
        List<Runnable> removals = new ArrayList<>();
        do {
            String source = tokens.text();
            End target = end(tokens);
            keys.add(List.of(name, source, target));
            removals.add(() -> space.removeEdge(name, source, target.vid(), target.rank()));
        } while (tokens.acceptSymbol(","));
        tokens.expectEnd();
        model.locks().whileHeld(keys, () -> removals.forEach(Runnable::run));
        return StubAnswer.DONE;
    }
}
