package io.cowcatcher.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.cowcatcher.event.Flag;
import io.cowcatcher.event.PurchaseField;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesTest {

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t", "NULL", "null", "\\N", "NaN", "nan", "None", "NA", "<NA>"})
    void isMissing_markers_areMissing(String value) {
        assertThat(Values.isMissing(value)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-", "Null Island", "none", "N/A", "nul", "<", "<NAN>", "Na", "NAN"})
    void isMissing_others_areNot(String value) {
        assertThat(Values.isMissing(value)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1",
        "1.0, 1",
        "+6, 6",
        " 7 , 7",
        "007, 7",
        "3., 3",
        "0, 0",
        "-0, 0",
        "-1, -1",
        "-1.5, -1",
        "999999999999999999, 999999999999999999",
        "1e9, 1000000000",
        "1E+09, 1000000000",
        "1.5e3, 1500",
        "2500e-2, 25",
        "999999999999999999e0, 999999999999999999",
        "-1e9, -1",
        "0e5, 0",
        "-1000000000000000000, -1"
    })
    void pieces_wholeNumbers_areRead(String text, long expected) {
        assertThat(Values.pieces(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.5", "1.25", "2.000001", "1e-1", "1.25e1", "1e-999"})
    void pieces_fractions_areToldApart(String text) {
        assertThat(Values.pieces(text)).isEqualTo(Values.FRACTION);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                "+",
                ".",
                ".5",
                "one",
                "1,5",
                "1e",
                "e3",
                "1e3.5",
                "1e9999",
                "1e3x",
                "123456789012345678901x",
                "1 000",
                "0x1",
                "--1",
                "1.2.3",
                "٣"
            })
    void pieces_others_areUnreadable(String text) {
        assertThat(Values.pieces(text)).isEqualTo(Values.UNREADABLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1000000000000000000", "9223372036854775808", "1e18", "1e999", "10.5e17"})
    void pieces_moreThanEighteenDigits_areTooLargeAndNotNoNumber(String text) {
        assertThat(Values.pieces(text)).isEqualTo(Values.TOO_LARGE);
    }

    @Property
    void pieces_anyLong_isReadLikeTheJdk(@ForAll long value) {
        boolean fits = Math.abs((double) value) < 1e18;

        assertThat(Values.pieces(Long.toString(value))).isEqualTo(fits ? value : value < 0 ? -1 : Values.TOO_LARGE);
    }

    @Property
    void number_anyFiniteDouble_isReadBack(@ForAll double value) {
        assertThat(Values.number(Double.toString(value))).isEqualTo(value);
        assertThat(Values.number(new BigDecimal(value).toPlainString())).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "NaN",
                "Infinity",
                "-Infinity",
                "1d",
                "1f",
                "0x1p3",
                "2,55",
                "$3",
                "1e999",
                "1.2.3",
                "e",
                "--1"
            })
    void number_others_areNaN(String text) {
        assertThat(Values.number(text)).isNaN();
    }

    @ParameterizedTest
    @CsvSource({
        "true, YES",
        "T, YES",
        "Yes, YES",
        "y, YES",
        "1, YES",
        "1.0, YES",
        "FALSE, NO",
        "f, NO",
        "no, NO",
        "N, NO",
        "0, NO",
        "0.0, NO",
        "是, YES",
        "否, NO"
    })
    void flag_yesAndNo_areRead(String text, Flag expected) {
        assertThat(Values.flag(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "maybe", "oui", "-1", "truefalse"})
    void flag_others_areNull(String text) {
        assertThat(Values.flag(text)).isNull();
    }

    @Test
    void textProblem_lengthInBytes_isWhatCounts() {
        assertThat(Values.textProblem(PurchaseField.USER, "x".repeat(256))).isNull();
        assertThat(Values.textProblem(PurchaseField.USER, "x".repeat(257))).isEqualTo(RejectReason.TEXT_TOO_LONG);
        assertThat(Values.textProblem(PurchaseField.USER, "é".repeat(128))).isNull();
        assertThat(Values.textProblem(PurchaseField.USER, "é".repeat(129))).isEqualTo(RejectReason.TEXT_TOO_LONG);
        assertThat(Values.textProblem(PurchaseField.USER, "😀".repeat(64))).isNull();
        assertThat(Values.textProblem(PurchaseField.USER, "😀".repeat(65))).isEqualTo(RejectReason.TEXT_TOO_LONG);
        assertThat(Values.textProblem(PurchaseField.ADDRESS, "x".repeat(1024))).isNull();
        assertThat(Values.textProblem(PurchaseField.ADDRESS, "x".repeat(1025))).isEqualTo(RejectReason.TEXT_TOO_LONG);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000b", "caf\uFFFD", "\uD800", "a\uDC00", "\uD800a", "\uDC00\uD800"})
    void textProblem_noUnicodeText_isInvalid(String text) {
        assertThat(Values.textProblem(PurchaseField.USER, text)).isEqualTo(RejectReason.TEXT_INVALID);
    }

    @Property
    void textProblem_anyText_agreesWithTheJdk(@ForAll @StringLength(max = 300) String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        boolean valid = new String(bytes, StandardCharsets.UTF_8).equals(text)
                && text.indexOf(0) < 0
                && text.indexOf('\uFFFD') < 0;
        RejectReason length = bytes.length > 256 ? RejectReason.TEXT_TOO_LONG : null;

        assertThat(Values.textProblem(PurchaseField.USER, text)).isEqualTo(valid ? length : RejectReason.TEXT_INVALID);
    }
}
