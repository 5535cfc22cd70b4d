package io.cowcatcher.nebula;

import io.cowcatcher.error.StoreException;
import io.cowcatcher.nebula.SeedRecords.Line;
import io.cowcatcher.nebula.SeedRecords.Stored;
import io.cowcatcher.nebula.internal.Answer;
import io.cowcatcher.nebula.internal.Deadline;
import io.cowcatcher.nebula.internal.RetryLoop;
import io.cowcatcher.nebula.internal.RetryLoop.WhenShut;
import io.cowcatcher.nebula.internal.ServerFailure;
import io.cowcatcher.nebula.internal.Statement;
import io.cowcatcher.seed.RiskSeed;
import io.cowcatcher.seed.RiskSeedStore;
import io.cowcatcher.seed.SeedHistory;
import io.cowcatcher.seed.SeedPage;
import io.cowcatcher.seed.SeedSubject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/*
 * One row per subject: a second tag on the vertex of the node itself, with all its seeds in one value. Nebula writes a row
 * whole or not at all, and UPSERT ... WHEN version == n makes the change from one version to the next exclusive, so any
 * number of processes may put seeds of the same subject, and none is lost: who comes second reads again and merges.
 *
 * Batches of several subjects are noted before they are written (SeedBatches). Lists are read bucket by bucket over the one
 * index, without their histories; the page is picked here, because ids that are sealed cannot be sorted by the server.
 */
/**
 * Risk seeds in Nebula: the same contract as the embedded store, for any number of processes.
 *
 * <p>What a server without transactions cannot give: a list read by <i>another</i> process while a batch is being
 * written may see a part of the batch, for as long as that takes; and if a process ends in mid-batch, others see that
 * part until a store is opened, or lists or writes, and finishes it. Within one store the contract holds to the letter.
 * Erased bytes stay in the files of the server until its next compaction ({@code SUBMIT JOB COMPACT}), and in logs of
 * statements if it keeps any; with a key they are sealed.
 *
 * <p>{@link #get} and {@link #history} cost one round trip. Putting costs one per subject, and two and a half per
 * batch. Lists cost {@value SeedRecords#BUCKETS} round trips, over all seeds for {@link #bySubject} and
 * {@link #bySetTime} and over those in the range for {@link #byScore}; {@link #forEach} reads them once. No threads of
 * its own. Closing it leaves the space open.
 */
public final class NebulaRiskSeedStore implements RiskSeedStore {
    private static final int SUBJECTS_PER_FETCH = 100;
    private static final int MOST_CONFLICTS = 1_000;

    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock(true);
    private final RetryLoop statements;
    private final Duration patience;
    private final InstantSource clock;
    private final Supplier<String> tokens;
    private final SeedRecords records;
    private final SeedBatches batches;
    private volatile boolean unfinished = true;
    private volatile boolean closed;

    NebulaRiskSeedStore(
            RetryLoop statements, Duration patience, VertexIds ids, InstantSource clock, Supplier<String> tokens) {
        this.statements = statements;
        this.patience = patience;
        this.clock = clock;
        this.tokens = tokens;
        this.records = new SeedRecords(ids);
        this.batches = new SeedBatches(this::ask, records, tokens);
    }

    private Answer ask(Statement statement) {
        try {
            return statements.execute(
                    statement, Deadline.after(patience), WhenShut.FAIL, () -> closed, (failure, attempt) -> {});
        } catch (ServerFailure e) {
            throw new StoreException(e.getMessage(), e);
        }
    }

    @Override
    public void putAll(Collection<RiskSeed> seeds) {
        List<RiskSeed> batch = List.copyOf(seeds);
        write(() -> {
            if (batch.stream().map(RiskSeed::subject).distinct().count() > 1) {
                SeedBatches.Noted note = batches.note(batch);
                unfinished = true; // until it is applied and forgotten
                apply(batch);
                batches.forget(note);
                unfinished = false;
            } else {
                apply(batch);
            }
            return batch.size();
        });
    }

    /** Merges seeds into what is stored, subject by subject. */
    private void apply(List<RiskSeed> seeds) {
        Map<SeedSubject, List<RiskSeed>> bySubject = new LinkedHashMap<>();
        seeds.forEach(seed -> bySubject
                .computeIfAbsent(seed.subject(), subject -> new ArrayList<>())
                .add(seed));
        List<SeedSubject> subjects = List.copyOf(bySubject.keySet());
        for (List<SeedSubject> some : slices(subjects)) {
            Map<SeedSubject, Stored> stored = fetch(some);
            for (SeedSubject subject : some) {
                List<RiskSeed> added = bySubject.getOrDefault(subject, List.of());
                replace(subject, stored.getOrDefault(subject, Stored.NOTHING), (history, now) -> {
                    SeedHistory merged = history;
                    for (RiskSeed seed : added) {
                        merged = merged.unexpiredAt(now).with(seed).unexpiredAt(now);
                    }
                    return merged;
                });
            }
        }
    }

