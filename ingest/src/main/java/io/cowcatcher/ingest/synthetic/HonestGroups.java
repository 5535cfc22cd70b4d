package io.cowcatcher.ingest.synthetic;

import io.cowcatcher.run.RunControl;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Draws the hard negatives: honest groups that act together for reasons other than an organiser's orders. */
final class HonestGroups {
    private static final IntRange NEIGHBOURS = IntRange.of(15, 34);
    private static final double NEIGHBOUR_JOIN = 0.5;
    private static final int GROUP_BUY_HOUR = 18;

    private final OpenShop shop;
    private final Draws draws;

    private final WeightedSampler everyone;
    private final WeightedSampler fondOfDeals;
    private final Grouped usersByZone;
    private final int[] largeZones;
    private final List<Group<HonestKind>> groups = new ArrayList<>();
    private final BitSet members = new BitSet();

    HonestGroups(OpenShop shop, Draws draws) {
        this.shop = shop;
        this.draws = draws;
        this.everyone = WeightedSampler.uniform(shop.customers().count());
        this.fondOfDeals = shop.customers().byProneness();
        this.usersByZone = usersByZone(shop.customers().homes());
        int[] starts = usersByZone.starts();
        this.largeZones = IntStream.range(0, starts.length - 1)
                .filter(zone -> starts[zone + 1] - starts[zone] >= NEIGHBOURS.minimum())
                .toArray();
    }

    private static Grouped usersByZone(Homes homes) {
        int[] zones = new int[homes.users()];
        for (int user = 0; user < zones.length; user++) {
            zones[user] = homes.zoneOf(user);
        }
        return Grouped.of(zones, homes.geography().zones());
    }

    /** Draws all groups; those of neighbours are left out where no zone has 15 users. */
    void draw(HardNegatives counts, RunControl control) {
        repeat(counts.blogs(), this::blog, control);
        repeat(counts.neighbourGroupBuys(), this::neighbourGroupBuy, control);
        repeat(counts.dealClubs(), this::dealClub, control);
        repeat(counts.dealGroupBuys(), this::dealGroupBuy, control);
        repeat(counts.fanClubs(), this::fanClub, control);
    }

    private void repeat(int count, Supplier<@Nullable Group<HonestKind>> one, RunControl control) {
        for (int i = 0; i < count; i++) {
            control.checkCancelled();
            Group<HonestKind> group = one.get();
            if (group != null) {
                groups.add(group);
                for (int user : group.members()) {
                    members.set(user);
                }
            }
        }
    }

    private Group<HonestKind> blog() {
        int[] readers = fondOfDeals.distinct(draws.from(IntRange.of(50, 159)), draws);
        for (int opening : shop.calendar().random(draws.from(IntRange.of(10, 17)), draws)) {
            for (int user : readers) {
                if (draws.chance(0.12)) {
                    shop.checkout().orderDeal(user, opening, 20 + draws.logNormal(40, 1), Units.OWN, draws);
                }
            }
        }
        return new Group<>(HonestKind.BLOG, readers);
    }

    private Group<HonestKind> dealClub() {
        int[] friends = fondOfDeals.distinct(draws.from(IntRange.of(15, 39)), draws);
        for (int opening : shop.calendar().random(draws.from(IntRange.of(8, 11)), draws)) {
            for (int user : friends) {
                if (draws.chance(0.35)) {
                    shop.checkout().orderDeal(user, opening, 5 + draws.logNormal(90, 1), Units.OWN, draws);
                }
            }
        }
        return new Group<>(HonestKind.DEAL_CLUB, friends);
    }

    /** Once a week, on the same evening, a popular item at list price. */
    private @Nullable Group<HonestKind> neighbourGroupBuy() {
        if (largeZones.length == 0) {
            return null;
        }
        int zone = largeZones[draws.below(largeZones.length)];
        int[] neighbours = neighboursIn(zone);
        int weekday = draws.below(7);
        int weeksInLog = (shop.clock().days() - 1 - weekday) / 7 + 1;
        int weeks = Math.min(weeksInLog, draws.from(IntRange.of(6, 8)));
        int firstWeek = draws.below(weeksInLog - weeks + 1);
        for (int week = firstWeek; week < firstWeek + weeks; week++) {
            int item = shop.catalogue().randomItem(draws);
            int call = (week * 7 + weekday) * ShopClock.SECONDS_PER_DAY + GROUP_BUY_HOUR * 3_600;
            for (int user : neighbours) {
                if (draws.chance(NEIGHBOUR_JOIN)) {
                    int second = call + (int) (draws.exponential(300) * 60);
                    shop.checkout()
                            .order(user, item, second, shop.customers().homes().stationUnit(zone), draws);
                }
            }
        }
        return new Group<>(HonestKind.NEIGHBOUR_GROUP_BUY, neighbours);
    }

    private @Nullable Group<HonestKind> dealGroupBuy() {
        if (largeZones.length == 0) {
            return null;
        }
        int zone = largeZones[draws.below(largeZones.length)];
        int[] neighbours = neighboursIn(zone);
        for (int opening : shop.calendar().random(draws.from(IntRange.of(6, 8)), draws)) {
            for (int user : neighbours) {
                if (draws.chance(NEIGHBOUR_JOIN)) {
                    int station = shop.customers().homes().stationUnit(zone);
                    shop.checkout().orderDeal(user, opening, draws.exponential(120), station, draws);
                }
            }
        }
        return new Group<>(HonestKind.DEAL_GROUP_BUY, neighbours);
    }

    private int[] neighboursIn(int zone) {
        int start = usersByZone.starts()[zone];
        int residents = usersByZone.starts()[zone + 1] - start;
        int[] chosen = WeightedSampler.uniform(residents).distinct(draws.from(NEIGHBOURS), draws);
        for (int i = 0; i < chosen.length; i++) {
            chosen[i] = usersByZone.members()[start + chosen[i]];
        }
        return chosen;
    }

    /** Items are released one after another; every fan buys some of them within days. */
    private Group<HonestKind> fanClub() {
        int[] fans = everyone.distinct(draws.from(IntRange.of(30, 99)), draws);
        int category = shop.catalogue().categoryOf(draws.below(shop.catalogue().items()));
        for (int item : shop.catalogue().anyItemsOf(category, 8, draws)) {
            int release = draws.below(shop.clock().horizonSeconds());
            for (int user : fans) {
                if (draws.chance(0.4)) {
                    int second = release + (int) (draws.exponential(2_000) * 60);
                    shop.checkout().order(user, item, second, Units.OWN, draws);
                }
            }
        }
        return new Group<>(HonestKind.FAN_CLUB, fans);
    }

    List<Group<HonestKind>> groups() {
        return groups;
    }

    /** The users who are in any of the groups. */
    BitSet members() {
        return members;
    }
}
