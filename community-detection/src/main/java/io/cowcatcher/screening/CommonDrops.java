package io.cowcatcher.screening;

import io.cowcatcher.run.Counted;
import io.cowcatcher.run.MemoryEstimate;
import io.cowcatcher.run.RunControl;
import io.cowcatcher.similarity.DeliveryPoints;
import io.cowcatcher.similarity.HubRule;
import io.cowcatcher.similarity.PurchaseIndex;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Users who have purchases sent elsewhere than usual, and to the same building.
 *
 * <p>Whoever buys a lot of other things besides has little in common with the rest of the ring, but the drop. Groups of
 * them are seeds of blocks, no evidence: of a family that sends presents to the grandparents nothing comes, unless they
 * buy the same goods at the same time.
 */
public final class CommonDrops {
    /** Pairs of buildings and users while they are collected, sorted and told apart. */
    private static final long SORTED_BYTES = 32;

    private CommonDrops() {}

    /**
     * The groups of so many users with a purchase astray to one building that is no hub, as ascending user codes, one
     * group for each building; they overlap. None where the log knows no addresses. O(purchases log purchases).
     *
     * @param index the purchases
     * @param hubs which buildings are hubs
     * @param leastUsers the smallest group
     * @param mostUsers the largest group: a building that is no hub may still have thousands, by rules such as
     *     {@link HubRule#ordinaryTrade}
     */
    public static List<int[]> groups(
            PurchaseIndex index, HubRule hubs, int leastUsers, int mostUsers, RunControl control) {
        DeliveryPoints deliveries = DeliveryPoints.of(index, hubs, control);
        if (!deliveries.areKnown()) {
            return List.of();
        }
        Destinations destinations = Destinations.of(index, deliveries, control);
        int astray = destinations.astrayCount();
        control.admit(
                new MemoryEstimate("drops of " + Counted.of(astray, "purchase"), 8L * astray, SORTED_BYTES * astray));
        long[] buildingsAndUsers = IntStream.range(0, index.size())
                .filter(event -> destinations.areKnown(event) && destinations.isAstray(event))
                .mapToLong(event -> (long) deliveries.building(event) << 32 | index.user(event))
                .sorted()
                .distinct()
                .toArray();
        return IntStream.range(0, buildingsAndUsers.length)
                .filter(at -> at == 0 || buildingsAndUsers[at] >> 32 != buildingsAndUsers[at - 1] >> 32)
                .mapToObj(from -> usersOfBuilding(buildingsAndUsers, from))
                .filter(users -> users.length >= leastUsers && users.length <= mostUsers)
                .toList();
    }

    private static int[] usersOfBuilding(long[] buildingsAndUsers, int from) {
        int to = from;
        while (to < buildingsAndUsers.length && buildingsAndUsers[to] >> 32 == buildingsAndUsers[from] >> 32) {
            to++;
        }
        return Arrays.stream(buildingsAndUsers, from, to)
                .mapToInt(pair -> (int) pair)
                .toArray();
    }
}
