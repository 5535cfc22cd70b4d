package io.cowcatcher.ring;

import io.cowcatcher.graph.CsrGraph;
import java.util.Arrays;
import java.util.BitSet;

/**
 * Joins accounts over the places they share: entities that tie nobody alone, such as an address or an IP address.
 *
 * <p>One operator with many devices looks like many small groups, each on a device of its own; what gives him away is
 * that all his goods go to the same door. A user counts as tied at a place if a tie leads to another user of that
 * place. A place that at least three tied users share, and where they are at least half of all users, joins them. So a
 * place never starts a group: it takes ties to make it one, and honest neighbours without ties break it.
 *
 * <p>O(ties * the smaller number of places of both ends).
 */
final class SharedPlaces {
    private static final int FEWEST_TIED = 3;

    private final EntityLinks places;
    /** The positions in the rows by user at which the user is tied. */
    private final BitSet tied = new BitSet();

    private final int[] tiedUsersOf;

    private SharedPlaces(EntityLinks places) {
        this.places = places;
        this.tiedUsersOf = new int[places.entityCodes()];
    }

    /** Unites the users whom places of one type join. */
    static void join(EntityLinks places, CsrGraph ties, UnionFind groups) {
        if (places.isEmpty()) {
            return;
        }
        SharedPlaces shared = new SharedPlaces(places);
        for (int user = 0; user < ties.nodeCount(); user++) {
            for (long arc = ties.firstArc(user); arc < ties.endArc(user); arc++) {
                if (ties.head(arc) > user) {
                    shared.markCommonPlaces(user, ties.head(arc));
                }
            }
        }
        shared.unite(groups);
    }

    private void markCommonPlaces(int a, int b) {
        int fewer = placesOf(a) <= placesOf(b) ? a : b;
        int other = fewer == a ? b : a;
        for (int position = places.firstOfUser(fewer); position < places.endOfUser(fewer); position++) {
            int there = position(other, places.entity(position));
            if (there >= 0) {
                mark(position);
                mark(there);
            }
        }
    }

    private int placesOf(int user) {
        return places.endOfUser(user) - places.firstOfUser(user);
    }

    /** The position of a place in the row of a user, or -1; O(log of its places). */
    private int position(int user, int place) {
        int low = places.firstOfUser(user);
        int high = places.endOfUser(user) - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int candidate = places.entity(middle);
            if (candidate == place) {
                return middle;
            }
            if (candidate < place) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -1;
    }

    private void mark(int position) {
        if (!tied.get(position)) {
            tied.set(position);
            tiedUsersOf[places.entity(position)]++;
        }
    }

    private void unite(UnionFind groups) {
        int[] firstUserOf = new int[tiedUsersOf.length];
        Arrays.fill(firstUserOf, -1);
        for (int user = 0; user < groups.size(); user++) {
            for (int position = places.firstOfUser(user); position < places.endOfUser(user); position++) {
                int place = places.entity(position);
                if (tied.get(position) && joins(place)) {
                    if (firstUserOf[place] < 0) {
                        firstUserOf[place] = user;
                    }
                    groups.unite(firstUserOf[place], user);
                }
            }
        }
    }

    private boolean joins(int place) {
        return tiedUsersOf[place] >= FEWEST_TIED && 2 * tiedUsersOf[place] >= places.usersOf(place);
    }
}
