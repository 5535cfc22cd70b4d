package io.cowcatcher.screening;

import io.cowcatcher.block.Block;
import io.cowcatcher.block.Window;
import io.cowcatcher.event.Ids;
import io.cowcatcher.similarity.DeliveryPoints;
import io.cowcatcher.similarity.PurchaseIndex;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is known of rings: who is in them, and where they have it sent. Purchases of either are no controls.
 *
 * <p>A ring has a building for a drop if at least three members ship window purchases there and it is no hub; members
 * whom no block has found ship there, too. Immutable, share freely.
 */
final class KnownRings {
    static final KnownRings NONE = new KnownRings(new BitSet(), new BitSet());

    private static final int FEWEST_MEMBERS = 3;

    private final BitSet members;
    private final BitSet drops;

    private KnownRings(BitSet members, BitSet drops) {
        this.members = members;
        this.drops = drops;
    }

    /** What these rings give away; O(purchases in their windows). */
    static KnownRings of(List<Block> rings, PurchaseIndex index, DeliveryPoints deliveries) {
        BitSet members = new BitSet();
        BitSet drops = new BitSet();
        for (Block ring : rings) {
            for (int i = 0; i < ring.size(); i++) {
                members.set(ring.member(i));
            }
            addDrops(ring, index, deliveries, drops);
        }
        return new KnownRings(members, drops);
    }

    private static void addDrops(Block ring, PurchaseIndex index, DeliveryPoints deliveries, BitSet drops) {
        Map<Integer, Set<Integer>> membersByBuilding = new HashMap<>();
        for (Window window : ring.windows()) {
            WindowEvents.ofMembers(index, ring, window).stream()
                    .filter(event -> deliveries.building(event) != Ids.NONE)
                    .forEach(event -> membersByBuilding
                            .computeIfAbsent(deliveries.building(event), building -> new HashSet<>())
                            .add(index.user(event)));
        }
        membersByBuilding.forEach((building, users) -> {
            if (users.size() >= FEWEST_MEMBERS && !deliveries.isHub(building)) {
                drops.set(building);
            }
        });
    }

    /** Whether a user is known for a member. */
    boolean hasMember(int user) {
        return members.get(user);
    }

    /** Whether a building, or {@link Ids#NONE}, is known for a drop. */
    boolean hasDrop(int building) {
        return building != Ids.NONE && drops.get(building);
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
