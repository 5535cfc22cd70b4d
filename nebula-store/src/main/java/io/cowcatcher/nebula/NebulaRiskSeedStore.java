package io.cowcatcher.nebula;

import io.cowcatcher.error.StoreException;
import io.cowcatcher.nebula.SeedBatches.Unfinished;
import io.cowcatcher.nebula.SeedRecords.Line;
import io.cowcatcher.nebula.SeedRecords.Stored;
import io.cowcatcher.nebula.internal.Answer;
import io.cowcatcher.nebula.internal.Deadline;
import io.cowcatcher.nebula.internal.RetryLoop;
import io.cowcatcher.nebula.internal.RetryLoop.WhenShut;
import io.cowcatcher.nebula.internal.ServerFailure;
import io.cowcatcher.nebula.internal.ServerFailure.Kind;
import io.cowcatcher.nebula.internal.Statement;
import io.cowcatcher.seed.RiskSeed;
import io.cowcatcher.seed.RiskSeedStore;
import io.cowcatcher.seed.SeedPage;
import io.cowcatcher.seed.SeedSubject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
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
 * One row per subject: a second tag on the vertex of the node itself, with all its seeds in one value (SeedRows). Nebula
 * writes a row whole or not at all, and changes it under a condition, so any number of processes may put seeds of the same
 * subject, and none is lost: who comes second reads again and merges.
 *
 * Batches of several subjects are noted before they are written (SeedBatches). Lists are read bucket by bucket over the one
 * index, without their histories; the page is picked here, because ids that are sealed cannot be sorted by the server.
 */
/**
 * Risk seeds in Nebula: the same contract as the embedded store, for any number of processes.
 *
 * <p>A batch whose process ended in the middle counts as stored once it is noted, and every method of every store
 * finishes it before it does anything else. What a server without transactions cannot give:
 *
 * <ul>
 *   <li>A list that <i>another</i> process reads while a batch begins to be written may see a part of the batch.
 *   <li>A statement whose answer never came may be carried out later, when it was long sent again: an erasing, or the
 *       first seed of a subject, that hangs in the server for so long can undo what came after it. The same holds for
 *       the first seed of a subject in a batch that one process finishes, stopped for so long that another has finished
 *       it, too, and a third has erased the subject.
 *   <li>The row of a subject that lost its seeds by {@link #purgeExpired} stays for a day, with its id and nothing
 *       else; {@link #eraseAll} removes it at once. Erased bytes stay in the files of the server until its next
 *       compaction ({@code SUBMIT JOB COMPACT}), and in logs of statements if it keeps any; with a key they are sealed.
 *   <li>Notes of batches that never counted, because their process ended before, stay until {@link #purgeExpired} or
 *       {@link #eraseAll}; each method costs a round trip more as long.
 * </ul>
 *
 * <p>{@link #get} and {@link #history} cost two round trips. Putting costs one, and one or two per subject, and five
 * more per batch of several. Lists cost {@value SeedRecords#BUCKETS} and some, over all seeds for {@link #bySubject}
 * and {@link #bySetTime} and over those in the range for {@link #byScore}; {@link #forEach} reads them once. No threads
 * of its own. Closing it leaves the space open.
 */
public final class NebulaRiskSeedStore implements RiskSeedStore {
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock(true);
    private final RetryLoop statements;
    private final Duration patience;
    private final InstantSource clock;
    private final SeedRecords records;
    private final SeedRows rows;
    private final SeedBatches batches;
    private volatile boolean closed;

    NebulaRiskSeedStore(
            RetryLoop statements, Duration patience, VertexIds ids, InstantSource clock, Supplier<String> tokens) {
        this.statements = statements;
        this.patience = patience;
        this.clock = clock;
        this.records = new SeedRecords(ids);
        this.rows = new SeedRows(this::ask, records, clock, tokens);
        this.batches = new SeedBatches(this::ask, records, tokens);
    }

    private Answer ask(Statement statement) {
        try {
            return statements.execute(
                    statement, Deadline.after(patience), WhenShut.FAIL, () -> closed, (failure, attempt) -> {});
        } catch (ServerFailure e) {
            if (e.kind() == Kind.NO_ROW) {
                return new Answer(List.of(), List.of());
            }
            throw new StoreException(e.getMessage(), e);
        }
    }

    @Override
    public void putAll(Collection<RiskSeed> seeds) {
        List<RiskSeed> batch = List.copyOf(seeds);
        write(Unfinished.LEFT, () -> {
            boolean isSingle = batch.stream().map(RiskSeed::subject).distinct().count() <= 1;
            Optional<SeedBatches.Note> note = isSingle ? Optional.empty() : Optional.of(batches.note(batch));
            rows.add(batch, () -> true);
            note.ifPresent(batches::forget);
            return batch.size();
        });
    }

    @Override
    public Optional<RiskSeed> get(SeedSubject subject) {
        return history(subject).stream().findFirst();
    }

    @Override
    public List<RiskSeed> history(SeedSubject subject) {
        return read(() -> rows.fetch(List.of(subject))
                .getOrDefault(subject, Stored.NOTHING)
                .history()
                .unexpiredAt(clock.instant())
                .seeds());
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
        for (List<Line> some : SeedRows.slices(lines)) {
            Map<SeedSubject, Stored> stored =
                    rows.fetch(some.stream().map(Line::subject).toList());
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
        for (List<Line> some : SeedRows.slices(lines)) {
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
        return write(Unfinished.ERASED, () -> rows.remove(List.copyOf(erased)));
    }

    @Override
    public int purgeExpired() {
        return write(Unfinished.ABANDONED, () -> {
            long now = clock.instant().toEpochMilli();
            List<SeedSubject> touched = new ArrayList<>();
            scan(0, 1, line -> {
                if (line.earliestExpiry() <= now) {
                    touched.add(line.subject());
                }
            });
            Collections.sort(touched);
            return rows.removeExpired(touched);
        });
    }

    private <T> T write(Unfinished unfinished, Supplier<T> change) {
        lock.writeLock().lock();
        try {
            requireOpen();
            batches.finishAll(rows::add, unfinished);
            return change.get();
        } finally {
            lock.writeLock().unlock();
        }
    }

    private <T> T read(Supplier<T> question) {
        lock.readLock().lock();
        try {
            requireOpen();
            if (!batches.isAnyToFinish()) {
                return question.get();
            }
        } finally {
            lock.readLock().unlock();
        }
        return write(Unfinished.LEFT, question);
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
