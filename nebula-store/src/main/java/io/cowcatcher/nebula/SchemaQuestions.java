package io.cowcatcher.nebula;

import io.cowcatcher.error.StoreException;
import io.cowcatcher.nebula.internal.Answer;
import io.cowcatcher.nebula.internal.Deadline;
import io.cowcatcher.nebula.internal.Pause;
import io.cowcatcher.nebula.internal.ServerFailure;
import io.cowcatcher.nebula.internal.ServerFailure.Kind;
import io.cowcatcher.nebula.internal.Sessions;
import io.cowcatcher.nebula.internal.Statement;
import java.util.concurrent.TimeUnit;

/** How the schema is asked for and made: again, where an answer may come the next time. */
final class SchemaQuestions {
    private static final long NANOS_BETWEEN = TimeUnit.MILLISECONDS.toNanos(200);
    private static final int MOST_TIMES = 5;

    private SchemaQuestions() {}

    /** Asks what must be known by now: again only where the server was busy or a connection broke. */
    static Answer ask(Sessions sessions, Statement statement, Deadline deadline) {
        for (int time = 1; ; time++) {
            try {
                return sessions.execute(statement, deadline);
            } catch (ServerFailure e) {
                boolean passes = e.kind() == Kind.BUSY || e.kind() == Kind.BROKEN || e.kind() == Kind.SESSION;
                if (!passes || time == MOST_TIMES || deadline.nanosLeft() < NANOS_BETWEEN) {
                    throw new StoreException(e.getMessage(), e);
                }
            }
            pause(deadline);
        }
    }

    /** Asks until the servers know what the statement names, or the time is up. */
    static Answer askUntilKnown(Sessions sessions, Statement statement, Deadline deadline) {
        while (true) {
            try {
                return sessions.execute(statement, deadline);
            } catch (ServerFailure e) {
                if (!e.kind().isRetryable() || deadline.nanosLeft() < NANOS_BETWEEN) {
                    throw new StoreException(
                            e.kind() == Kind.ABSENT
                                    ? "schema must be known to all servers in time (got, at the end: " + e.getMessage()
                                            + "); allow more time, at least two heartbeats"
                                    : e.getMessage(),
                            e);
                }
            }
            pause(deadline);
        }
    }

    /** Whether what a statement describes is there. */
    static boolean isKnown(Sessions sessions, Statement description, Deadline deadline) {
        try {
            sessions.execute(description, deadline);
            return true;
        } catch (ServerFailure e) {
            if (e.kind() == Kind.ABSENT) {
                return false;
            }
            throw new StoreException(e.getMessage(), e);
        }
    }

    /** Waits before the next question. */
    static void pause(Deadline deadline) {
        try {
            Pause.of(NANOS_BETWEEN, deadline, () -> false);
        } catch (ServerFailure e) {
            throw new StoreException(e.getMessage(), e);
        }
    }
}
