package io.cowcatcher.nebula.stub;

import io.cowcatcher.nebula.stub.ModelSpace.Index;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A small model of what Nebula 3.8.0 keeps and answers: spaces, tags, edge types, one kind of index, rows.
 *
 * <p>Knows the statements that {@code io.cowcatcher.nebula} writes, in exactly these forms, and calls everything else a
 * syntax error. Edges of a vertex are listed by rank and then by their end, an insert overwrites, rows past their time
 * to live are not seen. Outlives the {@link GraphdStub} that serves it, as storage outlives a graph service. Safe for
 * use by any number of threads.
 */
public final class GraphModel {
    private final Map<String, ModelSpace> spaces = new ConcurrentHashMap<>();
    private final InstantSource clock;
    private final RowLocks locks = new RowLocks();
    private final SchemaStatements schema = new SchemaStatements(this);
    private volatile long schemaDelayNanos;

    /** An empty model that reads the time from the system. */
    public GraphModel() {
        this(InstantSource.system());
    }

    /** An empty model that reads the time from {@code clock}. */
    public GraphModel(InstantSource clock) {
        this.clock = clock;
    }

    /** Makes what is created from now on unknown for a while, as it is in a cluster until the next heartbeat. */
    public void delaySchema(Duration time) {
        schemaDelayNanos = time.toNanos();
    }

    /**
     * Makes every write take so long from now on; one that touches a row of it meanwhile is refused, as storage refuses
     * the second of two writers.
     */
    public void slowWrites(Duration time) {
        locks.slow(time);
    }

    RowLocks locks() {
        return locks;
    }

    /** The number of edges of all types in a space. */
    public long edgeCount(String space) {
        return space(space).edgeCount();
    }

    /** The number of vertices with a tag in a space. */
    public long vertexCount(String space, String tag) {
        return space(space).vertexCount(tag);
    }

    /** A number that depends on all edges of a space and their properties, not on the order they came in. */
    public long fingerprint(String space) {
        return space(space).fingerprint();
    }

    /** Shows every edge of one type in a space, while nothing else is written. */
    public void forEachEdge(String space, String type, EdgeVisitor visitor) {
        space(space).forEachEdge(type, visitor);
    }

    /** Sees edges. */
    @FunctionalInterface
    public interface EdgeVisitor {
        /** Sees an edge; {@code properties} in the order of the schema, as text. */
        void see(String source, String target, long rank, String properties);
    }

    long knownFromNow() {
        return System.nanoTime() + schemaDelayNanos;
    }

    long nowSeconds() {
        return clock.instant().getEpochSecond();
    }

    void addSpace(String name, int vidLength) {
        spaces.computeIfAbsent(name, missing -> new ModelSpace(vidLength, knownFromNow()));
    }

    ModelSpace space(String name) {
        ModelSpace space = spaces.get(name);
        if (space == null) {
            throw StubError.execution("SpaceNotFound: SpaceName `" + name + "`");
        }
        return space;
    }

    ModelElement known(@Nullable ModelElement element, String otherwise) {
        if (element == null || System.nanoTime() - element.knownAtNanos() < 0) {
            throw StubError.execution(otherwise);
        }
        return element;
    }

    Index index(ModelSpace space, String tag) {
        return space.indexes.values().stream()
                .filter(index -> index.tag().equals(tag) && System.nanoTime() - index.knownAtNanos() >= 0)
                .findFirst()
                .orElseThrow(() -> StubError.execution("IndexNotFound: No valid index found"));
    }

    /**
     * Binds a session to a space.
     *
     * @return the space, or an error
     */
    StubAnswer use(String name) {
        ModelSpace space = spaces.get(name);
        return space == null || System.nanoTime() - space.knownAtNanos < 0
                ? StubAnswer.error(StubAnswer.EXECUTION_ERROR, "SpaceNotFound: SpaceName `" + name + "`")
                : StubAnswer.DONE;
    }

    /** Carries out a statement in a space; {@code alive} turns false when the server is killed meanwhile. */
    StubAnswer execute(String currentSpace, String statement, BooleanSupplier alive) {
        try {
            return execute(currentSpace, new Tokens(statement), alive);
        } catch (StubError e) {
            return e.answer();
        } catch (IllegalArgumentException e) {
            return StubAnswer.error(StubAnswer.SYNTAX_ERROR, "SyntaxError: " + e.getMessage());
        }
    }

    private StubAnswer execute(String currentSpace, Tokens tokens, BooleanSupplier alive) {
        if (tokens.accept("YIELD")) {
            long value = tokens.integer();
            String column = tokens.accept("AS") ? tokens.name() : String.valueOf(value);
            tokens.expectEnd();
            return StubAnswer.table(List.of(column), List.of(List.of(value)));
        }
        if (tokens.accept("CREATE")) {
            return schema.create(tokens, currentSpace);
        }
        if (tokens.accept("DESCRIBE")) {
            return schema.describe(tokens, currentSpace);
        }
        if (tokens.accept("SHOW")) {
            if (tokens.accept("TAG")) {
                return schema.showIndexes(tokens, currentSpace);
            }
            tokens.expect("CREATE");
            return schema.showCreate(tokens, currentSpace);
        }
        if (tokens.accept("REBUILD")) {
            return schema.rebuild(tokens, currentSpace);
        }
        DataStatements data = new DataStatements(this, space(currentSpace));
        if (tokens.accept("INSERT")) {
            return data.insert(tokens, alive);
        }
        if (tokens.accept("GO")) {
            return data.go(tokens);
        }
        if (tokens.accept("FETCH")) {
            return data.fetch(tokens);
        }
        if (tokens.accept("LOOKUP")) {
            return data.lookup(tokens);
        }
        if (tokens.accept("UPSERT")) {
            return data.upsert(tokens, true);
        }
        if (tokens.accept("UPDATE")) {
            return data.upsert(tokens, false);
        }
        if (tokens.accept("DELETE")) {
            return data.delete(tokens);
        }
        throw new IllegalArgumentException("no statement of the closed set");
    }
}
