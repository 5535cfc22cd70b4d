package io.cowcatcher.similarity;

/** Weighs pairs by an R that follows from the number of common items alone: count, cosine, Jaccard and overlap. */
final class SharedCountWeigher implements PairWeigher {
    private final Resemblance options;
    /** C, the number of items of each user; empty where nothing is divided by it. */
    private final int[] itemCounts;

    private int user = -1;

    private SharedCountWeigher(Resemblance options, int[] itemCounts) {
        this.options = options;
        this.itemCounts = itemCounts;
    }

    /** Whether an R follows from the number of common items alone. */
    static boolean weighs(Resemblance options) {
        return options.rarity() == Resemblance.Rarity.UNIT && options.mixtures().countCommonAlone();
    }

    /** Whether R is the number of common items itself. */
    static boolean weighsByCount(Resemblance options) {
        return weighs(options) && options.normaliser() == Resemblance.Normaliser.NONE && options.shrinkage() == 0;
    }

    /** The number of items of each user, as far as an R needs it; O(events). */
    static int[] itemCounts(PurchaseIndex index, Resemblance options) {
        if (options.normaliser() == Resemblance.Normaliser.NONE) {
            return new int[0];
        }
        int[] itemCounts = new int[index.userCodes()];
        for (int user = 0; user < itemCounts.length; user++) {
            itemCounts[user] = index.itemsOfUser(user);
        }
        return itemCounts;
    }

    /** The heap that {@link #itemCounts} takes. */
    static long heapBytes(PurchaseIndex index, Resemblance options) {
        return options.normaliser() == Resemblance.Normaliser.NONE ? 0 : 4L * index.userCodes();
    }

    /** A weigher that shares {@link #itemCounts} with others. */
    static SharedCountWeigher of(Resemblance options, int[] itemCounts) {
        return new SharedCountWeigher(options, itemCounts);
    }

    @Override
    public void turnTo(int newUser) {
        user = newUser;
    }

    @Override
    public double weigh(int slot, int k, PartnerSlots partners) {
        double denominator = options.shrinkage()
                + (itemCounts.length == 0
                        ? 1
                        : options.normaliser().of(itemCounts[user], itemCounts[partners.partner(slot)], k));
        double score = denominator > 0 ? k / denominator : 0;
        return score >= options.minimum() ? score : 0;
    }
}
