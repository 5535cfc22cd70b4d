package io.cowcatcher.ingest.synthetic;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What is true of a planted log: its rings, which share no member, and its honest groups.
 *
 * <p>Immutable, share freely. Memory: the ids of ring members twice.
 */
public final class PlantedTruth {
    private final List<PlantedRing> rings;
    private final List<HonestGroup> honestGroups;
    private final Map<String, PlantedRing> ringByUser;
    private final Set<String> users;

    private PlantedTruth(List<PlantedRing> rings, List<HonestGroup> honestGroups) {
        this.rings = List.copyOf(rings);
        this.honestGroups = List.copyOf(honestGroups);
        this.ringByUser = ringByUser(this.rings);
        Set<String> sorted = new TreeSet<>(Shortlex.ORDER);
        sorted.addAll(ringByUser.keySet());
        this.users = Collections.unmodifiableSet(sorted);
    }

    /**
     * Makes a truth of these rings and honest groups.
     *
     * @throws IllegalArgumentException if a user is in two rings, or two rings have the same id
     */
    public static PlantedTruth of(List<PlantedRing> rings, List<HonestGroup> honestGroups) {
        return new PlantedTruth(rings, honestGroups);
    }

    private static Map<String, PlantedRing> ringByUser(List<PlantedRing> rings) {
        Map<String, PlantedRing> byUser = new HashMap<>();
        Map<Integer, PlantedRing> byId = new HashMap<>();
        for (PlantedRing ring : rings) {
            if (byId.put(ring.id(), ring) != null) {
                throw new IllegalArgumentException("ring id must be unique (got: " + ring.id() + " twice)");
            }
            for (String user : ring.users()) {
                PlantedRing other = byUser.put(user, ring);
                if (other != null) {
                    throw new IllegalArgumentException("a user must be in one ring at most (got: " + user + " in rings "
                            + other.id() + " and " + ring.id() + ")");
                }
            }
        }
        return byUser;
    }

    /** The planted rings, in the order of their ids as far as they were planted by this package. */
    public List<PlantedRing> rings() {
        return rings;
    }

    /** The honest groups; empty where the truth was read from a file. */
    public List<HonestGroup> honestGroups() {
        return honestGroups;
    }

    /** The ring a user is in, if any. */
    public Optional<PlantedRing> ringOf(String user) {
        return Optional.ofNullable(ringByUser.get(user));
    }

    /** All ring members, iterated in ascending order of length and then of characters. */
    public Set<String> users() {
        return users;
    }
}
