package io.cowcatcher.ring;

import io.cowcatcher.graph.CsrGraph;
import io.cowcatcher.graph.HeteroNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Describes groups of accounts: how strongly each member is tied, and what holds the group together. */
final class AccountGroups {
    private static final Comparator<SharedEntity> MOST_SHARED_FIRST =
            Comparator.comparingInt((SharedEntity shared) -> -shared.members()).thenComparing(SharedEntity::entity);

    private static final double BELOW_ONE = Math.nextDown(1.0);

    private final List<EntityLinks> links;
    private final CsrGraph ties;

    AccountGroups(List<EntityLinks> links, CsrGraph ties) {
        this.links = links;
        this.ties = ties;
    }

    /**
     * Describes a group; O(ties and entities of its members). A member is tied by 1 - product of (1 - s) over its ties
     * s to other members: each further account counts like a further stranger in {@link StrangerTest}. The strongest
     * tie alone would rank small groups first, as an entity of fewer users is rarer and weighs more.
     */
    AccountGroup describe(int[] members) {
        double[] strengths = new double[members.length];
        for (int i = 0; i < members.length; i++) {
            double doubt = 1;
            for (long arc = ties.firstArc(members[i]); arc < ties.endArc(members[i]); arc++) {
                if (Arrays.binarySearch(members, ties.head(arc)) >= 0) {
                    doubt *= 1 - ties.weight(arc);
                }
            }
            strengths[i] = Math.min(BELOW_ONE, 1 - doubt);
        }
        List<SharedEntity> shared = new ArrayList<>();
        for (EntityLinks entities : links) {
            addShared(members, entities, shared);
        }
        shared.sort(MOST_SHARED_FIRST);
        return new AccountGroup(members, strengths, shared);
    }

    private static void addShared(int[] members, EntityLinks entities, List<SharedEntity> shared) {
        int[] used = Arrays.stream(members)
                .flatMap(user -> java.util.stream.IntStream.range(entities.firstOfUser(user), entities.endOfUser(user)))
                .map(entities::entity)
                .sorted()
                .toArray();
        int run = 0;
        for (int i = 0; i < used.length; i++) {
            run = i > 0 && used[i] == used[i - 1] ? run + 1 : 1;
            if (run >= 2 && (i + 1 == used.length || used[i + 1] != used[i])) {
                HeteroNode entity = new HeteroNode(entities.type(), used[i]);
                shared.add(new SharedEntity(entity, run, entities.usersOf(used[i]), entities.weight(used[i])));
            }
        }
    }
}
