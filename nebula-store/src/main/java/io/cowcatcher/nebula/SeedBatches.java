package io.cowcatcher.nebula;

import io.cowcatcher.nebula.internal.Answer;
import io.cowcatcher.nebula.internal.Statement;
import io.cowcatcher.seed.RiskSeed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Notes a batch of seeds as a whole before its seeds are written one by one, so that whoever comes after a crash can
 * finish it: Nebula has no transactions, but a single row is written whole or not at all.
 *
 * <p>The parts are written first, and last the row that says how many they are; from then on the batch counts as
 * stored. Seeds that are put again change nothing, so it does no harm if two finish it.
 */
final class SeedBatches {
    private static final int BYTES_PER_PART = 500_000;

    /** Executes a statement. */
    @FunctionalInterface
    interface Statements {
        /** The answer, which is empty for statements that write. */
        Answer ask(Statement statement);
    }

    private final Statements statements;
    private final SeedRecords records;
    private final Supplier<String> names;

    SeedBatches(Statements statements, SeedRecords records, Supplier<String> names) {
        this.statements = statements;
        this.records = records;
        this.names = names;
    }

    /** A batch that was noted: its name, and the ranks of its rows. */
    record Noted(String name, List<Long> ranks) {}

    Noted note(List<RiskSeed> seeds) {
        String name = names.get();
        List<String> parts = records.parts(name, seeds, BYTES_PER_PART);
        List<Long> ranks = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            statements.ask(SeedStatements.batchPart(name, i, parts.get(i)));
            ranks.add((long) i);
        }
        statements.ask(SeedStatements.batchPart(name, SeedStatements.COMMIT_RANK, Integer.toString(parts.size())));
        ranks.add(0, SeedStatements.COMMIT_RANK);
        return new Noted(name, ranks);
    }

    /** Removes the note, the row that makes it count first. */
    void forget(Noted batch) {
        statements.ask(SeedStatements.batchRemoval(batch.name(), batch.ranks().subList(0, 1)));
        if (batch.ranks().size() > 1) {
            statements.ask(SeedStatements.batchRemoval(
                    batch.name(), batch.ranks().subList(1, batch.ranks().size())));
        }
    }

    /** A batch that was found: its note, and its seeds; none if it was not noted to the end. */
    record Found(Noted note, List<RiskSeed> seeds) {}

    List<Found> pending() {
        Answer answer = statements.ask(SeedStatements.pendingBatches());
        Map<String, TreeMap<Long, String>> batches = new TreeMap<>();
        for (int row = 0; row < answer.size(); row++) {
            batches.computeIfAbsent(SeedStatements.batchOf(answer.text(row, "batch")), name -> new TreeMap<>())
                    .put(answer.integer(row, "r"), answer.text(row, "body"));
        }
        List<Found> found = new ArrayList<>();
        batches.forEach((name, rows) -> {
            String committed = rows.get(SeedStatements.COMMIT_RANK);
            List<String> parts = new ArrayList<>(rows.tailMap(0L, true).values());
            boolean whole = committed != null && committed.equals(Integer.toString(parts.size()));
            found.add(new Found(
                    new Noted(name, List.copyOf(rows.keySet())), whole ? records.seeds(name, parts) : List.of()));
        });
        return found;
    }
}
