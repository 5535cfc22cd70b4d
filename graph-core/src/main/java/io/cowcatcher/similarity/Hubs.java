package io.cowcatcher.similarity;

import java.util.Arrays;

/** The buildings that a rule takes for hubs, registered pick-up points aside. */
final class Hubs {
    private Hubs() {}

    /**
     * Which buildings are hubs; O(buildings), and O(events log events) for {@link HubRule.OrdinaryTrade}.
     *
     * @param usersOfBuilding the number of users of each building
     */
    static boolean[] of(PurchaseIndex index, FallbackColumn buildings, int[] usersOfBuilding, HubRule rule) {
        boolean[] hubs = new boolean[usersOfBuilding.length];
        if (rule instanceof HubRule.ManyUsers many) {
            for (int building = 0; building < hubs.length; building++) {
                hubs[building] = usersOfBuilding[building] > many.mostUsers();
            }
            return hubs;
        }
        HubRule.OrdinaryTrade trade = (HubRule.OrdinaryTrade) rule;
        double most = Math.max(trade.leastUsers(), fence(usersOfBuilding, trade.fence()));
        TradeLift lift = new TradeLift(index, buildings);
        for (int building = 0; building < hubs.length; building++) {
            hubs[building] = usersOfBuilding[building] > most && lift.of(building) <= trade.mostLift();
        }
        return hubs;
    }

    /** The heap that {@link #of} takes for a while. */
    static long heapBytesOfMaking(PurchaseIndex index, int buildings, HubRule rule) {
        return rule instanceof HubRule.ManyUsers ? 0 : TradeLift.heapBytes(index, buildings) + 8L * buildings;
    }

    /** Q3 + fence * (Q3 - Q1) of the users of those buildings that have any. */
    static double fence(int[] usersOfBuilding, double fence) {
        int[] used = Arrays.stream(usersOfBuilding)
                .filter(users -> users > 0)
                .sorted()
                .toArray();
        if (used.length == 0) {
            return 0;
        }
        double first = used[used.length / 4];
        double third = used[used.length * 3 / 4];
        return third + fence * (third - first);
    }
}
