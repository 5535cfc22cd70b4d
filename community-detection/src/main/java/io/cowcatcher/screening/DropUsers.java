package io.cowcatcher.screening;

import io.cowcatcher.block.Block;
import io.cowcatcher.block.BlockGrowth;
import io.cowcatcher.block.Window;
import io.cowcatcher.event.Ids;
import io.cowcatcher.run.RunControl;
import io.cowcatcher.similarity.DeliveryPoints;
import io.cowcatcher.similarity.HubRule;
import io.cowcatcher.similarity.PurchaseIndex;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
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

    private final PurchaseIndex index;
    private final DeliveryPoints deliveries;
    private final Destinations destinations;
    private final BlockGrowth growth;

    private DropUsers(PurchaseIndex index, DeliveryPoints deliveries, Destinations destinations) {
        this.index = index;
        this.deliveries = deliveries;
        this.destinations = destinations;
        this.growth = new BlockGrowth(index);
    }

    /**
     * The same result, the rings in it with those who use their drops; whoever is in a ring stays in it. What the tests
     * say is of the blocks as they were tested. O(purchases) for each ring.
     *
     * @param hubs which buildings are hubs, as in the screening
     */
    public static ScreeningResult takenUp(
            ScreeningResult result, PurchaseIndex index, HubRule hubs, RunControl control) {
        DeliveryPoints deliveries = DeliveryPoints.of(index, hubs);
        if (!deliveries.areKnown() || result.rings().isEmpty()) {
            return result;
        }
        DropUsers users = new DropUsers(index, deliveries, Destinations.of(index, deliveries, control));
        return new ScreeningResult(users.takenUp(result.blocks(), control), result.evidence(), result.options());
    }

    private List<ScreenedBlock> takenUp(List<ScreenedBlock> screened, RunControl control) {
        BitSet taken = new BitSet();
        screened.stream()
                .filter(each -> each.verdict() == Verdict.RING)
                .forEach(ring -> IntStream.of(ring.block().members()).forEach(taken::set));
        IntPredicate honest = user -> !taken.get(user);
        List<ScreenedBlock> grown = new ArrayList<>();
        for (ScreenedBlock each : screened) {
            control.checkCancelled();
            if (each.verdict() != Verdict.RING || !hasDrops(each.tests())) {
                grown.add(each);
                continue;
            }
            Block block = each.block();
            Set<Integer> drops = KnownRings.dropsOf(block, index, deliveries);
            Block larger = drops.isEmpty()
                    ? block
                    : growth.withOthers(block, user -> !taken.get(user), evidence(block, drops, honest)::of);
            IntStream.of(larger.members()).forEach(taken::set);
            grown.add(each.grownTo(larger));
        }
        return grown;
    }

    private static boolean hasDrops(BlockTests tests) {
        return tests.receive().filter(test -> test.pValue() <= SURE_OF_DROPS).isPresent();
    }

    /** What a purchase says by where it was sent, in nats. */
    private record Evidence(DropUsers users, Set<Integer> drops, double toDrop, double elsewhere) {
        double of(int event) {
            if (users.deliveries.building(event) == Ids.NONE) {
                return 0;
            }
            return users.goesAstrayTo(drops, event) ? toDrop : elsewhere;
        }
    }

    private Evidence evidence(Block block, Set<Integer> drops, IntPredicate honest) {
        int ofMembers = 0;
        int ofMembersToDrops = 0;
        for (Window window : block.windows()) {
            for (int event : WindowEvents.ofMembers(index, block, window)) {
                ofMembers += deliveries.building(event) == Ids.NONE ? 0 : 1;
                ofMembersToDrops += drops.contains(deliveries.building(event)) ? 1 : 0;
            }
        }
        int ofOthers = 0;
        int ofOthersToDrops = 0;
        for (int event = 0; event < index.size(); event++) {
            if (deliveries.building(event) != Ids.NONE && honest.test(index.user(event))) {
                ofOthers++;
                ofOthersToDrops += goesAstrayTo(drops, event) ? 1 : 0;
            }
        }
        double share = ofMembersToDrops / (ofMembers + 1.0);
        double shareOfOthers = (ofOthersToDrops + 1) / (ofOthers + 2.0);
        return new Evidence(this, drops, Math.log(share / shareOfOthers), Math.log((1 - share) / (1 - shareOfOthers)));
    }

    private boolean goesAstrayTo(Set<Integer> drops, int event) {
        return destinations.areKnown(event)
                && destinations.isAstray(event)
                && drops.contains(deliveries.building(event));
    }
}
