package io.cowcatcher.nebula;

import io.cowcatcher.error.StoreException;
import io.cowcatcher.nebula.internal.Answer;
import io.cowcatcher.nebula.internal.Deadline;
import io.cowcatcher.nebula.internal.Name;
import io.cowcatcher.nebula.internal.Ngql;
import io.cowcatcher.nebula.internal.ServerFailure;
import io.cowcatcher.nebula.internal.ServerFailure.Kind;
import io.cowcatcher.nebula.internal.Sessions;
import io.cowcatcher.nebula.internal.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The schema of a space: a tag for each type of node, an edge type for each type of edge, the risk seeds with their one
 * index, and a version.
 *
 * <p>Nebula carries out changes of schema without waiting for its servers to hear of them, which takes two heartbeats,
 * 20 s by default. {@link #createIn} asks until they know, or the time is up; it never just waits. What exists is
 * compared, and refused where it differs, the key of the ids included; nothing is ever changed or dropped. Immutable,
 * share freely.
 */
public final class NebulaSchema {
    /** The version that this class creates, and the only one it accepts. */
    public static final int VERSION = 1;

    private static final String VERSION_VERTEX = "cowcatcher:schema";
    private static final String PROBE_VERTEX = "cowcatcher:probe";

    private final VertexIds ids;
    private final int partitions;
    private final int replicas;
    private final Optional<Duration> edgeTimeToLive;

    private NebulaSchema(VertexIds ids, int partitions, int replicas, Optional<Duration> edgeTimeToLive) {
        if (partitions < 1 || replicas < 1 || replicas % 2 == 0) {
            throw new IllegalArgumentException(
                    "partitions must be at least 1 and replicas odd (got: " + partitions + ", " + replicas + ")");
        }
        edgeTimeToLive.ifPresent(time -> {
            if (time.toSeconds() < 1) {
                throw new IllegalArgumentException("time to live must be at least 1 s (got: " + time + ")");
            }
        });
        this.ids = ids;
        this.partitions = partitions;
        this.replicas = replicas;
        this.edgeTimeToLive = edgeTimeToLive;
    }

    /** The schema for ids of this kind: 30 partitions, one replica, edges that live for ever. */
    public static NebulaSchema of(VertexIds ids) {
        return new NebulaSchema(ids, 30, 1, Optional.empty());
    }

    /**
     * A copy for a space of so many partitions and replicas, neither of which can be changed later: about 20 partitions
     * per SSD of the cluster, 3 replicas in production.
     */
    public NebulaSchema withPartitions(int count, int replicaCount) {
        return new NebulaSchema(ids, count, replicaCount, edgeTimeToLive);
    }

    /** A copy whose edges are gone so long after their event. */
    public NebulaSchema withEdgeTimeToLive(Duration time) {
        return new NebulaSchema(ids, partitions, replicas, Optional.of(time));
    }

    /**
     * All statements that create the schema, in order, for a DBA who creates it by hand; between those of the space and
     * the rest, and before the last, one has to wait until the servers know what was created.
     *
     * @param space the name of the space
     */
    public List<String> statements(String space) {
        Name name = new Name(space);
        List<Statement> all = new ArrayList<>();
        all.add(spaceCreation(name));
        all.add(Ngql.of("USE ").name(name).toStatement("use space"));
        elements().forEach(element -> all.add(element.creation()));
        all.add(indexCreation());
        all.add(versionNote());
        return all.stream().map(statement -> statement.text() + ";").toList();
    }

    VertexIds ids() {
        return ids;
    }

    private List<SchemaElement> elements() {
        return SchemaCatalogue.elements(edgeTimeToLive);
    }

    private String vidType() {
        return "FIXED_STRING(" + ids.length() + ")";
    }

    private Statement spaceCreation(Name space) {
        return Ngql.of("CREATE SPACE IF NOT EXISTS ")
                .name(space)
                .add("(partition_num = ")
                .integer(partitions)
                .add(", replica_factor = ")
                .integer(replicas)
                .add(", vid_type = FIXED_STRING(")
                .integer(ids.length())
                .add(")) COMMENT = ")
                .text("cowcatcher")
                .toStatement("create space " + space);
    }

    private static Statement indexCreation() {
        return Ngql.of("CREATE TAG INDEX IF NOT EXISTS ")
                .name(SchemaCatalogue.SEED_INDEX)
                .add(" ON ")
                .name(SchemaCatalogue.SEED_TAG)
                .add("(")
                .names(List.of(SchemaCatalogue.BUCKET, SchemaCatalogue.SCORE))
                .add(")")
                .toStatement("create index " + SchemaCatalogue.SEED_INDEX);
    }

    private static Statement indexDescription() {
        return Ngql.of("DESCRIBE TAG INDEX ")
                .name(SchemaCatalogue.SEED_INDEX)
                .toStatement("describe index " + SchemaCatalogue.SEED_INDEX);
    }

    private Statement versionNote() {
        return Ngql.of("INSERT VERTEX ")
                .name(SchemaCatalogue.VERSION_TAG)
                .add("(")
                .names(List.of(SchemaCatalogue.VERSION, SchemaCatalogue.IDS))
                .add(") VALUES ")
                .text(VERSION_VERTEX)
                .add(":(")
                .integer(VERSION)
                .add(", ")
                .text(ids.mark())
                .add(")")
                .toStatement("note the version of the schema", 1);
    }

    private static Statement versionQuestion() {
        return Ngql.of("FETCH PROP ON ")
                .name(SchemaCatalogue.VERSION_TAG)
                .add(" ")
                .text(VERSION_VERTEX)
                .add(" YIELD properties(vertex).version AS version, properties(vertex).ids AS ids")
                .toStatement("read the version of the schema");
    }

    /**
     * Creates what is not there, waits until the servers know it, and verifies the whole; may be called again, and by
     * several processes at once.
     *
     * @param within how long to wait for the servers at most; two heartbeats are 20 s by default
     * @throws StoreException if the servers do not know the schema in time, or what exists does not fit
     */
    public void createIn(NebulaOptions options, Duration within) {
        Deadline deadline = Deadline.after(within);
        Name space = new Name(options.space());
        try (Sessions unbound = new Sessions(options.settings().unbound());
                Sessions bound = new Sessions(options.settings())) {
            SchemaQuestions.askUntilKnown(unbound, spaceCreation(space), deadline);
            requireVidType(SchemaQuestions.askUntilKnown(unbound, spaceDescription(space), deadline), space);
            requireOtherVersionNot(bound, deadline);
            boolean isOldTag = SchemaQuestions.isKnown(bound, seedTag().description(), deadline);
            boolean isOldIndex = SchemaQuestions.isKnown(bound, indexDescription(), deadline);
            for (SchemaElement element : elements()) {
                SchemaQuestions.askUntilKnown(bound, element.creation(), deadline);
            }
            for (SchemaElement element : elements()) {
                SchemaQuestions.askUntilKnown(bound, element.description(), deadline);
                SchemaQuestions.askUntilKnown(bound, element.probe(PROBE_VERTEX), deadline);
            }
            SchemaQuestions.askUntilKnown(bound, indexCreation(), deadline);
            verify(bound, space, deadline);
            SchemaQuestions.askUntilKnown(bound, SeedStatements.scan(0, 0, 1), deadline);
            if (isOldTag && !isOldIndex) {
                rebuildIndex(bound, deadline);
            }
            SchemaQuestions.askUntilKnown(bound, versionNote(), deadline);
            requireVersion(SchemaQuestions.askUntilKnown(bound, versionQuestion(), deadline), space);
        }
    }

    /**
     * Verifies that a space has this schema, and changes nothing.
     *
     * @throws StoreException naming every difference, if there is any, or that the servers cannot be asked
     */
    public void verifyIn(NebulaOptions options) {
        try (Sessions bound = new Sessions(options.settings())) {
            Deadline deadline = Deadline.after(options.statementTimeout());
            Name space = new Name(options.space());
            requireVidType(SchemaQuestions.ask(bound, spaceDescription(space), deadline), space);
            verify(bound, space, deadline);
            requireVersion(SchemaQuestions.ask(bound, versionQuestion(), deadline), space);
        }
    }

    private SchemaElement seedTag() {
        return elements().stream()
                .filter(element -> element.name().equals(SchemaCatalogue.SEED_TAG))
                .findFirst()
                .orElseThrow();
    }

    /**
     * Seeds that are older than the index are in none of the lists until it is made anew, which is a job of its own.
     */
    private static void rebuildIndex(Sessions sessions, Deadline deadline) {
        SchemaQuestions.askUntilKnown(
                sessions,
                Ngql.of("REBUILD TAG INDEX ").name(SchemaCatalogue.SEED_INDEX).toStatement("rebuild index"),
                deadline);
        Statement question = Ngql.of("SHOW TAG INDEX STATUS").toStatement("show the states of indexes");
        while (!isRebuilt(SchemaQuestions.askUntilKnown(sessions, question, deadline))) {
            if (deadline.isOver()) {
                throw new StoreException("index " + SchemaCatalogue.SEED_INDEX
                        + " must be rebuilt in time (got: not yet); wait for SHOW TAG INDEX STATUS to say FINISHED");
            }
            SchemaQuestions.pause(deadline);
        }
    }

    private static boolean isRebuilt(Answer states) {
        for (int row = 0; row < states.size(); row++) {
            if (states.text(row, "Name").equals(SchemaCatalogue.SEED_INDEX.text())) {
                return states.text(row, "Index Status").equalsIgnoreCase("FINISHED");
            }
        }
        return false;
    }

    private static Statement spaceDescription(Name space) {
        return Ngql.of("DESCRIBE SPACE ").name(space).toStatement("describe space " + space);
    }

    private void requireVidType(Answer description, Name space) {
        String actual = description.text(0, "Vid Type");
        if (!actual.equalsIgnoreCase(vidType())) {
            throw new StoreException("space " + space + " must have ids of type " + vidType() + " (got: " + actual
                    + "); that cannot be changed: take ids of that length, or another space");
        }
    }

    private void requireOtherVersionNot(Sessions sessions, Deadline deadline) {
        try {
            Answer version = askUnlessAbsent(sessions, deadline);
            if (version.size() > 0) {
                requireVersion(version, new Name("cowcatcher"));
            }
        } catch (ServerFailure e) {
            if (e.kind() != Kind.ABSENT) {
                throw new StoreException(e.getMessage(), e);
            }
        }
    }

    /** The version that is noted in the space; waits for the space to be known, not for the tag. */
    private static Answer askUnlessAbsent(Sessions sessions, Deadline deadline) {
        SchemaQuestions.askUntilKnown(sessions, Ngql.of("YIELD 1 AS one").toStatement("ping"), deadline);
        return sessions.execute(versionQuestion(), deadline);
    }

    private void requireVersion(Answer answer, Name space) {
        if (answer.size() == 0) {
            throw new StoreException("space " + space + " must hold the version of its schema (got: none); create the"
                    + " schema with createIn, or run the printed statements to the last");
        }
        long version = answer.integer(0, SchemaCatalogue.VERSION.text());
        if (version != VERSION) {
            throw new StoreException("schema of space " + space + " must be version " + VERSION + " (got: " + version
                    + "); use the release of Cowcatcher that made it, or another space");
        }
        if (!answer.text(0, SchemaCatalogue.IDS.text()).equals(ids.mark())) {
            throw new StoreException(
                    "ids of space " + space + " must be made as those that are there (got: another key,"
                            + " or pseudonyms for other types); open the space with the key it was written with");
        }
    }

    private void verify(Sessions sessions, Name space, Deadline deadline) {
        List<String> differences = new ArrayList<>();
        for (SchemaElement element : elements()) {
            Answer description = SchemaQuestions.ask(sessions, element.description(), deadline);
            Answer shown = SchemaQuestions.ask(sessions, element.showCreation(), deadline);
            String creation =
                    shown.size() == 0 ? "" : String.valueOf(shown.rows().get(0).get(1));
            differences.addAll(element.differences(description, creation));
        }
        Answer index = SchemaQuestions.askUntilKnown(sessions, indexDescription(), deadline);
        List<String> fields = new ArrayList<>();
        for (int row = 0; row < index.size(); row++) {
            fields.add(index.text(row, "Field"));
        }
        List<String> wanted = List.of(SchemaCatalogue.BUCKET.text(), SchemaCatalogue.SCORE.text());
        if (!fields.equals(wanted)) {
            differences.add("index " + SchemaCatalogue.SEED_INDEX + " is on " + fields + ", must be on " + wanted);
        }
        if (!differences.isEmpty()) {
            throw new StoreException("schema of space " + space + " must be that of version " + VERSION + " (got: "
                    + String.join("; ", differences) + "); change it by hand, or take another space");
        }
    }
}
