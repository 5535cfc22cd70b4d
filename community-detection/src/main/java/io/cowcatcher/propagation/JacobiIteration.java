package io.cowcatcher.propagation;

import io.cowcatcher.ring.EntityLinks;
import io.cowcatcher.run.Crew;
import io.cowcatcher.run.RunControl;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The scores of all users at once: all entities from all users, all users from all entities, and again, until no score
 * can be further than the tolerance from where it is going.
 *
 * <p>One round is two steps of the walk, so it shrinks every error to (1 - c)² of it at most, whatever the graph. Where
 * a round changed no score by more than d, none is further than d (1 - c)² / (1 - (1 - c)²) from its limit. Scores rise
 * from 0 towards it, rounding included, so none is above it by more than rounding.
 *
 * <p>Tasks are ranges of consecutive nodes that write what is theirs alone, and read what the half-round before has
 * written; threads leave no trace.
 */
final class JacobiIteration {
    private static final int NODES_PER_TASK = 4_096;

    private final Walk walk;
    private final SeedLabels labels;
    private final RunControl control;
    private final double[] scores;
    private final double[][] entityScores;
    private final List<Range> ranges = new ArrayList<>();
    private final double[] changes;
    private int rounds;
    private double errorBound = 1;

    /** Consecutive entities of one type. */
    private record Range(int type, int from, int to) {}

    JacobiIteration(Walk walk, SeedLabels labels, RunControl control) {
        this.walk = walk;
        this.labels = labels;
        this.control = control;
        this.scores = new double[walk.users()];
        this.entityScores = new double[walk.links().size()][];
        for (int type = 0; type < entityScores.length; type++) {
            int entities = walk.links().get(type).entityCodes();
            entityScores[type] = new double[entities];
            for (int from = 0; from < entities; from += NODES_PER_TASK) {
                ranges.add(new Range(type, from, Math.min(entities, from + NODES_PER_TASK)));
            }
        }
        this.changes = new double[(walk.users() + NODES_PER_TASK - 1) / NODES_PER_TASK];
        for (int i = 0; i < labels.size(); i++) {
            scores[labels.user(i)] = labels.strength(i) * labels.score(i);
        }
    }

    /** Goes on until no score is wrong by more than {@code tolerance}. */
    void run(double tolerance) {
        if (labels.size() == 0) {
            errorBound = 0;
            return;
        }
        double shrinks = walk.alive() * walk.alive();
        try (Crew crew = control.crew()) {
            while (errorBound > tolerance) {
                crew.forEach(ranges.size(), (task, member) -> scoreEntities(ranges.get(task)));
                crew.forEach(changes.length, (task, member) -> changes[task] = scoreUsers(task));
                double change = Arrays.stream(changes).max().orElse(0);
                rounds++;
                errorBound = change * shrinks / (1 - shrinks);
                control.report(errorBound > tolerance ? Math.log(errorBound) / Math.log(tolerance) : 1);
            }
        }
    }

    private void scoreEntities(Range range) {
        EntityLinks entities = walk.links().get(range.type);
        double[] scoresOfType = entityScores[range.type];
        for (int entity = range.from; entity < range.to; entity++) {
            scoresOfType[entity] = walk.scoreOfEntity(entities, entity, scores);
        }
    }

    /** Returns the largest change of a score. */
    private double scoreUsers(int task) {
        int from = task * NODES_PER_TASK;
        int to = Math.min(scores.length, from + NODES_PER_TASK);
        int next = labels.indexOf(from);
        next = next < 0 ? -next - 1 : next;
        double largest = 0;
        for (int user = from; user < to; user++) {
            double score;
            if (next < labels.size() && labels.user(next) == user) {
                double stops = labels.strength(next);
                score = stops * labels.score(next)
                        + (stops < 1 ? (1 - stops) * walk.scoreOfUser(user, entityScores) : 0);
                next++;
            } else {
                score = walk.scoreOfUser(user, entityScores);
            }
            largest = Math.max(largest, Math.abs(score - scores[user]));
            scores[user] = score;
        }
        return largest;
    }

    /** f of every user, a label counted where it stops the walk. */
    double[] scores() {
        return scores;
    }

    int rounds() {
        return rounds;
    }

    double errorBound() {
        return errorBound;
    }
}
