package io.cowcatcher.nebula;

import io.cowcatcher.nebula.internal.Ngql;
import io.cowcatcher.nebula.internal.Statement;
import java.util.Collection;
import java.util.List;

/** The statements of the store of risk seeds. */
final class SeedStatements {
    private static final String BATCHES_VERTEX = "cowcatcher:seeds";
    private static final String BATCH_PREFIX = "cowcatcher:batch:";

    private SeedStatements() {}

    /** The current seeds of one bucket with a score in a range: no history, and expired ones among them. */
    static Statement scan(int bucket, double lowest, double highest) {
        return Ngql.of("LOOKUP ON ")
                .name(SchemaCatalogue.SEED_TAG)
                .add(" WHERE ")
                .name(SchemaCatalogue.SEED_TAG)
                .add(".bucket == ")
                .integer(bucket)
                .add(" AND ")
                .name(SchemaCatalogue.SEED_TAG)
                .add(".score >= ")
                .real(lowest)
                .add(" AND ")
                .name(SchemaCatalogue.SEED_TAG)
                .add(".score <= ")
                .real(highest)
                .add(
                        " YIELD id(vertex) AS id, properties(vertex).subject AS subject, properties(vertex).score AS score,"
                                + " properties(vertex).set_at AS set_at, properties(vertex).expires_at AS expires_at,"
                                + " properties(vertex).earliest_expiry AS earliest_expiry")
                .toStatement("look up risk seeds by score");
    }

    static Statement histories(Collection<String> vertices) {
        return Ngql.of("FETCH PROP ON ")
                .name(SchemaCatalogue.SEED_TAG)
                .add(" ")
                .texts(vertices)
                .add(
                        " YIELD id(vertex) AS id, properties(vertex).token AS token, properties(vertex).history AS history")
                .toStatement("fetch " + vertices.size() + " risk seeds");
    }

    /** Writes a row if the one that is there still has the token {@code before}; empty where there was none. */
    static Statement replacement(SeedRow row, String before) {
        Ngql out = Ngql.of(before.isEmpty() ? "UPSERT VERTEX ON " : "UPDATE VERTEX ON ")
                .name(SchemaCatalogue.SEED_TAG)
                .add(" ")
                .text(row.vertex())
                .add(" SET bucket = ")
                .integer(row.bucket())
                .add(", score = ")
                .real(row.score())
                .add(", subject = ")
                .text(row.subject())
                .add(", set_at = ")
                .integer(row.setAt())
                .add(", expires_at = ")
                .integer(row.expiresAt())
                .add(", earliest_expiry = ")
                .integer(row.earliestExpiry())
                .add(", gone_after = ");
        if (row.goneAfterSeconds() < 0) {
            out.add("NULL");
        } else {
            out.integer(row.goneAfterSeconds());
        }
        return out.add(", token = ")
                .text(row.token())
                .add(", history = ")
                .text(row.history())
                .add(" WHEN token == ")
                .text(before)
                .add(" YIELD token AS token")
                .toStatement("write a risk seed", 1);
    }

    static Statement removal(Collection<String> vertices) {
        return Ngql.of("DELETE TAG ")
                .name(SchemaCatalogue.SEED_TAG)
                .add(" FROM ")
                .texts(vertices)
                .toStatement("remove " + vertices.size() + " risk seeds");
    }

    static Statement batchPart(String batch, long rank, String body) {
        return Ngql.of("INSERT EDGE ")
                .name(SchemaCatalogue.BATCH_EDGE)
                .add("(")
                .names(List.of(SchemaCatalogue.BODY))
                .add(") VALUES ")
                .text(BATCHES_VERTEX)
                .add("->")
                .text(BATCH_PREFIX + batch)
                .add("@")
                .rank(rank)
                .add(":(")
                .text(body)
                .add(")")
                .toStatement("note a batch of risk seeds", 1);
    }

    /** Which parts of which batches are noted. */
    static Statement batches() {
        return Ngql.of("GO 1 STEPS FROM ")
                .text(BATCHES_VERTEX)
                .add(" OVER ")
                .name(SchemaCatalogue.BATCH_EDGE)
                .add(" YIELD dst(edge) AS batch, rank(edge) AS r LIMIT [")
                .integer(SeedBatches.MOST_ROWS)
                .add("]")
                .toStatement("read which batches of risk seeds are noted");
    }

    static Statement batchBody(String batch, long rank) {
        return Ngql.of("FETCH PROP ON ")
                .name(SchemaCatalogue.BATCH_EDGE)
                .add(" ")
                .text(BATCHES_VERTEX)
                .add("->")
                .text(BATCH_PREFIX + batch)
                .add("@")
                .rank(rank)
                .add(" YIELD properties(edge).body AS body")
                .toStatement("read a note of risk seeds");
    }

    /** Opens a batch, unless it is there. */
    static Statement batchOpening(String batch) {
        return state(Ngql.of("UPSERT"), batch, SeedBatches.OPEN).toStatement("open a batch of risk seeds", 1);
    }

    /** Changes the state of a batch that is open. */
    static Statement batchDecision(String batch, long state) {
        return state(Ngql.of("UPDATE"), batch, state).toStatement("decide a batch of risk seeds", 1);
    }

    private static Ngql state(Ngql verb, String batch, long state) {
        return verb.add(" VERTEX ON ")
                .name(SchemaCatalogue.BATCH_TAG)
                .add(" ")
                .text(BATCH_PREFIX + batch)
                .add(" SET parts = ")
                .integer(state)
                .add(" WHEN parts == ")
                .integer(SeedBatches.OPEN)
                .add(" YIELD parts AS parts");
    }

    static Statement batchStates(Collection<String> batches) {
        return Ngql.of("FETCH PROP ON ")
                .name(SchemaCatalogue.BATCH_TAG)
                .add(" ")
                .texts(batches.stream().map(batch -> BATCH_PREFIX + batch).toList())
                .add(" YIELD id(vertex) AS batch, properties(vertex).parts AS parts")
                .toStatement("read the states of batches of risk seeds");
    }

    static Statement batchClosing(String batch) {
        return Ngql.of("DELETE TAG ")
                .name(SchemaCatalogue.BATCH_TAG)
                .add(" FROM ")
                .text(BATCH_PREFIX + batch)
                .toStatement("close a batch of risk seeds");
    }

    static Statement batchRemoval(String batch, Collection<Long> ranks) {
        Ngql out = Ngql.of("DELETE EDGE ").name(SchemaCatalogue.BATCH_EDGE).add(" ");
        boolean first = true;
        for (long rank : ranks) {
            out.add(first ? "" : ", ")
                    .text(BATCHES_VERTEX)
                    .add("->")
                    .text(BATCH_PREFIX + batch)
                    .add("@")
                    .rank(rank);
            first = false;
        }
        return out.toStatement("forget a batch of risk seeds");
    }

    /** The name of a batch, from the id of its vertex. */
    static String batchOf(String vertex) {
        return vertex.substring(BATCH_PREFIX.length());
    }
}
