package io.cowcatcher.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.cowcatcher.event.Ids;
import io.cowcatcher.event.Purchase;
import io.cowcatcher.event.PurchaseField;
import io.cowcatcher.event.PurchaseLog;
import io.cowcatcher.run.RunControl;
import io.cowcatcher.similarity.IndexOptions;
import io.cowcatcher.similarity.PairExplainer;
import io.cowcatcher.similarity.PurchaseIndex;
import io.cowcatcher.similarity.PurchaseSimilarity;
import io.cowcatcher.similarity.Resemblance;
import io.cowcatcher.similarity.SimilarityGraph;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NormalizedAddressesTest {
    private static final Instant START = Instant.parse("2025-03-01T00:00:00Z");

    /** What a form may bring; each is one place, and none is another. */
    private static final List<String> HOSTILE = List.of(
            "x",
            " ",
            "\u200B\u202E\uFEFF",
            "\uD83D\uDE00",
            "=HYPERLINK(\"http://x\")",
            "<script>alert(1)</script>",
            "' OR 1=1 --",
            "../../etc/passwd",
            "שדרות רוטשילד 5\u202E",
            "\u0000\u0007 9 bell",
            "n:12",
            "w:w w:",
            "室",
            "1-".repeat(512),
            "Ａ".repeat(341),
            "\uFDFA".repeat(341));

    private static Purchase.Builder purchase(int user, int minute) {
        return Purchase.by("u" + user).of("item" + minute % 2).at(START.plusSeconds(60L * minute));
    }

    private static NormalizedAddresses normalize(PurchaseLog log) {
        return NormalizedAddresses.in(log, AddressOptions.defaults(), RunControl.inline());
    }

    private static String text(PurchaseLog log, PurchaseField field, int row) {
        int code = log.column(field).code(row);
        return code == Ids.NONE ? "" : log.ids(field).id(code);
    }

    @Test
    void in_hostileAddresses_staysApartAndRStaysInItsBounds() {
        List<Purchase> purchases = new ArrayList<>();
        for (int i = 0; i < HOSTILE.size(); i++) {
            for (int user = 0; user < 2; user++) {
                for (int item = 0; item < 2; item++) {
                    purchases.add(purchase(2 * i + user, item)
                            .with(PurchaseField.ADDRESS, HOSTILE.get(i))
                            .build());
                }
            }
        }
        NormalizedAddresses normalized = normalize(PurchaseLog.of(purchases));
        assertThat(normalized.counts().units()).isEqualTo(HOSTILE.size());
        PurchaseLog log = normalized.log();
        assertThat(log.ids(PurchaseField.BUILDING).size()).isEqualTo(HOSTILE.size());
        for (int row = 0; row < log.size(); row++) {
            assertThat(HOSTILE).contains(text(log, PurchaseField.ADDRESS, row));
            assertThat(log.purchase(row).text(PurchaseField.BUILDING)).isPresent();
        }
        PurchaseIndex index = PurchaseIndex.of(log, IndexOptions.defaults().withPopulation(1_000));
        SimilarityGraph links = PurchaseSimilarity.defaults()
                .weightedBy(Resemblance.defaults().withMinimum(1e-9))
                .link(index, RunControl.inline());
        assertThat(links.graph().edgeCount()).isEqualTo(32L * 31 / 2);
        for (long arc = 0; arc < links.graph().arcCount(); arc++) {
            assertThat(links.weight(arc)).isBetween(0.0, 1.0);
        }
    }

    @Test
    void in_oneFlatInTwoHands_countsAsOneInR() {
        PurchaseLog log = PurchaseLog.of(List.of(
                purchase(1, 0)
                        .with(PurchaseField.ADDRESS, "Apt 5, 12 Main Street")
                        .build(),
                purchase(2, 2).with(PurchaseField.ADDRESS, "12 MAIN ST #5").build(),
                purchase(3, 4)
                        .with(PurchaseField.ADDRESS, "12 Main Street, Apt 6")
                        .build()));
        PurchaseLog normalized = normalize(log).log();
        assertThat(nearness(log, 0, 1)).isZero();
        assertThat(nearness(normalized, 0, 1)).isEqualTo(rarity(2), org.assertj.core.api.Assertions.within(1e-12));
        assertThat(nearness(normalized, 0, 2))
                .isEqualTo(0.85 * rarity(3), org.assertj.core.api.Assertions.within(1e-12));
    }

    private static double rarity(int users) {
        return 1 - Math.log1p(users) / Math.log1p(1_000);
    }

    private static double nearness(PurchaseLog log, int a, int b) {
        PurchaseIndex index = PurchaseIndex.of(log, IndexOptions.defaults().withPopulation(1_000));
        return PairExplainer.of(index, PurchaseSimilarity.defaults(), RunControl.inline())
                .explain(a, b)
                .shared()
                .get(0)
                .parts()
                .nearness();
    }

    @Test
    void prepare_anyLog_tellsTheEstimateAndNormalisesOnce() {
        PurchaseLog log = PurchaseLog.of(List.of(
                purchase(1, 0)
                        .with(PurchaseField.ADDRESS, "Apt 5, 12 Main Street")
                        .build(),
                purchase(2, 2).with(PurchaseField.ADDRESS, "12 MAIN ST #5").build()));

        PreparedAddresses prepared = NormalizedAddresses.prepare(log, AddressOptions.defaults(), RunControl.inline());

        assertThat(prepared.estimate()).isEqualTo(NormalizedAddresses.estimate(log, RunControl.inline()));
        assertThat(prepared.normalize().counts()).isEqualTo(normalize(log).counts());
        assertThatIllegalStateException()
                .isThrownBy(prepared::normalize)
                .withMessage("addresses must be normalised once (got: again); prepare them anew");
    }

    @Test
    void in_logWithBuildings_keepsThem() {
        PurchaseLog log = PurchaseLog.of(List.of(
                purchase(1, 0)
                        .with(PurchaseField.ADDRESS, "12 Main Street")
                        .with(PurchaseField.BUILDING, "b1")
                        .build(),
                purchase(2, 1)
                        .with(PurchaseField.ADDRESS, "12 MAIN ST")
                        .with(PurchaseField.BUILDING, "b2")
                        .build()));
        PurchaseLog normalized = normalize(log).log();
        assertThat(text(normalized, PurchaseField.ADDRESS, 1)).isEqualTo("12 Main Street");
        assertThat(text(normalized, PurchaseField.BUILDING, 1)).isEqualTo("b2");
    }

    @Test
    void in_rowsWithoutAddress_stayWithout() {
        PurchaseLog log = PurchaseLog.of(List.of(
                purchase(1, 0).build(),
                purchase(2, 1).with(PurchaseField.ADDRESS, "12 Main Street").build()));
        PurchaseLog normalized = normalize(log).log();
        assertThat(text(normalized, PurchaseField.ADDRESS, 0)).isEmpty();
        assertThat(text(normalized, PurchaseField.BUILDING, 0)).isEmpty();
        assertThat(text(normalized, PurchaseField.BUILDING, 1)).isEqualTo("12 Main Street");
        PurchaseLog none = PurchaseLog.of(List.of(purchase(1, 0).build()));
        assertThat(normalize(none).log().has(PurchaseField.BUILDING)).isFalse();
        assertThat(normalize(PurchaseLog.of(List.of())).log().size()).isZero();
    }
}
