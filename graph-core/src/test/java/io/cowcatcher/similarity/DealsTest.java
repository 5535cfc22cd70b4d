package io.cowcatcher.similarity;

import static org.assertj.core.api.Assertions.assertThat;

import io.cowcatcher.event.Flag;
import io.cowcatcher.event.Purchase;
import io.cowcatcher.event.PurchaseLog;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DealsTest {
    private static final Instant START = Instant.parse("2025-03-01T12:00:00Z");
    private final List<Purchase> purchases = new ArrayList<>();

    private Purchase.Builder purchase(String user, long days) {
        return Purchase.by(user).of("item").at(START.plus(Duration.ofDays(days)));
    }

    private void paid(String user, long days, double price) {
        purchases.add(purchase(user, days).priced(price, Double.NaN).build());
    }

    private PurchaseIndex index() {
        return PurchaseIndex.of(PurchaseLog.of(purchases), IndexOptions.defaults());
    }

    /** Whether the latest purchase was a deal. */
    private boolean lastIsDeal() {
        PurchaseIndex index = index();
        return Deals.of(index).contains(index.size() - 1);
    }

    @Test
    void of_discountOfFifteenPerCent_isADeal() {
        purchases.add(purchase("a", 0).priced(0.51, 0.60).build());
        assertThat(lastIsDeal()).isTrue();
    }

    @Test
    void of_discountBelow_isNone() {
        purchases.add(purchase("a", 0).priced(0.52, 0.60).build());
        assertThat(lastIsDeal()).isFalse();
        assertThat(Deals.of(index()).areKnown()).isTrue();
    }

    @Test
    void of_promotionAtFullPrice_isADeal() {
        purchases.add(purchase("a", 0).priced(1, 1).promotion(Flag.YES).build());
        assertThat(lastIsDeal()).isTrue();
    }

    @Test
    void of_listPriceOfNothing_tellsNothing() {
        purchases.add(purchase("a", 0).priced(0, 0).build());
        assertThat(lastIsDeal()).isFalse();
        assertThat(Deals.of(index()).areKnown()).isFalse();
    }

    @Test
    void of_noListPrice_takesTheMedianOfTheFourWeeksBefore() {
        double[] prices = {10, 10, 10, 20, 20};
        for (int i = 0; i < prices.length; i++) {
            paid("u" + i, 1 + i, prices[i]);
        }
        paid("z", 28, 8.5);
        assertThat(lastIsDeal()).isTrue();
    }

    @Test
    void of_fewerThanFivePricesInFourWeeks_isUnknown() {
        for (int i = 0; i < 5; i++) {
            paid("u" + i, i, 10);
        }
        paid("z", 29, 1);
        assertThat(lastIsDeal()).as("four prices are young enough").isFalse();
    }

    @Test
    void of_saleLargerThanAllTradeBefore_isADealToItsLastBuyer() {
        for (int i = 0; i < 6; i++) {
            paid("u" + i, i, 10);
        }
        for (int i = 0; i < 40; i++) {
            purchases.add(purchase("v" + i, 7)
                    .at(START.plus(Duration.ofDays(7)).plusSeconds(60 + i))
                    .priced(7, Double.NaN)
                    .build());
        }
        assertThat(Deals.of(index()).count()).isEqualTo(40);
    }

    @Test
    void of_fullPriceAfterALargeSale_makesTheSmallerDiscountADealStill() {
        for (int i = 0; i < 6; i++) {
            paid("u" + i, i, 10);
        }
        for (int i = 0; i < 40; i++) {
            paid("v" + i, 7, 5);
        }
        paid("z", 8, 8);
        assertThat(lastIsDeal())
                .as("the usual price is 10, whatever one day sold")
                .isTrue();
    }

    @Test
    void of_sameInstant_isNotBefore() {
        for (int i = 0; i < 9; i++) {
            paid("u" + i, 0, 10);
        }
        paid("z", 0, 1);
        assertThat(Deals.of(index()).count()).isZero();
    }

    @Test
    void of_noPriceAndNoPromotion_areUnknown() {
        purchases.add(purchase("a", 0).build());
        assertThat(Deals.of(index()).areKnown()).isFalse();
    }
}
