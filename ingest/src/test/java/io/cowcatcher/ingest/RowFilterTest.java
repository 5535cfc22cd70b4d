package io.cowcatcher.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowFilterTest {

    @ParameterizedTest
    @CsvSource({
        "InvoiceNo^=C,  C536379,  true",
        "InvoiceNo^=C,  536379,   false",
        "InvoiceNo^=C,  '',       false",
        "state=failed,  failed,   true",
        "state=failed,  Failed,   false",
        "state=,        '',       true",
        "state=,        x,        false",
        "state!=ok,     failed,   true",
        "state!=ok,     ok,       false",
        "state!=,       '',       false",
        "code~=[A-Z]+,  POST,     true",
        "code~=[A-Z]+,  POST1,    false",
        "formula=a=b,   a=b,      true"
    })
    void drops_value_followsTheTest(String specification, String value, boolean dropped) {
        RowFilter filter = RowFilter.parse(specification);

        assertThat(filter.drops(value)).isEqualTo(dropped);
        assertThat(filter).hasToString(specification).isEqualTo(RowFilter.parse(filter.toString()));
    }

    @Test
    void parse_spacesAroundColumn_areDropped() {
        assertThat(RowFilter.parse(" Invoice No ^=C").column()).isEqualTo("Invoice No");
    }

    @ParameterizedTest
    @CsvSource({
        "InvoiceNo, column=value",
        "=x, must name a column",
        "^=x, must name a column",
        "a~=(, regular expression"
    })
    void parse_malformed_isRefused(String specification, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RowFilter.parse(specification))
                .withMessageContaining(message);
    }
}
