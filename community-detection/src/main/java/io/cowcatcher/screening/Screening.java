package io.cowcatcher.screening;

import io.cowcatcher.block.Block;
import io.cowcatcher.block.Window;
import io.cowcatcher.block.WindowPrior;
import io.cowcatcher.event.Ids;
import io.cowcatcher.run.RunControl;
import io.cowcatcher.similarity.Deals;
import io.cowcatcher.similarity.DeliveryPoints;
import io.cowcatcher.similarity.HubRule;
import io.cowcatcher.similarity.PurchaseIndex;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;

/**
 * Decides which blocks are scalper rings.
 *
 * <pre>{@code
 * ScreeningResult result =
 *         Screening.screen(index, blocks, HubRule.defaults(), ScreeningOptions.defaults(), control);
 * result.rings().forEach(ring -> review(ring.block(), ring.score(result.options().falseDiscoveryRate())));
 * }</pre>
 *
 * <p>Each block is tested for deal targeting, for shared delivery addresses, and for acting together among the buyers
 * of deals. {@link Tier#INTERCEPT} wants the first and one of the others: the larger of both p-values, an
 * intersection-union test, valid whatever the dependence between them. The p-values of all blocks are adjusted together
 * ({@link BenjaminiHochberg}). Blocks that ship at least half of their purchases to one pick-up point are group-buys
 * and take no part; nor do blocks found by {@link WindowPrior#DEALS} in {@link Tier#REVIEW}, which rests on deals
 * alone. What the log has no data for is left out, and {@link Evidence} says what the result then rests on.
 * Deterministic for a random seed, whatever the order of blocks and the number of threads. See
 * docs/algorithms/ring-screening.md.
 */
public final class Screening {
    private static final double GROUP_BUY_SHARE = 0.5;

    private final PurchaseIndex index;
    private final ScreeningOptions options;
    private final DeliveryPoints deliveries;
    private final Deals deals;
    private final PurchaseIndex dealIndex;
    private final DealTest dealTest;
    private final ReceiveTest receiveTest;
    private final Queue<TogetherTest> idle = new ConcurrentLinkedQueue<>();

    private Screening(PurchaseIndex index, HubRule hubs, ScreeningOptions options) {
        this.index = index;
        this.options = options;
        this.deliveries = DeliveryPoints.of(index, hubs);
        this.deals = Deals.of(index);
        this.dealIndex = index.where(deals::contains);
        this.dealTest = new DealTest(index, deals);
        this.receiveTest = new ReceiveTest(index, deliveries, options);
    }

    /**
     * Screens blocks.
     *
     * <p>Cost: O(events) once, and for each block {@code replicas} control groups of the size of its window purchases.
     * Memory: the deals once more as an index, and 20 bytes a user and thread. Cancellation is polled before each
     * block.
     *
     * @param blocks disjoint blocks of this index, in any order
     * @param hubs which buildings are hubs
     */
    public static ScreeningResult screen(
            PurchaseIndex index, List<Block> blocks, HubRule hubs, ScreeningOptions options, RunControl control) {
        return new Screening(index, hubs, options).run(blocks, control);
    }

    private ScreeningResult run(List<Block> blocks, RunControl control) {
        Evidence evidence = new Evidence(deals.areKnown(), deliveries.areKnown());
        BlockTests[] tests = new BlockTests[blocks.size()];
        control.forEach(tests.length, i -> tests[i] = test(blocks.get(i)));
        int[] tested = evidence.carries(options.tier())
                ? IntStream.range(0, tests.length)
                        .filter(i -> !isGroupBuy(tests[i]) && mayBeTested(blocks.get(i)))
                        .toArray()
                : new int[0];
        double[] pValues =
                Arrays.stream(tested).mapToDouble(i -> pValue(tests[i])).toArray();
        double[] qValues = BenjaminiHochberg.adjust(pValues);
        List<ScreenedBlock> screened = new ArrayList<>();
        for (int i = 0; i < tests.length; i++) {
            screened.add(untested(blocks.get(i), tests[i]));
        }
        for (int j = 0; j < tested.length; j++) {
            int i = tested[j];
            screened.set(i, judged(blocks.get(i), tests[i], pValues[j], qValues[j]));
        }
        return new ScreeningResult(screened, evidence, options);
    }

    /** Of a block that was found because it lies on deals, that it does is no evidence, and review has no other. */
    private boolean mayBeTested(Block block) {
        return options.tier() != Tier.REVIEW
                || !deals.areKnown()
                || block.options().prior() == WindowPrior.UNIFORM;
    }

    private static boolean isGroupBuy(BlockTests tests) {
        return tests.pickupShare() >= GROUP_BUY_SHARE;
    }

    private static ScreenedBlock untested(Block block, BlockTests tests) {
        Verdict verdict = isGroupBuy(tests) ? Verdict.GROUP_BUY : Verdict.NOT_TESTED;
        return new ScreenedBlock(block, tests, 1, 1, verdict);
    }

    private ScreenedBlock judged(Block block, BlockTests tests, double p, double q) {
        boolean passed = q <= options.falseDiscoveryRate().level();
        return new ScreenedBlock(block, tests, p, q, passed ? Verdict.RING : Verdict.TOO_WEAK);
    }

    private BlockTests test(Block block) {
        Finding together = new Finding(
                Math.exp(-block.score()), block.score(), 0, block.windows().size());
        Optional<Finding> receive = deliveries.areKnown() ? Optional.of(receiveTest.test(block)) : Optional.empty();
        if (!deals.areKnown()) {
            return new BlockTests(together, Optional.empty(), receive, Optional.empty(), pickupShare(block));
        }
        TogetherTest polled = idle.poll();
        TogetherTest togetherTest = polled == null ? new TogetherTest(dealIndex) : polled;
        Finding onDeals = togetherTest.test(block);
        idle.add(togetherTest);
        return new BlockTests(
                together, Optional.of(dealTest.test(block)), receive, Optional.of(onDeals), pickupShare(block));
    }

    private double pValue(BlockTests tests) {
        return options.tier() == Tier.REVIEW ? review(tests) : intercept(tests);
    }

    private static double review(BlockTests tests) {
        return tests.deal().orElse(tests.together()).pValue();
    }

    private static double intercept(BlockTests tests) {
        if (tests.deal().isEmpty()) {
            return tests.receive()
                    .map(receive -> Math.max(
                            FisherCombination.of(receive.pValue()),
                            tests.together().pValue()))
                    .orElse(1.0);
        }
        double onDeals = tests.togetherOnDeals().map(Finding::pValue).orElse(1.0);
        double unlikeOthers = tests.receive()
                .map(receive -> Math.min(1, 2 * Math.min(FisherCombination.of(receive.pValue()), onDeals)))
                .orElse(onDeals);
        return Math.max(tests.deal().get().pValue(), unlikeOthers);
    }

    /**
     * The largest share of the window purchases that go to one pick-up point; purchases to nowhere known are no match.
     */
    private double pickupShare(Block block) {
        Map<Integer, Integer> eventsOfPickupPoint = new HashMap<>();
        int events = 0;
        int most = 0;
        for (Window window : block.windows()) {
            for (int event = window.first(); event <= window.last(); event++) {
                if (block.contains(index.user(event))) {
                    events++;
                    int building = deliveries.building(event);
                    if (building != Ids.NONE && deliveries.isPickupPoint(building)) {
                        most = Math.max(most, eventsOfPickupPoint.merge(building, 1, Integer::sum));
                    }
                }
            }
        }
        return events == 0 ? 0 : most / (double) events;
    }
}
