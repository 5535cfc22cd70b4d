package io.cowcatcher.nebula;

import io.cowcatcher.error.RunCancelledException;
import io.cowcatcher.error.StoreException;
import io.cowcatcher.nebula.WriterListener.Batch;
import io.cowcatcher.nebula.internal.Deadline;
import io.cowcatcher.nebula.internal.RetryLoop;
import io.cowcatcher.nebula.internal.RetryLoop.WhenShut;
import io.cowcatcher.nebula.internal.ServerFailure;
import io.cowcatcher.nebula.internal.ServerFailure.Kind;
import io.cowcatcher.nebula.internal.Statement;
import io.cowcatcher.run.RunControl;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/*
 * How events become rows. Whoever is free to send a statement takes events from the source until the batch of some tag or
 * edge type is full, and sends that. So a slow server holds up the source, and what waits is bounded: a batch per type, and
 * one per thread that sends. There is no queue and no thread of the writer's own.
 *
 * Why nothing is lost or doubled. The key of an edge is made of its ends, its type and a rank that follows from the event
 * alone; Nebula's INSERT overwrites. A statement that is sent again, because no answer came, or because the process began
 * anew, writes what is there already. A statement is either acknowledged by the server, or in the dead-letter file, or the
 * call ends with an exception, after which the events have to be written again from the point the caller knows.
 *
 * Vertices carry no properties, because INSERT VERTEX sets what it does not name to null: an event that knows less would
 * undo one that knew more.
 */
/**
 * Writes events into the graph in Nebula: vertices and edges, each as often as it is said and stored once.
 *
 * <p><b>Idempotent.</b> Writing the same events again, in any order, in other batches, after a crash, changes nothing.
 * What tells two events of the same user and time apart is item, order, pieces and price: rows that agree in all of
 * them count as one. Edges that state a fact, {@code SOLD_BY} and {@code LIES_IN}, are stored once, without time.
 *
 * <p><b>Failures.</b> What may pass is tried again as {@link RetryOptions} say, and the source waits meanwhile. A batch
 * that fails for good goes to the dead-letter file as a statement that can be run again; an event one of whose names
 * cannot be an id goes there as a whole, to be read by {@link GraphEvents#ofDeadLetters}, and no row of it is written.
 * The writer goes on. Wrong credentials, or a server that cannot prove who it is, end the call at once.
 *
 * <p>Costs one pass over the events; memory for one batch per tag and edge type, one per thread, and the remembered
 * vertices. Safe for use by any number of threads.
 *
 * <pre>{@code
 * NebulaGraphWriter writer = space.writer(WriterOptions.keepingFailuresIn(Path.of("nebula-failures.ngql")));
 * WriteReport report = writer.write(GraphEvents.of(log), RunControl.on(workers, 8));
 * }</pre>
 */
public final class NebulaGraphWriter {
    private final RetryLoop statements;
    private final int sessions;
    private final Duration giveUpAfter;
    private final VertexIds ids;
    private final WriterOptions options;
    private final WriterListener listener;

    NebulaGraphWriter(
            RetryLoop statements, NebulaOptions nebula, VertexIds ids, WriterOptions options, WriterListener listener) {
        this.statements = statements;
        this.sessions = nebula.sessions();
        this.giveUpAfter = nebula.retries().giveUpAfter();
        this.ids = ids;
        this.options = options;
        this.listener = listener;
    }

    /** A writer that tells {@code listener} how it gets on. */
    public NebulaGraphWriter reportingTo(WriterListener listener) {
        return new NebulaGraphWriter(this, listener);
    }

    private NebulaGraphWriter(NebulaGraphWriter other, WriterListener listener) {
        this.statements = other.statements;
        this.sessions = other.sessions;
        this.giveUpAfter = other.giveUpAfter;
        this.ids = other.ids;
        this.options = other.options;
        this.listener = listener;
    }

    /**
     * Hands over the statements that would write these events, and sends none: for a DBA who loads by hand, and to
     * measure what making them costs. Events whose names cannot be ids go to the dead-letter file as they do when
     * written.
     *
     * @return the number of rows
     */
    public static long statements(
            GraphEvents events, VertexIds ids, WriterOptions options, Consumer<String> statements) {
        long rows = 0;
        try (DeadLetterFile deadLetters = new DeadLetterFile(options.deadLetters())) {
            Batching batching = new Batching(events, ids, options, deadLetters);
            for (Statement statement = batching.next(); statement != null; statement = batching.next()) {
                statements.accept(statement.text());
                rows += statement.rows();
                batching.done(statement);
            }
        }
        return rows;
    }

