package io.cowcatcher.screening;

import io.cowcatcher.block.Block;
import io.cowcatcher.block.Window;
import io.cowcatcher.block.WindowPrior;
import io.cowcatcher.event.Ids;
import io.cowcatcher.run.Counted;
import io.cowcatcher.run.MemoryEstimate;
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
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.IntPredicate;
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
 * <p>Each block is tested for deal targeting, for shared and for unusual delivery addresses, and for acting together
 * among the buyers of deals. {@link Tier#INTERCEPT} wants the first and one of the others: the larger of both p-values,
 * an intersection-union test, valid whatever the dependence between them. The p-values of all blocks are adjusted
 * together ({@link BenjaminiHochberg}). Once rings are found, blocks are tested anew without them among the other
 * buyers they are held against, until no more are found. Blocks that ship at least half of their purchases to one
 * pick-up point are group-buys and take no part; those found by {@link WindowPrior#DEALS} need as much in
 * {@link Tier#REVIEW} as in the other tier. What the log has no data for is left out, and {@link Evidence} says what
 * the result then rests on. Deterministic for a random seed, whatever the order of blocks and the number of threads.
 * See docs/algorithms/ring-screening.md.
 */
public final class Screening {
    private static final double GROUP_BUY_SHARE = 0.5;
    private static final int ROUNDS = 10;
    private static final long BYTES_OF_DEAL = 36;

    private final PurchaseIndex index;
    private final ScreeningOptions options;
    private final RunControl control;
    private final WindowEvents events;
    private final DeliveryPoints deliveries;
    private final Deals deals;
    private final PurchaseIndex dealIndex;
    private final DeliveryPoints dealDeliveries;
    private final DealTest dealTest;
    private final Optional<RushTest> rushTest;
    private final ReceiveTest receiveTest;
    private final Destinations destinations;
    private final AstrayTest astrayTest;
    private final Queue<TogetherTest> idle = new ConcurrentLinkedQueue<>();

    private Screening(PurchaseIndex index, HubRule hubs, ScreeningOptions options, RunControl control) {
        this.index = index;
        this.options = options;
        this.control = control;
        this.events = new WindowEvents(index, control);
        this.deliveries = DeliveryPoints.of(index, hubs, control);
        this.deals = Deals.of(index);
        control.admit(estimate(index, deals, deliveries, control.parallelism()));
        this.dealIndex = index.where(deals::contains);
        this.dealDeliveries = DeliveryPoints.of(dealIndex, hubs, control);
        this.dealTest = new DealTest(index, deals, control);
        this.rushTest = options.tier() == Tier.REVIEW && !deals.areKnown()
                ? Optional.of(new RushTest(index, control))
                : Optional.empty();
        this.receiveTest = new ReceiveTest(index, deliveries, options, control);
        this.destinations = Destinations.of(index, deliveries, control);
        this.astrayTest = new AstrayTest(index, destinations, control);
    }

    /**
     * Screens blocks.
     *
     * <p>Cost: O(events) once, and for each block {@code replicas} control groups of the size of its window purchases.
     * Memory, which is asked for: the deals once more as an index with its days, up to 36 bytes each, 12 bytes a user,
     * and 20 bytes a user and thread; the addresses of both indexes. Cancellation is polled before each block, in its
     * windows and before each control group.
     *
     * @param blocks disjoint blocks of this index, in any order
     * @param hubs which buildings are hubs
     */
    public static ScreeningResult screen(
            PurchaseIndex index, List<Block> blocks, HubRule hubs, ScreeningOptions options, RunControl control) {
        return new Screening(index, hubs, options, control).run(blocks);
    }

    /** The deals as an index of their own, with its days, and what each thread keeps to score blocks on it. */
    private static MemoryEstimate estimate(PurchaseIndex index, Deals deals, DeliveryPoints deliveries, int threads) {
        long ofIndex = BYTES_OF_DEAL * deals.count() + 3L * Integer.BYTES * index.userCodes();
        long ofThreads = threads * (20L * index.userCodes() + 4L * deliveries.buildingCount());
        String what = "tests on " + Counted.of(deals.count(), "deal");
        return new MemoryEstimate(what, ofIndex, ofIndex + ofThreads);
    }

    private ScreeningResult run(List<Block> blocks) {
        Evidence evidence = new Evidence(deals.areKnown(), deliveries.areKnown());
        BlockTests[] tests = new BlockTests[blocks.size()];
        double likenessOfAll = destinations.likeness(user -> true);
        control.forEach(tests.length, i -> tests[i] = test(blocks.get(i), likenessOfAll));
        int[] tested = evidence.carries(options.tier())
                ? IntStream.range(0, tests.length)
                        .filter(i -> !isGroupBuy(tests[i]))
                        .toArray()
                : new int[0];
        List<ScreenedBlock> screened = judged(blocks, tests, tested);
        KnownRings known = KnownRings.NONE;
        for (int round = 1; round < ROUNDS && deliveries.areKnown(); round++) {
            KnownRings found = KnownRings.of(ringsOf(screened), index, deliveries, control);
            if (found.equals(known)) {
                break;
            }
            known = found;
            double likeness = destinations.likeness(user -> !found.hasMember(user));
            control.forEach(tests.length, i -> tests[i] = withAddresses(tests[i], blocks.get(i), found, likeness));
            screened = judged(blocks, tests, tested);
        }
        return new ScreeningResult(screened, evidence, options);
    }

    private static List<Block> ringsOf(List<ScreenedBlock> screened) {
        return screened.stream()
                .filter(each -> each.verdict() == Verdict.RING)
                .map(ScreenedBlock::block)
                .toList();
    }

    private List<ScreenedBlock> judged(List<Block> blocks, BlockTests[] tests, int[] tested) {
        double[] pValues = Arrays.stream(tested)
                .mapToDouble(i -> pValue(blocks.get(i), tests[i]))
                .toArray();
        double[] qValues = BenjaminiHochberg.adjust(pValues);
        List<ScreenedBlock> screened = new ArrayList<>();
        for (int i = 0; i < tests.length; i++) {
            screened.add(untested(blocks.get(i), tests[i]));
        }
        for (int j = 0; j < tested.length; j++) {
            int i = tested[j];
            screened.set(i, judged(blocks.get(i), tests[i], pValues[j], qValues[j]));
        }
        return screened;
    }

    /** Of a block that was found because it lies on deals, that it does is no evidence, and review has no other. */
    private boolean mayRestOnDealsAlone(Block block) {
        return options.tier() == Tier.REVIEW
                && (!deals.areKnown() || block.options().prior() == WindowPrior.UNIFORM);
    }

    private static boolean isGroupBuy(BlockTests tests) {
        return tests.pickupShare() >= GROUP_BUY_SHARE;
    }

    private static ScreenedBlock untested(Block block, BlockTests tests) {
        Verdict verdict = isGroupBuy(tests) ? Verdict.GROUP_BUY : Verdict.NOT_TESTED;
        return new ScreenedBlock(block, tests, 1, 1, verdict, 0);
    }

    private ScreenedBlock judged(Block block, BlockTests tests, double p, double q) {
        boolean passed = q <= options.falseDiscoveryRate().level();
        return new ScreenedBlock(block, tests, p, q, passed ? Verdict.RING : Verdict.TOO_WEAK, 0);
    }

    private BlockTests test(Block block, double likeness) {
        Finding together = new Finding(
                Math.exp(-block.score()), block.score(), 0, block.windows().size());
        BlockTests tests = new BlockTests(
                together,
                deals.areKnown() ? Optional.of(dealTest.test(block)) : Optional.empty(),
                rushTest.map(test -> test.test(block)),
                Optional.empty(),
                Optional.empty(),
                deals.areKnown() ? Optional.of(togetherOnDeals(block)) : Optional.empty(),
                block.participation(),
                pickupShare(block));
        return deliveries.areKnown() ? withAddresses(tests, block, KnownRings.NONE, likeness) : tests;
    }

    private Finding togetherOnDeals(Block block) {
        TogetherTest polled = idle.poll();
        TogetherTest togetherTest = polled == null ? new TogetherTest(dealIndex, dealDeliveries, control) : polled;
        Finding onDeals = togetherTest.test(block);
        idle.add(togetherTest);
        return onDeals;
    }

    /**
     * Tests where a block has it sent, against other buyers.
     *
     * @param known the rings found so far: left among the controls, rings that buy the same deals would hide from each
     *     other what they have in common
     * @param likeness how alike purchases of one buyer are in going astray
     */
    private BlockTests withAddresses(BlockTests tests, Block block, KnownRings known, double likeness) {
        // Seeded by the block itself, so that the order of blocks leaves no trace.
        SplittableRandom random = new SplittableRandom(options.randomSeed() * 0x9E3779B97F4A7C15L + block.member(0));
        ControlGroups controls = ControlGroups.of(
                index,
                block,
                event -> !known.hasMember(index.user(event)) && !known.hasDrop(deliveries.building(event)),
                random,
                control);
        IntPredicate counted = event -> !known.hasDropOfOthers(block, deliveries.building(event));
        return tests.withAddresses(
                receiveTest.test(block, controls, counted), astrayTest.test(block, controls, counted, likeness));
    }

    private double pValue(Block block, BlockTests tests) {
        return mayRestOnDealsAlone(block) ? TierPValues.review(tests) : TierPValues.intercept(tests);
    }

    /**
     * The largest share of the window purchases that go to one pick-up point; purchases to nowhere known are no match.
     */
    private double pickupShare(Block block) {
        Map<Integer, Integer> eventsOfPickupPoint = new HashMap<>();
        int bought = 0;
        int most = 0;
        for (Window window : block.windows()) {
            for (int event : events.ofMembers(block, window)) {
                bought++;
                int building = deliveries.building(event);
                if (building != Ids.NONE && deliveries.isPickupPoint(building)) {
                    most = Math.max(most, eventsOfPickupPoint.merge(building, 1, Integer::sum));
                }
            }
        }
        return bought == 0 ? 0 : most / (double) bought;
    }
}
