package io.cowcatcher.nebula;

import io.cowcatcher.error.StoreException;
import io.cowcatcher.nebula.internal.Answer;
import io.cowcatcher.seed.RiskSeed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/*
 * A note is a row of state, which is written first, and edges with the parts of the batch, which tell where to look. The state
 * is open until one UPDATE ... WHEN decides it, once and for all: the writer says how many parts there are, and from then on
 * the batch counts as stored; or somebody who clears up says that it never will be. So nobody has to guess whether a writer
 * lives, and no clock is compared. Whoever finds a note that counts finishes it, also beside its living writer: seeds that
 * are put again change nothing. It is forgotten state first, so parts without a state are of no use to anybody.
 */
/**
 * Notes a batch of seeds as a whole before its seeds are written one by one, so that whoever comes after a crash can
 * finish it: Nebula has no transactions, but a single row is written whole or not at all.
 */
final class SeedBatches {
    /** The state of a batch whose writer has not noted all of it yet. */
    static final long OPEN = -1;
    /** The state of a batch that will never count. */
    static final long ABANDONED = -2;
    /** The most rows of notes that are read at a time. */
    static final int MOST_ROWS = 1_000;

    private static final int BYTES_PER_PART = 500_000;
    private static final int MOST_NOTES = 10;

    private final SeedQueries queries;
    private final SeedRecords records;
    private final Supplier<String> names;
    /** Notes of ours whose writing failed before they counted, as far as we know. */
    private final List<Note> failed = new ArrayList<>();

    SeedBatches(SeedQueries queries, SeedRecords records, Supplier<String> names) {
        this.queries = queries;
        this.records = records;
        this.names = names;
    }

    /** A batch in the database: its name, and which of its parts are there. */
    record Note(String name, List<Long> parts) {}

    /** Writes a batch, until told that nobody waits for it any more. */
    @FunctionalInterface
    interface Writer {
        /** False if it stopped because {@code isWanted} said so. */
        boolean write(List<RiskSeed> seeds, BooleanSupplier isWanted);
    }

    /** Notes a batch; from now on it counts as stored, whoever writes its seeds. */
    Note note(List<RiskSeed> seeds) {
        for (int i = 0; i < MOST_NOTES; i++) {
            String name = names.get();
            List<String> bodies = records.parts(name, seeds, BYTES_PER_PART);
            Note note = new Note(name, ranks(bodies.size()));
            failed.add(note);
            queries.ask(SeedStatements.batchOpening(name));
            for (int part = 0; part < bodies.size(); part++) {
                queries.ask(SeedStatements.batchPart(name, part, bodies.get(part)));
            }
            boolean counts = decide(name, bodies.size()) == bodies.size();
            failed.remove(note);
            if (counts) {
                return note;
            }
            forget(note);
        }
        throw new StoreException("batch of risk seeds must be noted (got: " + MOST_NOTES
                + " notes removed by others in between); write it again later");
    }

    /** Decides an open note; returns what it was decided to be, by whoever came first. */
    private long decide(String name, long state) {
        Answer answer = queries.ask(SeedStatements.batchDecision(name, state));
        return answer.size() == 1 ? answer.integer(0, "parts") : ABANDONED;
    }

    /** Removes a note. */
    void forget(Note note) {
        queries.ask(SeedStatements.batchClosing(note.name()));
        queries.ask(SeedStatements.batchRemoval(note.name(), note.parts()));
    }

    private List<Note> notes() {
        Answer answer = queries.ask(SeedStatements.batches());
        Map<String, List<Long>> parts = new TreeMap<>();
        for (int row = 0; row < answer.size(); row++) {
            parts.computeIfAbsent(SeedStatements.batchOf(answer.text(row, "batch")), name -> new ArrayList<>())
                    .add(answer.integer(row, "r"));
        }
        List<Note> notes = new ArrayList<>();
        parts.forEach((name, ranks) -> notes.add(new Note(name, ranks)));
        return notes;
    }

    /** The states of those notes that have one. */
    private Map<String, Long> states(List<Note> notes) {
        Map<String, Long> states = new TreeMap<>();
        if (!notes.isEmpty()) {
            Answer answer = queries.ask(
                    SeedStatements.batchStates(notes.stream().map(Note::name).toList()));
            for (int row = 0; row < answer.size(); row++) {
                states.put(SeedStatements.batchOf(answer.text(row, "batch")), answer.integer(row, "parts"));
            }
        }
        return states;
    }

