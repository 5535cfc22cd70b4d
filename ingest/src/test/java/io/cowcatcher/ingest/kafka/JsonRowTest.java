package io.cowcatcher.ingest.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.cowcatcher.ingest.ColumnMapping;
import io.cowcatcher.ingest.IngestOptions;
import io.cowcatcher.ingest.RejectReason;
import io.cowcatcher.ingest.RowDecoder;
import io.cowcatcher.ingest.RowFilter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class JsonRowTest {
    private static final String GOOD = "{\"user_id\":\"u1\",\"item_id\":\"i1\",\"time\":\"2020-01-01T00:00Z\"}";

    private final IngestOptions options = IngestOptions.defaults();
    private final RowDecoder decoder = RowDecoder.forMessages(options);
    private final JsonRow row = new JsonRow(decoder.columns(), options);

    private RejectReason reason(byte[] message) {
        RejectReason problem = row.read(message);
        if (problem != null) {
            return problem;
        }
        return decoder.decode(row) ? null : decoder.reason();
    }

    private String value(String key) {
        return row.value(decoder.columns().indexOf(key));
    }

    /** A good message in which one key has this value, written as JSON. */
    private static String with(String key, String value) {
        return GOOD.substring(0, GOOD.length() - 1) + ",\"" + key + "\":" + value + "}";
    }

    private static String replaced(String key, String value) {
        return GOOD.replaceAll("\"" + key + "\":\"[^\"]*\"", "\"" + key + "\":" + value);
    }

    static Stream<Arguments> poison() {
        return Stream.of(
                poison("no value", null, RejectReason.MESSAGE_EMPTY),
                poison("no bytes", "", RejectReason.MESSAGE_EMPTY),
                poison("blanks", " \n\t ", RejectReason.MESSAGE_EMPTY),
                poison("word", "hello", RejectReason.JSON_INVALID),
                poison("object cut", GOOD.substring(0, 40), RejectReason.JSON_INVALID),
                poison("string cut", "{\"user_id\":\"u", RejectReason.JSON_INVALID),
                poison("brace alone", "{", RejectReason.JSON_INVALID),
                poison("comma at the end", "{\"user_id\":\"u1\",}", RejectReason.JSON_INVALID),
                poison("single quotes", "{'user_id':'u1'}", RejectReason.JSON_INVALID),
                poison("key without quotes", "{user_id:\"u1\"}", RejectReason.JSON_INVALID),
                poison("comment", "/* x */" + GOOD, RejectReason.JSON_INVALID),
                poison("NaN", with("price", "NaN"), RejectReason.JSON_INVALID),
                poison("Infinity", with("price", "-Infinity"), RejectReason.JSON_INVALID),
                poison("leading zero", with("price", "01"), RejectReason.JSON_INVALID),
                poison("control character in a string", replaced("user_id", "\"u\u0001\""), RejectReason.JSON_INVALID),
                poison("unknown escape", replaced("user_id", "\"\\\\x41\""), RejectReason.JSON_INVALID),
                poison("NUL byte", "\0" + GOOD, RejectReason.JSON_INVALID),
                poison("XML", "<user_id>u1</user_id>", RejectReason.JSON_INVALID),
                poison("CSV", "u1,i1,2020-01-01", RejectReason.JSON_INVALID),
                poison("array", "[" + GOOD + "]", RejectReason.JSON_NOT_OBJECT),
                poison("string", "\"u1\"", RejectReason.JSON_NOT_OBJECT),
                poison("number", "17", RejectReason.JSON_NOT_OBJECT),
                poison("null", "null", RejectReason.JSON_NOT_OBJECT),
                poison("two objects", GOOD + GOOD, RejectReason.JSON_NOT_OBJECT),
                poison("object and word", GOOD + " x", RejectReason.JSON_INVALID),
                poison("empty object", "{}", RejectReason.USER_MISSING),
                poison("user null", replaced("user_id", "null"), RejectReason.USER_MISSING),
                poison("user is an object", replaced("user_id", "{\"id\":\"u1\"}"), RejectReason.JSON_WRONG_TYPE),
                poison("user is an array", replaced("user_id", "[\"u1\"]"), RejectReason.JSON_WRONG_TYPE),
                poison("user is a truth value", replaced("user_id", "true"), RejectReason.JSON_WRONG_TYPE),
                poison("time is a truth value", replaced("time", "false"), RejectReason.JSON_WRONG_TYPE),
                poison("quantity is a truth value", with("quantity", "true"), RejectReason.JSON_WRONG_TYPE),
                poison("promotion is an object", with("promotion", "{}"), RejectReason.JSON_WRONG_TYPE),
                poison("user twice", with("user_id", "\"u2\""), RejectReason.JSON_DUPLICATE_KEY),
                poison("user twice, once null", with("user_id", "null"), RejectReason.JSON_DUPLICATE_KEY),
                poison("user twice, once escaped", with("\\u0075ser_id", "\"u2\""), RejectReason.JSON_DUPLICATE_KEY),
                poison("time in words", replaced("time", "\"noon\""), RejectReason.TIME_UNREADABLE),
                poison("time too far", replaced("time", "\"9999-01-01\""), RejectReason.TIME_OUT_OF_RANGE),
                poison("time too early to guess", replaced("time", "12345"), RejectReason.TIME_UNREADABLE),
                poison("negative quantity", with("quantity", "-1"), RejectReason.QUANTITY_NOT_POSITIVE),
                poison("quantity beyond measure", with("quantity", "1e18"), RejectReason.QUANTITY_OUT_OF_RANGE),
                poison("half a piece", with("quantity", "0.5"), RejectReason.QUANTITY_NOT_WHOLE),
                poison("negative price", with("price", "-0.5"), RejectReason.PRICE_NEGATIVE),
                poison("price beyond measure", with("price", "1e400"), RejectReason.PRICE_UNREADABLE),
                poison("promotion of 7", with("promotion", "7"), RejectReason.FLAG_UNREADABLE),
                poison("user too long", replaced("user_id", "\"" + "u".repeat(257) + "\""), RejectReason.TEXT_TOO_LONG),
                poison("lone surrogate", replaced("user_id", "\"\\\\ud800\""), RejectReason.TEXT_INVALID),
                poison("escaped NUL", replaced("user_id", "\"u\\\\u0000\""), RejectReason.TEXT_INVALID),
                poison(
                        "deep array in a key not used",
                        with("x", "[".repeat(50) + "]".repeat(50)),
                        RejectReason.JSON_LIMIT_EXCEEDED),
                poison("deep objects, never closed", "{\"a\":".repeat(100_000), RejectReason.JSON_LIMIT_EXCEEDED),
                poison(
                        "string of 70,000",
                        with("device_id", "\"" + "x".repeat(70_000) + "\""),
                        RejectReason.JSON_LIMIT_EXCEEDED),
                poison("name of 2,000", with("x".repeat(2_000), "1"), RejectReason.JSON_LIMIT_EXCEEDED),
                poison("number of 1,000 digits", with("price", "1".repeat(1_000)), RejectReason.JSON_LIMIT_EXCEEDED),
                poison("20,000 numbers", with("x", "[" + "1,".repeat(20_000) + "1]"), RejectReason.JSON_LIMIT_EXCEEDED),
                poison(
                        "more than a megabyte",
                        with("x", " ".repeat(JsonRow.MAXIMUM_BYTES) + "1"),
                        RejectReason.MESSAGE_TOO_LARGE),
                Arguments.of("invalid UTF-8", latin1(replaced("user_id", "\"\u00FC\"")), RejectReason.JSON_INVALID),
                Arguments.of(
                        "overlong NUL", latin1(replaced("user_id", "\"\u00C0\u0080\"")), RejectReason.TEXT_INVALID),
                Arguments.of(
                        "UTF-8 cut",
                        Arrays.copyOf(utf8(replaced("user_id", "\"\u4E2D")), 14),
                        RejectReason.JSON_INVALID),
                Arguments.of("random bytes", new byte[] {3, -1, 17, 99, -128, 4}, RejectReason.JSON_INVALID),
                Arguments.of("gzip", new byte[] {0x1F, (byte) 0x8B, 8, 0}, RejectReason.JSON_INVALID),
                Arguments.of(
                        "schema registry prefix",
                        concat(new byte[] {0, 0, 0, 0, 7}, utf8(GOOD)),
                        RejectReason.JSON_INVALID));
    }

    private static Arguments poison(String name, String message, RejectReason reason) {
        return Arguments.of(name, message == null ? null : utf8(message), reason);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(UTF_8);
    }

    private static byte[] latin1(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] concat(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("poison")
    void read_poison_hasItsReasonAndSpoilsNothing(String name, byte[] message, RejectReason expected) {
        assertThat(reason(message)).isEqualTo(expected);
        assertThat(reason(utf8(GOOD))).as("the next message").isNull();
        assertThat(decoder.purchase().user()).isEqualTo("u1");
    }

    @ParameterizedTest
    @CsvSource({
        "time,      1577836800",
        "time,      1577836800.5",
        "time,      1577836800000",
        "time,      '\"2020-01-01 00:00\"'",
        "user_id,   17850",
        "user_id,   17850.0"
    })
    void read_numbersAndStrings_areBothTaken(String key, String value) {
        assertThat(reason(utf8(replaced(key, value)))).isNull();
    }

    @Test
    void read_numbers_keepTheirDigits() {
        row.read(utf8(replaced("user_id", "17850.00")));

        assertThat(value("user_id")).isEqualTo("17850.00");
    }

    @ParameterizedTest
    @CsvSource({"true", "false", "1", "0", "\"yes\"", "null"})
    void read_flags_mayBeTruthValues(String value) {
        assertThat(reason(utf8(with("promotion", value)))).isNull();
    }

    @Test
    void read_keysNotUsed_mayHoldAnything() {
        String message = with("x", "{\"user_id\":[true,{\"y\":null}]}").replaceFirst("\\{", "{\"x\":[1,2],");

        assertThat(reason(utf8(message))).isNull();
        assertThat(value("user_id")).isEqualTo("u1");
    }

    @ParameterizedTest
    @CsvSource({"UTF-8", "UTF-16BE", "UTF-16LE"})
    void read_unicodeEncodings_areDetected(String charset) {
        assertThat(reason(GOOD.getBytes(Charset.forName(charset)))).isNull();
        assertThat(reason(("\uFEFF" + GOOD).getBytes(Charset.forName(charset)))).isNull();
    }

    @Test
    void read_filterOnATruthValue_seesItsName() {
        IngestOptions filtered =
                options.withFilters(RowFilter.parse("test_order=true")).withColumns(ColumnMapping.parse("user=buyer"));
        RowDecoder filtering = RowDecoder.forMessages(filtered);
        JsonRow flagged = new JsonRow(filtering.columns(), filtered);

        String message = GOOD.replace("user_id", "buyer").replaceFirst("\\{", "{\"test_order\":true,");
        assertThat(flagged.read(utf8(message))).isNull();
        assertThat(filtering.decode(flagged)).isFalse();
        assertThat(filtering.reason()).isEqualTo(RejectReason.FILTERED);
        assertThat(flagged.read(utf8(message.replace("true", "false")))).isNull();
        assertThat(filtering.decode(flagged)).isTrue();
    }

    @Property(tries = 500)
    void read_anyStrings_areReadBack(@ForAll("strings") Map<String, String> values) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = new JsonFactory().createGenerator(bytes)) {
            json.writeStartObject();
            for (Map.Entry<String, String> entry : values.entrySet()) {
                json.writeStringField(entry.getKey(), entry.getValue());
            }
            json.writeEndObject();
        }

        assertThat(row.read(bytes.toByteArray())).isNull();
        Map<String, String> read = new HashMap<>();
        IntStream.range(0, decoder.columns().size())
                .filter(column -> row.value(column) != null)
                .forEach(column -> read.put(decoder.columns().get(column), row.value(column)));
        assertThat(read).isEqualTo(values);
    }

    @Property(tries = 1000)
    void read_anyBytes_neverFail(@ForAll byte[] message) {
        assertThat(reason(message)).isNotNull();
    }

    @Property(tries = 1000)
    void read_goodMessageWithOneByteChanged_neverFails(@ForAll byte value, @ForAll("positions") int position) {
        byte[] message = utf8(with("x", "[1.5e3,{\"y\":\"\\u00fc\"}]"));
        message[position % message.length] = value;

        RejectReason reason = reason(message);

        assertThat(reason == null || reason.code().length() > 0).isTrue();
        assertThat(reason(utf8(GOOD))).isNull();
    }

    @Provide
    Arbitrary<Integer> positions() {
        return Arbitraries.integers().between(0, 1000);
    }

    @Provide
    Arbitrary<Map<String, String>> strings() {
        Arbitrary<String> texts = Arbitraries.strings()
                .ofMaxLength(20)
                .filter(text -> new String(text.getBytes(UTF_8), UTF_8).equals(text));
        return Arbitraries.maps(
                Arbitraries.of(RowDecoder.forMessages(IngestOptions.defaults()).columns()), texts);
    }
}
