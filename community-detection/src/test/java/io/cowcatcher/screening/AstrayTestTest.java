package io.cowcatcher.screening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cowcatcher.block.Block;
import io.cowcatcher.block.Blocks;
import io.cowcatcher.block.Window;
import io.cowcatcher.event.PurchaseField;
import io.cowcatcher.run.RunControl;
import io.cowcatcher.similarity.DeliveryPoints;
import io.cowcatcher.similarity.PurchaseIndex;
import io.cowcatcher.test.ShopLog;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.UniformRealDistribution;
import org.apache.commons.math3.stat.inference.KolmogorovSmirnovTest;
import org.junit.jupiter.api.Test;

/** Whether members send what they buy elsewhere than usual, and what chance makes of it. */
class AstrayTestTest {
    private static final List<String> MEMBERS = ShopLog.names("m", 10);
    private static final int OTHERS = 60;
    private static final int DEALS = 4;

    /** Everybody buys six things sent home, and four deals of which each goes elsewhere with these chances. */
    private static PurchaseIndex shop(long seed, double membersAstray, double othersAstray) {
        SplittableRandom random = new SplittableRandom(seed);
        ShopLog log = ShopLog.seeded(seed);
        for (int i = 0; i < MEMBERS.size() + OTHERS; i++) {
            String user = i < MEMBERS.size() ? MEMBERS.get(i) : "u" + i;
            double chance = i < MEMBERS.size() ? membersAstray : othersAstray;
            for (int thing = 0; thing < 6; thing++) {
                log.add(ShopLog.line(user, "thing" + i + thing, i).to("home-" + user));
            }
            for (int deal = 0; deal < DEALS; deal++) {
                boolean astray = random.nextDouble() < chance;
                log.add(ShopLog.line(user, "deal" + deal, deal * ShopLog.DAY + random.nextInt(3_600))
                        .to(astray ? "friend" + random.nextInt(1_000) + "-" + user : "home-" + user));
            }
        }
        return log.index();
    }

    private static Finding test(PurchaseIndex index, double likeness) {
        int[] members = ShopLog.codes(index, MEMBERS);
        List<Window> windows = IntStream.range(0, DEALS)
                .mapToObj(deal -> Blocks.window(
                        index,
                        index.log().ids(PurchaseField.ITEM).code("deal" + deal),
                        deal * ShopLog.DAY,
                        deal * ShopLog.DAY + 3_600,
                        members))
                .toList();
        Block block = Blocks.withScore(members, windows, 1);
        Destinations destinations = Destinations.of(index, DeliveryPoints.of(index), RunControl.inline());
        ControlGroups controls =
                ControlGroups.of(index, block, event -> true, new SplittableRandom(7), RunControl.inline());
        return new AstrayTest(index, destinations, RunControl.inline()).test(block, controls, event -> true, likeness);
    }

    @Test
    void test_membersWhoSendElsewhere_areTold() {
        Finding finding = test(shop(1, 0.2, 0.01), 0);

        assertThat(finding.outOf()).isEqualTo(MEMBERS.size() * DEALS);
        assertThat(finding.observed()).isBetween(4.0, 14.0);
        assertThat(finding.expected()).isLessThan(2);
        assertThat(finding.pValue()).isLessThan(0.01);
    }

    @Test
    void test_everybodySendsElsewhere_isNoEvidence() {
        assertThat(test(shop(2, 0.2, 0.2), 0).pValue()).isGreaterThan(0.05);
    }

    @Test
    void test_membersAtHome_isOne() {
        assertThat(test(shop(3, 0, 0.1), 0).pValue()).isEqualTo(1);
    }

    @Test
    void test_purchasesOfOneBuyerAlike_countForFewer() {
        PurchaseIndex index = shop(1, 0.2, 0.01);

        assertThat(test(index, 1).pValue())
                .isGreaterThan(test(index, 0.3).pValue())
                .isLessThan(1);
        assertThat(test(index, 0.3).pValue()).isGreaterThan(test(index, 0).pValue());
    }

    @Test
    void test_buyersLikeTheOthers_isRarelySmall() {
        int trials = 300;
        long small = IntStream.range(0, trials)
                .filter(trial -> test(shop(100 + trial, 0.1, 0.1), 0).pValue() <= 0.05)
                .count();

        assertThat(small).as("at most 5 per cent and three standard deviations").isLessThanOrEqualTo((long)
                (0.05 * trials + 3 * Math.sqrt(0.05 * 0.95 * trials)));
    }

    @Test
    void test_overAllShares_randomisedPValueIsUniform() {
        SplittableRandom random = new SplittableRandom(42);
        double[] pValues = new double[2_000];
        for (int trial = 0; trial < pValues.length; trial++) {
            double share = random.nextDouble();
            int controls = 80;
            int astray = binomial(controls, share, random);
            int trials = 30;
            int observed = binomial(trials, share, random);
            double more = BetaBinomial.atLeast(observed + 1, trials, astray + 1, controls - astray + 1);
            double asMany = BetaBinomial.atLeast(observed, trials, astray + 1, controls - astray + 1);
            pValues[trial] = more + random.nextDouble() * (asMany - more);
        }

        double p = new KolmogorovSmirnovTest().kolmogorovSmirnovTest(new UniformRealDistribution(), pValues, false);
        assertThat(p).isGreaterThan(0.01);
    }

    private static int binomial(int trials, double chance, SplittableRandom random) {
        return (int) random.doubles(trials).filter(x -> x < chance).count();
    }

    @Test
    void betaBinomial_uniformPrior_givesEveryCountTheSameChance() {
        for (int k = 0; k <= 10; k++) {
            assertThat(BetaBinomial.atLeast(k, 10, 1, 1)).isCloseTo((11 - k) / 11.0, within(1e-12));
        }
        assertThat(BetaBinomial.atLeast(11, 10, 1, 1)).isZero();
    }
}
