package io.cowcatcher.cleaning;

import static org.assertj.core.api.Assertions.assertThat;

import io.cowcatcher.event.Ids;
import io.cowcatcher.event.Purchase;
import io.cowcatcher.event.PurchaseField;
import io.cowcatcher.event.PurchaseLog;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Accounts that are left out by how they buy: machines and resellers. */
class CleaningOfAccountsTest extends CleaningFixture {
    @Test
    void clean_accountWithOrdersByTheThousand_isLeftOut() {
        buyAsPeopleDo();
        for (int i = 0; i < 1_200; i++) {
            buy("bot", "i" + i % 50, i * 60, 1, "");
        }
        // As many lines, but in few orders; and as many orders, but over ten years.
        for (int i = 0; i < 1_200; i++) {
            buy("basket", "i" + i % 50, i / 40 * 60, 1, "o" + i / 40);
            buy("old hand", "i" + i % 50, i * 4_000, 1, "");
        }

        assertThat(clean().leftOut()).singleElement().satisfies(bot -> {
            assertThat(bot.rule()).isEqualTo(CleaningRule.BUSIEST_ACCOUNT);
            assertThat(bot.id()).isEqualTo("bot");
            assertThat(bot.reason()).isEqualTo("1,200 orders, 24.0 a day");
        });
        assertThat(clean(CleaningOptions.defaults()
                                .within(CleaningLimits.defaults().withMostOrders(1_201, 0)))
                        .leftOut())
                .isEmpty();
    }

    /** What machines do is no evidence of what they buy, but of what they share. */
    @Test
    void clean_busiestAccounts_keepWhatTheyShare() {
        buyAsPeopleDo();
        for (int i = 0; i < 1_200; i++) {
            buy("bot", "i" + i % 50, i * 60, 1, "");
        }

        PurchaseLog left = clean().log();

        int bot = left.ids(PurchaseField.USER).code("bot");
        assertThat(bot).isNotNegative();
        assertThat(left.ids(PurchaseField.DEVICE).code("d-bot")).isNotNegative();
        for (int row = 0; row < left.size(); row++) {
            boolean isBot = left.column(PurchaseField.USER).code(row) == bot;
            assertThat(left.column(PurchaseField.ITEM).code(row) == Ids.NONE).isEqualTo(isBot);
        }
    }

    /** Machines of one operator are what a search looks for. */
    @Test
    void clean_busiestAccountsOnOneDevice_areLeftToTheSearch() {
        buyAsPeopleDo();
        for (int bot = 0; bot < 3; bot++) {
            for (int i = 0; i < 1_200; i++) {
                purchases.add(Purchase.by("bot" + bot)
                        .of("i" + i % 50)
                        .at(START.plusSeconds(3_600L * i))
                        .with(PurchaseField.DEVICE, bot < 2 ? "farm" : "alone")
                        .build());
            }
        }

        CleanedLog cleaned = clean();

        assertThat(cleaned.leftOut()).extracting(LeftOut::id).containsExactly("bot2");
        assertThat(cleaned.notes())
                .singleElement()
                .satisfies(note -> assertThat(note).startsWith("not left out: 2 accounts that order by the thousand"));
    }

    @Test
    void clean_accountOfManyPieces_isAWholesalerByWhatOthersBuy() {
        buyAsPeopleDo();
        for (int i = 0; i < 120; i++) {
            buy("reseller", "i" + i % 50, i * 60, i % 2 == 0 ? 48 : 1, "");
            buy("ring member", "i" + i % 50, i * 60, i < 50 ? 48 : 1, "");
        }

        assertThat(clean().leftOut()).singleElement().satisfies(wholesaler -> {
            assertThat(wholesaler.rule()).isEqualTo(CleaningRule.WHOLESALER);
            assertThat(wholesaler.id()).isEqualTo("reseller");
            assertThat(wholesaler.reason()).startsWith("60 of 120 purchases");
        });
    }

    @Test
    void clean_shopForWholesalers_holdsNobodyForOne() {
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 5_000; i++) {
            buy("u" + i % 100, "i" + random.nextInt(50), random.nextInt(80_000), 24 + random.nextInt(48), "");
        }

        assertThat(clean().leftOut()).isEmpty();
    }
}
