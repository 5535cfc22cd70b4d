package io.cowcatcher.similarity;

import io.cowcatcher.event.Flag;
import io.cowcatcher.event.IdColumn;
import io.cowcatcher.event.Ids;
import io.cowcatcher.event.PurchaseField;
import io.cowcatcher.event.PurchaseLog;
import io.cowcatcher.run.Counted;
import io.cowcatcher.run.MemoryEstimate;
import io.cowcatcher.run.RunControl;

/**
 * Where events are shipped to, from the unit up to the region, how many users ship there, and which buildings are hubs.
 *
 * <p>A hub is a registered pick-up point, or a building that a {@link HubRule} takes for one: weak evidence, not none.
 * What a row does not say is taken from what it does: without a building its full address stands for the building,
 * without a phone the name of the recipient for who receives it. Names then match names alone, addresses addresses.
 */
public final class DeliveryPoints {
    /** The number of users above which a building is taken for a hub where nothing else is said. */
    public static final int HUB_USERS = 40;

    private final PurchaseIndex index;
    private final PurchaseLog log;
    private final IdColumn units;
    private final FallbackColumn buildings;
    private final IdColumn zones;
    private final FallbackColumn recipients;
    private final int[] usersOfUnit;
    private final int[] usersOfBuilding;
    private final int[] usersOfZone;
    private final int[] usersOfRecipient;
    private final boolean[] pickupBuilding;
    private final boolean[] hubByRule;
    private final HubRule rule;

    private DeliveryPoints(PurchaseIndex index, Columns columns, HubRule rule) {
        this.index = index;
        this.log = index.log();
        this.units = log.column(PurchaseField.ADDRESS);
        this.buildings = columns.buildings;
        this.zones = log.column(PurchaseField.ZONE);
        this.recipients = columns.recipients;
        this.usersOfUnit = DistinctUsers.perValue(index, units);
        this.usersOfBuilding = DistinctUsers.perValue(index, buildings);
        this.usersOfZone = DistinctUsers.perValue(index, zones);
        this.usersOfRecipient = DistinctUsers.perValue(index, recipients);
        this.rule = rule;
        this.hubByRule = Hubs.of(index, buildings, usersOfBuilding, rule);
        this.pickupBuilding = new boolean[buildings.size()];
        for (int event = 0; event < index.size(); event++) {
            int building = building(event);
            if (building != Ids.NONE && log.pickupPoint(index.row(event)) == Flag.YES) {
                pickupBuilding[building] = true;
            }
        }
    }

    /** The heap that the counts of a log's addresses take. */
    static long heapBytes(PurchaseLog log) {
        return Columns.of(log).heapBytes(log);
    }

    /** The heap that counting them takes beyond that. */
    static long heapBytesOfMaking(PurchaseIndex index, HubRule rule) {
        return Columns.of(index.log()).heapBytesOfMaking(index, rule);
    }

    /** The columns in which one value stands in for another. */
    private record Columns(FallbackColumn buildings, FallbackColumn recipients) {
        static Columns of(PurchaseLog log) {
            return new Columns(DeliveryPoints.buildings(log), DeliveryPoints.recipients(log));
        }

        long heapBytes(PurchaseLog log) {
            long codes = (long) log.ids(PurchaseField.ADDRESS).size()
                    + buildings.size()
                    + log.ids(PurchaseField.ZONE).size()
                    + recipients.size();
            return 4 * codes + 2L * buildings.size() + buildings.heapBytes() + recipients.heapBytes();
        }

        long heapBytesOfMaking(PurchaseIndex index, HubRule rule) {
            PurchaseLog log = index.log();
            int mostCodes = Math.max(
                    Math.max(log.ids(PurchaseField.ADDRESS).size(), buildings.size()),
                    Math.max(log.ids(PurchaseField.ZONE).size(), recipients.size()));
            return Math.max(4L * mostCodes, Hubs.heapBytesOfMaking(index, buildings.size(), rule));
        }
    }

    private static FallbackColumn buildings(PurchaseLog log) {
        IdColumn addresses = log.column(PurchaseField.ADDRESS);
        return log.has(PurchaseField.BUILDING)
                ? FallbackColumn.orElse(log.column(PurchaseField.BUILDING), addresses, log.size())
                : FallbackColumn.of(addresses);
    }

    private static FallbackColumn recipients(PurchaseLog log) {
        IdColumn names = log.column(PurchaseField.RECIPIENT);
        return log.has(PurchaseField.PHONE)
                ? FallbackColumn.orElse(log.column(PurchaseField.PHONE), names, log.size())
                : FallbackColumn.of(names);
    }

    /** Looks through the addresses of an index, with hubs by the default rule; O(events). */
    public static DeliveryPoints of(PurchaseIndex index) {
        return of(index, HubRule.defaults());
    }

    /**
     * Looks through the addresses of an index; O(events), and O(events log events) for {@link HubRule.OrdinaryTrade}.
     *
     * @param rule which buildings are hubs, beside registered pick-up points
     */
    public static DeliveryPoints of(PurchaseIndex index, HubRule rule) {
        return new DeliveryPoints(index, Columns.of(index.log()), rule);
    }