    /** Whether a batch counts, and nobody has finished it yet. */
    boolean counts(Note note) {
        return states(List.of(note)).getOrDefault(note.name(), ABANDONED) >= 0;
    }

    /** The seeds of all batches that count and may not be written yet; empty if there may be more of them. */
    Optional<PendingSeeds> pending() {
        List<Note> notes = notes();
        if (isCut(notes)) {
            return Optional.empty();
        }
        List<RiskSeed> seeds = new ArrayList<>();
        states(notes).forEach((name, state) -> {
            if (state >= 0) {
                seeds.addAll(seeds(new Note(name, ranks(state)), Unfinished.LEFT));
            }
        });
        return Optional.of(PendingSeeds.of(seeds));
    }

    /** Whether there may be more notes than those. */
    private static boolean isCut(List<Note> notes) {
        return notes.stream().mapToInt(note -> note.parts().size()).sum() >= MOST_ROWS;
    }

    /**
     * Writes every batch that counts, and clears up. Not for two threads at a time.
     *
     * @throws StoreException if so many notes do not count that others could be hidden behind them
     */
    void finishAll(Writer writer, Unfinished unfinished) {
        giveUpFailed();
        boolean isMore = true;
        while (isMore) {
            List<Note> notes = notes();
            Map<String, Long> states = states(notes);
            boolean isAnyForgotten = false;
            for (Note note : notes) {
                isAnyForgotten |= finish(note, states.getOrDefault(note.name(), ABANDONED), writer, unfinished);
            }
            isMore = isCut(notes);
            if (isMore && !isAnyForgotten) {
                throw new StoreException("notes of batches that do not count must have fewer than " + MOST_ROWS
                        + " parts (got: that many, and others could be hidden behind them); call purgeExpired, which"
                        + " removes them");
            }
        }
    }

    private void giveUpFailed() {
        for (Note note : List.copyOf(failed)) {
            if (decide(note.name(), ABANDONED) < 0) {
                forget(note);
            }
            failed.remove(note);
        }
    }

    /** Whether a note was done with, and forgotten. */
    private boolean finish(Note found, long before, Writer writer, Unfinished unfinished) {
        long state = before;
        if (state == OPEN && !unfinished.isAllLeft() && unfinished.isRemoved(seedsIfReadable(found))) {
            state = decide(found.name(), ABANDONED);
        }
        if (state == OPEN) {
            return false;
        }
        Note note = state < 0 ? found : new Note(found.name(), ranks(state));
        if (state >= 0 && !writer.write(seeds(note, unfinished), () -> counts(note))) {
            return false; // somebody else has finished it meanwhile, and forgets it
        }
        forget(note);
        return true;
    }

    private List<RiskSeed> seeds(Note note, Unfinished unfinished) {
        List<String> bodies = bodies(note);
        if (bodies.size() < note.parts().size()) {
            if (counts(note) && !unfinished.isUnreadableGivenUp()) {
                throw new StoreException("noted batch of risk seeds must be whole (got: " + bodies.size() + " of "
                        + note.parts().size() + " parts); try again, and erase its subjects if that does not help");
            }
            return List.of(); // closed meanwhile: what is closed loses its parts
        }
        try {
            return records.seeds(note.name(), bodies);
        } catch (StoreException e) {
            if (unfinished.isUnreadableGivenUp()) {
                return List.of();
            }
            throw e;
        }
    }

    private @Nullable List<RiskSeed> seedsIfReadable(Note note) {
        List<String> bodies = bodies(note);
        try {
            return records.seeds(note.name(), bodies);
        } catch (StoreException e) {
            return null;
        }
    }

    private static List<Long> ranks(long parts) {
        List<Long> ranks = new ArrayList<>();
        for (long part = 0; part < parts; part++) {
            ranks.add(part);
        }
        return ranks;
    }

    private List<String> bodies(Note note) {
        List<String> bodies = new ArrayList<>();
        for (long part : note.parts()) {
            Answer answer = queries.ask(SeedStatements.batchBody(note.name(), part));
            if (answer.size() == 1) {
                bodies.add(answer.text(0, "body"));
            }
        }
        return bodies;
    }
}
