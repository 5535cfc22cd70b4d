package io.cowcatcher.propagation;

import io.cowcatcher.graph.HeteroNode;
import io.cowcatcher.ring.EntityLinks;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Tells over which entities the score of a user comes: the first two steps of its walk, one entity at a time. */
final class Trails {
    private static final Comparator<Trail> LARGEST_FIRST =
            Comparator.comparingDouble(Trail::share).reversed().thenComparing(Trail::entity);

    private final Walk walk;
    private final PropagationResult result;

    Trails(Walk walk, PropagationResult result) {
        this.walk = walk;
        this.result = result;
    }

    /** The entities that add something, the largest part first; O(links of the user's entities). */
    List<Trail> of(int user) {
        double total = walk.weightOfUser(user);
        List<Trail> trails = new ArrayList<>();
        for (EntityLinks entities : walk.links()) {
            for (int at = entities.firstOfUser(user); at < entities.endOfUser(user); at++) {
                double weight = Walk.weight(entities, user, at);
                if (weight > 0) {
                    Trail trail = over(entities, entities.entity(at), user, walk.alive() * weight / total);
                    if (trail.share() > 0) {
                        trails.add(trail);
                    }
                }
            }
        }
        trails.sort(LARGEST_FIRST);
        return trails;
    }

    private Trail over(EntityLinks entities, int entity, int user, double chance) {
        SeedLabels labels = result.labels();
        double paid = 0;
        int against = 0;
        int released = 0;
        for (int at = entities.firstOfEntity(entity); at < entities.endOfEntity(entity); at++) {
            int other = entities.user(at);
            if (other != user) {
                paid += entities.closeness(at) * result.scoreWithOwnLabel(other);
                int label = labels.indexOf(other);
                against += label >= 0 && labels.speaksAgainst(label) ? 1 : 0;
                released += label >= 0 && !labels.speaksAgainst(label) ? 1 : 0;
            }
        }
        return new Trail(
                new HeteroNode(entities.type(), entity),
                chance * walk.alive() * paid / Walk.closenessOf(entities, entity),
                entities.usersOf(entity),
                against,
                released);
    }
}