    /** How a history changes; called again if somebody else changes it meanwhile. */
    private interface Change {
        SeedHistory of(SeedHistory history, Instant now);
    }

    /** Changes the row of a subject from the version that was read to the next; returns what was there before. */
    private SeedHistory replace(SeedSubject subject, Stored read, Change change) {
        Stored before = read;
        for (int conflicts = 0; conflicts < MOST_CONFLICTS; conflicts++) {
            Instant now = clock.instant();
            SeedHistory after = change.of(before.history(), now);
            if (after.equals(before.history())) {
                return before.history();
            }
            SeedRow row = records.row(subject, after, tokens.get(), now);
            Answer answer = ask(SeedStatements.replacement(row, before.version()));
            if (answer.size() == 1 && answer.text(0, "token").equals(row.token())) {
                return before.history();
            }
            before = fetch(List.of(subject)).getOrDefault(subject, Stored.NOTHING);
        }
        throw new StoreException("risk seed must be writable (got: " + MOST_CONFLICTS
                + " writes by others in between); write it again later");
    }

    private Map<SeedSubject, Stored> fetch(List<SeedSubject> subjects) {
        Map<String, SeedSubject> byVertex = new LinkedHashMap<>();
        subjects.forEach(subject -> byVertex.put(records.vertex(subject), subject));
        Map<SeedSubject, Stored> found = new HashMap<>();
        if (byVertex.isEmpty()) {
            return found;
        }
        Answer answer = ask(SeedStatements.histories(byVertex.keySet()));
        for (int row = 0; row < answer.size(); row++) {
            SeedSubject subject = byVertex.get(answer.text(row, "id"));
            if (subject != null) {
                found.put(subject, records.stored(answer, row, subject));
            }
        }
        return found;
    }

    private static <T> List<List<T>> slices(List<T> all) {
        List<List<T>> slices = new ArrayList<>();
        for (int from = 0; from < all.size(); from += SUBJECTS_PER_FETCH) {
            slices.add(all.subList(from, Math.min(all.size(), from + SUBJECTS_PER_FETCH)));
        }
        return slices;
    }

    @Override
    public Optional<RiskSeed> get(SeedSubject subject) {
        return history(subject).stream().findFirst();
    }

    @Override
    public List<RiskSeed> history(SeedSubject subject) {
        requireOpen();
        return fetch(List.of(subject))
                .getOrDefault(subject, Stored.NOTHING)
                .history()
                .unexpiredAt(clock.instant())
                .seeds();
    }

    @Override
    public List<RiskSeed> bySubject(SeedPage page) {
        return page(0, 1, line -> true, Comparator.comparing(Line::subject), page);
    }

    @Override
    public List<RiskSeed> byScore(double lowest, double highest, SeedPage page) {
        if (!(lowest >= 0 && lowest <= highest && highest <= 1)) {
            throw new IllegalArgumentException(
                    "scores must satisfy 0 <= lowest <= highest <= 1 (got: " + lowest + ", " + highest + ")");
        }
        double top = page.after().map(seed -> Math.min(highest, seed.score())).orElse(highest);
        if (top < lowest) {
            return List.of();
        }
        return page(
                lowest + 0.0,
                top,
                line -> true,
                Comparator.comparingDouble(Line::score).reversed().thenComparing(Line::subject),
                page);
    }