    /** Writes all events on the calling thread. */
    public WriteReport write(GraphEvents events) {
        return write(events, RunControl.inline());
    }

    /**
     * Writes all events, on as many threads as {@code control} allows and there are sessions; returns when each of them
     * is stored or in the dead-letter file.
     *
     * @throws StoreException if nothing can be written at all, or the dead-letter file cannot; write the events again
     * @throws RunCancelledException if the run was cancelled; what was taken may or may not be written, write it again
     */
    public WriteReport write(GraphEvents events, RunControl control) {
        Run run = new Run(control);
        try (DeadLetterFile deadLetters = new DeadLetterFile(options.deadLetters())) {
            Batching batching = new Batching(events, ids, options, deadLetters);
            control.forEach(Math.min(sessions, control.parallelism()), worker -> run.sendAll(batching, deadLetters));
            control.checkCancelled();
            return run.report(batching);
        }
    }

    /** One call of {@link #write}. */
    private final class Run {
        private final RunControl control;
        /** Why it ends early: the first failure of any worker. */
        private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

        private final LongAdder rows = new LongAdder();
        private final LongAdder batches = new LongAdder();
        private final LongAdder retries = new LongAdder();
        private final LongAdder failedRows = new LongAdder();
        private final LongAdder failedBatches = new LongAdder();
        private final Latencies latencies = new Latencies();

        private Run(RunControl control) {
            this.control = control;
        }

        private void sendAll(Batching batching, DeadLetterFile deadLetters) {
            try {
                while (failure.get() == null) {
                    control.checkCancelled();
                    Statement statement = batching.next();
                    if (statement == null) {
                        return;
                    }
                    send(statement, deadLetters);
                    batching.done(statement);
                }
            } catch (RuntimeException | Error e) {
                if (failure.compareAndSet(null, e)) {
                    throw e;
                }
                // Another worker has failed, and tells why; this one was ended by that, or lost no more than it.
            }
        }

        private boolean isCancelled() {
            try {
                control.checkCancelled();
                return failure.get() != null;
            } catch (RunCancelledException e) {
                return true;
            }
        }

        private void send(Statement statement, DeadLetterFile deadLetters) {
            long start = System.nanoTime();
            LongAdder attempts = new LongAdder();
            attempts.increment();
            try {
                statements.execute(
                        statement,
                        Deadline.after(giveUpAfter),
                        WhenShut.WAIT,
                        this::isCancelled,
                        (failure, attempt) -> {
                            attempts.increment();
                            retries.increment();
                            listener.batchRetried(batch(statement, attempt, start), failure.getMessage());
                        });
                rows.add(statement.rows());
                batches.increment();
                latencies.add(System.nanoTime() - start);
                listener.batchWritten(batch(statement, attempts.intValue(), start));
            } catch (ServerFailure e) {
                if (endsEverything(e.kind())) {
                    throw ended(e);
                }
                deadLetters.add(statement, e);
                failedRows.add(statement.rows());
                failedBatches.increment();
                listener.batchFailed(batch(statement, e.attempts(), start), e.getMessage());
            }
        }

        private boolean endsEverything(Kind kind) {
            return kind == Kind.CREDENTIALS || kind == Kind.IDENTITY || kind == Kind.CANCELLED;
        }

        private RuntimeException ended(ServerFailure failure) {
            if (failure.kind() == Kind.CANCELLED) {
                control.checkCancelled();
            }
            return new StoreException(failure.getMessage(), failure);
        }

        private Batch batch(Statement statement, int attempts, long start) {
            return new Batch(
                    statement.what(),
                    statement.rows(),
                    statement.length(),
                    attempts,
                    Duration.ofNanos(System.nanoTime() - start));
        }

        private WriteReport report(Batching batching) {
            return new WriteReport(
                    batching.eventCount(),
                    batching.rejectedCount(),
                    rows.sum(),
                    batches.sum(),
                    retries.sum(),
                    failedRows.sum(),
                    failedBatches.sum(),
                    latencies.summary(),
                    batching.peakBytes());
        }
    }

    @Override
    public String toString() {
        return "NebulaGraphWriter of " + options.rowsPerBatch() + " rows a batch";
    }
}
