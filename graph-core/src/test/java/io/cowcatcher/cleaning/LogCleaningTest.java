package io.cowcatcher.cleaning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import io.cowcatcher.error.MemoryBudgetException;
import io.cowcatcher.event.Ids;
import io.cowcatcher.event.Purchase;
import io.cowcatcher.event.PurchaseField;
import io.cowcatcher.event.PurchaseLog;
import io.cowcatcher.run.RunControl;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LogCleaningTest {
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

    private final List<Purchase> purchases = new ArrayList<>();

    private void buy(String user, String item, int minute, int quantity, String order) {
        Purchase.Builder purchase = Purchase.by(user)
                .of(item)
                .at(START.plusSeconds(60L * minute))
                .quantity(quantity)
                .with(PurchaseField.DEVICE, "d-" + user);
        if (!order.isEmpty()) {
            purchase.with(PurchaseField.ORDER, order);
        }
        purchases.add(purchase.build());
    }

    /** Two hundred people, thirty purchases each of fifty items, one or two pieces at a time. */
    private void buyAsPeopleDo() {
        SplittableRandom random = new SplittableRandom(7);
        for (int user = 0; user < 200; user++) {
            for (int i = 0; i < 30; i++) {
                buy("u" + user, "i" + random.nextInt(50), random.nextInt(80_000), 1 + random.nextInt(2), "");
            }
        }
    }

    private CleanedLog clean(CleaningOptions options) {
        return LogCleaning.clean(PurchaseLog.of(purchases), options, RunControl.inline());
    }

    private CleanedLog clean() {
        return clean(CleaningOptions.defaults());
    }

    @Test
    void clean_ordinaryLog_leavesAllAsItIs() {
        buyAsPeopleDo();
        PurchaseLog log = PurchaseLog.of(purchases);

        CleanedLog cleaned = LogCleaning.clean(log, CleaningOptions.defaults(), RunControl.inline());

        assertThat(cleaned.leftOut()).isEmpty();
        assertThat(cleaned.log()).isSameAs(log);
    }

    @Test
    void clean_namedAccountsAndItems_areLeftOutAndTold() {
        buyAsPeopleDo();

        CleanedLog cleaned = clean(CleaningOptions.defaults()
                .withoutAccounts(Set.of("u7", "u3", "nobody here"))
                .withoutItems(Set.of("i9")));

        assertThat(cleaned.leftOut())
                .extracting(LeftOut::rule, LeftOut::id)
                .containsExactly(
                        tuple(CleaningRule.LISTED_ACCOUNT, "u3"),
                        tuple(CleaningRule.LISTED_ACCOUNT, "u7"),
                        tuple(CleaningRule.LISTED_ITEM, "i9"));
        assertThat(cleaned.notes())
                .containsExactly("1 of 3 names to be left out (listed account) is not in the log, such as nobody here");
        assertThat(cleaned.leftOut().get(0).purchases()).isEqualTo(30);
        assertThat(cleaned.log().size()).isEqualTo(6_000 - 60);
        assertThat(cleaned.log().ids(PurchaseField.USER).size()).isEqualTo(198);
        assertThat(cleaned.log().ids(PurchaseField.ITEM).code("i9")).isNegative();
        assertThat(cleaned.log().ids(PurchaseField.DEVICE).size()).isEqualTo(198);
    }

    @Test
    void clean_namesThatTell_areLeftOutUnlessNamesAreNotRead() {
        buyAsPeopleDo();
        buy("guest", "i1", 1, 1, "");
        buy("test-1", "i2", 2, 1, "");
        buy("u1", "Gift Card 50", 3, 1, "");
        purchases.add(Purchase.by("u1")
                .of("x-1")
                .at(START)
                .with(PurchaseField.CATEGORY, "运费")
                .build());

        assertThat(clean().leftOut())
                .extracting(LeftOut::rule, LeftOut::id)
                .containsExactly(
                        tuple(CleaningRule.PLACEHOLDER_ACCOUNT, "guest"),
                        tuple(CleaningRule.TEST_ACCOUNT, "test-1"),
                        tuple(CleaningRule.PSEUDO_ITEM, "Gift Card 50"),
                        tuple(CleaningRule.PSEUDO_ITEM, "x-1"));
        assertThat(clean(CleaningOptions.defaults().withoutReadingNames()).leftOut())
                .isEmpty();
    }

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

    /** Whoever names all accounts of a ring as tests, or lets all of them buy as resellers do, does not hide it. */
    @Test
    void clean_moreThanCanBeOdd_leavesNoneOutAndSaysSo() {
        buyAsPeopleDo();
        for (int member = 0; member < 8; member++) {
            for (int i = 0; i < 100; i++) {
                buy("test-" + member, "i" + i % 50, i * 60, 30, "");
            }
        }

        CleanedLog cleaned = clean();

        assertThat(cleaned.leftOut()).isEmpty();
        assertThat(cleaned.notes())
                .containsExactly(
                        "not left out: 8 accounts meet the rule test account, too many for it to tell what is odd (at most"
                                + " 5); name those that are to be left out",
                        "not left out: 8 accounts meet the rule wholesaler, too many for it to tell what is odd (at most 5);"
                                + " name those that are to be left out");
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

    /** A sale has a category of its own, too. */
    @Test
    void clean_categoriesOfGoods_areKept() {
        buyAsPeopleDo();
        for (String category : List.of("Discount", "Samples", "Vouchers", "代金券", "Gift Card")) {
            for (int i = 0; i < 30; i++) {
                purchases.add(Purchase.by("u" + i)
                        .of(category + " " + i)
                        .at(START)
                        .with(PurchaseField.CATEGORY, category)
                        .build());
            }
        }

        List<LeftOut> leftOut = clean().leftOut();

        assertThat(leftOut)
                .isNotEmpty()
                .allMatch(row ->
                        row.id().startsWith("Gift Card") || row.id().matches("(Discount|Samples|Vouchers|代金券) \\d+"));
        assertThat(leftOut)
                .filteredOn(row -> row.reason().contains("category"))
                .allMatch(row -> row.id().startsWith("Gift Card"));
    }

    /** A category that has more than a twentieth of all purchases is one of goods, whatever it is called. */
    @Test
    void clean_largeCategory_isKeptAndTold() {
        for (int i = 0; i < 300; i++) {
            Purchase.Builder purchase =
                    Purchase.by("u" + i % 40).of("x" + i % 30).at(START.plusSeconds(i));
            if (i % 30 < 3) {
                purchase.with(PurchaseField.CATEGORY, "gift cards");
            }
            purchases.add(purchase.build());
        }

        CleanedLog cleaned = clean();

        assertThat(cleaned.leftOut()).isEmpty();
        assertThat(cleaned.notes())
                .singleElement()
                .satisfies(note -> assertThat(note)
                        .startsWith("not left out: 3 items meet the rule pseudo item, with 30 of 300 purchases"));
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

    @Test
    void clean_onlyWhatIsNamed_leavesAllElse() {
        for (int i = 0; i < 3_000; i++) {
            buy("test", "postage", i * 10, 1 + i % 2 * 100, "o" + i);
            buy("test", "i" + i % 3, i * 10, 1 + i % 2 * 100, "o" + i);
        }

        assertThat(clean().leftOut()).hasSize(1);
        assertThat(clean(CleaningOptions.defaults().onlyNamed()).leftOut()).isEmpty();
        assertThat(clean(CleaningOptions.defaults().onlyNamed().withoutItems(Set.of("i1")))
                        .leftOut())
                .hasSize(1);
    }

    @Test
    void clean_rowsInAnyOrder_leavesTheSameOut() {
        buyAsPeopleDo();
        for (int i = 0; i < 1_200; i++) {
            buy("bot", "i" + i % 50, i * 60, 30, "");
        }
        List<LeftOut> first = clean().leftOut();
        Collections.reverse(purchases);

        assertThat(clean().leftOut()).isEqualTo(first).hasSize(1);
    }

    @Test
    void clean_nothingLeftOrNothingAtAll_isNoError() {
        assertThat(clean().log().size()).isZero();
        buy("test", "i1", 0, 1, "");

        assertThat(clean().log().size()).isZero();
        assertThat(clean().log().has(PurchaseField.ITEM)).isFalse();
    }

    @Test
    void clean_withoutMemory_isRefused() {
        buyAsPeopleDo();
        PurchaseLog log = PurchaseLog.of(purchases);
        RunControl control = RunControl.inline().withinHeap(1_000);

        assertThatExceptionOfType(MemoryBudgetException.class)
                .isThrownBy(() -> LogCleaning.clean(log, CleaningOptions.defaults(), control));
    }

    @Test
    void limits_outOfRange_areRefused() {
        CleaningLimits limits = CleaningLimits.defaults();
        assertThatIllegalArgumentException().isThrownBy(() -> limits.withMostOrders(0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> limits.withMostOrders(1, Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> limits.withWholesale(0, 2));
        assertThatIllegalArgumentException().isThrownBy(() -> limits.withWholesale(1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> limits.withItemsOfEveryOrder(1, 0));
    }

    /** What is confirmed hides behind no rule; a list of the same run says otherwise. */
    @Test
    void clean_keptNames_areLeftOutByNoRuleButByName() {
        buyAsPeopleDo();
        buy("test", "i1", 7, 1, "");
        buy("u1", "gift card", 9, 1, "");
        CleaningOptions keeping =
                CleaningOptions.defaults().keepingAccounts(Set.of("test")).keepingItems(Set.of("gift card"));

        assertThat(clean().leftOut()).extracting(LeftOut::id).containsExactly("test", "gift card");
        assertThat(clean(keeping).leftOut()).isEmpty();
        assertThat(clean(keeping).notes())
                .containsExactly(
                        "not left out: 1 account that meets the rule test account, because the options keep it",
                        "not left out: 1 item that meets the rule pseudo item, because the options keep it");
        assertThat(clean(keeping.withoutAccounts(Set.of("test"))).leftOut())
                .extracting(LeftOut::rule, LeftOut::id)
                .containsExactly(tuple(CleaningRule.LISTED_ACCOUNT, "test"));
    }

    @Test
    void clean_progress_risesToTheEnd() {
        buyAsPeopleDo();
        List<Double> fractions = new ArrayList<>();

        LogCleaning.clean(
                PurchaseLog.of(purchases),
                CleaningOptions.defaults(),
                RunControl.inline().reportingTo(progress -> fractions.add(progress.fraction())));

        assertThat(fractions).hasSizeGreaterThan(3).isSorted().last().isEqualTo(1.0);
    }
}
