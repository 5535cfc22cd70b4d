package io.cowcatcher.ring;

import io.cowcatcher.graph.NodeType;
import io.cowcatcher.screening.Finding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/*
 * Do more accounts meet on an entity than one household explains?
 *
 * Groups are found because their members share entities, so nothing that merely says "they share" can be evidence. Two usual null
 * models fail here. Rewiring the graph with all degrees kept leaves every entity its number of users: a device with eight accounts
 * has eight accounts in every replica. And the chance that eight given accounts meet on one device is tiny for any household, too.
 *
 * So the test asks how many strangers an honest entity has: accounts beyond the largest household on it, x. Honest entities have a
 * stranger now and then: a friend who logs in once, a device sold on, a family whose addresses are not known. How often, the log
 * tells itself: rho = (entities with one stranger + 1) / (entities with none + 1), counted over all entities of the type, private
 * ones included. Each further stranger is taken to be as likely as the first, Pr(x or more) = rho^x: a geometric tail, heavier than
 * the Poisson tail of equal entities, because entities differ. Entities with two strangers or more leave no trace in rho, so rings
 * do not hide each other.
 *
 * The choice of the group is paid for: of D entities that might have made a group, G groups came to the test. Given that a group was
 * chosen, a tail of probability t has at most t D / G. Of the tails of the K entities of a group Simes makes one, the least K t(k) / k
 * over their ascending order (R. J. Simes, An improved Bonferroni procedure for multiple tests of significance, Biometrika 73, 1986,
 * 10.1093/biomet/73.3.751): several entities that are each as telling as one count as much, where Bonferroni's K t(1) would let a
 * group of more accounts rank lower for the same evidence.
 */

/**
 * Are there more accounts on the entities of a group than one household explains? Made for all groups of a log at once.
 */
final class StrangerTest {
    /** Where strangers are the rule they are no evidence; below 1, so that their mean exists. */
    private static final double LARGEST_RATE = 0.99;

    private final List<EntityLinks> links;
    private final Households households;
    private final Map<NodeType, Double> rates = new EnumMap<>(NodeType.class);
    private final int entities;

    StrangerTest(List<EntityLinks> links, Households households) {
        this.links =
                links.stream().filter(entities -> entities.rule().tiesAlone()).toList();
        this.households = households;
        int count = 0;
        for (EntityLinks type : this.links) {
            int none = type.privateEntities();
            int one = 0;
            int more = 0;
            for (int entity = 0; entity < type.entityCodes(); entity++) {
                if (type.usersOf(entity) > 0) {
                    int strangers = households.strangers(users(type, entity));
                    none += strangers == 0 ? 1 : 0;
                    one += strangers == 1 ? 1 : 0;
                    more += strangers > 1 ? 1 : 0;
                }
            }
            rates.put(type.type(), Math.min(LARGEST_RATE, (one + 1.0) / (none + 1.0)));
            count += none + one + more;
        }
        this.entities = count;
    }

    private static int[] users(EntityLinks links, int entity) {
        return IntStream.range(links.firstOfEntity(entity), links.endOfEntity(entity))
                .map(links::user)
                .toArray();
    }

    /** Tests groups, given by their members in ascending order; in their order. */
    List<Finding> test(List<int[]> groups) {
        double selection = groups.isEmpty() ? 1 : Math.max(1, entities / (double) groups.size());
        List<Finding> findings = new ArrayList<>();
        for (int[] members : groups) {
            findings.add(test(members, selection));
        }
        return findings;
    }

    private Finding test(int[] members, double selection) {
        List<Double> tails = new ArrayList<>();
        double least = 1;
        int strangers = 0;
        double rate = LARGEST_RATE;
        for (EntityLinks type : links) {
            double typeRate = rates.getOrDefault(type.type(), LARGEST_RATE);
            for (int[] users : usersOfSharedEntities(members, type)) {
                int here = households.strangers(users);
                double tail = Math.pow(typeRate, here);
                tails.add(tail);
                if (tail < least) {
                    least = tail;
                    strangers = here;
                    rate = typeRate;
                }
            }
        }
        double p = Math.min(1, simes(tails) * selection);
        return new Finding(p, strangers, rate / (1 - rate), entities);
    }

    /** One p-value of several that may depend on each other positively; 1 where there is none. */
    static double simes(List<Double> pValues) {
        double[] ascending =
                pValues.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        double least = 1;
        for (int k = 0; k < ascending.length; k++) {
            least = Math.min(least, ascending[k] * ascending.length / (k + 1));
        }
        return least;
    }

    /** For each entity that several members use, who they are. */
    private static List<int[]> usersOfSharedEntities(int[] members, EntityLinks type) {
        long[] uses = Arrays.stream(members)
                .boxed()
                .flatMapToLong(user -> IntStream.range(type.firstOfUser(user), type.endOfUser(user))
                        .mapToLong(position -> (long) type.entity(position) << 32 | user))
                .sorted()
                .toArray();
        List<int[]> shared = new ArrayList<>();
        int start = 0;
        for (int i = 1; i <= uses.length; i++) {
            if (i == uses.length || uses[i] >>> 32 != uses[start] >>> 32) {
                if (i - start >= 2) {
                    shared.add(Arrays.stream(uses, start, i)
                            .mapToInt(use -> (int) use)
                            .toArray());
                }
                start = i;
            }
        }
        return shared;
    }
}
