package io.cowcatcher.ingest.synthetic;

import java.util.List;
import java.util.Optional;

/**
 * A ring that was planted in a log.
 *
 * @param id its number, unique within the truth
 * @param kind who stands behind it
 * @param level how hard it is to find, where that is known
 * @param users the ids of its members, in ascending order of length and then of characters; only users who occur in the
 *     log
 */
public record PlantedRing(int id, RingKind kind, Optional<RingLevel> level, List<String> users) {

    /** Copies the list. */
    public PlantedRing {
        users = List.copyOf(users);
    }
}