    /**
     * Looks through the addresses of an index as {@link #of(PurchaseIndex, HubRule)} does, once there is room for it: 4
     * bytes for each address, zone and recipient and 6 for each building, as much again while one kind is counted, and
     * for {@link HubRule.OrdinaryTrade} 20 for each event.
     *
     * @throws io.cowcatcher.error.MemoryBudgetException if there is none
     */
    public static DeliveryPoints of(PurchaseIndex index, HubRule rule, RunControl control) {
        Columns columns = Columns.of(index.log());
        long held = columns.heapBytes(index.log());
        String what = "addresses of " + Counted.of(index.size(), "purchase");
        control.admit(new MemoryEstimate(what, held, held + columns.heapBytesOfMaking(index, rule)));
        return new DeliveryPoints(index, columns, rule);
    }

    /** Whether the log says where anything was shipped to, down to the building at least. */
    public boolean areKnown() {
        return buildings.size() > 0;
    }

    /** The code of the building an event is shipped to, or {@link Ids#NONE}. */
    public int building(int event) {
        return buildings.code(index.row(event));
    }

    /** The number of building codes. */
    public int buildingCount() {
        return usersOfBuilding.length;
    }

    /** The name of a building, or the full address where that stands for it. */
    public String buildingName(int building) {
        return buildings.id(building);
    }

    /** The number of users who ship to a building. */
    public int usersOfBuilding(int building) {
        return usersOfBuilding[building];
    }

    /** Whether a building is a registered pick-up point. */
    public boolean isPickupPoint(int building) {
        return pickupBuilding[building];
    }

    /** Whether a building is a registered pick-up point, or a hub by the rule. */
    public boolean isHub(int building) {
        return pickupBuilding[building] || hubByRule[building];
    }

    /**
     * Whether a building may be a drop of a ring: no hub by the rule, and below the rule's number of users where it
     * goes by that. Registration does not matter here; a ring may use a pick-up point.
     */
    public boolean mayBeDrop(int building) {
        return rule instanceof HubRule.ManyUsers many
                ? usersOfBuilding[building] < many.mostUsers()
                : !hubByRule[building];
    }

    /**
     * W_receive: how near to each other two events are shipped, from 0 to 1; nearer and rarer places give more.
     *
     * @param population N
     */
    double nearness(int a, int b, int population) {
        int rowA = index.row(a);
        int rowB = index.row(b);
        double nearest = 0;
        int buildingA = buildings.code(rowA);
        int buildingB = buildings.code(rowB);
        int unit = units.code(rowA);
        if (same(unit, units.code(rowB))) { // of one building, or of several that have units of this name
            boolean isWeak = buildingA != buildingB && (isHub(buildingA) || isHub(buildingB));
            nearest = (isWeak ? 0.30 : 1) * rarity(usersOfUnit[unit], population);
        }
        int recipient = recipients.code(rowA);
        if (same(recipient, recipients.code(rowB))) {
            nearest = Math.max(nearest, rarity(usersOfRecipient[recipient], population));
        }
        int zone = zones.code(rowA);
        if (same(zone, zones.code(rowB))) {
            nearest = Math.max(nearest, 0.30 * rarity(usersOfZone[zone], population));
        }
        if (same(buildingA, buildingB)) {
            double rarity = rarity(usersOfBuilding[buildingA], population);
            nearest = Math.max(nearest, 0.85 * rarity);
            if (isHub(buildingA)) {
                nearest = Math.min(nearest, 0.30 * rarity);
            }
        }
        return nearest;
    }

    /** What two places can share. */
    enum Feature {
        UNIT,
        RECIPIENT,
        BUILDING,
        ZONE
    }

    /** What an event has to share, or {@link Ids#NONE}. */
    int code(Feature feature, int event) {
        int row = index.row(event);
        return switch (feature) {
            case UNIT -> units.code(row);
            case RECIPIENT -> recipients.code(row);
            case BUILDING -> buildings.code(row);
            case ZONE -> zones.code(row);
        };
    }

    /** No less than the nearness of two events that share this and nothing that is worth more. */
    double mostNearness(Feature feature, int code, int population) {
        return switch (feature) {
            case UNIT -> rarity(usersOfUnit[code], population);
            case RECIPIENT -> rarity(usersOfRecipient[code], population);
            case BUILDING -> (isHub(code) ? 0.30 : 0.85) * rarity(usersOfBuilding[code], population);
            case ZONE -> 0.30 * rarity(usersOfZone[code], population);
        };
    }

    /** All that nearness goes by. */
    record Place(int unit, int building, int zone, int recipient) {}

    /** Where an event is shipped to, and to whom; events of the same place are as near to any other. */
    Place place(int event) {
        int row = index.row(event);
        return new Place(units.code(row), buildings.code(row), zones.code(row), recipients.code(row));
    }

    private static boolean same(int codeA, int codeB) {
        return codeA != Ids.NONE && codeA == codeB;
    }

    /** w(c) = 1 - ln(1 + c) / ln(1 + N). */
    static double rarity(int users, int population) {
        return Math.max(0, 1 - Math.log1p(users) / Math.log1p(population));
    }
}
