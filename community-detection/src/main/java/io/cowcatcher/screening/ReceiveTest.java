package io.cowcatcher.screening;

import io.cowcatcher.block.Block;
import io.cowcatcher.block.Window;
import io.cowcatcher.event.Ids;
import io.cowcatcher.run.RunControl;
import io.cowcatcher.similarity.DeliveryPoints;
import io.cowcatcher.similarity.PurchaseIndex;
import java.util.Arrays;
import java.util.BitSet;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Do members ship to common addresses more than other buyers of the same goods do? Counts the pairs of different
 * members whose window purchases go to the same building; hubs do not count.
 *
 * <p>The null distribution is fitted to the same count in control groups: negative binomial where it varies more than
 * Poisson.
 */
final class ReceiveTest {
    private static final double PRIOR_PAIRS = 3;

    private final PurchaseIndex index;
    private final DeliveryPoints deliveries;
    private final ScreeningOptions options;
    private final RunControl control;
    private final WindowEvents events;

    ReceiveTest(PurchaseIndex index, DeliveryPoints deliveries, ScreeningOptions options, RunControl control) {
        this.index = index;
        this.deliveries = deliveries;
        this.options = options;
        this.control = control;
        this.events = new WindowEvents(index, control);
    }

    /**
     * Tests a block. Cancellation is polled in its windows and before each control group.
     *
     * @param counted which purchases of members count
     */
    Finding test(Block block, ControlGroups controls, IntPredicate counted) {
        BitSet memberEvents = new BitSet();
        for (Window window : block.windows()) {
            IntStream.of(events.ofMembers(block, window)).forEach(memberEvents::set);
        }
        long observed = pairs(memberEvents.stream().filter(counted).toArray());
        double sum = 0;
        double squares = 0;
        for (int replica = 0; replica < options.replicas(); replica++) {
            control.checkCancelled();
            double pairs = pairs(controls.draw());
            sum += pairs;
            squares += pairs * pairs;
        }
        double mean = sum / options.replicas();
        double variance = squares / options.replicas() - mean * mean;
        double expected = mean + PRIOR_PAIRS / options.replicas();
        return new Finding(CountTail.atLeast(observed, expected, variance), observed, expected, 0);
    }

    /** The pairs of different users who ship to the same building, hubs left out. */
    private long pairs(int[] events) {
        long[] buildingsAndUsers = Arrays.stream(events)
                .filter(event -> deliveries.building(event) != Ids.NONE)
                .filter(event -> !deliveries.isHub(deliveries.building(event)))
                .mapToLong(event -> (long) deliveries.building(event) << 32 | index.user(event))
                .sorted()
                .distinct()
                .toArray();
        long pairs = 0;
        int usersHere = 0;
        for (int i = 0; i < buildingsAndUsers.length; i++) {
            boolean sameBuilding = i > 0 && buildingsAndUsers[i] >> 32 == buildingsAndUsers[i - 1] >> 32;
            usersHere = sameBuilding ? usersHere : 0;
            pairs += usersHere++;
        }
        return pairs;
    }
}
