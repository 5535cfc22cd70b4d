package io.cowcatcher.ingest.synthetic;

import java.util.List;

/**
 * An honest group that was planted in a log: a hard negative, which no detection should report as a ring.
 *
 * @param id its number, unique among the honest groups of the log
 * @param kind what brings it together
 * @param users the ids of its members, in ascending order of length and then of characters; a user may be in several
 *     groups, never in a ring
 */
public record HonestGroup(int id, HonestKind kind, List<String> users) {

    /** Copies the list. */
    public HonestGroup {
        users = List.copyOf(users);
    }
}
