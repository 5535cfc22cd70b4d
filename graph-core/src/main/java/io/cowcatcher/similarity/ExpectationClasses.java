package io.cowcatcher.similarity;

import java.util.Arrays;

/*
 * Who buys what everybody buys meets nearly everybody, and expects to: such a pair needs more common items for an edge than the least
 * that are asked for, often more than either bought. How many is told by the least that the two may expect. The least of all users
 * together would be that of somebody who expects next to nothing, so users are cut into classes by what they expect with their like:
 * a user's partners of the upper classes need so many items, and those of the lower classes are no more than there are.
 */
/**
 * Users in classes by how many common purchases they expect, each class twice the one below, and for each class the
 * least that its users and those of the classes above expect.
 *
 * <p>Memory: some kilobytes. Immutable, share freely.
 */
final class ExpectationClasses {
    private static final int CLASSES = 32;
    private static final int LOWEST_EXPONENT = -20;

    private final NullModel model;
    private final int[] usersBelow = new int[CLASSES];
    private final NullModel.Least[] leasts = new NullModel.Least[CLASSES];

    /** Puts the first {@code userCount} users into classes; O(users). */
    ExpectationClasses(NullModel model, int userCount) {
        this.model = model;
        Arrays.setAll(leasts, i -> model.newLeast());
        int[] users = new int[CLASSES];
        for (int user = 0; user < userCount; user++) {
            if (model.meetsAnybody(user)) {
                int at = classOf(model.leastFlatExpectation(user, user));
                users[at]++;
                leasts[at].lowerTo(user);
            }
        }
        for (int i = 1; i < CLASSES; i++) {
            usersBelow[i] = usersBelow[i - 1] + users[i - 1];
        }
        for (int i = CLASSES - 2; i >= 0; i--) {
            leasts[i].lowerTo(leasts[i + 1]);
        }
    }

    private static int classOf(double expectation) {
        return Math.max(0, Math.min(CLASSES - 1, Math.getExponent(expectation) - LOWEST_EXPONENT));
    }

    /** The number of classes. */
    int count() {
        return CLASSES;
    }

    /** The number of users in lower classes who meet anybody. */
    int usersBelow(int classNumber) {
        return usersBelow[classNumber];
    }

    /** No more than a user expects with anybody of a class, or above, at any scale against the whole log. */
    double leastExpectation(int user, int classNumber) {
        return model.leastFlatExpectation(user, leasts[classNumber]);
    }
}
