package io.cowcatcher.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.offset;

import io.cowcatcher.event.Flag;
import io.cowcatcher.event.Purchase;
import io.cowcatcher.event.PurchaseField;
import io.cowcatcher.ingest.PriceRule.Basis;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowDecoderTest {
    private static final List<String> ALL =
            Stream.of(PurchaseField.values()).map(PurchaseField::columnName).toList();

    private static final Map<String, String> COMPLETE = Map.ofEntries(
            Map.entry("user_id", "u17"),
            Map.entry("item_id", "i615"),
            Map.entry("time", "2025-04-02T04:49:49Z"),
            Map.entry("quantity", "2"),
            Map.entry("price", "59.5"),
            Map.entry("list_price", "89"),
            Map.entry("promotion", "true"),
            Map.entry("device_id", "d17"),
            Map.entry("address", "1 Main St\n12345 Town"),
            Map.entry("pickup_point", "0"),
            Map.entry("registered_at", "1700000000"));

    private static RowDecoder.Row row(RowDecoder decoder, Map<String, String> values) {
        return column -> values.get(decoder.columns().get(column));
    }

    private static Map<String, String> changed(String... changes) {
        Map<String, String> values = new HashMap<>(COMPLETE);
        for (int i = 0; i < changes.length; i += 2) {
            values.put(changes[i], changes[i + 1]);
        }
        return values;
    }

    private static Purchase purchase(IngestOptions options, List<String> header, Map<String, String> values) {
        RowDecoder decoder = RowDecoder.forTable("log", header, options);
        assertThat(decoder.decode(row(decoder, values))).isTrue();
        return decoder.purchase();
    }

    private static RejectReason reason(Map<String, String> values) {
        RowDecoder decoder = RowDecoder.forTable("log", ALL, IngestOptions.defaults());
        assertThat(decoder.decode(row(decoder, values))).isFalse();
        return decoder.reason();
    }

    @Test
    void decode_completeRow_isThePurchase() {
        Purchase purchase = purchase(IngestOptions.defaults(), ALL, COMPLETE);

        assertThat(purchase.user()).isEqualTo("u17");
        assertThat(purchase.text(PurchaseField.ITEM)).contains("i615");
        assertThat(purchase.time()).contains(Instant.parse("2025-04-02T04:49:49Z"));
        assertThat(purchase.quantity()).isEqualTo(2);
        assertThat(purchase.price()).isEqualTo(59.5);
        assertThat(purchase.listPrice()).isEqualTo(89.0);
        assertThat(purchase.promotion()).isEqualTo(Flag.YES);
        assertThat(purchase.text(PurchaseField.DEVICE)).contains("d17");
        assertThat(purchase.text(PurchaseField.ADDRESS)).contains("1 Main St\n12345 Town");
        assertThat(purchase.text(PurchaseField.IP)).isEmpty();
        assertThat(purchase.pickupPoint()).isEqualTo(Flag.NO);
        assertThat(purchase.registeredAt()).contains(Instant.ofEpochSecond(1_700_000_000));
    }

    @Test
    void decode_onlyRequiredColumns_leavesTheRestUnknown() {
        Purchase purchase = purchase(
                IngestOptions.defaults(),
                List.of("user_id", "item_id", "time"),
                Map.of("user_id", "17850.0", "item_id", "i", "time", "2025-04-02"));

        assertThat(purchase.user()).as("ids are kept byte for byte").isEqualTo("17850.0");
        assertThat(purchase.quantity()).isEqualTo(1);
        assertThat(purchase.price()).isNaN();
        assertThat(purchase.promotion()).isEqualTo(Flag.UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource({
        "user_id,       '',                    USER_MISSING",
        "user_id,       NULL,                  USER_MISSING",
        "time,          yesterday,             TIME_UNREADABLE",
        "time,          2/3/2011,              TIME_UNREADABLE",
        "time,          1850-01-01,            TIME_OUT_OF_RANGE",
        "time,          2300-01-01T00:00Z,     TIME_OUT_OF_RANGE",
        "registered_at, soon,                  REGISTERED_AT_UNREADABLE",
        "registered_at, 0001-01-01,            REGISTERED_AT_UNREADABLE",
        "quantity,      0,                     QUANTITY_NOT_POSITIVE",
        "quantity,      -6,                    QUANTITY_NOT_POSITIVE",
        "quantity,      0.5,                   QUANTITY_NOT_WHOLE",
        "quantity,      many,                  QUANTITY_UNREADABLE",
        "quantity,      1e18,                  QUANTITY_OUT_OF_RANGE",
        "price,         cheap,                 PRICE_UNREADABLE",
        "price,         '2,55',                PRICE_UNREADABLE",
        "price,         Infinity,              PRICE_UNREADABLE",
        "price,         -0.01,                 PRICE_NEGATIVE",
        "list_price,    1e400,                 PRICE_UNREADABLE",
        "list_price,    -1,                    PRICE_NEGATIVE",
        "promotion,     perhaps,               FLAG_UNREADABLE",
        "pickup_point,  2,                     FLAG_UNREADABLE"
    })
    void decode_oneBadValue_rejectsWithItsReason(String column, String value, RejectReason expected) {
        assertThat(reason(changed(column, value))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"device_id", "ip", "address", "phone"})
    void decode_noItemNoTime_needsSamePersonEvidence(String column) {
        Map<String, String> bare = changed("item_id", "", "time", "", "device_id", "", "address", "");

        assertThat(reason(bare)).isEqualTo(RejectReason.ITEM_MISSING);
        bare.put(column, "shared");
        assertThat(purchase(IngestOptions.defaults(), ALL, bare).time()).isEmpty();
    }

    @Test
    void decode_itemWithoutTime_isRejectedUnlessThereIsADevice() {
        assertThat(reason(changed("time", "", "device_id", "", "address", ""))).isEqualTo(RejectReason.TIME_MISSING);
        assertThat(purchase(IngestOptions.defaults(), ALL, changed("time", "")).time())
                .isEmpty();
    }

    @Test
    void decode_textTooLongOrInvalid_isRejectedInAnyTextField() {
        for (PurchaseField field : PurchaseField.values()) {
            if (field.isText()) {
                String tooLong = "x".repeat(field.maximumBytes() + 1);
                assertThat(reason(changed(field.columnName(), tooLong))).isEqualTo(RejectReason.TEXT_TOO_LONG);
                assertThat(reason(changed(field.columnName(), "x\uFFFD"))).isEqualTo(RejectReason.TEXT_INVALID);
            }
        }
    }

    @Test
    void decode_filter_comesFirst() {
        IngestOptions options =
                IngestOptions.defaults().withFilters(RowFilter.parse("state!=ok"), RowFilter.parse("x="));
        RowDecoder decoder = RowDecoder.forTable("log", List.of("user_id", "device_id", "state", "x"), options);

        assertThat(decoder.decode(row(decoder, Map.of("state", "failed")))).isFalse();
        assertThat(decoder.reason()).isEqualTo(RejectReason.FILTERED);
        assertThat(decoder.decode(row(decoder, Map.of("state", "ok")))).isFalse();
        assertThat(decoder.reason()).isEqualTo(RejectReason.FILTERED);
        assertThat(decoder.decode(row(decoder, Map.of("state", "ok", "x", "1"))))
                .isFalse();
        assertThat(decoder.reason()).isEqualTo(RejectReason.USER_MISSING);
        assertThat(decoder.decode(row(decoder, Map.of("state", "ok", "x", "1", "user_id", "u", "device_id", "d"))))
                .isTrue();
        assertThat(decoder.readAs()).contains("rows are dropped where state!=ok", "rows are dropped where x=");
    }

    @Test
    void decode_pricesPerLine_areDividedByQuantity() {
        IngestOptions options =
                IngestOptions.defaults().withPrices(PriceRule.defaults().withBasis(Basis.PER_LINE));
        Purchase purchase = purchase(options, ALL, changed("quantity", "4", "price", "10", "list_price", "12"));

        assertThat(purchase.price()).isEqualTo(2.5);
        assertThat(purchase.listPrice()).isEqualTo(3.0);
    }

    @ParameterizedTest
    @CsvSource({"0.43, 0.5", "-0.43, -0.5"})
    void decode_discountColumns_makeTheListPriceWhateverTheirSign(String first, String second) {
        List<String> header =
                List.of("user_id", "item_id", "time", "quantity", "sales_value", "retail_disc", "coupon_disc");
        IngestOptions options = IngestOptions.defaults()
                .withColumns(ColumnMapping.parse("price=sales_value"))
                .withPrices(new PriceRule(Basis.PER_LINE, List.of("retail_disc", "coupon_disc")));
        Map<String, String> values =
                changed("quantity", "2", "sales_value", "3.86", "retail_disc", first, "coupon_disc", second);

        assertThat(purchase(options, header, values).price()).isEqualTo(1.93, offset(1e-12));
        assertThat(purchase(options, header, values).listPrice()).isEqualTo(2.395, offset(1e-12));
        values.put("coupon_disc", "");
        assertThat(purchase(options, header, values).listPrice()).isEqualTo(2.145, offset(1e-12));
        values.put("sales_value", "");
        assertThat(purchase(options, header, values).listPrice()).isNaN();
    }

    @Test
    void options_listPriceAndDiscounts_clash() {
        PriceRule discounts = PriceRule.defaults().withDiscountColumns(List.of("off"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> IngestOptions.defaults()
                        .withColumns(ColumnMapping.parse("list_price=RRP"))
                        .withPrices(discounts))
                .withMessageContaining("RRP")
                .withMessageContaining("off");
    }

    @Test
    void purchaseAndReason_askedForTheOther_refuse() {
        RowDecoder decoder = RowDecoder.forTable("log", ALL, IngestOptions.defaults());
        decoder.decode(row(decoder, COMPLETE));
        assertThatIllegalStateException().isThrownBy(decoder::reason);
        decoder.decode(row(decoder, Map.of()));
        assertThatIllegalStateException().isThrownBy(decoder::purchase);
    }

    @Test
    void forMessages_namedKey_replacesTheDefault() {
        IngestOptions options = IngestOptions.defaults().withColumns(ColumnMapping.parse("user=buyer,seller="));

        assertThat(RowDecoder.forMessages(options).columns())
                .contains("buyer", "item_id", "ip")
                .doesNotContain("user_id", "seller_id");
    }

    @Property
    void decode_anyValues_giveAPurchaseOrAReason(@ForAll("rows") Map<String, String> values) {
        RowDecoder decoder = RowDecoder.forTable("log", ALL, IngestOptions.defaults());

        if (decoder.decode(row(decoder, values))) {
            assertThat(decoder.purchase().user()).isEqualTo(values.get("user_id"));
        } else {
            assertThat(decoder.reason().code()).isNotEmpty();
        }
    }

    @Provide
    Arbitrary<Map<String, String>> rows() {
        Arbitrary<String> values = Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(12),
                Arbitraries.of("1", "2020-01-01", "true", "1485630413", "-1", "1e308", "x"));
        return Arbitraries.maps(Arbitraries.of(ALL), values);
    }
}
