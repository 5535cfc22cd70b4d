package io.cowcatcher.screening;

import io.cowcatcher.block.Block;
import io.cowcatcher.block.Window;
import io.cowcatcher.run.RunControl;
import io.cowcatcher.similarity.PurchaseIndex;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Do members have their window purchases sent elsewhere than their others more often than other buyers of the same
 * goods do? Whoever buys for another does.
 *
 * <p>The null distribution is that of what n purchases do when c of the controls' did so a times: beta-binomial, from a
 * uniform prior. Each window has the share that its own controls have. Purchases of one user are alike, so that n of
 * them count for n' = n^2 / (n + rho sum of e (e - 1)), with e those of one member and rho their intraclass
 * correlation.
 */
final class AstrayTest {
    private final PurchaseIndex index;
    private final Destinations destinations;
    private final WindowEvents events;

    AstrayTest(PurchaseIndex index, Destinations destinations, RunControl control) {
        this.index = index;
        this.destinations = destinations;
        this.events = new WindowEvents(index, control);
    }

    /**
     * Tests a block.
     *
     * @param counts which purchases of members count
     * @param likeness rho, of purchases of one honest buyer, from 0 to 1
     */
    Finding test(Block block, ControlGroups controls, IntPredicate counts, double likeness) {
        BitSet counted = new BitSet();
        double expected = 0;
        int controlsKnown = 0;
        List<Window> windows = block.windows();
        for (int w = 0; w < windows.size(); w++) {
            BitSet known = new BitSet();
            IntStream.of(events.ofMembers(block, windows.get(w)))
                    .filter(destinations::areKnown)
                    .filter(counts)
                    .forEach(known::set);
            int[] others = IntStream.of(controls.candidates(w))
                    .filter(destinations::areKnown)
                    .toArray();
            long astray = IntStream.of(others).filter(destinations::isAstray).count();
            expected += others.length == 0 ? 0 : known.cardinality() * astray / (double) others.length;
            controlsKnown += others.length;
            counted.or(known);
        }
        int n = counted.cardinality();
        int observed = (int) counted.stream().filter(destinations::isAstray).count();
        double weight = n == 0 ? 1 : 1 / (1 + likeness * repeats(counted) / n);
        double share = n == 0 ? 0 : Math.min(1, expected / n);
        double p = BetaBinomial.atLeast(
                (int) Math.floor(observed * weight),
                (int) Math.ceil(n * weight),
                1 + share * controlsKnown,
                1 + (1 - share) * controlsKnown);
        return new Finding(p, observed, expected, n);
    }

    /** The sum of e (e - 1) over users with e of these events. */
    private double repeats(BitSet purchases) {
        Map<Integer, Integer> eventsOfUser = new HashMap<>();
        purchases.stream().forEach(event -> eventsOfUser.merge(index.user(event), 1, Integer::sum));
        return eventsOfUser.values().stream().mapToDouble(e -> e * (e - 1.0)).sum();
    }
}