    @Override
    public List<RiskSeed> bySetTime(Instant from, Instant to, SeedPage page) {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("to must not be before from (got: " + from + ", " + to + ")");
        }
        return page(
                0,
                1,
                line -> {
                    Instant time = Instant.ofEpochMilli(line.setAt());
                    return !time.isBefore(from) && time.isBefore(to);
                },
                Comparator.comparingLong(Line::setAt).thenComparing(Line::subject),
                page);
    }

    private List<RiskSeed> page(
            double lowest, double highest, Predicate<Line> wanted, Comparator<Line> order, SeedPage page) {
        return read(() -> {
            Optional<Line> after = page.after()
                    .map(seed -> new Line(
                            seed.subject(), "", seed.score(), seed.setAt().toEpochMilli(), 0, 0));
            PriorityQueue<Line> first = new PriorityQueue<>(order.reversed());
            long now = clock.instant().toEpochMilli();
            scan(lowest, highest, line -> {
                boolean follows = after.isEmpty() || order.compare(line, after.get()) > 0;
                if (follows && !line.isExpiredAt(now) && wanted.test(line)) {
                    first.add(line);
                    if (first.size() > page.limit()) {
                        first.poll();
                    }
                }
            });
            List<Line> lines = new ArrayList<>(first);
            lines.sort(order);
            return seeds(lines);
        });
    }

    private void scan(double lowest, double highest, Consumer<Line> consumer) {
        for (int bucket = 0; bucket < SeedRecords.BUCKETS; bucket++) {
            records.lines(ask(SeedStatements.scan(bucket, lowest, highest))).forEach(consumer);
        }
    }

    /** The current seeds of these lines, in their order; those that somebody removed meanwhile are left out. */
    private List<RiskSeed> seeds(List<Line> lines) {
        List<RiskSeed> seeds = new ArrayList<>(lines.size());
        for (List<Line> some : slices(lines)) {
            Map<SeedSubject, Stored> stored =
                    fetch(some.stream().map(Line::subject).toList());
            Instant now = clock.instant();
            for (Line line : some) {
                stored.getOrDefault(line.subject(), Stored.NOTHING)
                        .history()
                        .unexpiredAt(now)
                        .current()
                        .ifPresent(seeds::add);
            }
        }
        return seeds;
    }

    @Override
    public void forEach(Consumer<RiskSeed> consumer) {
        List<Line> lines = read(() -> {
            List<Line> all = new ArrayList<>();
            long now = clock.instant().toEpochMilli();
            scan(0, 1, line -> {
                if (!line.isExpiredAt(now)) {
                    all.add(line);
                }
            });
            all.sort(Comparator.comparing(Line::subject));
            return all;
        });
        for (List<Line> some : slices(lines)) {
            seeds(some).forEach(consumer);
        }
    }

    @Override
    public long count() {
        return read(() -> {
            long now = clock.instant().toEpochMilli();
            long[] count = {0};
            scan(0, 1, line -> count[0] += line.isExpiredAt(now) ? 0 : 1);
            return count[0];
        });
    }

    @Override
    public int eraseAll(Collection<SeedSubject> subjects) {
        Set<SeedSubject> erased = new LinkedHashSet<>(subjects);
        return write(() -> {
            finishPending();
            int known = 0;
            for (List<SeedSubject> some : slices(List.copyOf(erased))) {
                Map<SeedSubject, Stored> found = fetch(some);
                known += (int) found.values().stream()
                        .filter(stored -> !stored.history().seeds().isEmpty())
                        .count();
                if (!found.isEmpty()) {
                    ask(SeedStatements.removal(some.stream()
                            .filter(found::containsKey)
                            .map(records::vertex)
                            .toList()));
                }
            }
            return known;
        });
    }

    @Override
    public int purgeExpired() {
        return write(() -> {
            long now = clock.instant().toEpochMilli();
            List<SeedSubject> touched = new ArrayList<>();
            scan(0, 1, line -> {
                if (line.earliestExpiry() <= now) {
                    touched.add(line.subject());
                }
            });
            Collections.sort(touched);
            int lost = 0;
            for (List<SeedSubject> some : slices(touched)) {
                Map<SeedSubject, Stored> stored = fetch(some);
                for (SeedSubject subject : some) {
                    SeedHistory before =
                            replace(subject, stored.getOrDefault(subject, Stored.NOTHING), SeedHistory::unexpiredAt);
                    boolean isLost = !before.seeds().isEmpty()
                            && before.unexpiredAt(clock.instant()).seeds().isEmpty();
                    lost += isLost ? 1 : 0;
                }
            }
            return lost;
        });
    }

    /** Writes what an earlier batch, of this process or another, left to be written. */
    private void finishPending() {
        for (SeedBatches.Found found : batches.pending()) {
            apply(found.seeds());
            batches.forget(found.note());
        }
        unfinished = false;
    }

    private <T> T write(Supplier<T> change) {
        lock.writeLock().lock();
        try {
            requireOpen();
            if (unfinished) {
                finishPending();
            }
            return change.get();
        } finally {
            lock.writeLock().unlock();
        }
    }

    private <T> T read(Supplier<T> question) {
        if (unfinished) {
            write(() -> true);
        }
        lock.readLock().lock();
        try {
            requireOpen();
            return question.get();
        } finally {
            lock.readLock().unlock();
        }
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("seed store must be open (got: closed); open it again");
        }
    }

    @Override
    public void close() {
        closed = true;
    }
}
