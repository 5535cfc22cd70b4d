package io.cowcatcher.ingest.synthetic;

import io.cowcatcher.run.RunControl;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Plants crowdsourced rings: picks members, calls them to deal openings, lets them buy late and ship to drops.
 *
 * <p>Members are taken from a sampler, active users first in line, and belong to one ring only. What they buy goes to a
 * {@link Buyer}, so that a synthetic shop and a real log share this class.
 */
final class CrowdRingPlanter {
    private static final double SHORTEST_DELAY = 2;
    private static final double DELAY_SHAPE = 0.8;
    private static final double CAMOUFLAGE_DELAY = 60;

    private final WeightedSampler users;
    private final BitSet taken;
    private final DealCalendar calendar;
    private final Homes homes;
    private final Buyer buyer;
    private final Draws draws;

    /** Takes an order of what an opening offers, some minutes after it, shipped to a unit or to {@link Units#OWN}. */
    @FunctionalInterface
    interface Buyer {
        void buy(int user, int opening, double minutes, int unit);
    }

    /** A planter that takes members from {@code users}, except those in {@code taken}, to which it adds them. */
    CrowdRingPlanter(
            WeightedSampler users, BitSet taken, DealCalendar calendar, Homes homes, Buyer buyer, Draws draws) {
        this.users = users;
        this.taken = taken;
        this.calendar = calendar;
        this.homes = homes;
        this.buyer = buyer;
        this.draws = draws;
    }

    /**
     * Plants all rings of a list, in its order.
     *
     * @throws IllegalArgumentException if there are not enough users left
     */
    List<Group<RingLevel>> plant(List<CrowdRings> plan, RunControl control) {
        List<Group<RingLevel>> planted = new ArrayList<>();
        for (CrowdRings rings : plan) {
            for (int i = 0; i < rings.count(); i++) {
                control.checkCancelled();
                int[] members = members(rings.shape().members());
                act(members, rings.shape());
                planted.add(new Group<>(rings.level(), members));
            }
        }
        return planted;
    }

    private int[] members(IntRange size) {
        int wanted = draws.from(size);
        int[] members = users.distinct(wanted, draws, user -> !taken.get(user));
        if (members.length < wanted) {
            throw new IllegalArgumentException("users outside other groups must be enough for a ring (got: "
                    + members.length + " for a ring of " + wanted
                    + "); take more users, or fewer rings or hard negatives");
        }
        for (int user : members) {
            taken.set(user);
        }
        return members;
    }

    private void act(int[] members, RingShape shape) {
        int[] drops = new int[shape.drops().buildings()];
        for (int i = 0; i < drops.length; i++) {
            drops[i] = homes.newUnit(homes.geography().randomBuilding(draws));
        }
        for (int opening : calendar.tasks(draws.from(shape.tasks()), draws)) {
            for (int user : members) {
                if (draws.chance(shape.participation())) {
                    double delay = SHORTEST_DELAY + draws.logNormal(shape.jitterMinutes(), DELAY_SHAPE);
                    buyer.buy(user, opening, delay, unit(drops, shape.drops()));
                }
            }
        }
        for (int user : members) {
            for (int opening : calendar.random(draws.poisson(shape.camouflage()), draws)) {
                buyer.buy(user, opening, draws.exponential(CAMOUFLAGE_DELAY), Units.OWN);
            }
        }
    }

    private int unit(int[] drops, DropShape shape) {
        if (!draws.chance(shape.share())) {
            return Units.OWN;
        }
        int drop = drops[draws.below(drops.length)];
        return draws.chance(shape.mangledShare()) ? homes.newUnit(homes.units().buildingOf(drop)) : drop;
    }
}
