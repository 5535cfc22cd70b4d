package io.cowcatcher.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cowcatcher.event.PurchaseField;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ColumnMappingTest {

    @Test
    void parse_shortNames_mapsThem() {
        ColumnMapping mapping = ColumnMapping.parse("user=CustomerID, item=StockCode,time=InvoiceDate,list_price=RRP");

        assertThat(mapping.column(PurchaseField.USER)).contains("CustomerID");
        assertThat(mapping.column(PurchaseField.ITEM)).contains("StockCode");
        assertThat(mapping.column(PurchaseField.TIME)).contains("InvoiceDate");
        assertThat(mapping.column(PurchaseField.LIST_PRICE)).contains("RRP");
        assertThat(mapping.column(PurchaseField.DEVICE)).isEmpty();
        assertThat(mapping.isOff(PurchaseField.DEVICE)).isFalse();
    }

    @ParameterizedTest
    @EnumSource(PurchaseField.class)
    void parse_shortOrDefaultName_meansTheSameField(PurchaseField field) {
        ColumnMapping expected = ColumnMapping.defaults().with(field, "c");

        assertThat(ColumnMapping.parse(ColumnMapping.key(field) + "=c"))
                .isEqualTo(expected)
                .hasSameHashCodeAs(expected);
        assertThat(ColumnMapping.parse(field.columnName() + "=c")).isEqualTo(expected);
    }

    @Test
    void parse_keyWithoutColumn_switchesFieldOff() {
        ColumnMapping mapping = ColumnMapping.parse("device=,user=u");

        assertThat(mapping.isOff(PurchaseField.DEVICE)).isTrue();
        assertThat(mapping.column(PurchaseField.DEVICE)).isEmpty();
        assertThat(mapping)
                .isEqualTo(
                        ColumnMapping.defaults().with(PurchaseField.USER, "u").without(PurchaseField.DEVICE));
    }

    @Test
    void parse_starWithoutColumn_switchesOffWhatIsNotNamed() {
        ColumnMapping mapping = ColumnMapping.parse("*=,user=who,item=what");

        assertThat(mapping.column(PurchaseField.USER)).contains("who");
        assertThat(PurchaseField.values())
                .filteredOn(field -> !mapping.isOff(field))
                .containsExactlyInAnyOrder(PurchaseField.USER, PurchaseField.ITEM);
        assertThat(mapping).isEqualTo(ColumnMapping.parse("user=who,item=what").withoutOthers());
    }

    @Test
    void parse_starWithColumn_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ColumnMapping.parse("user=who,*=what"))
                .withMessage("column mapping must give *= without a column (got: *=what); it switches off every field"
                        + " that is not named");
    }

    @Test
    void parse_commaWithoutKey_belongsToColumn() {
        ColumnMapping mapping = ColumnMapping.parse("item=Stock, Code,user=a=b");

        assertThat(mapping.column(PurchaseField.ITEM)).contains("Stock, Code");
        assertThat(mapping.column(PurchaseField.USER)).contains("a=b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  "})
    void parse_nothing_isDefaults(String specification) {
        assertThat(ColumnMapping.parse(specification)).isEqualTo(ColumnMapping.defaults());
    }

    @Test
    void parse_unknownKey_namesTheClosest() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ColumnMapping.parse("usr=CustomerID"))
                .withMessageContaining("got: usr")
                .withMessageContaining("did you mean user?")
                .withMessageContaining("registered_at");
    }

    @Test
    void parse_noKey_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ColumnMapping.parse("CustomerID"))
                .withMessageContaining("key=column");
    }

    @Test
    void parse_keyTwice_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ColumnMapping.parse("user=a,user=b"))
                .withMessageContaining("user twice");
    }

    @Test
    void with_blankColumn_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ColumnMapping.defaults().with(PurchaseField.USER, " "))
                .withMessageContaining("without");
    }

    @Property(tries = 200)
    void parse_toString_givesTheSame(@ForAll("mappings") ColumnMapping mapping) {
        assertThat(ColumnMapping.parse(mapping.toString())).isEqualTo(mapping);
    }

    @Provide
    Arbitrary<ColumnMapping> mappings() {
        Arbitrary<String> columns = Arbitraries.strings()
                .withChars("aB_ =")
                .ofMinLength(1)
                .ofMaxLength(6)
                .map(name -> "x" + name.strip());
        return Arbitraries.maps(Arbitraries.of(PurchaseField.class), columns.injectNull(0.2))
                .map(pairs -> {
                    ColumnMapping mapping = ColumnMapping.defaults();
                    for (var pair : pairs.entrySet()) {
                        mapping = pair.getValue() == null
                                ? mapping.without(pair.getKey())
                                : mapping.with(pair.getKey(), pair.getValue());
                    }
                    return mapping;
                });
    }
}
