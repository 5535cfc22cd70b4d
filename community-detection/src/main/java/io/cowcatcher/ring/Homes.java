package io.cowcatcher.ring;

import io.cowcatcher.graph.EdgeTable;
import io.cowcatcher.graph.EdgeType;
import io.cowcatcher.graph.HeteroGraph;
import io.cowcatcher.graph.NodeType;
import io.cowcatcher.similarity.DeliveryPoints;

/**
 * Where each user lives: the address most of its orders go to, pick-up points and addresses of more than 40 users left
 * out.
 *
 * <p>Two users share a home if their home addresses lie in one building, or are the same where the building is a hub
 * itself or not known. Where the graph has buildings only, they stand for the addresses. Of several addresses with
 * equally many orders the one with more users counts, which makes it easier to be one household, then the one used
 * first; if that does not decide either, the home is unknown: no choice depends on how addresses are named.
 */
final class Homes {
    /** The home of a user of whom nothing is known. */
    static final int UNKNOWN = -1;

    private static final int LARGEST_HOME = DeliveryPoints.HUB_USERS;

    private final HeteroGraph graph;
    private final AccountFacts facts;

    private Homes(HeteroGraph graph, AccountFacts facts) {
        this.graph = graph;
        this.facts = facts;
    }

    /** For each user the number of its home, or {@link #UNKNOWN}; empty where the graph has no addresses. O(edges). */
    static int[] of(HeteroGraph graph, AccountFacts facts) {
        return new Homes(graph, facts).find();
    }

    private int[] find() {
        EdgeTable addresses = graph.edges(EdgeType.SHIPPED_TO);
        EdgeTable buildings = graph.edges(EdgeType.SHIPPED_TO_BUILDING);
        if (addresses.edgeCount() == 0) {
            return buildings.edgeCount() == 0 ? new int[0] : mostUsed(buildings);
        }
        int[] homes = mostUsed(addresses);
        for (int user = 0; user < homes.length; user++) {
            homes[user] = homes[user] == UNKNOWN ? UNKNOWN : building(homes[user]);
        }
        return homes;
    }

    private int[] mostUsed(EdgeTable places) {
        int[] homes = new int[graph.nodeCount(NodeType.USER)];
        for (int user = 0; user < homes.length; user++) {
            homes[user] = mostUsed(places, user);
        }
        return homes;
    }

    private int mostUsed(EdgeTable places, int user) {
        long best = -1;
        boolean decided = false;
        for (long position = places.first(user); position < places.end(user); position++) {
            if (isHome(places, places.target(position))) {
                int order = best < 0 ? 1 : compare(places, position, best);
                decided = order > 0 || (decided && order != 0);
                best = order > 0 ? position : best;
            }
        }
        return decided ? places.target(best) : UNKNOWN;
    }

    private boolean isHome(EdgeTable places, int place) {
        return places.reverse().degree(place) <= LARGEST_HOME && !facts.isPublic(places.targetType(), place);
    }

    private static int compare(EdgeTable places, long a, long b) {
        int byOrders = Integer.compare(places.count(a), places.count(b));
        if (byOrders != 0) {
            return byOrders;
        }
        int byUsers = Integer.compare(
                places.reverse().degree(places.target(a)), places.reverse().degree(places.target(b)));
        return byUsers != 0 ? byUsers : Long.compare(places.firstMillis(b), places.firstMillis(a));
    }

    /**
     * The building of an address; addresses that have none, or share theirs with too many, are numbered behind all
     * buildings.
     */
    private int building(int address) {
        EdgeTable buildings = graph.edges(EdgeType.LIES_IN);
        if (buildings.degree(address) == 1) {
            int building = buildings.target(buildings.first(address));
            if (isHome(graph.edges(EdgeType.SHIPPED_TO_BUILDING), building)) {
                return building;
            }
        }
        return graph.nodeCount(NodeType.BUILDING) + address;
    }
}
