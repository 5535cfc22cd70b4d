package io.cowcatcher.ingest.synthetic;

/**
 * The honest users of a shop: where they live, what device they use, how much they buy and how fond they are of deals.
 *
 * <p>Memory: about 80 bytes a user. Immutable but for the units that later parts of a log add to the homes.
 */
final class Customers {
    private static final double SHARED_DEVICES = 0.08;
    private static final double MINIMUM_AGE_DAYS = 5;
    private static final double MEAN_AGE_DAYS = 500;
    private static final double LARGEST_ACTIVITY = 250;
    private static final double OWN_ORDERS_TO_STATION = 0.6;

    private final Homes homes;
    private final int[] deviceOfUser;
    private final double[] ageDays;
    private final double[] activity;
    private final double[] proneness;

    Customers(Homes homes, double meanPurchases, Draws draws) {
        this.homes = homes;
        int users = homes.users();
        this.deviceOfUser = devices(homes, draws);
        this.ageDays = new double[users];
        this.activity = new double[users];
        this.proneness = new double[users];
        double median = meanPurchases * StrictMath.exp(-0.5);
        for (int user = 0; user < users; user++) {
            ageDays[user] = MINIMUM_AGE_DAYS + draws.exponential(MEAN_AGE_DAYS);
            activity[user] = Math.min(LARGEST_ACTIVITY, draws.logNormal(median, 1));
            proneness[user] = draws.dealProneness();
        }
    }

    /** A device bears the number of its user, a household's one that of the first of the household. */
    private static int[] devices(Homes homes, Draws draws) {
        int[] devices = new int[homes.users()];
        int user = 0;
        while (user < devices.length) {
            int first = user;
            boolean shared = draws.chance(SHARED_DEVICES);
            while (user < devices.length && homes.householdOf(user) == homes.householdOf(first)) {
                devices[user] = shared ? first : user;
                user++;
            }
        }
        return devices;
    }

    int count() {
        return deviceOfUser.length;
    }

    Homes homes() {
        return homes;
    }

    int deviceOf(int user) {
        return deviceOfUser[user];
    }

    double ageDays(int user) {
        return ageDays[user];
    }

    double activity(int user) {
        return activity[user];
    }

    /** Where a user lets an ordinary order of its own ship to. */
    int ownUnit(int user, Draws draws) {
        return homes.likesPickup(user) && draws.chance(OWN_ORDERS_TO_STATION)
                ? homes.stationUnit(homes.zoneOf(user))
                : homes.householdOf(user);
    }

    WeightedSampler byActivity() {
        return WeightedSampler.of(activity);
    }

    WeightedSampler byProneness() {
        return WeightedSampler.of(proneness);
    }

    /** Who comes when a deal opens. */
    WeightedSampler byDealHunger() {
        double[] weights = new double[activity.length];
        for (int user = 0; user < weights.length; user++) {
            weights[user] = proneness[user] * Math.sqrt(activity[user]);
        }
        return WeightedSampler.of(weights);
    }
}
