package io.cowcatcher.block;

import io.cowcatcher.similarity.DeliveryPoints;
import io.cowcatcher.similarity.PurchaseIndex;
import java.util.Arrays;
import java.util.List;

/**
 * Half of the refinement: the users whom given windows speak for.
 *
 * <p>Cost: the events in the windows. Not safe for use by several threads.
 */
final class MemberSearch {
    private static final double LEAST_GAIN = 0.7;
    private static final int FEWEST_WINDOWS = 2;
    private static final int FEWEST_NAMED = 4;

    private final BlockModel model;
    private final PurchaseIndex index;
    private final DropAddresses drops;

    /** For each user the running number of the window he was last met in. */
    private final int[] lastWindow;
    /** For each user h_u, the number of windows he joined. */
    private final int[] joined;
    /** For each user what the windows he joined add to his score. */
    private final double[] gains;

    private int[] touched = new int[256];
    private int touchedCount;
    private int windowNumber;

    MemberSearch(BlockModel model, DeliveryPoints deliveries) {
        this.model = model;
        this.index = model.index;
        this.drops = new DropAddresses(model, deliveries);
        this.lastWindow = new int[index.userCodes()];
        this.joined = new int[index.userCodes()];
        this.gains = new double[index.userCodes()];
    }

    /** When a user is taken for a member. */
    enum Rule {
        /** When naming him shortens the description: his score pays for that. */
        WORTH_NAMING(0),
        /** When he is more likely a member than not: his score outweighs the prior odds, 1 nat below the price. */
        LIKELY(1);

        private final double below;

        Rule(double below) {
            this.below = below;
        }

        /** How far the score may lie below the price of naming a user. */
        double below() {
            return below;
        }
    }

    /** The users that the windows speak for, ascending; {@code current} are the members so far. */
    int[] membersOf(List<Window> windows, int[] current, double participation, Rule rule) {
        collect(windows);
        int size = Math.max(FEWEST_NAMED, current.length);
        int[] members = new int[touchedCount];
        int count = 0;
        for (int i = 0; i < touchedCount; i++) {
            int user = touched[i];
            if (joined[user] >= FEWEST_WINDOWS
                    && score(user, windows.size(), participation) > model.memberCosts.of(user, size) - rule.below) {
                members[count++] = user;
            }
        }
        int[] result = Arrays.copyOf(members, count);
        Arrays.sort(result);
        return result;
    }

    /**
     * Finds the addresses that several of these members had window purchases shipped to; they add to scores from now
     * on.
     */
    void findDrops(List<Window> windows, int[] members) {
        drops.find(windows, members);
    }

    /** Forgets the addresses found last: from now on addresses add nothing. */
    void forgetDrops() {
        drops.clear();
    }

    /** v_u of each member, with what the addresses add that were found last. */
    double[] scoresOf(List<Window> windows, int[] members, double participation) {
        collect(windows);
        double[] scores = new double[members.length];
        for (int i = 0; i < members.length; i++) {
            scores[i] = score(members[i], windows.size(), participation);
        }
        return scores;
    }

    private void collect(List<Window> windows) {
        clear();
        for (Window window : windows) {
            windowNumber++;
            int day = window.day(index);
            double logEvents = Math.log(window.events());
            for (int event = window.first(); event <= window.last(); event++) {
                int user = index.user(event);
                if (lastWindow[user] != windowNumber) {
                    lastWindow[user] = windowNumber;
                    if (joined[user]++ == 0) {
                        touch(user);
                    }
                    gains[user] += gain(model.rates, user, day, logEvents) + drops.gain(event);
                }
            }
        }
    }

    /** What it adds to the score of a user that he bought in a window with so many events, their logarithm given. */
    static double gain(ActivityRates rates, int user, int day, double logEvents) {
        return Math.max(LEAST_GAIN, -(rates.logRate(user, day) + logEvents));
    }

    private void touch(int user) {
        if (touchedCount == touched.length) {
            touched = Arrays.copyOf(touched, touchedCount * 2);
        }
        touched[touchedCount++] = user;
    }

    private void clear() {
        for (int i = 0; i < touchedCount; i++) {
            joined[touched[i]] = 0;
            gains[touched[i]] = 0;
        }
        touchedCount = 0;
        if (windowNumber > Integer.MAX_VALUE / 2) {
            Arrays.fill(lastWindow, 0);
            windowNumber = 0;
        }
    }

    /** v_u = gains + h ln q + (S - h) ln(1 - q); for a user in no window only the last term. */
    private double score(int user, int windows, double participation) {
        return gains[user] + BlockModel.joins(joined[user], windows, participation);
    }
}
