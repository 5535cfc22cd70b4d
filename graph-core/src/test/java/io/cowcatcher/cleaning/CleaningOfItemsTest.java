package io.cowcatcher.cleaning;

import static org.assertj.core.api.Assertions.assertThat;

import io.cowcatcher.event.PurchaseField;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Items that are left out by how they are ordered: postage, and nothing that people want. */
class CleaningOfItemsTest extends CleaningFixture {
    @Test
    void clean_lineOfEveryOrder_losesItsItemAndKeepsItsPurchases() {
        SplittableRandom random = new SplittableRandom(5);
        for (int order = 0; order < 2_000; order++) {
            int minute = random.nextInt(80_000);
            buy("u" + order % 150, "i" + random.nextInt(50), minute, 1, "o" + order);
            if (order % 3 == 0) {
                buy("u" + order % 150, "p-99", minute, 1, "o" + order);
            }
            if (order % 2 == 0) {
                buy("u" + order % 150, "bestseller", minute, 1, order % 20 == 0 ? "x" + order : "o" + order);
            }
        }

        CleanedLog cleaned = clean();

        assertThat(cleaned.leftOut()).singleElement().satisfies(item -> {
            assertThat(item.rule()).isEqualTo(CleaningRule.ITEM_OF_EVERY_ORDER);
            assertThat(item.id()).isEqualTo("p-99");
            assertThat(item.reason())
                    .isEqualTo("part of 667 of 2,100 orders, and the only item of 0, where 152 could be expected");
        });
        assertThat(cleaned.log().size()).isEqualTo(purchases.size());
        assertThat(cleaned.log().ids(PurchaseField.ITEM).code("p-99")).isNegative();
    }

    /** Bestsellers of a shop whose orders are long are hardly ever ordered alone, as nothing is. */
    @Test
    void clean_shopOfLongOrders_holdsNoBestsellerForPostage() {
        SplittableRandom random = new SplittableRandom(9);
        for (int order = 0; order < 2_000; order++) {
            buy("u" + order % 150, "bestseller", order, 1, "o" + order);
            for (int i = 0; i < 8; i++) {
                buy("u" + order % 150, "i" + random.nextInt(50), order, 1, "o" + order);
            }
        }
        for (int order = 0; order < 40; order++) {
            buy("u" + order, "i" + random.nextInt(50), order, 1, "s" + order);
        }

        assertThat(clean().leftOut()).isEmpty();
    }

    /** A flash deal that has to be ordered with something else is never alone, but only there for a day. */
    @Test
    void clean_dealWithAMinimumOrder_isNotTakenForPostage() {
        SplittableRandom random = new SplittableRandom(13);
        for (int order = 0; order < 4_000; order++) {
            buy("u" + order % 150, "i" + random.nextInt(50), random.nextInt(80_000), 1, "o" + order);
        }
        for (int order = 0; order < 600; order++) {
            buy("u" + order % 150, "hot-deal", 40_000 + order, 1, "d" + order);
            buy("u" + order % 150, "i" + random.nextInt(50), 40_000 + order, 1, "d" + order);
        }

        assertThat(clean().leftOut()).isEmpty();
    }
}
