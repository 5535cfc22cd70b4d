package io.cowcatcher.screening;

import static org.assertj.core.api.Assertions.assertThat;

import io.cowcatcher.block.Block;
import io.cowcatcher.block.Blocks;
import io.cowcatcher.block.Window;
import io.cowcatcher.event.PurchaseField;
import io.cowcatcher.run.RunControl;
import io.cowcatcher.similarity.Deals;
import io.cowcatcher.similarity.DeliveryPoints;
import io.cowcatcher.similarity.PurchaseIndex;
import io.cowcatcher.test.ShopLog;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.math3.distribution.UniformRealDistribution;
import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.math3.stat.inference.KolmogorovSmirnovTest;
import org.junit.jupiter.api.Test;

/**
 * What the p-values of blocks are where there is nothing to find: uniform, or, where Markov's inequality makes them, no
 * smaller than uniform ones. Of counts, which have few values, a p-value is drawn between that of the count and that of
 * one more.
 */
class NullDistributionTest {
    private static final double LEVEL = 0.01;
    private static final int TRIALS = 400;

    private final SplittableRandom random = new SplittableRandom(20_261);

    private static void assertUniform(double[] pValues) {
        assertThat(new KolmogorovSmirnovTest().kolmogorovSmirnovTest(new UniformRealDistribution(), pValues, false))
                .isGreaterThan(LEVEL);
    }

    private double between(double more, double asMany) {
        return more + random.nextDouble() * (asMany - more);
    }

    private int[] sample(int many, int outOf) {
        return random.ints(0, outOf).distinct().limit(many).sorted().toArray();
    }

    private static int item(PurchaseIndex index, String item) {
        return index.log().ids(PurchaseField.ITEM).code(item);
    }

    private static Window wholeMonth(PurchaseIndex index, String item, int[] members) {
        return Blocks.window(index, item(index, item), 0, 30 * ShopLog.DAY, members);
    }

    /** Each day its own hundred items, of which this share is on deal, all bought by four users one after the other. */
    private static ShopLog fiveDays(List<Double> dealShares, int itemsOfDay, List<String> buyers) {
        ShopLog log = ShopLog.seeded(1);
        for (int day = 0; day < dealShares.size(); day++) {
            for (int i = 0; i < itemsOfDay; i++) {
                double price = i < dealShares.get(day) * itemsOfDay ? ShopLog.DEAL_PRICE : ShopLog.LIST_PRICE;
                for (int buyer = 0; buyer < buyers.size(); buyer++) {
                    long second = day * ShopLog.DAY + 100L * i + buyer;
                    log.add(ShopLog.line(buyers.get(buyer), day + "-" + i, second)
                            .paying(price));
                }
            }
        }
        return log;
    }

    @Test
    void deal_windowsOnAnythingSold_isUniform() {
        List<Double> shares = List.of(.1, .2, .3, .4, .5);
        List<String> buyers = ShopLog.names("m", 4);
        int itemsOfDay = 200;
        PurchaseIndex index = fiveDays(shares, itemsOfDay, buyers).index();
        int[] members = ShopLog.codes(index, buyers);
        DealTest test = new DealTest(index, Deals.of(index), RunControl.inline());
        double[] pValues = new double[10 * TRIALS];
        for (int trial = 0; trial < pValues.length; trial++) {
            int[] bought = sample(12, shares.size() * itemsOfDay);
            List<Window> windows = Arrays.stream(bought)
                    .mapToObj(i -> wholeMonth(index, i / itemsOfDay + "-" + i % itemsOfDay, members))
                    .toList();

            Finding finding = test.test(Blocks.of(members, windows));

            double[] chances = Arrays.stream(bought)
                    .mapToDouble(i -> shares.get(i / itemsOfDay))
                    .toArray();
            int more = (int) finding.observed() + 1;
            pValues[trial] = between(PoissonBinomial.upperTail(chances, more), finding.pValue());
        }

        assertUniform(pValues);
    }

    /** Ten items of two hundred buyers each, who ship to the same eighty buildings. */
    private PurchaseIndex neighbours(int buyers, int items, int buildings) {
        ShopLog log = ShopLog.seeded(1);
        for (int user = 0; user < buyers; user++) {
            log.add(ShopLog.line("u" + user, "i" + user % items, random.nextLong(ShopLog.HOUR))
                    .to("b" + random.nextInt(buildings)));
        }
        return log.index();
    }

    @Test
    void receive_anyOfTheBuyers_isUniform() {
        int buyers = 2_000;
        int items = 10;
        PurchaseIndex index = neighbours(buyers, items, 80);
        DeliveryPoints deliveries = DeliveryPoints.of(index);
        ReceiveTest test = new ReceiveTest(index, deliveries, ScreeningOptions.defaults(), RunControl.inline());
        Finding[] findings = new Finding[TRIALS];
        for (int trial = 0; trial < TRIALS; trial++) {
            List<String> names =
                    IntStream.of(sample(60, buyers)).mapToObj(i -> "u" + i).toList();
            int[] members = ShopLog.codes(index, names);
            Block block = Blocks.of(
                    members,
                    IntStream.range(0, items)
                            .mapToObj(i -> wholeMonth(index, "i" + i, members))
                            .toList());
            ControlGroups controls = ControlGroups.of(
                    index, block, event -> true, new SplittableRandom(random.nextLong()), RunControl.inline());
            findings[trial] = test.test(block, controls, event -> true);
        }

        double variance = StatUtils.variance(
                Stream.of(findings).mapToDouble(Finding::observed).toArray());
        assertUniform(Stream.of(findings)
                .mapToDouble(each -> between(
                        CountTail.atLeast((long) each.observed() + 1, each.expected(), variance), each.pValue()))
                .toArray());
    }

    @Test
    void together_anyOfTheBuyers_isNoSmallerThanUniform() {
        PurchaseIndex index = ShopLog.seeded(5)
                .crowd(new ShopLog.Crowd(600, 40, 10, 8))
                .with(line -> line.paying(ShopLog.DEAL_PRICE))
                .index();
        TogetherTest test =
                new TogetherTest(index.where(Deals.of(index)::contains), DeliveryPoints.of(index), RunControl.inline());
        double[] pValues = DoubleStream.generate(() -> {
                    int[] members = buyersOfOneItem(index, 3 + random.nextInt(4));
                    return test.test(Blocks.of(members, List.of())).pValue();
                })
                .limit(TRIALS)
                .sorted()
                .toArray();

        assertNoSmallerThanUniform(pValues);
    }

    /** Users whose purchases of an item follow each other, who have that much in common. */
    private int[] buyersOfOneItem(PurchaseIndex index, int many) {
        int item = random.nextInt(index.itemCodes());
        int first = index.itemStart(item) + random.nextInt(index.itemEnd(item) - index.itemStart(item) - many);
        return IntStream.range(first, first + many)
                .map(index::user)
                .distinct()
                .sorted()
                .toArray();
    }

    /** One-sided: how far the share of small p-values is above what it may be, by Smirnov's bound. */
    private static void assertNoSmallerThanUniform(double[] ascending) {
        double bound = Math.sqrt(-Math.log(LEVEL) / (2 * ascending.length));
        for (int i = 0; i < ascending.length; i++) {
            if (ascending[i] < 1) {
                assertThat((i + 1.0) / ascending.length).isLessThanOrEqualTo(ascending[i] + bound);
            }
        }
    }
}
