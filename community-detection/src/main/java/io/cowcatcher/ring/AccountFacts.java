package io.cowcatcher.ring;

import io.cowcatcher.event.Flag;
import io.cowcatcher.event.IdColumn;
import io.cowcatcher.event.Ids;
import io.cowcatcher.event.PurchaseField;
import io.cowcatcher.event.PurchaseLog;
import io.cowcatcher.graph.HeteroGraph;
import io.cowcatcher.graph.HeteroNode;
import io.cowcatcher.graph.NodeType;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;

/**
 * What is known of accounts beyond who uses what: how old each account was when it bought, which were opened together,
 * and which entities are open to the public.
 *
 * <p>The age of an account is the mean, over its purchases, of the time since it was registered. It asks how young the
 * account was while it was used, so an account that was opened, used and thrown away stays young however long ago that
 * was. Public entities (pick-up points, and what the caller names: kiosks, offices, the address of a mobile network)
 * tie nobody and are nobody's home.
 *
 * <p>Memory: 16 bytes a user and a bit for each public entity. Immutable, share freely.
 */
public final class AccountFacts {
    private static final double MILLIS_PER_DAY = 86_400_000.0;
    private static final long QUARTER_MILLIS = 900_000;
    private static final long TOGETHER_MILLIS = 3_600_000;
    private static final AccountFacts UNKNOWN =
            new AccountFacts(new double[0], new long[0], new EnumMap<>(NodeType.class));

    /** NaN where unknown; empty where no age is known. */
    private final double[] ageDays;

    /** When each account was opened, {@link PurchaseLog#NO_TIME} where unknown; empty where the log knows none. */
    private final long[] openedMillis;

    private final Map<NodeType, BitSet> publicEntities;

    private AccountFacts(double[] ageDays, long[] openedMillis, Map<NodeType, BitSet> publicEntities) {
        this.ageDays = ageDays;
        this.openedMillis = openedMillis;
        this.publicEntities = publicEntities;
    }

    /** Nothing is known: no age, no public entity. */
    public static AccountFacts unknown() {
        return UNKNOWN;
    }

    /**
     * Reads the facts of a log for the users and entities of a graph; O(purchases).
     *
     * @param graph a graph that the log is part of; what it does not hold is left out
     */
    public static AccountFacts of(PurchaseLog log, HeteroGraph graph) {
        Map<NodeType, BitSet> publicEntities = new EnumMap<>(NodeType.class);
        markPickupPoints(log, graph, NodeType.ADDRESS, publicEntities);
        markPickupPoints(log, graph, NodeType.BUILDING, publicEntities);
        return new AccountFacts(ages(log, graph), openings(log, graph), publicEntities);
    }

    private static void markPickupPoints(
            PurchaseLog log, HeteroGraph graph, NodeType type, Map<NodeType, BitSet> publicEntities) {
        if (!log.has(PurchaseField.PICKUP_POINT)) {
            return;
        }
        IdColumn column = log.column(type.field());
        int[] codes = column.ids().codesIn(graph.ids(type));
        BitSet marked = new BitSet();
        for (int row = 0; row < log.size(); row++) {
            int place = column.code(row);
            if (place != Ids.NONE && codes[place] != Ids.NONE && log.pickupPoint(row) == Flag.YES) {
                marked.set(codes[place]);
            }
        }
        publicEntities.put(type, marked);
    }

    private static double[] ages(PurchaseLog log, HeteroGraph graph) {
        if (!log.has(PurchaseField.REGISTERED_AT) || !log.has(PurchaseField.TIME)) {
            return new double[0];
        }
        IdColumn users = log.column(PurchaseField.USER);
        int[] codes = users.ids().codesIn(graph.ids(NodeType.USER));
        double[] sums = new double[graph.nodeCount(NodeType.USER)];
        int[] counts = new int[sums.length];
        for (int row = 0; row < log.size(); row++) {
            int user = codes[users.code(row)];
            long registered = log.registeredAtMillis(row);
            long time = log.epochMillis(row);
            if (user != Ids.NONE && registered != PurchaseLog.NO_TIME && time != PurchaseLog.NO_TIME) {
                // A purchase before the registration is a slip of a clock: the account was new.
                sums[user] += Math.max(0, time - registered) / MILLIS_PER_DAY;
                counts[user]++;
            }
        }
        for (int user = 0; user < sums.length; user++) {
            sums[user] = counts[user] == 0 ? Double.NaN : sums[user] / counts[user];
        }
        return sums;
    }

    /**
     * The first time that is named for the opening of each account. A time on a whole quarter of an hour is taken for a
     * date without an hour, wherever its midnight was, and is not known.
     */
    private static long[] openings(PurchaseLog log, HeteroGraph graph) {
        if (!log.has(PurchaseField.REGISTERED_AT)) {
            return new long[0];
        }
        IdColumn users = log.column(PurchaseField.USER);
        int[] codes = users.ids().codesIn(graph.ids(NodeType.USER));
        long[] opened = new long[graph.nodeCount(NodeType.USER)];
        Arrays.fill(opened, PurchaseLog.NO_TIME);
        for (int row = 0; row < log.size(); row++) {
            int user = codes[users.code(row)];
            long registered = log.registeredAtMillis(row);
            if (user != Ids.NONE
                    && registered != PurchaseLog.NO_TIME
                    && Math.floorMod(registered, QUARTER_MILLIS) != 0) {
                opened[user] = opened[user] == PurchaseLog.NO_TIME ? registered : Math.min(opened[user], registered);
            }
        }
        return opened;
    }

    /** A copy in which these entities are public, too: kiosks, offices, the exit of a mobile network. */
    public AccountFacts withPublic(Collection<HeteroNode> entities) {
        Map<NodeType, BitSet> more = new EnumMap<>(NodeType.class);
        publicEntities.forEach((type, marked) -> more.put(type, (BitSet) marked.clone()));
        for (HeteroNode entity : entities) {
            more.computeIfAbsent(entity.type(), type -> new BitSet()).set(entity.code());
        }
        return new AccountFacts(ageDays, openedMillis, more);
    }

    /** Whether the age of any account is known. */
    public boolean knowAges() {
        return ageDays.length > 0;
    }

    /** The mean age of an account at its purchases, in days; NaN where unknown. */
    public double ageDays(int user) {
        return ageDays.length == 0 ? Double.NaN : ageDays[user];
    }

    /**
     * Whether two accounts were opened within an hour of each other; not where one of the times is unknown, or a date
     * without an hour.
     */
    public boolean openedTogether(int a, int b) {
        return openedMillis.length > 0
                && openedMillis[a] != PurchaseLog.NO_TIME
                && openedMillis[b] != PurchaseLog.NO_TIME
                && Math.abs(openedMillis[a] - openedMillis[b]) <= TOGETHER_MILLIS;
    }

    /** Whether an entity is open to the public. */
    public boolean isPublic(NodeType type, int code) {
        BitSet marked = publicEntities.get(type);
        return marked != null && marked.get(code);
    }

    /**
     * Checks that these are facts about the users of a graph.
     *
     * @throws IllegalArgumentException if ages or openings are known for another number of users
     */
    void requireOf(HeteroGraph graph) {
        int users = Math.max(ageDays.length, openedMillis.length);
        if (users > 0 && users != graph.nodeCount(NodeType.USER)) {
            throw new IllegalArgumentException("facts must be those of the users of the graph (got: " + users
                    + " users for a graph of " + graph.nodeCount(NodeType.USER)
                    + "); make them with AccountFacts.of(log, graph)");
        }
    }
}
