package io.cowcatcher.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Values read from bytes are what {@link Values} reads from text. */
class ByteValuesTest {

    /** Bytes among others, so that nothing is taken from beside them. */
    private static byte[] between(String text) {
        return ("9" + text + "9").getBytes(StandardCharsets.UTF_8);
    }

    @Property(tries = 3_000)
    void number_anyNumber_isTheNearestDouble(@ForAll("numbers") String text) {
        byte[] bytes = between(text);

        assertThat(Double.doubleToRawLongBits(ByteValues.number(bytes, 1, bytes.length - 1)))
                .as(text)
                .isEqualTo(Double.doubleToRawLongBits(Values.number(text)));
    }

    @Property(tries = 3_000)
    void pieces_anyNumber_areTheSame(@ForAll("numbers") String text) {
        byte[] bytes = between(text);

        assertThat(ByteValues.pieces(bytes, 1, bytes.length - 1)).as(text).isEqualTo(Values.pieces(text));
    }

    @Property
    void isMissing_anyText_isTheSame(@ForAll("words") String text) {
        byte[] bytes = between(text);

        assertThat(ByteValues.isMissing(bytes, 1, bytes.length - 1)).as(text).isEqualTo(Values.isMissing(text));
    }

    @Property
    void flag_anyWordsOneAfterTheOther_areTheSame(@ForAll("words") String first, @ForAll("words") String second) {
        ByteValues values = new ByteValues();
        for (String text : new String[] {"yes", first, "0", second, first, second}) {
            byte[] bytes = between(text);

            assertThat(values.flag(bytes, 1, bytes.length - 1)).as(text).isEqualTo(Values.flag(text));
        }
    }

    @Property
    void filter_anyValue_isDroppedAlike(
            @ForAll("words") String value, @ForAll("words") String operand, @ForAll RowFilter.Test test) {
        RowFilter filter = RowFilter.drop("c", test == RowFilter.Test.MATCHES ? RowFilter.Test.EQUALS : test, operand);
        byte[] bytes = between(value);

        assertThat(filter.ofBytes().drops(bytes, 1, bytes.length - 1)).isEqualTo(filter.drops(value));
    }

    @Provide
    Arbitrary<String> numbers() {
        Arbitrary<String> near =
                Arbitraries.strings().withChars("0123456789.-+eE ").ofMaxLength(20);
        Arbitrary<String> prices = Arbitraries.bigDecimals().ofScale(4).map(Object::toString);
        Arbitrary<String> plain =
                Arbitraries.strings().withChars("0123456789").ofMinLength(1).ofMaxLength(20);
        Arbitrary<String> signed =
                Combinators.combine(Arbitraries.of("-", "+", "--", "-0"), plain).as(String::concat);
        Arbitrary<String> doubles = Arbitraries.doubles().map(Object::toString);
        Arbitrary<String> bounds = Arbitraries.of(
                "-",
                "-0",
                "+5",
                "-999999999999999",
                "-1000000000000000",
                "-9223372036854775808",
                "-9223372036854775807");
        return Arbitraries.oneOf(near, prices, plain, signed, doubles, bounds);
    }

    @Provide
    Arbitrary<String> words() {
        Arbitrary<String> known = Arbitraries.of(
                "",
                " ",
                "NULL",
                "NA",
                "<NA>",
                "\u662F",
                "null",
                "\\N",
                "NaN",
                "nan",
                "None",
                "Nones",
                "yes",
                "Y",
                "No",
                "f",
                "1",
                "1.0",
                "0",
                "TRUE",
                "\u3000",
                "\u2003 ",
                "\u00A0",
                "\u1680",
                "\u205F",
                "\uFFFD",
                "\u4E2D\u6587",
                "C",
                "C536365",
                "\t");
        return Arbitraries.oneOf(known, Arbitraries.strings().ofMaxLength(5).filter(ByteValuesTest::isUnicode));
    }

    private static boolean isUnicode(String text) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }
}
