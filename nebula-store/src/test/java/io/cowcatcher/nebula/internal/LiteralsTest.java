package io.cowcatcher.nebula.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cowcatcher.nebula.stub.NgqlScanner;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LiteralsTest {
    private static String literal(String value) {
        StringBuilder out = new StringBuilder();
        Literals.text(out, value);
        return out.toString();
    }

    /** Every piece has once broken a scanner or an encoder; their order is what matters. */
    @Provide
    Arbitrary<String> hostile() {
        Arbitrary<String> pieces = Arbitraries.of(
                "\"",
                "\\",
                "'",
                "`",
                "\n",
                "\r",
                "\t",
                "0",
                "7",
                "9",
                "12",
                "n",
                "u0041",
                "x4e2d",
                "黄牛",
                "é",
                "\uD83D\uDE80",
                "$-",
                "--",
                "/*",
                "*/",
                "#",
                ";",
                "DROP SPACE cow",
                "):(",
                "->",
                "@",
                "\\\"",
                "\\\\",
                "\\0",
                "\\9",
                "\u2028",
                "\u00a0",
                " ",
                "",
                "\ufeff",
                "%s",
                "${x}",
                "\u202e");
        Arbitrary<String> any = Arbitraries.strings().ofMaxLength(12).filter(Literals::isWritable);
        return Arbitraries.oneOf(pieces, pieces, any).list().ofMaxSize(12).map(list -> String.join("", list));
    }

    @Property(tries = 10_000)
    void text_hostile_comesBackFromTheScanner(@ForAll("hostile") String value) {
        String literal = literal(value);

        assertThat(NgqlScanner.readText(literal)).isEqualTo(value);
        assertThat(literal).doesNotContain("\n", "\r", "\0");
        byte[] utf8 = literal.getBytes(StandardCharsets.UTF_8);
        assertThat(new String(utf8, StandardCharsets.UTF_8)).isEqualTo(literal);
    }

    @Property(tries = 10_000)
    void text_hostile_leavesWhatFollowsAlone(@ForAll("hostile") String value, @ForAll("hostile") String next) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NgqlScanner.readText(literal(value) + " " + literal(next)))
                .withMessageContaining("expected the end");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a\0b", "\u0001", "\u001f", "\u007f", "\uD83D", "\uDE80", "\uDE80\uD83D", "\b", "\f", "\u000b"})
    void text_thatTheScannerWouldCut_isRefused(String value) {
        assertThat(Literals.isWritable(value)).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> literal(value))
                .withMessageContaining("(got: U+")
                .withMessageNotContaining(value);
    }

    /**
     * Shows that the model of the scanner does cut texts and read octal digits, so that the laws above mean something.
     */
    @Test
    void scanner_textsWrittenByHand_areReadAsNebulaReadsThem() {
        assertThat(NgqlScanner.readText("\"a\0b\"")).isEqualTo("a");
        assertThat(NgqlScanner.readText("\"\\101\\60\\n\"")).isEqualTo("A0\n");
        assertThat(NgqlScanner.readText("\"\\u9ec4\"")).isEqualTo("黄");
        assertThatIllegalArgumentException().isThrownBy(() -> NgqlScanner.readText("\"a\nb\""));
        assertThatIllegalArgumentException().isThrownBy(() -> NgqlScanner.readText("\"\\9\""));
        assertThatIllegalArgumentException().isThrownBy(() -> NgqlScanner.readText("\"a\\\""));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.0, -0.0, 1e300, Double.MIN_VALUE, Double.MAX_VALUE, 0.1, -12.5})
    void real_finite_isWrittenExactly(double value) {
        StringBuilder out = new StringBuilder();
        Literals.real(out, value);
        assertThat(Double.parseDouble(out.toString())).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void real_notFinite_isRefused(double value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Literals.real(new StringBuilder(), value))
                .withMessageContaining("must be finite");
    }

    @Test
    void rank_leastLong_isRefusedAndAllOthersWritten() {
        StringBuilder out = new StringBuilder();
        Literals.rank(out, Long.MIN_VALUE + 1);
        assertThat(Long.parseLong(out.toString())).isEqualTo(Long.MIN_VALUE + 1);
        assertThatIllegalArgumentException().isThrownBy(() -> Literals.rank(out, Long.MIN_VALUE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a.b", "a`b", "1a", "黄", "a;DROP", "_a"})
    void name_thatIsNone_isRefused(String value) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Name(value));
    }

    @Test
    void statement_atTheLimitOfGraphd_isMadeAndOneByteMoreRefused() {
        // Three bytes a character in UTF-8, so that characters and bytes cannot be mixed up.
        String text = "黄".repeat((Statement.MAXIMUM_BYTES - 3) / 3);
        Statement largest = new Ngql().text(text).add(" ").toStatement("largest");

        assertThat(largest.length())
                .isLessThanOrEqualTo(Statement.MAXIMUM_BYTES)
                .isGreaterThan(Statement.MAXIMUM_BYTES - 4);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Ngql().text(text + "黄黄").toStatement("insert of one row"))
                .withMessageContaining("insert of one row")
                .withMessageNotContaining("黄");
    }
}
