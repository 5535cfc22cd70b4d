package io.cowcatcher.screening;

import io.cowcatcher.block.Block;
import io.cowcatcher.block.Window;
import io.cowcatcher.event.Ids;
import io.cowcatcher.run.RunControl;
import io.cowcatcher.similarity.DeliveryPoints;
import io.cowcatcher.similarity.PurchaseIndex;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What is known of rings: who is in them, and where they have it sent. Purchases of either are no controls.
 *
 * <p>A ring has a building for a drop if at least three members ship window purchases there and it is no hub; members
 * whom no block has found ship there, too. Immutable, share freely.
 */
final class KnownRings {
    static final KnownRings NONE = new KnownRings(new BitSet(), Map.of());

    private static final int FEWEST_MEMBERS = 3;

    private final BitSet members;
    /** The rings that ship to each drop. */
    private final Map<Integer, Set<Block>> drops;

    private KnownRings(BitSet members, Map<Integer, Set<Block>> drops) {
        this.members = members;
        this.drops = drops;
    }

    /** What these rings give away; O(purchases in their windows). */
    static KnownRings of(List<Block> rings, PurchaseIndex index, DeliveryPoints deliveries, RunControl control) {
        BitSet members = new BitSet();
        Map<Integer, Set<Block>> drops = new HashMap<>();
        for (Block ring : rings) {
            for (int i = 0; i < ring.size(); i++) {
                members.set(ring.member(i));
            }
            dropsOf(ring, index, deliveries, control)
                    .forEach(building -> drops.computeIfAbsent(building, first -> new HashSet<>())
                            .add(ring));
        }
        return new KnownRings(members, drops);
    }

    /** The drops of a ring: buildings, no hubs, to which at least three members ship window purchases. */
    static Set<Integer> dropsOf(Block ring, PurchaseIndex index, DeliveryPoints deliveries, RunControl control) {
        WindowEvents events = new WindowEvents(index, control);
        Map<Integer, Set<Integer>> membersByBuilding = new HashMap<>();
        for (Window window : ring.windows()) {
            IntStream.of(events.ofMembers(ring, window))
                    .filter(event -> deliveries.building(event) != Ids.NONE)
                    .forEach(event -> membersByBuilding
                            .computeIfAbsent(deliveries.building(event), building -> new HashSet<>())
                            .add(index.user(event)));
        }
        Set<Integer> drops = new HashSet<>();
        membersByBuilding.forEach((building, users) -> {
            if (users.size() >= FEWEST_MEMBERS && !deliveries.isHub(building)) {
                drops.add(building);
            }
        });
        return drops;
    }

    /** Whether a user is known for a member. */
    boolean hasMember(int user) {
        return members.get(user);
    }

    /** Whether a building, or {@link Ids#NONE}, is known for a drop. */
    boolean hasDrop(int building) {
        return drops.containsKey(building);
    }

    /**
     * Whether a building is known for a drop of other rings alone. Who ships there gives himself away as one of theirs,
     * and says nothing of the block.
     */
    boolean hasDropOfOthers(Block block, int building) {
        Set<Block> rings = drops.getOrDefault(building, Set.of());
        return !rings.isEmpty() && !rings.contains(block);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof KnownRings known && members.equals(known.members) && drops.equals(known.drops);
    }

    @Override
    public int hashCode() {
        return members.hashCode();
    }
}
