package io.cowcatcher.propagation;

import io.cowcatcher.ring.EntityLinks;
import java.util.List;

/**
 * The steps of the walk, as a walker before them sees what waits behind: from a user to an entity by weight, from an
 * entity to a user by closeness, and the end of the walk at every step by chance.
 *
 * <p>Sums are taken in the order of types and of positions, so equal inputs give equal bits. Nodes are numbered users
 * first, then entities type by type. Immutable, share freely.
 */
final class Walk {
    private final List<EntityLinks> links;
    private final int users;
    private final double alive;
    private final double ownWeight;
    private final long[] firstNumbers;

    Walk(List<EntityLinks> links, int users, PropagationOptions options) {
        this.links = links;
        this.users = users;
        this.alive = 1 - options.deathProbability();
        this.ownWeight = options.ownWeight();
        this.firstNumbers = new long[links.size() + 1];
        firstNumbers[0] = users;
        for (int type = 0; type < links.size(); type++) {
            firstNumbers[type + 1] = firstNumbers[type] + links.get(type).entityCodes();
        }
    }

    List<EntityLinks> links() {
        return links;
    }

    int users() {
        return users;
    }

    /** The chance to live on at a step, 1 - c. */
    double alive() {
        return alive;
    }

    /** The number of the node that is this entity. */
    long number(int type, int entity) {
        return firstNumbers[type] + entity;
    }

    /** The place in {@link #links} of the type of the entity that has this number, or -1 for a user. */
    int typeOf(long number) {
        int type = -1;
        while (number >= firstNumbers[type + 1]) {
            type++;
        }
        return type;
    }

    /** The code of the entity of a type that has this number. */
    int entity(int type, long number) {
        return (int) (number - firstNumbers[type]);
    }

    /** The links of a user, those of entities that count nothing included; bounds the steps from there. */
    int degreeOfUser(int user) {
        int degree = 0;
        for (EntityLinks entities : links) {
            degree += entities.endOfUser(user) - entities.firstOfUser(user);
        }
        return degree;
    }

    /** w0 and the weights of all links of a user together. */
    double weightOfUser(int user) {
        double sum = ownWeight;
        for (EntityLinks entities : links) {
            for (int at = entities.firstOfUser(user); at < entities.endOfUser(user); at++) {
                sum += weight(entities, user, at);
            }
        }
        return sum;
    }

    /** w of the link at a position of the rows by user. */
    static double weight(EntityLinks entities, int user, int position) {
        double weight = entities.weight(entities.entity(position));
        return weight > 0 ? weight * entities.closenessOfUser(user, position) : 0;
    }

    /** The closeness of all users of an entity together. */
    static double closenessOf(EntityLinks entities, int entity) {
        double sum = 0;
        for (int at = entities.firstOfEntity(entity); at < entities.endOfEntity(entity); at++) {
            sum += entities.closeness(at);
        }
        return sum;
    }

    /** f of a user whom no label stops, from the scores of entities by type. */
    double scoreOfUser(int user, double[][] scores) {
        double total = ownWeight;
        double paid = 0;
        for (int type = 0; type < scores.length; type++) {
            EntityLinks entities = links.get(type);
            for (int at = entities.firstOfUser(user); at < entities.endOfUser(user); at++) {
                double weight = weight(entities, user, at);
                total += weight;
                paid += weight * scores[type][entities.entity(at)];
            }
        }
        return paid > 0 ? alive * paid / total : 0;
    }

    /** f of an entity, from the scores of users; 0 for one that ties nobody. */
    double scoreOfEntity(EntityLinks entities, int entity, double[] scores) {
        if (!(entities.weight(entity) > 0)) {
            return 0;
        }
        double total = 0;
        double paid = 0;
        for (int at = entities.firstOfEntity(entity); at < entities.endOfEntity(entity); at++) {
            double closeness = entities.closeness(at);
            total += closeness;
            paid += closeness * scores[entities.user(at)];
        }
        return alive * paid / total;
    }
}
