package io.cowcatcher.ring;

import java.util.Arrays;

/**
 * How many accounts of a group one honest household cannot explain.
 *
 * <p>The largest household of a group is the largest number of its accounts with the same home, and all accounts whose
 * home is not known: in doubt for the accused. But no household has more accounts than the options allow. The accounts
 * beyond it are strangers.
 */
final class Households {
    private final int[] homes;
    private final int largest;
    private final boolean strangersUnlessKnown;

    /**
     * Takes over what is known of homes.
     *
     * @param homes as {@link Homes#of}
     * @param largest the most accounts of one household
     * @param strangersUnlessKnown whether a log without any address takes every account for a household of its own
     */
    private Households(int[] homes, int largest, boolean strangersUnlessKnown) {
        this.homes = homes;
        this.largest = largest;
        this.strangersUnlessKnown = strangersUnlessKnown;
    }

    /**
     * Households as far as the evidence goes. A log with neither addresses nor ages has nothing but shared entities to
     * go by, so there every account is taken for a household of its own; with ages, a family must first look like new
     * accounts.
     */
    static Households of(int[] homes, SamePersonOptions options, AccountFacts facts) {
        boolean nothingElse = homes.length == 0 && !facts.knowAges();
        return new Households(homes, options.largestHousehold(), nothingElse);
    }

    /** Whether the log tells where users live at all. */
    boolean areKnown() {
        return homes.length > 0;
    }

    /** The number of accounts that are strangers to the largest household among them; O(n log n). */
    int strangers(int[] users) {
        if (strangersUnlessKnown) {
            return users.length - 1;
        }
        return users.length - Math.min(largest, Math.max(1, largestKnown(users) + unknown(users)));
    }

    /**
     * Whether the accounts live in one home, as far as known and known of two at least, and are few enough for one
     * household.
     */
    boolean isHousehold(int[] users) {
        return users.length <= largest && largestKnown(users) >= 2 && strangers(users) == 0;
    }

    /** The number of different known homes. */
    int homeCount(int[] users) {
        return (int) Arrays.stream(knownHomes(users)).distinct().count();
    }

    private int largestKnown(int[] users) {
        int[] known = knownHomes(users);
        int most = 0;
        int run = 0;
        for (int i = 0; i < known.length; i++) {
            run = i > 0 && known[i] == known[i - 1] ? run + 1 : 1;
            most = Math.max(most, run);
        }
        return most;
    }

    private int unknown(int[] users) {
        return users.length - knownHomes(users).length;
    }

    private int[] knownHomes(int[] users) {
        return homes.length == 0
                ? new int[0]
                : Arrays.stream(users)
                        .map(user -> homes[user])
                        .filter(home -> home != Homes.UNKNOWN)
                        .sorted()
                        .toArray();
    }
}
