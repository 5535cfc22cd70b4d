package io.cowcatcher.screening;

import io.cowcatcher.block.Block;
import io.cowcatcher.block.BlockOptions;
import io.cowcatcher.block.Window;
import io.cowcatcher.event.Flag;
import io.cowcatcher.run.RunControl;
import io.cowcatcher.similarity.DeliveryPoints;
import io.cowcatcher.similarity.PurchaseIndex;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Decides which blocks are scalper rings.
 *
 * <p>Each block is tested for deal targeting, for shared delivery addresses, and for acting together among the buyers of deals.
 * {@link Tier#INTERCEPT} wants the first and one of the others: the larger of both p-values, an intersection-union test, valid
 * whatever the dependence between them. The p-values of all blocks are adjusted together ({@link BenjaminiHochberg}). Blocks that
 * ship to one pick-up point are group-buys and take no part. Deterministic for a random seed, whatever the order of blocks.
 */
public final class Screening {
    private static final double GROUP_BUY_SHARE = 0.5;

    private final PurchaseIndex index;
    private final ScreeningOptions options;
    private final DeliveryPoints deliveries;
    private final Deals deals;
    private final DealTest dealTest;
    private final ReceiveTest receiveTest;
    private final Queue<TogetherTest> idle = new ConcurrentLinkedQueue<>();

    private Screening(PurchaseIndex index, ScreeningOptions options) {
        this.index = index;
        this.options = options;
        this.deliveries = DeliveryPoints.of(index);
        this.deals = Deals.of(index);
        this.dealTest = new DealTest(index, deals);
        this.receiveTest = new ReceiveTest(index, deliveries, options);
    }

    /**
     * Screens blocks; cost: {@code replicas} control groups of the size of each block's purchases.
     *
     * @param blockOptions the options that the blocks were refined with
     */
    public static ScreeningResult screen(
            PurchaseIndex index,
            List<Block> blocks,
            BlockOptions blockOptions,
            ScreeningOptions options,
            RunControl control) {
        return new Screening(index, options).run(blocks, blockOptions, control);
    }

    private ScreeningResult run(List<Block> blocks, BlockOptions blockOptions, RunControl control) {
        Evidence evidence = new Evidence(deals.areKnown(), deliveries.areKnown());
        BlockTests[] tests = new BlockTests[blocks.size()];
        control.forEach(tests.length, i -> tests[i] = test(blocks.get(i), blockOptions));
        double[] pValues = new double[tests.length];
        List<Integer> tested = new ArrayList<>();
        for (int i = 0; i < tests.length; i++) {
            if (tests[i].pickupShare() < GROUP_BUY_SHARE && evidence.carries(options.tier())) {
                tested.add(i);
            }
            pValues[i] = options.tier() == Tier.REVIEW ? review(tests[i]) : intercept(tests[i]);
        }
        double[] qValues = BenjaminiHochberg.adjust(
                tested.stream().mapToDouble(i -> pValues[i]).toArray());
        Map<Integer, Double> qOf = new HashMap<>();
        for (int rank = 0; rank < qValues.length; rank++) {
            qOf.put(tested.get(rank), qValues[rank]);
        }
        List<ScreenedBlock> screened = new ArrayList<>();
        for (int i = 0; i < tests.length; i++) {
            Double q = qOf.get(i);
            screened.add(q == null ? untested(blocks.get(i), tests[i]) : judged(blocks.get(i), tests[i], pValues[i], q));
        }
        return new ScreeningResult(screened, evidence, options);
    }

    private static ScreenedBlock untested(Block block, BlockTests tests) {
        Verdict verdict = tests.pickupShare() >= GROUP_BUY_SHARE ? Verdict.GROUP_BUY : Verdict.TOO_WEAK;
        return new ScreenedBlock(block, tests, 1, 1, verdict);
    }

    private ScreenedBlock judged(Block block, BlockTests tests, double p, double q) {
        boolean passed = q <= options.falseDiscoveryRate().level();
        return new ScreenedBlock(block, tests, p, q, passed ? Verdict.RING : Verdict.TOO_WEAK);
    }

    private BlockTests test(Block block, BlockOptions blockOptions) {
        Finding together =
                new Finding(PValues.clip(Math.exp(-block.score())), block.score(), 0, block.windows().size());
        Optional<Finding> receive =
                deliveries.areKnown() ? Optional.of(receiveTest.test(block)) : Optional.empty();
        if (!deals.areKnown()) {
            return new BlockTests(together, Optional.empty(), receive, Optional.empty(), pickupShare(block));
        }
        TogetherTest polled = idle.poll();
        TogetherTest togetherTest = polled == null ? new TogetherTest(index, deals, blockOptions) : polled;
        Finding onDeals = togetherTest.test(block);
        idle.add(togetherTest);
        return new BlockTests(
                together, Optional.of(dealTest.test(block)), receive, Optional.of(onDeals), pickupShare(block));
    }

    private static double review(BlockTests tests) {
        return tests.deal().orElse(tests.together()).pValue();
    }

    private static double intercept(BlockTests tests) {
        if (tests.deal().isEmpty()) {
            return tests.receive()
                    .map(receive -> Math.max(receive.pValue(), tests.together().pValue()))
                    .orElse(1.0);
        }
        double onDeals = tests.togetherOnDeals().map(Finding::pValue).orElse(1.0);
        double unlikeOthers = tests.receive()
                .map(receive -> Math.min(1, 2 * Math.min(receive.pValue(), onDeals)))
                .orElse(onDeals);
        return Math.max(tests.deal().get().pValue(), unlikeOthers);
    }

    private double pickupShare(Block block) {
        Map<Integer, Integer> eventsOfPickupPoint = new HashMap<>();
        int events = 0;
        int most = 0;
        for (Window window : block.windows()) {
            for (int at = window.first(); at <= window.last(); at++) {
                int event = index.eventByItem(at);
                if (block.contains(index.user(event))) {
                    events++;
                    int building = deliveries.building(event);
                    if (building >= 0 && deliveries.isPickupPoint(building)) {
                        most = Math.max(most, eventsOfPickupPoint.merge(building, 1, Integer::sum));
                    } else if (building < 0 && index.log().pickupPoint(index.row(event)) == Flag.YES) {
                        most = Math.max(most, eventsOfPickupPoint.merge(-1, 1, Integer::sum));
                    }
                }
            }
        }
        return events == 0 ? 0 : most / (double) events;
    }
}
