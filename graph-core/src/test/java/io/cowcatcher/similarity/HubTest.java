package io.cowcatcher.similarity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import io.cowcatcher.event.Purchase;
import io.cowcatcher.event.PurchaseField;
import io.cowcatcher.event.PurchaseLog;
import io.cowcatcher.event.PurchaseLogBuilder;
import io.cowcatcher.run.RunControl;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** An item that a whole city buys says nothing, and hides nothing. */
class HubTest {
    private static final int CROWD = 60_000;
    private static final int MEMBERS = 12;
    private static final int TASKS = 8;

    private static Purchase purchase(String user, String item, int second) {
        return Purchase.by(user).of(item).at(TinyLog.START.plusSeconds(second)).build();
    }

    /** Ordinary customers, a ring that buys eight goods together, and, if wanted, one item that all buy in one hour. */
    private static PurchaseLog log(boolean withHub) {
        SplittableRandom random = new SplittableRandom(4);
        PurchaseLogBuilder log = PurchaseLog.builder();
        for (int user = 0; user < 3_000; user++) {
            for (int i = 0; i < 8; i++) {
                log.add(purchase("u" + user, "i" + random.nextInt(2_000), random.nextInt(20 * 86_400)));
            }
        }
        for (int task = 0; task < TASKS; task++) {
            for (int member = 0; member < MEMBERS; member++) {
                int opening = (2 + 2 * task) * 86_400 + 36_000;
                log.add(purchase("ring" + member, "i" + task * 100, opening + random.nextInt(600)));
            }
        }
        for (int buyer = 0; withHub && buyer < CROWD; buyer++) {
            String name = buyer < MEMBERS ? "ring" + buyer : buyer < 3_000 ? "u" + buyer : "crowd" + buyer;
            log.add(purchase(name, "hub", 10 * 86_400 + 40_000 + random.nextInt(3_600)));
        }
        return log.build();
    }

    private static long ringEdges(SimilarityGraph links, PurchaseLog log) {
        int[] ring = IntStream.range(0, MEMBERS)
                .map(member -> log.ids(PurchaseField.USER).code("ring" + member))
                .toArray();
        return IntStream.of(ring)
                        .mapToLong(a -> IntStream.of(ring)
                                .filter(b -> b != a && links.graph().arc(a, b) >= 0)
                                .count())
                        .sum()
                / 2;
    }

    @Test
    void link_ringAmongTheBuyersOfAHub_keepsItsEdgesAndTheCrowdGetsNone() {
        PurchaseLog log = log(true);
        PurchaseIndex index = PurchaseIndex.of(log, IndexOptions.defaults());

        SimilarityGraph links = PurchaseSimilarity.defaults().link(index, RunControl.inline());

        assertThat(ringEdges(links, log)).isEqualTo(MEMBERS * (MEMBERS - 1) / 2);
        assertThat(links.graph().edgeCount())
                .as("edges of the crowd: fewer than ordinary customers have by chance")
                .isLessThan(index.population() / 100L);
    }

    @Test
    void expectations_noEventIsAHub_areThoseOfTheDefinition() {
        PurchaseIndex index = PurchaseIndex.of(log(false), IndexOptions.defaults());
        TimeScales scales = TimeScales.within(Duration.ofDays(1));
        NullModel plain = NullModel.of(index, scales, Integer.MAX_VALUE, RunControl.inline(), memory(index));
        NullModel model = NullModel.of(index, scales, RunControl.inline(), memory(index));
        double[] expected = new double[scales.count()];
        double[] actual = new double[scales.count()];
        NullModel.Row plainRow = plain.row();
        NullModel.Row row = model.row();

        for (int a = 0; a < 50; a++) {
            plainRow.load(a);
            row.load(a);
            for (int b = a + 1; b < 50; b++) {
                plainRow.dayExpectations(b, expected);
                row.dayExpectations(b, actual);
                assertThat(actual).isEqualTo(expected);
                assertThat(model.flatExpectation(a, b, 1)).isEqualTo(plain.flatExpectation(a, b, 1));
            }
        }
    }

    /** Four users of one hub item and one other each: figures by hand. */
    @Test
    void expectations_everyEventOfOneItemIsAHub_areAtMostOneMatchThere() {
        PurchaseIndex index =
                TinyLog.of("u0: h@0 x@5; u1: h@1 x@6; u2: h@2; u3: h@3").index();
        TimeScales scales = TimeScales.within(Duration.ofMinutes(10));
        NullModel model = NullModel.of(index, scales, 3, RunControl.inline(), memory(index));
        double[] daily = new double[1];
        NullModel.Row row = model.row();
        row.load(0);
        row.dayExpectations(1, daily);

        // X = 3 + 1, c = 2 of M = 6: 4 * 2 / 6 by the definition; 1 * 2 / 6 on x, and at most 1 on h
        assertThat(NullModel.of(index, scales, RunControl.inline(), memory(index))
                        .flatExpectation(0, 1, 0))
                .isCloseTo(4 * 2 / 6.0, within(1e-12));
        assertThat(model.flatExpectation(0, 1, 0)).isCloseTo(1 * 2 / 6.0 + 1, within(1e-12));
        assertThat(daily[0]).isCloseTo(1 * 2 / 6.0 + 1, within(1e-12));
        assertThat(model.flatExpectation(2, 3, 0))
                .as("3 * 1 / 6 is less than 1")
                .isCloseTo(3 * 1 / 6.0, within(1e-12));
    }

    @Test
    void leastFlatExpectation_hubAtTheWiderScalesAlone_isNoMoreThanAnyScale() {
        PurchaseIndex index = PurchaseIndex.of(log(true), IndexOptions.defaults());
        TimeScales scales = TimeScales.within(Duration.ofDays(1));
        NullModel model = NullModel.of(index, scales, CROWD / 2, RunControl.inline(), memory(index));
        int fallen = 0;

        for (int a = 0; a < 50; a++) {
            for (int b = a + 1; b < 50; b++) {
                double least = model.leastFlatExpectation(a, b);
                for (int scale = 0; scale < scales.count(); scale++) {
                    assertThat(least).isLessThanOrEqualTo(model.flatExpectation(a, b, scale));
                }
                fallen += least < model.flatExpectation(a, b, 0) ? 1 : 0;
            }
        }

        assertThat(fallen).as("pairs that expect less at a wider scale").isPositive();
    }

    private static JoinMemory memory(PurchaseIndex index) {
        return new JoinMemory(index, RunControl.inline());
    }

    @Test
    void exposures_moreThanAnArrayHolds_saysHowManyAndWhatToDo() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Exposures.room(537_000_000, 4))
                .withMessage("purchases weighted by surprise at 4 time scales must number at most 536870895"
                        + " (got: 537000000); shorten the log");
    }
}
