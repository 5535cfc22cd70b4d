package io.cowcatcher.propagation;

import io.cowcatcher.propagation.ScoreInterval.Stop;
import io.cowcatcher.ring.EntityLinks;

/**
 * The score of one user without those of all others: the chance of being there is pushed from node to node, always from
 * where most of it lies, until little is under way.
 *
 * <p>Steps: (1) all of it, 1, lies on the user; (2) of the node with the most, a seed pays for what stops there, and
 * the rest goes on by the walk's own chances; (3) what is still under way can pay between nothing and 1, so the score
 * lies between what was paid and that plus the rest. Every push of x kills at least c x, so those of mass eta times
 * their links or more see 1 / (c eta) links at most (the argument of [1]); a budget ends the others.
 *
 * <p>[1] R. Andersen, F. Chung, K. Lang, Internet Mathematics 4(1) (2007) 35-64, doi:10.1080/15427951.2007.10129139.
 */
final class LocalPush {
    private final Walk walk;
    private final SeedLabels labels;
    private final PropagationOptions options;
    private final ResidualQueue queue = new ResidualQueue();
    /** The user whose own label does not count, or -1. */
    private final int without;

    private double paid;
    private int linksSeen;

    LocalPush(Walk walk, SeedLabels labels, int without, PropagationOptions options) {
        this.walk = walk;
        this.labels = labels;
        this.without = without;
        this.options = options;
    }

    ScoreInterval from(int user) {
        queue.add(user, 1);
        double underWay = 1;
        Stop stop = Stop.NARROW;
        while (underWay > options.pushTolerance() && !queue.isEmpty()) {
            long node = queue.first();
            int degree = degree(node);
            if (degree > options.pushBudget() - linksSeen) {
                stop = Stop.BUDGET;
                break;
            }
            linksSeen += degree;
            double mass = queue.take();
            underWay += push(node, mass) - mass;
        }
        double rest = queue.total();
        return new ScoreInterval(Math.min(1, paid), Math.min(1, paid + rest), linksSeen, stop);
    }

    private int degree(long node) {
        if (node < walk.users()) {
            int user = (int) node;
            return stops(user) == 1 ? 0 : walk.degreeOfUser(user);
        }
        int type = walk.typeOf(node);
        return walk.links().get(type).usersOf(walk.entity(type, node));
    }

    private double stops(int user) {
        int label = user == without ? -1 : labels.indexOf(user);
        return label < 0 ? 0 : labels.strength(label);
    }

    /** Lets a node pay and pass on what lies on it; returns what goes on. */
    private double push(long node, double mass) {
        if (node >= walk.users()) {
            int type = walk.typeOf(node);
            return pushEntity(walk.links().get(type), walk.entity(type, node), walk.alive() * mass);
        }
        int user = (int) node;
        int label = user == without ? -1 : labels.indexOf(user);
        double stops = label < 0 ? 0 : labels.strength(label);
        if (label >= 0) {
            paid += mass * stops * labels.score(label);
        }
        return stops < 1 ? pushUser(user, walk.alive() * mass * (1 - stops)) : 0;
    }

    private double pushUser(int user, double mass) {
        double total = walk.weightOfUser(user);
        double passed = 0;
        for (int type = 0; type < walk.links().size(); type++) {
            EntityLinks entities = walk.links().get(type);
            for (int at = entities.firstOfUser(user); at < entities.endOfUser(user); at++) {
                double weight = Walk.weight(entities, user, at);
                if (weight > 0) {
                    double share = mass * weight / total;
                    queue.add(walk.number(type, entities.entity(at)), share);
                    passed += share;
                }
            }
        }
        return passed;
    }

    private double pushEntity(EntityLinks entities, int entity, double mass) {
        double total = Walk.closenessOf(entities, entity);
        double passed = 0;
        for (int at = entities.firstOfEntity(entity); at < entities.endOfEntity(entity); at++) {
            double share = mass * entities.closeness(at) / total;
            queue.add(entities.user(at), share);
            passed += share;
        }
        return passed;
    }
}
