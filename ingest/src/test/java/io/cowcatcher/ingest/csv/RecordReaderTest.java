package io.cowcatcher.ingest.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cowcatcher.ingest.RejectReason;
import io.cowcatcher.ingest.csv.RecordReader.TooManyBrokenQuotesException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordReaderTest {
    private static final int LIMIT = 2000;

    /** What was read: the line it starts on, its fields or what is wrong with it, and its text. */
    private record Seen(long line, String content, String raw) {}

    private static List<Seen> read(String text, int pieces, int limit) {
        List<Seen> seen = new ArrayList<>();
        try (RecordReader records = new RecordReader(new Dribble(text, pieces), ',', limit)) {
            while (records.next()) {
                String fields = IntStream.range(0, records.fieldCount())
                        .mapToObj(records::value)
                        .collect(Collectors.joining("|"));
                seen.add(new Seen(
                        records.line(),
                        records.problem() == null ? fields : records.problem().name(),
                        records.raw()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return seen;
    }

    private static List<Seen> read(String text) {
        return read(text, 8192, LIMIT);
    }

    @Test
    void next_plainRecords_haveTheirLinesAndText() {
        assertThat(read("a,b\n\n1,2\r\n3,\"4\n5\"\n6,7"))
                .containsExactly(
                        new Seen(1, "a|b", "a,b"),
                        new Seen(3, "1|2", "1,2"),
                        new Seen(4, "3|4\n5", "3,\"4\n5\""),
                        new Seen(6, "6|7", "6,7"));
    }

    @Test
    void next_strayQuote_costsItsLineAlone() {
        assertThat(read("a,b\n1,\"6\" plate\n2,x\n3,\"never closed\n4,y\n5,\"z\"\n6,w"))
                .containsExactly(
                        new Seen(1, "a|b", "a,b"),
                        new Seen(2, "BROKEN_QUOTE", "1,\"6\" plate"),
                        new Seen(3, "2|x", "2,x"),
                        new Seen(4, "BROKEN_QUOTE", "3,\"never closed"),
                        new Seen(5, "4|y", "4,y"),
                        new Seen(6, "5|z", "5,\"z\""),
                        new Seen(7, "6|w", "6,w"));
    }

    @Test
    void next_quoteInsideField_isText() {
        assertThat(read("6\" plate,b")).containsExactly(new Seen(1, "6\" plate|b", "6\" plate,b"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void next_unclosedQuoteInTheLastLine_isFound(String lineEnd) {
        assertThat(read("a,b" + lineEnd + "1,\"x"))
                .containsExactly(new Seen(1, "a|b", "a,b"), new Seen(2, "BROKEN_QUOTE", "1,\"x"));
    }

    @Test
    void next_recordBeyondTheLimit_isPassedInBoundedMemory() {
        String oneField = "x".repeat(50_000);
        String manyFields = "y,".repeat(25_000);
        List<Seen> seen = read("a,b\n" + oneField + "\n1,2\n" + manyFields + "\n3,4\n\"" + oneField, 8192, LIMIT);

        assertThat(seen)
                .extracting(Seen::content)
                .containsExactly("a|b", "RECORD_TOO_LONG", "1|2", "RECORD_TOO_LONG", "3|4", "RECORD_TOO_LONG");
        assertThat(seen).extracting(Seen::line).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
        assertThat(seen.get(1).raw()).as("one more than a reject keeps").isEqualTo("x".repeat(1001));
        assertThat(seen.get(3).raw()).isEqualTo("y,".repeat(500) + "y");
    }

    @Test
    void next_everyLineWithAStrayQuote_isLinear() {
        String text = "x,\"broken\"z\n".repeat(20_000);

        assertThat(read(text)).hasSize(20_000).allMatch(seen -> seen.content().equals("BROKEN_QUOTE"));
    }

    @Test
    void next_everyLineReachingToTheLimit_endsWithAnErrorAndNotAfterHours() {
        String opensAndNeverEnds = "a\",\"c\n".repeat(60_000);

        assertThatThrownBy(() -> read(opensAndNeverEnds, 8192, 1 << 14))
                .hasCauseInstanceOf(TooManyBrokenQuotesException.class)
                .hasMessageContaining("broken records up to line");
    }

    @Test
    void keepOnly_columns_numbersThemAnewAndForgetsTheRest() throws IOException {
        try (RecordReader records = new RecordReader(new Dribble("\n a ,b,c\n1,2,3\n4\n5,6,7,8\n", 3), ',', LIMIT)) {
            List<String> header = records.header();
            assertThat(header).containsExactly("a", "b", "c");
            records.keepOnly(header, List.of("c", "a"));
            assertThat(records.next()).isTrue();
            assertThat(records.line()).isEqualTo(3);
            assertThat(records.value(0)).isEqualTo("3");
            assertThat(records.value(1)).isEqualTo("1");
            assertThat(records.next()).isTrue();
            assertThat(records.fieldCount()).isEqualTo(1);
            assertThat(records.value(0)).isNull();
            assertThat(records.value(1)).isEqualTo("4");
            assertThat(records.next()).isTrue();
            assertThat(records.fieldCount()).isEqualTo(4);
            assertThat(records.raw()).isEqualTo("5,6,7,8");
            assertThat(records.next()).isFalse();
            assertThat(records.next()).isFalse();
        }
    }

    @Test
    void hasNul_anywhereInTheRecord_isSeen() throws IOException {
        try (RecordReader records = new RecordReader(new Dribble("a,b\n1,2\n3,x\0y\n5,6", 2), ',', LIMIT)) {
            records.keepOnly(records.header(), List.of("a"));
            List<Boolean> nul = new ArrayList<>();
            while (records.next()) {
                nul.add(records.hasNul());
            }
            assertThat(nul).containsExactly(false, true, false);
        }
    }

    @Property(tries = 500)
    void next_anyTableWellWritten_isReadBack(
            @ForAll("tables") List<List<String>> table,
            @ForAll("lineEnds") String lineEnd,
            @ForAll @IntRange(min = 1, max = 40) int pieces) {
        StringBuilder text = new StringBuilder();
        List<Seen> expected = new ArrayList<>();
        long line = 1;
        for (List<String> row : table) {
            String raw = row.stream().map(RecordReaderTest::quoted).collect(Collectors.joining(","));
            expected.add(new Seen(line, String.join("|", row), raw));
            text.append(raw).append(lineEnd);
            line += 1 + row.stream().mapToLong(RecordReaderTest::lineEnds).sum();
        }

        assertThat(read(text.toString(), pieces, LIMIT)).isEqualTo(expected);
    }

    @Property(tries = 500)
    void next_brokenLinesAmongGoodOnes_costNoOther(
            @ForAll @Size(max = 12) List<@IntRange(max = 5) Integer> kinds,
            @ForAll("lineEnds") String lineEnd,
            @ForAll @IntRange(min = 1, max = 40) int pieces) {
        String[] lines = {"1,2", "3,\"4\"", "5,\"\"\"6\"", "7,\"8\"9", "\"a\"\"b\"c,d", "e,\"f\"\"\"g"};
        String[] contents = {"1|2", "3|4", "5|\"6", "BROKEN_QUOTE", "BROKEN_QUOTE", "BROKEN_QUOTE"};
        String text = kinds.stream().map(kind -> lines[kind] + lineEnd).collect(Collectors.joining());
        List<Seen> expected = new ArrayList<>();
        for (int i = 0; i < kinds.size(); i++) {
            expected.add(new Seen(i + 1, contents[kinds.get(i)], lines[kinds.get(i)]));
        }

        assertThat(read(text, pieces, LIMIT)).isEqualTo(expected);
    }

    @Property(tries = 2000)
    void next_anyText_endsWithEveryLineOnceAtMost(
            @ForAll("hostile") String text, @ForAll @IntRange(min = 1, max = 9) int pieces) {
        List<Seen> seen = read(text, pieces, LIMIT);

        assertThat(seen).extracting(Seen::line).doesNotHaveDuplicates().isSorted();
        assertThat(seen)
                .allMatch(one -> one.content().equals(RejectReason.BROKEN_QUOTE.name()) || text.contains(one.raw()));
    }

    private static String quoted(String field) {
        boolean plain = field.chars().noneMatch(c -> c == '"' || c == ',' || c == '\n' || c == '\r');
        return plain ? field : '"' + field.replace("\"", "\"\"") + '"';
    }

    private static long lineEnds(String field) {
        return field.replace("\r\n", "\n")
                .chars()
                .filter(c -> c == '\n' || c == '\r')
                .count();
    }

    @Provide
    Arbitrary<List<List<String>>> tables() {
        Arbitrary<String> fields =
                Arbitraries.strings().withChars("ab\",\r\n é").ofMaxLength(6);
        return fields.list().ofMinSize(2).ofMaxSize(4).list().ofMaxSize(8);
    }

    @Provide
    Arbitrary<String> lineEnds() {
        return Arbitraries.of("\n", "\r\n", "\r");
    }

    @Provide
    Arbitrary<String> hostile() {
        return Arbitraries.strings().withChars('"', ',', '\n', '\r', 'x').ofMaxLength(40);
    }
}
