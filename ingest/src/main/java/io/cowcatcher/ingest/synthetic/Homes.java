package io.cowcatcher.ingest.synthetic;

import java.util.BitSet;

/**
 * Where users live: households of one to four users, each a unit of its own; users who follow one another may share
 * one.
 *
 * <p>A quarter of the users likes to ship to the pick-up station of the zone. Units: first the households, then the
 * stations, one a zone; later parts of a log add further units behind them.
 */
final class Homes {
    /** Shares of households of one, two and three users; the others have four. */
    private static final double[] HOUSEHOLD_SIZES = {0.55, 0.25, 0.13};

    private static final double PICKUP_USERS = 0.25;

    private final Geography geography;
    private final Units units = new Units();
    private final int households;
    private final int[] householdOfUser;
    private final BitSet pickupUsers;

    Homes(int users, Geography geography, Draws draws) {
        this.geography = geography;
        this.householdOfUser = new int[users];
        this.pickupUsers = new BitSet(users);
        int user = 0;
        while (user < users) {
            int end = Math.min(users, user + householdSize(draws));
            int household = units.add(geography.randomHome(draws));
            while (user < end) {
                householdOfUser[user++] = household;
            }
        }
        households = units.size();
        for (int zone = 0; zone < geography.zones(); zone++) {
            units.add(geography.station(zone));
        }
        for (user = 0; user < users; user++) {
            pickupUsers.set(user, draws.chance(PICKUP_USERS));
        }
    }

    private static int householdSize(Draws draws) {
        double x = draws.uniform();
        int size = 1;
        for (double share : HOUSEHOLD_SIZES) {
            x -= share;
            if (x < 0) {
                return size;
            }
            size++;
        }
        return size;
    }

    int users() {
        return householdOfUser.length;
    }

    int households() {
        return households;
    }

    /** The household of a user, which is the unit it lives in, too. */
    int householdOf(int user) {
        return householdOfUser[user];
    }

    int zoneOf(int user) {
        return geography.zoneOf(units.buildingOf(householdOfUser[user]));
    }

    boolean likesPickup(int user) {
        return pickupUsers.get(user);
    }

    /** The unit of a zone's pick-up station. */
    int stationUnit(int zone) {
        return households + zone;
    }

    /** A new unit in a building. */
    int newUnit(int building) {
        return units.add(building);
    }

    Units units() {
        return units;
    }

    Geography geography() {
        return geography;
    }
}
