package io.cowcatcher.nebula.internal;

import io.cowcatcher.nebula.internal.ServerFailure.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A fixed number of sessions, each opened when it is first needed and opened again after a failure.
 *
 * <p>Who finds no free session waits for one until the deadline. No threads of its own. The statement that finds its
 * session gone did not run, and is sent once more on a new one; every other repetition is for {@link RetryLoop} to
 * decide. Safe for use by any number of threads.
 */
public final class Sessions implements AutoCloseable {
    private static final long NANOS_TO_AVOID = TimeUnit.SECONDS.toNanos(30);

    private final SessionSettings settings;
    private final BlockingQueue<Slot> free;
    private final AtomicInteger nextHost = new AtomicInteger();
    /** When a connection to a host broke last: those that are older have most likely gone with it. */
    private final Map<HostPort, Long> brokenAtNanos = new ConcurrentHashMap<>();

    /** When a host last did not answer: others are asked before it for a while. */
    private final Map<HostPort, Long> failedAtNanos = new ConcurrentHashMap<>();

    private final LostSessions lost = new LostSessions();
    private volatile boolean closed;

    private static final class Slot {
        private @Nullable GraphdConnection connection;

        private void drop() {
            GraphdConnection dropped = connection;
            connection = null;
            if (dropped != null) {
                dropped.close();
            }
        }
    }

    /** Makes sessions, none of which is open yet. */
    public Sessions(SessionSettings settings) {
        this.settings = settings;
        this.free = new ArrayBlockingQueue<>(settings.sessions());
        for (int i = 0; i < settings.sessions(); i++) {
            free.add(new Slot());
        }
    }

    /** What they were made with. */
    public SessionSettings settings() {
        return settings;
    }

    /** The names of the hosts, for messages. */
    public String hosts() {
        return settings.hosts().toString();
    }

    /**
     * Executes a statement on a free session, once.
     *
     * @throws ServerFailure if that does not succeed by the deadline
     * @throws IllegalStateException if the sessions were closed
     */
    public Answer execute(Statement statement, Deadline deadline) {
        Slot slot = borrow(statement, deadline);
        try {
            dropIfStale(slot);
            boolean isNew = slot.connection == null;
            try {
                return attempt(slot, statement, deadline);
            } catch (ServerFailure e) {
                if (e.kind() == Kind.SESSION && !isNew) {
                    return attempt(slot, statement, deadline);
                }
                throw e;
            }
        } finally {
            giveBack(slot);
        }
    }

    private Answer attempt(Slot slot, Statement statement, Deadline deadline) {
        Deadline due = deadline.orAfter(settings.statementTimeout());
        boolean isHurried = deadline.nanosLeft() < settings.statementTimeout().toNanos();
        try {
            GraphdConnection connection = slot.connection;
            if (connection == null) {
                connection = open(due, isHurried);
                slot.connection = connection;
            }
            return connection.execute(statement, due);
        } catch (ServerFailure failure) {
            ServerFailure e = isHurried && failure.kind() == Kind.TIMEOUT ? failure.overdue() : failure;
            if (slot.connection != null && e.kind().isOutage()) {
                failedAtNanos.put(slot.connection.address(), System.nanoTime());
                if (e.kind() == Kind.BROKEN) {
                    brokenAtNanos.put(slot.connection.address(), System.nanoTime());
                }
            }
            if (e.kind() == Kind.SESSION) {
                slot.drop();
            } else if (e.kind().endsConnection()) {
                lose(slot);
            }
            throw e;
        } catch (RuntimeException | Error e) {
            lose(slot); // an answer may have been read by half
            throw e;
        }
    }

    /** Drops a connection that cannot be relied on to carry a last message. */
    private void lose(Slot slot) {
        if (slot.connection != null) {
            lost.add(slot.connection);
        }
        slot.drop();
    }

    /** After a restart of the server one statement meets a broken connection, and not one per session. */
    private void dropIfStale(Slot slot) {
        GraphdConnection connection = slot.connection;
        Long brokenAt = connection == null ? null : brokenAtNanos.get(connection.address());
        if (connection != null && brokenAt != null && connection.openedAtNanos() - brokenAt <= 0) {
            lose(slot);
        }
    }

    private Slot borrow(Statement statement, Deadline deadline) {
        requireOpen();
        try {
            Slot slot = free.poll();
            while (slot == null && !deadline.isOver()) {
                if (deadline.isCancelled()) {
                    throw new ServerFailure(Kind.CANCELLED, "run must not be cancelled (got: that)", null);
                }
                slot = free.poll(deadline.millisToWait(), TimeUnit.MILLISECONDS);
            }
            if (slot == null) {
                requireOpen();
                throw new ServerFailure(
                        Kind.EXHAUSTED,
                        "a session must be free for: " + statement.what() + " (got: all " + settings.sessions()
                                + " in use until the deadline); allow more sessions, or fewer callers at a time",
                        null);
            }
            if (closed) {
                giveBack(slot);
                requireOpen();
            }
            return slot;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerFailure(Kind.CANCELLED, "waiting for a session must not be interrupted (got: that)", e);
        }
    }

    private void giveBack(Slot slot) {
        free.add(slot);
        if (closed) {
            closeFree();
        }
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException(
                    "sessions with " + hosts() + " must be open (got: closed); open the space again");
        }
    }

    /**
     * Opens a connection to the first host that takes it, beginning with the next in turn of those that answered. Each
     * has the time for connecting for itself, and no more than its share of what is left. A host is held to have failed
     * if it did not answer, unless the caller is in more of a hurry than a statement may take.
     */
    private GraphdConnection open(Deadline deadline, boolean isHurried) {
        List<HostPort> hosts = hostsInTurn();
        ServerFailure failure = null;
        for (int i = 0; i < hosts.size(); i++) {
            HostPort host = hosts.get(i);
            Duration share = Duration.ofNanos(Math.max(1, deadline.nanosLeft() / (hosts.size() - i)));
            Deadline due = deadline.orAfter(settings.connectTimeout()).orAfter(share);
            try {
                GraphdConnection connection = GraphdConnection.open(host, settings, due);
                failedAtNanos.remove(host);
                lost.signOutOver(connection, due);
                return connection;
            } catch (ServerFailure e) {
                if (e.kind().isOutage() && !(isHurried && e.kind() == Kind.TIMEOUT)) {
                    failedAtNanos.put(host, System.nanoTime());
                }
                if (!e.kind().isRetryable()) {
                    throw e;
                }
                if (failure != null) {
                    e.addSuppressed(failure);
                }
                failure = e;
            }
        }
        if (failure == null) {
            throw new IllegalStateException("hosts must not be empty (got: none)");
        }
        throw failure;
    }

    private List<HostPort> hostsInTurn() {
        List<HostPort> all = settings.hosts();
        int first = Math.floorMod(nextHost.getAndIncrement(), all.size());
        long now = System.nanoTime();
        List<HostPort> hosts = new ArrayList<>();
        List<HostPort> failed = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            HostPort host = all.get((first + i) % all.size());
            Long failedAt = failedAtNanos.get(host);
            boolean isLately = failedAt != null && now - failedAt < NANOS_TO_AVOID;
            (isLately ? failed : hosts).add(host);
        }
        hosts.addAll(failed);
        return hosts;
    }

    /** Closes what is free now; what is in use is closed as soon as it is given back. */
    @Override
    public void close() {
        closed = true;
        closeFree();
    }

    private void closeFree() {
        List<Slot> slots = new ArrayList<>();
        free.drainTo(slots);
        slots.forEach(Slot::drop);
    }
}
