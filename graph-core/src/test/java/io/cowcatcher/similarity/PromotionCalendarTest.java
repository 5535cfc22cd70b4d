package io.cowcatcher.similarity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.cowcatcher.run.RunControl;
import io.cowcatcher.similarity.Mixtures.Mixture;
import io.cowcatcher.similarity.PromotionCalendar.Promotion;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class PromotionCalendarTest {
    private static final LocalDate DAY = LocalDate.parse("2025-03-01");
    private static final Mixtures TOLD_APART = Mixtures.of(new Mixture(1, 0, 0, 1), new Mixture(0.5, 0, 0, 1));

    /** R of u1 and u2 who share one item of worth 1: what it weighs. */
    private static double weight(String purchases, PromotionCalendar calendar) {
        PurchaseIndex index = TinyLog.of(purchases).index();
        Resemblance options = Resemblance.count().withMixtures(TOLD_APART.withCalendar(calendar));
        return PairExplainer.of(index, PurchaseSimilarity.defaults().weightedBy(options), RunControl.inline())
                .explain(0, 1)
                .resemblance();
    }

    @Test
    void calendar_earlierPurchaseInside_weighsByThePromotion() {
        PromotionCalendar calendar = PromotionCalendar.of(Promotion.ofDays(DAY, DAY, ZoneOffset.UTC));
        assertThat(weight("u1: a@1439; u2: a@1500", calendar)).isEqualTo(0.5);
        assertThat(weight("u1: a@1440; u2: a@1500", calendar)).isEqualTo(1);
        assertThat(weight("u1: a@0; u2: a@10", calendar)).isEqualTo(0.5);
    }

    @Test
    void calendar_ofTheShop_overrulesTheLog() {
        // Day 7 has four times the purchases of day 0, its only fellow weekday... and of two days the median lies
        // between.
        String burst = "u1: a@20180; u2: a@20190; u3: b@0; u4: b@10090 c@20170 d@20171 e@20172 f@20173 g@20174";
        assertThat(weight(burst, PromotionCalendar.fromTheLog())).isEqualTo(0.5);
        assertThat(weight(burst, PromotionCalendar.of())).isEqualTo(1);
        assertThat(weight(burst, PromotionCalendar.of(Promotion.ofDays(DAY, DAY, ZoneOffset.UTC))))
                .isEqualTo(1);
    }

    @Test
    void calendar_overlappingPromotionsFarAway_areAllowed() {
        PromotionCalendar calendar = PromotionCalendar.of(
                Promotion.ofDays(DAY.minusYears(50), DAY.minusYears(40), ZoneOffset.UTC),
                Promotion.ofDays(DAY.minusDays(1), DAY, ZoneOffset.UTC),
                Promotion.ofDays(DAY, DAY, ZoneOffset.UTC));
        assertThat(weight("u1: a@0; u2: a@10", calendar)).isEqualTo(0.5);
    }

    @Test
    void promotion_daysOfAZone_beginAtItsMidnight() {
        Promotion promotion = Promotion.parse("2025-11-01..2025-11-11", ZoneId.of("Asia/Shanghai"));
        assertThat(promotion.from()).isEqualTo(Instant.parse("2025-10-31T16:00:00Z"));
        assertThat(promotion.to()).isEqualTo(Instant.parse("2025-11-11T16:00:00Z"));
        assertThat(Promotion.parse(" 2025-11-01 ", ZoneOffset.UTC))
                .isEqualTo(
                        Promotion.ofDays(LocalDate.parse("2025-11-01"), LocalDate.parse("2025-11-01"), ZoneOffset.UTC));
    }

    @Test
    void promotion_wrongText_isRefused() {
        for (String text : List.of("", "soon", "2025-11-01..", "2025-11-01..2025-11-02..2025-11-03", "..")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Promotion.parse(text, ZoneOffset.UTC))
                    .withMessage("promotion must be a day, or two joined by .. (got: " + text
                            + "); write 2025-11-01..2025-11-11");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Promotion.parse("2025-11-02..2025-11-01", ZoneOffset.UTC))
                .withMessageContaining("last must not be before first (got: 2025-11-02..2025-11-01)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Promotion(Instant.EPOCH, Instant.EPOCH))
                .withMessageContaining("to must be later than from");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PromotionCalendar(
                        PromotionCalendar.Source.LOG, List.of(Promotion.ofDays(DAY, DAY, ZoneOffset.UTC))))
                .withMessage("promotions must be told by the shop (got: 1 from the log); use PromotionCalendar.of");
    }

    @Test
    void gapScale_ofTheMixture_isWhereClosenessHasFallenToOneE() {
        String between = "u1: a@0; u2: a@100; u3: a@10; u4: a@20; u5: a@30";
        PurchaseIndex index = TinyLog.of(between).index();
        for (double scale : new double[] {1, 3, 10, 1e9}) {
            Resemblance options = Resemblance.count()
                    .withCloseness(Resemblance.Closeness.GAP)
                    .withMixtures(Mixtures.always(new Mixture(0, 1, 0, 1)).withGapScale(scale));
            double r = PairExplainer.of(index, PurchaseSimilarity.defaults().weightedBy(options), RunControl.inline())
                    .explain(0, 1)
                    .resemblance();
            assertThat(r).isCloseTo(Math.exp(-3 / scale), within(1e-12));
        }
        assertThat(Mixtures.defaults().ordinary().gapScale()).isEqualTo(10);
        for (double scale : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Mixtures.defaults().withGapScale(scale))
                    .withMessage("gapScale must be finite and above 0 (got: " + scale + ")");
        }
    }

    @Test
    void parse_lastDayThatThereIs_isAPromotionWithoutEnd() {
        PurchaseIndex index = TinyLog.of("u1: a@0; u2: a@0").index();
        for (String days : new String[] {"2020-01-01..+999999999-12-31", "-999999999-01-01..+999999999-12-31"}) {
            PromotionCalendar.Promotion promotion = PromotionCalendar.Promotion.parse(days, ZoneId.of("Asia/Tokyo"));

            assertThat(PromotionDays.of(index, PromotionCalendar.of(promotion)).contains(0))
                    .isTrue();
        }
        PromotionCalendar always = PromotionCalendar.of(new PromotionCalendar.Promotion(Instant.MIN, Instant.MAX));
        assertThat(PromotionDays.of(index, always).contains(1)).isTrue();
        PromotionCalendar never =
                PromotionCalendar.of(new PromotionCalendar.Promotion(Instant.MIN, Instant.MIN.plusSeconds(1)));
        assertThat(PromotionDays.of(index, never).contains(1)).isFalse();
    }
}
