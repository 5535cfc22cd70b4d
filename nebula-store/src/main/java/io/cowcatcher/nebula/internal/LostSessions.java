package io.cowcatcher.nebula.internal;

import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Sessions whose connection broke: graphd keeps each for hours and lets in only so many of a user, so that a network
 * that cuts idle connections would lock us out. They are signed out over the next connection to the same host.
 *
 * <p>No more than were ever open at a time. Safe for use by any number of threads.
 */
final class LostSessions {
    private final Map<HostPort, Queue<Long>> lost = new ConcurrentHashMap<>();

    void add(GraphdConnection connection) {
        lost.computeIfAbsent(connection.address(), host -> new ConcurrentLinkedQueue<>())
                .add(connection.session());
    }

    /** Signs out those of its host; closes it if that fails. */
    void signOutOver(GraphdConnection connection, Deadline deadline) {
        Queue<Long> sessions = lost.getOrDefault(connection.address(), new ConcurrentLinkedQueue<>());
        try {
            for (Long session = sessions.poll(); session != null; session = sessions.poll()) {
                connection.signOut(session, deadline);
            }
        } catch (ServerFailure e) {
            connection.close();
            throw e;
        }
    }
}
