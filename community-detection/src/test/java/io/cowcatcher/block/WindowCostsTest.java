package io.cowcatcher.block;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cowcatcher.event.PurchaseField;
import io.cowcatcher.similarity.PurchaseIndex;
import io.cowcatcher.test.ShopLog;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class WindowCostsTest {
    private static final Offset<Double> EXACT = within(1e-9);

    /** Four items: "deal" is sold below its list price as often as asked for, the others never. */
    private static PurchaseIndex shop(int deals) {
        ShopLog log = ShopLog.seeded(0);
        for (int i = 0; i < 6; i++) {
            log.add(ShopLog.line("u" + i, "deal", 60L * i).paying(i < deals ? 1 : ShopLog.LIST_PRICE));
            log.add(ShopLog.line("u" + i, "plain-" + i % 3, 60L * i).paying(ShopLog.LIST_PRICE));
        }
        return log.index();
    }

    private static int item(PurchaseIndex index, String id) {
        return index.log().ids(PurchaseField.ITEM).code(id);
    }

    @Test
    void of_uniform_costsTheSameForEveryItem() {
        PurchaseIndex index = shop(6);
        WindowCosts costs = WindowCosts.of(index, WindowPrior.UNIFORM);

        assertThat(costs.of(item(index, "deal"))).isCloseTo(Math.log(30 * 4), EXACT);
        assertThat(costs.of(item(index, "plain-0"))).isCloseTo(Math.log(30 * 4), EXACT);
    }

    @Test
    void of_deals_expectsFourWindowsInFiveOnItemsOfFiveDeals() {
        PurchaseIndex index = shop(5);
        WindowCosts costs = WindowCosts.of(index, WindowPrior.DEALS);

        assertThat(costs.of(item(index, "deal"))).isCloseTo(Math.log(30 / 0.8), EXACT);
        assertThat(costs.of(item(index, "plain-0"))).isCloseTo(Math.log(30 * 3 / 0.2), EXACT);
    }

    @Test
    void of_dealsWhereNoItemHasEnough_isUniform() {
        PurchaseIndex index = shop(4);

        assertThat(WindowCosts.of(index, WindowPrior.DEALS).of(item(index, "deal")))
                .isCloseTo(Math.log(30 * 4), EXACT);
    }
}
