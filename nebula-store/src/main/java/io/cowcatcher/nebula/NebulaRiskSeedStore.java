package io.cowcatcher.nebula;

import io.cowcatcher.error.StoreException;
import io.cowcatcher.nebula.SeedRecords.Line;
import io.cowcatcher.nebula.SeedView.Listing;
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
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/*
 * One row per subject: a second tag on the vertex of the node itself, with all its seeds in one value (SeedRows). Nebula
 * writes a row whole or not at all, and changes it under a condition, so any number of processes may put seeds of the same
 * subject, and none is lost: who comes second reads again and merges.
 *
 * Batches of several subjects are noted before they are written (SeedBatches); readers see them whole (SeedView).
 */
/**
 * Risk seeds in Nebula: the same contract as the embedded store, for any number of processes.
 *
 * <p>A batch whose process ended in the middle counts as stored once it is noted: whoever reads sees it whole, and
 * whoever writes next finishes it first. Reading writes nothing. What a server without transactions cannot give:
 *
 * <ul>
 *   <li>A list that <i>another</i> process reads while a batch begins to be written may see a part of the batch. While
 *       others write, a page may be shorter than asked for; only the empty one is the last.
 *   <li>A statement whose answer never came may be carried out later, when it was long sent again: an erasing, or the
 *       first seed of a subject, that hangs in the server for so long can undo what came after it. The same holds for
 *       the first seed of a subject in a batch whose writer is stopped before that one statement for so long that
 *       another process has finished the batch, and erased the subject.
 *   <li>The row of a subject that lost its seeds by {@link #purgeExpired} stays for a day, with its id and nothing
 *       else; {@link #eraseAll} removes it at once. Erased bytes stay in the files of the server until its next
 *       compaction ({@code SUBMIT JOB COMPACT}), and in logs of statements if it keeps any; with a key they are sealed.
 *   <li>Notes of batches that never counted, because their process ended before, stay until {@link #purgeExpired}, or
 *       {@link #eraseAll} of one of their subjects; each method costs a round trip more as long, and a thousand are an
 *       error. One that had no part yet leaves a number, without any id.
 * </ul>
 *
 * <p>{@link #get} and {@link #history} cost two round trips. Putting costs one, and one or two per subject; a batch of
 * several five more, and three per hundred subjects. Lists cost {@value SeedRecords#BUCKETS} and some, over all seeds
 * for {@link #bySubject} and {@link #bySetTime} and over those in the range for {@link #byScore}; {@link #forEach}
 * reads them once, and holds a line of each. While a batch is being written, every method reads its note, too. No
 * threads of its own. Closing it leaves the space open.
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
            RetryLoop statements,
            Duration patience,
            VertexIds ids,
            InstantSource clock,
            InstantSource wall,
            Supplier<String> tokens) {
        this.statements = statements;
        this.patience = patience;
        this.clock = clock;
        this.records = new SeedRecords(ids, clock, wall);
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
            if (e.kind() == Kind.CANCELLED) {
                requireOpen();
            }
            throw new StoreException(e.getMessage(), e);
        }
    }

    @Override
    public void putAll(Collection<RiskSeed> seeds) {
        List<RiskSeed> batch = List.copyOf(seeds);
        write(Unfinished.LEFT, () -> {
            List<SeedSubject> subjects =
                    batch.stream().map(RiskSeed::subject).distinct().toList();
            if (subjects.size() <= 1) {
                rows.add(batch, () -> true);
            } else {
                putWhole(batch, subjects);
            }
            return batch.size();
        });
    }

    /** Notes a batch that is sure to be writable, and writes it, unless somebody else has finished it meanwhile. */
    private void putWhole(List<RiskSeed> batch, List<SeedSubject> subjects) {
        rows.requireWritable(subjects);
        SeedBatches.Note note = batches.note(batch);
        if (rows.add(batch, () -> batches.counts(note))) {
            batches.forget(note);
        }
    }

    @Override
    public Optional<RiskSeed> get(SeedSubject subject) {
        return history(subject).stream().findFirst();
    }

    @Override
    public List<RiskSeed> history(SeedSubject subject) {
        return read(view -> view.history(subject).seeds());
    }

    @Override
    public List<RiskSeed> bySubject(SeedPage page) {
        return read(view -> view.page(Listing.ALL, page));
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
        Listing byScore = new Listing(
                lowest + 0.0,
                top,
                line -> true,
                Comparator.comparingDouble(Line::score).reversed().thenComparing(Line::subject));
        return read(view -> view.page(byScore, page));
    }

    @Override
    public List<RiskSeed> bySetTime(Instant from, Instant to, SeedPage page) {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("to must not be before from (got: " + from + ", " + to + ")");
        }
        Listing bySetTime = new Listing(
                0,
                1,
                line -> {
                    Instant time = Instant.ofEpochMilli(line.setAt());
                    return !time.isBefore(from) && time.isBefore(to);
                },
                Comparator.comparingLong(Line::setAt).thenComparing(Line::subject));
        return read(view -> view.page(bySetTime, page));
    }

    @Override
    public void forEach(Consumer<RiskSeed> consumer) {
        read(view -> {
                    List<Line> lines = view.lines();
                    return (Runnable) () -> SeedRows.slices(lines)
                            .forEach(some -> view.seeds(some).forEach(consumer));
                })
                .run();
    }

    @Override
    public long count() {
        return read(SeedView::count);
    }

    @Override
    public int eraseAll(Collection<SeedSubject> subjects) {
        List<SeedSubject> erased = subjects.stream().distinct().toList();
        lock.writeLock().lock();
        try {
            requireOpen();
            // A batch with a row that cannot be read could not be finished.
            Set<SeedSubject> known = rows.removeDamaged(erased);
            batches.finishAll(rows::add, Unfinished.erasing(erased));
            known.addAll(rows.remove(erased));
            return known.size();
        } finally {
            lock.writeLock().unlock();
        }
    }

    @Override
    public int purgeExpired() {
        return write(
                Unfinished.ABANDONED,
                () -> rows.removeExpired(view(PendingSeeds.NONE).subjectsToPurge()));
    }

    private SeedView view(PendingSeeds pending) {
        return new SeedView(this::ask, records, rows, clock, pending);
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

    /** Reads beside others, with what they have noted and not written yet. */
    private <T> T read(Function<SeedView, T> question) {
        lock.readLock().lock();
        try {
            requireOpen();
            Optional<PendingSeeds> pending = batches.pending();
            if (pending.isPresent()) {
                return question.apply(view(pending.get()));
            }
        } finally {
            lock.readLock().unlock();
        }
        return write(Unfinished.LEFT, () -> question.apply(view(PendingSeeds.NONE)));
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
