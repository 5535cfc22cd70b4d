package io.cowcatcher.cleaning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.cowcatcher.event.Purchase;
import io.cowcatcher.event.PurchaseField;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Accounts and items that are left out, or kept, by what they are called or by a list. */
class CleaningByNameTest extends CleaningFixture {
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
}
