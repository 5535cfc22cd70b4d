package io.cowcatcher.screening;

import io.cowcatcher.block.Block;
import io.cowcatcher.block.BlockGrowth;
import io.cowcatcher.block.Window;
import io.cowcatcher.event.Ids;
import io.cowcatcher.run.Counted;
import io.cowcatcher.run.MemoryEstimate;
import io.cowcatcher.run.RunControl;
import io.cowcatcher.similarity.DeliveryPoints;
import io.cowcatcher.similarity.HubRule;
import io.cowcatcher.similarity.PurchaseIndex;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Those who buy what a ring buys when it buys it, and have it sent where the ring has it sent, though that is not where
 * their purchases mostly go.
 *
 * <p>While a block is sought and tested, addresses say little of who belongs to it, or the tests on addresses would
 * find what was chosen for them. Once it is found to be a ring, and its members to share addresses, a parcel to its
 * drop says as much as it does: by the share of such parcels among the members' window purchases, against that among
 * the purchases of everybody else.
 */
public final class DropUsers {
    private static final double SURE_OF_DROPS = 0.05;
    private static final int EVENTS_PER_POLL = 10_000;

    private final PurchaseIndex index;
    private final DeliveryPoints deliveries;
    private final Destinations destinations;
    private final BlockGrowth growth;
    private final RunControl control;
    private final WindowEvents events;
    /** Who is in a ring. */
    private final BitSet taken = new BitSet();
    /** For each building the parcels that went astray to it, of those who were in no ring when all were tested. */
    private final int[] astrayOfOthers;
    /** All their parcels to buildings that are known. */
    private long parcelsOfOthers;

    private DropUsers(PurchaseIndex index, DeliveryPoints deliveries, Destinations destinations, RunControl control) {
        control.admit(estimate(index, deliveries));
        this.index = index;
        this.deliveries = deliveries;
        this.destinations = destinations;
        this.growth = new BlockGrowth(index, control);
        this.control = control;
        this.events = new WindowEvents(index, control);
        this.astrayOfOthers = new int[deliveries.buildingCount()];
    }

    /**
     * The same result, the rings in it with those who use their drops; whoever is in a ring stays in it, and of several
     * rings the first one in the result takes a user up. What the tests say is of the blocks as they were tested.
     * O(purchases + purchases in the windows of all rings). Memory: the addresses of the index, a quarter of a byte for
     * each purchase, 4 bytes for each building, the days of users unless they are counted, and what {@link BlockGrowth}
     * takes.
     *
     * @param hubs which buildings are hubs, as in the screening
     */
    public static ScreeningResult takenUp(
            ScreeningResult result, PurchaseIndex index, HubRule hubs, RunControl control) {
        DeliveryPoints deliveries = DeliveryPoints.of(index, hubs, control);
        if (!deliveries.areKnown() || result.rings().isEmpty()) {
            return result;
        }
        DropUsers users = new DropUsers(index, deliveries, Destinations.of(index, deliveries, control), control);
        result.rings().forEach(ring -> users.take(ring.block()));
        users.countParcelsOfOthers();
        return new ScreeningResult(users.takenUp(result.blocks()), result.evidence(), result.options());
    }

    private static MemoryEstimate estimate(PurchaseIndex index, DeliveryPoints deliveries) {
        long bytes = (long) Integer.BYTES * deliveries.buildingCount() + index.userCodes() / Byte.SIZE;
        String what = "users of drops among " + Counted.of(index.size(), "purchase");
        return new MemoryEstimate(what, bytes, bytes + index.heapBytesOfDays());
    }

    private void take(Block ring) {
        IntStream.of(ring.members()).forEach(taken::set);
    }

    private void countParcelsOfOthers() {
        for (int event = 0; event < index.size(); event++) {
            if (event % EVENTS_PER_POLL == 0) {
                control.checkCancelled();
            }
            int building = deliveries.building(event);
            if (building != Ids.NONE && !taken.get(index.user(event))) {
                parcelsOfOthers++;
                astrayOfOthers[building] += goesAstray(event) ? 1 : 0;
            }
        }
    }

    private List<ScreenedBlock> takenUp(List<ScreenedBlock> screened) {
        List<ScreenedBlock> grown = new ArrayList<>();
        for (ScreenedBlock each : screened) {
            control.checkCancelled();
            if (each.verdict() != Verdict.RING || !hasDrops(each.tests())) {
                grown.add(each);
                continue;
            }
            Block larger = withDropUsers(each.block());
            take(larger);
            grown.add(each.grownTo(larger));
        }
        return grown;
    }

    private static boolean hasDrops(BlockTests tests) {
        return tests.receive().filter(test -> test.pValue() <= SURE_OF_DROPS).isPresent();
    }

    private Block withDropUsers(Block block) {
        Set<Integer> drops = KnownRings.dropsOf(block, index, deliveries, control);
        if (drops.isEmpty()) {
            return block;
        }
        Evidence evidence = evidence(block, drops);
        // Where others send as much to the drops, a parcel to them says nothing, and one elsewhere must not.
        return evidence.toDrop <= 0 ? block : growth.withOthers(block, user -> !taken.get(user), evidence::of);
    }

    /** What a purchase says by where it was sent, in nats. */
    private record Evidence(DropUsers users, Set<Integer> drops, double toDrop, double elsewhere) {
        double of(int event) {
            int building = users.deliveries.building(event);
            if (building == Ids.NONE) {
                return 0;
            }
            return users.goesAstray(event) && drops.contains(building) ? toDrop : elsewhere;
        }
    }

    private Evidence evidence(Block block, Set<Integer> drops) {
        int ofMembers = 0;
        int ofMembersToDrops = 0;
        for (Window window : block.windows()) {
            for (int event : events.ofMembers(block, window)) {
                int building = deliveries.building(event);
                ofMembers += building == Ids.NONE ? 0 : 1;
                ofMembersToDrops += goesAstray(event) && drops.contains(building) ? 1 : 0;
            }
        }
        long ofOthersToDrops =
                drops.stream().mapToLong(drop -> astrayOfOthers[drop]).sum();
        double share = (ofMembersToDrops + 1) / (ofMembers + 2.0);
        double shareOfOthers = (ofOthersToDrops + 1) / (parcelsOfOthers + 2.0);
        return new Evidence(this, drops, Math.log(share / shareOfOthers), Math.log((1 - share) / (1 - shareOfOthers)));
    }

    private boolean goesAstray(int event) {
        return destinations.areKnown(event) && destinations.isAstray(event);
    }
}
