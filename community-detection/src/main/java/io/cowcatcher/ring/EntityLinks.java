package io.cowcatcher.ring;

import io.cowcatcher.graph.HeteroGraph;
import io.cowcatcher.graph.NodeType;
import io.cowcatcher.run.MemoryEstimate;
import io.cowcatcher.run.RunControl;
import java.util.List;

/**
 * Who uses which entity of one type, as far as two accounts or more share it and it is no hub, in compressed rows from
 * both ends.
 *
 * <p>How closely a user is linked to an entity, r, is {@code min(1, sightings on it / min(3, sightings on any))}: of an
 * account that was seen often, one sighting is an accident and counts a third; an account that was seen once was never
 * seen elsewhere.
 *
 * <p>Hubs are left out when the rows are built, so that an entity with a million users costs no more than its edges do
 * in the graph. A user's or entity's links lie at the positions from {@code firstOf} to before {@code endOf}; no
 * accessor allocates. Memory: 10 bytes an edge kept, 4 bytes a node. Immutable, share freely.
 */
public final class EntityLinks {
    /** The number of sightings that make a full link. */
    static final int FULL_LINK = 3;

    private final NodeType type;
    private final EntityRule rule;
    private final double[] weightOfSize;
    private final Rows ofUsers;
    private final Rows ofEntities;
    private final byte[] totals;
    private final int privateEntities;
    private final DeadHubs hubs;

    /**
     * Takes over the rows.
     *
     * @param weightOfSize the weight of an entity by its number of users
     * @param totals for each user its sightings on any entity, counted up to {@link #FULL_LINK}
     * @param counts what was left out of the rows
     */
    EntityLinks(NodeType type, EntityRule rule, double[] weightOfSize, Rows[] rows, byte[] totals, Counts counts) {
        this.type = type;
        this.rule = rule;
        this.weightOfSize = weightOfSize;
        this.ofUsers = rows[0];
        this.ofEntities = rows[1];
        this.totals = totals;
        this.privateEntities = counts.privateEntities;
        this.hubs = counts.hubs;
    }

    /**
     * Rows in ascending order: where each begins, what it holds, and the sightings of each link, counted up to
     * {@link #FULL_LINK}.
     */
    static final class Rows {
        private final int[] starts;
        private final int[] targets;
        private final byte[] sightings;

        Rows(int[] starts, int[] targets, byte[] sightings) {
            this.starts = starts;
            this.targets = targets;
            this.sightings = sightings;
        }

        int[] starts() {
            return starts;
        }

        int[] targets() {
            return targets;
        }

        byte[] sightings() {
            return sightings;
        }
    }

    /** What the rows leave out: entities of one account, and hubs. */
    record Counts(int privateEntities, DeadHubs hubs) {}

    /**
     * Gathers the links of every type that has a rule, in the order of {@link NodeType}; O(edges + nodes), one type per
     * task.
     *
     * @param facts made for this graph
     * @throws IllegalArgumentException if the facts are about another number of users
     * @throws io.cowcatcher.error.RunCancelledException if the run was cancelled
     */
    public static List<EntityLinks> of(
            HeteroGraph graph, AccountFacts facts, EntityWeights weights, RunControl control) {
        facts.requireOf(graph);
        return EntityLinksBuild.buildAll(graph, facts, weights, control);
    }

    /** What gathering the links takes at most, and keeps; O(1). */
    public static MemoryEstimate estimate(HeteroGraph graph, EntityWeights weights) {
        return RingFootprint.ofLinks(graph, weights);
    }

    /** The type of the entities. */
    public NodeType type() {
        return type;
    }

    /** The rule that says what an entity weighs. */
    public EntityRule rule() {
        return rule;
    }

    /** The number of entity codes, whether they are kept or not. */
    public int entityCodes() {
        return ofEntities.starts.length - 1;
    }

    /** The number of entities that one account alone uses. */
    int privateEntities() {
        return privateEntities;
    }

    /** The entities that were left out because they are public or too many accounts use them. */
    public DeadHubs hubs() {
        return hubs;
    }

    /** Whether any two accounts share an entity of this type. */
    boolean isEmpty() {
        return ofUsers.targets.length == 0;
    }

    /** The position of the first link of a user. */
    public int firstOfUser(int user) {
        return ofUsers.starts[user];
    }

    /** The position after the last link of a user. */
    public int endOfUser(int user) {
        return ofUsers.starts[user + 1];
    }

    /** The entity at a position of the rows by user. */
    public int entity(int position) {
        return ofUsers.targets[position];
    }

    /** r of the link at a position of the rows by user. */
    public double closenessOfUser(int user, int position) {
        return closeness(ofUsers.sightings[position], totals[user]);
    }

    /** The position of the first link of an entity. */
    public int firstOfEntity(int entity) {
        return ofEntities.starts[entity];
    }

    /** The position after the last link of an entity. */
    public int endOfEntity(int entity) {
        return ofEntities.starts[entity + 1];
    }

    /** The user at a position of the rows by entity. */
    public int user(int position) {
        return ofEntities.targets[position];
    }

    /** r of the link at a position of the rows by entity. */
    public double closeness(int position) {
        return closeness(ofEntities.sightings[position], totals[ofEntities.targets[position]]);
    }

    private static double closeness(byte onIt, byte onAny) {
        return onIt / (double) onAny; // both are counted up to FULL_LINK, so this is min(1, on it / min(3, on any))
    }

    /** The number of users of an entity that is kept; 0 for others. */
    public int usersOf(int entity) {
        return ofEntities.starts[entity + 1] - ofEntities.starts[entity];
    }

    /** The weight of an entity; 0 for one that is kept as a place only, or not at all. */
    public double weight(int entity) {
        return weightOfSize[usersOf(entity)];
    }
}
