package io.cowcatcher.nebula;

import io.cowcatcher.error.StoreException;
import io.cowcatcher.nebula.SeedRecords.Stored;
import io.cowcatcher.nebula.internal.Answer;
import io.cowcatcher.seed.RiskSeed;
import io.cowcatcher.seed.SeedHistory;
import io.cowcatcher.seed.SeedSubject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/*
 * Each write of a row leaves a random token. A row that was read is changed by UPDATE ... WHEN token == what was read, which
 * finds nothing if the row was erased, or removed by the server when its time was up, and fails its condition if another row
 * stands there since; a row that was not there is made by UPSERT ... WHEN token == "", which holds for no row. So what was
 * merged with a history is written only while that history stands: no put is lost, and nothing erased comes back with one.
 */
/** The rows of the subjects: read, and changed one at a time from the state that was read to the next. */
final class SeedRows {
    private static final int SUBJECTS_PER_FETCH = 100;
    private static final int MOST_CONFLICTS = 1_000;

    private final SeedQueries queries;
    private final SeedRecords records;
    private final InstantSource clock;
    private final Supplier<String> tokens;

    SeedRows(SeedQueries queries, SeedRecords records, InstantSource clock, Supplier<String> tokens) {
        this.queries = queries;
        this.records = records;
        this.clock = clock;
        this.tokens = tokens;
    }

    static <T> List<List<T>> slices(List<T> all) {
        List<List<T>> slices = new ArrayList<>();
        for (int from = 0; from < all.size(); from += SUBJECTS_PER_FETCH) {
            slices.add(all.subList(from, Math.min(all.size(), from + SUBJECTS_PER_FETCH)));
        }
        return slices;
    }

    /** What is stored for those of a slice of subjects that have a row. */
    Map<SeedSubject, Stored> fetch(List<SeedSubject> subjects) {
        Map<SeedSubject, Stored> found = new HashMap<>();
        if (subjects.isEmpty()) {
            return found;
        }
        Map<String, SeedSubject> byVertex = byVertex(subjects);
        Answer answer = queries.ask(SeedStatements.histories(byVertex.keySet()));
        for (int row = 0; row < answer.size(); row++) {
            SeedSubject subject = byVertex.get(answer.text(row, "id"));
            if (subject != null) {
                found.put(subject, records.stored(answer, row, subject));
            }
        }
        return found;
    }

    /**
     * Makes sure, before anything is written, that the rows of these subjects can be.
     *
     * @throws IllegalArgumentException if a name cannot be an id
     * @throws StoreException if what is stored for one cannot be read
     */
    void requireWritable(List<SeedSubject> subjects) {
        byVertex(subjects);
        slices(subjects).forEach(this::fetch);
    }

    private Map<String, SeedSubject> byVertex(Collection<SeedSubject> subjects) {
        Map<String, SeedSubject> byVertex = new LinkedHashMap<>();
        subjects.forEach(subject -> byVertex.put(records.vertex(subject), subject));
        return byVertex;
    }

    /** Merges seeds into what is stored, subject by subject, until it is not wanted any more; false if that came. */
    boolean add(List<RiskSeed> seeds, BooleanSupplier isWanted) {
        Map<SeedSubject, List<RiskSeed>> bySubject = new LinkedHashMap<>();
        seeds.forEach(seed -> bySubject
                .computeIfAbsent(seed.subject(), subject -> new ArrayList<>())
                .add(seed));
        for (List<SeedSubject> some : slices(List.copyOf(bySubject.keySet()))) {
            Map<SeedSubject, Stored> stored = fetch(some);
            if (!isWanted.getAsBoolean()) {
                return false;
            }
            for (SeedSubject subject : some) {
                List<RiskSeed> added = bySubject.getOrDefault(subject, List.of());
                Change merge = (history, now) -> PendingSeeds.merged(history, added, now);
                if (replace(subject, stored.getOrDefault(subject, Stored.NOTHING), merge, isWanted) == null) {
                    return false;
                }
            }
        }
        return true;
    }

    /** How a history changes; called again if somebody else changes it meanwhile. */
    private interface Change {
        SeedHistory of(SeedHistory history, Instant now);
    }

    /** Changes a row from the state that was read to the next; returns what was there before, null if not wanted. */
    private @Nullable SeedHistory replace(SeedSubject subject, Stored read, Change change, BooleanSupplier isWanted) {
        Stored before = read;
        for (int conflicts = 0; conflicts < MOST_CONFLICTS; conflicts++) {
            Instant now = clock.instant();
            SeedHistory after = change.of(before.history(), now);
            if (after.equals(before.history())) {
                return before.history();
            }
            SeedRow row = records.row(subject, after, tokens.get());
            Answer answer = queries.ask(SeedStatements.replacement(row, before.token()));
            if (answer.size() == 1 && answer.text(0, "token").equals(row.token())) {
                return before.history();
            }
            before = fetch(List.of(subject)).getOrDefault(subject, Stored.NOTHING);
            if (!isWanted.getAsBoolean()) {
                return null;
            }
        }
        throw new StoreException("risk seed must be writable (got: " + MOST_CONFLICTS
                + " writes by others in between); write it again later");
    }

    /** Removes what has expired; returns how many subjects lost their current seed. */
    int removeExpired(List<SeedSubject> subjects) {
        int lost = 0;
        for (List<SeedSubject> some : slices(subjects)) {
            Map<SeedSubject, Stored> stored = fetch(some);
            for (SeedSubject subject : some) {
                SeedHistory before = replace(
                        subject, stored.getOrDefault(subject, Stored.NOTHING), SeedHistory::unexpiredAt, () -> true);
                boolean isLost = before != null
                        && !before.seeds().isEmpty()
                        && before.unexpiredAt(clock.instant()).seeds().isEmpty();
                lost += isLost ? 1 : 0;
            }
        }
        return lost;
    }

    /** Removes the rows of subjects, also those that cannot be read; returns those that had seeds. */
    Set<SeedSubject> remove(List<SeedSubject> subjects) {
        return remove(subjects, row -> true);
    }

    /** Removes the rows that cannot be read; returns whose. */
    Set<SeedSubject> removeDamaged(List<SeedSubject> subjects) {
        return remove(subjects, history -> history == null);
    }

    /** Removes the rows whose history, null where it cannot be read, is so; returns those that had seeds. */
    private Set<SeedSubject> remove(List<SeedSubject> subjects, Predicate<@Nullable SeedHistory> isRemoved) {
        Set<SeedSubject> known = new HashSet<>();
        for (List<SeedSubject> some : slices(subjects)) {
            Map<String, SeedSubject> byVertex = byVertex(some);
            Answer answer = queries.ask(SeedStatements.histories(byVertex.keySet()));
            List<String> vertices = new ArrayList<>();
            for (int row = 0; row < answer.size(); row++) {
                String vertex = answer.text(row, "id");
                SeedSubject subject = byVertex.get(vertex);
                if (subject != null) {
                    SeedHistory history = records.historyIfReadable(answer, row, subject);
                    if (isRemoved.test(history)) {
                        vertices.add(vertex);
                        if (history == null || !history.seeds().isEmpty()) {
                            known.add(subject);
                        }
                    }
                }
            }
            if (!vertices.isEmpty()) {
                queries.ask(SeedStatements.removal(vertices));
            }
        }
        return known;
    }
}
