package io.cowcatcher.ring;

import io.cowcatcher.graph.HeteroGraph;
import io.cowcatcher.graph.HeteroNode;
import io.cowcatcher.graph.NodeType;
import io.cowcatcher.run.RunControl;
import io.cowcatcher.similarity.DeliveryPoints;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Gathers the {@link EntityLinks} of one entity type from a graph: count the users of each entity, leave out private
 * ones, hubs and public ones, and turn the rest around.
 *
 * <p>O(edges of the type + nodes).
 */
final class EntityLinksBuild {
    /** The number of users up to which a never-alone entity may still be the place that joins a group. */
    private static final int LARGEST_PLACE = DeliveryPoints.HUB_USERS;

    private static final int USERS_PER_POLL = 8_192;

    private final HeteroGraph graph;
    private final AccountFacts facts;
    private final NodeType type;
    private final EntityRule rule;
    private final int population;
    private final RunControl control;

    private EntityLinksBuild(
            HeteroGraph graph,
            AccountFacts facts,
            Map.Entry<NodeType, EntityRule> rule,
            int population,
            RunControl control) {
        this.graph = graph;
        this.facts = facts;
        this.type = rule.getKey();
        this.rule = rule.getValue();
        this.population = population;
        this.control = control;
    }

    /** Gathers the links of every type that has a rule, one type per task. */
    static List<EntityLinks> buildAll(
            HeteroGraph graph, AccountFacts facts, EntityWeights weights, RunControl control) {
        List<Map.Entry<NodeType, EntityRule>> rules =
                List.copyOf(weights.rules().entrySet());
        int population = weights.population(graph.nodeCount(NodeType.USER));
        EntityLinks[] links = new EntityLinks[rules.size()];
        control.forEach(
                links.length,
                i -> links[i] = new EntityLinksBuild(graph, facts, rules.get(i), population, control).build());
        return List.of(links);
    }

    private EntityLinks build() {
        int[] usersOf = countUsers();
        boolean[] kept = new boolean[usersOf.length];
        int privateEntities = 0;
        for (int entity = 0; entity < kept.length; entity++) {
            boolean open = facts.isPublic(type, entity);
            kept[entity] = !open && usersOf[entity] >= 2 && usersOf[entity] <= largestKept();
            privateEntities += !open && usersOf[entity] == 1 ? 1 : 0;
        }
        byte[] totals = new byte[graph.nodeCount(NodeType.USER)];
        EntityLinks.Rows ofUsers = rowsOfUsers(kept, totals);
        EntityLinks.Rows ofEntities = turnAround(ofUsers, usersOf.length);
        return new EntityLinks(
                type,
                rule,
                weightOfSize(),
                new EntityLinks.Rows[] {ofUsers, ofEntities},
                totals,
                new EntityLinks.Counts(privateEntities, hubs(usersOf)));
    }

    private int largestKept() {
        return rule.tiesAlone() ? rule.cap() : Math.max(rule.cap(), LARGEST_PLACE);
    }

    private double[] weightOfSize() {
        double[] weightOfSize = new double[largestKept() + 1];
        for (int users = 0; users < weightOfSize.length; users++) {
            weightOfSize[users] = rule.weight(users, population);
        }
        return weightOfSize;
    }

    private int[] countUsers() {
        int[] usersOf = new int[graph.nodeCount(type)];
        Sightings sightings = new Sightings(graph, type);
        for (int user = 0; user < graph.nodeCount(NodeType.USER); user++) {
            poll(user);
            sightings.startAt(user);
            while (sightings.next()) {
                usersOf[sightings.entity()]++;
            }
        }
        return usersOf;
    }

    private EntityLinks.Rows rowsOfUsers(boolean[] kept, byte[] totals) {
        int[] starts = new int[totals.length + 1];
        int[] targets = new int[16];
        byte[] counts = new byte[16];
        int size = 0;
        Sightings sightings = new Sightings(graph, type);
        for (int user = 0; user < totals.length; user++) {
            poll(user);
            sightings.startAt(user);
            while (sightings.next()) {
                int count = Math.min(EntityLinks.FULL_LINK, sightings.count());
                totals[user] = (byte) Math.min(EntityLinks.FULL_LINK, totals[user] + count);
                if (kept[sightings.entity()]) {
                    if (size == targets.length) {
                        targets = Arrays.copyOf(targets, Math.addExact(size, size / 2));
                        counts = Arrays.copyOf(counts, targets.length);
                    }
                    targets[size] = sightings.entity();
                    counts[size++] = (byte) count;
                }
            }
            starts[user + 1] = size;
        }
        return new EntityLinks.Rows(starts, Arrays.copyOf(targets, size), Arrays.copyOf(counts, size));
    }

    /** A counting sort; users come in ascending order, so each entity's users do, too. */
    private static EntityLinks.Rows turnAround(EntityLinks.Rows rows, int targetCount) {
        int[] starts = new int[targetCount + 1];
        for (int target : rows.targets()) {
            starts[target + 1]++;
        }
        for (int target = 0; target < targetCount; target++) {
            starts[target + 1] += starts[target];
        }
        int[] next = starts.clone();
        int[] sources = new int[rows.targets().length];
        byte[] counts = new byte[sources.length];
        for (int source = 0; source + 1 < rows.starts().length; source++) {
            for (int position = rows.starts()[source]; position < rows.starts()[source + 1]; position++) {
                int at = next[rows.targets()[position]]++;
                sources[at] = source;
                counts[at] = rows.sightings()[position];
            }
        }
        return new EntityLinks.Rows(starts, sources, counts);
    }

    private DeadHubs hubs(int[] usersOf) {
        int[] dead = IntStream.range(0, usersOf.length)
                .filter(entity ->
                        usersOf[entity] > rule.cap() || (usersOf[entity] >= 2 && facts.isPublic(type, entity)))
                .toArray();
        Comparator<Integer> mostUsersFirst =
                Comparator.<Integer>comparingInt(entity -> -usersOf[entity]).thenComparing(Comparator.naturalOrder());
        return new DeadHubs(
                type,
                dead.length,
                Arrays.stream(dead)
                        .boxed()
                        .sorted(mostUsersFirst)
                        .limit(DeadHubs.NAMED)
                        .map(entity -> new HeteroNode(type, entity))
                        .toList());
    }

    private void poll(int user) {
        if (user % USERS_PER_POLL == 0) {
            control.checkCancelled();
        }
    }
}
