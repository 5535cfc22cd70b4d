package io.cowcatcher.event.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class IdDictionaryTest {

    private static int add(IdDictionary dictionary, String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        return dictionary.add(bytes, 0, bytes.length);
    }

    private static String value(IdDictionary dictionary, int number) {
        byte[] bytes = new byte[dictionary.byteCount()];
        return new String(bytes, 0, dictionary.copy(number, bytes, 0), StandardCharsets.UTF_8);
    }

    @Property(tries = 50)
    void add_anyValues_numbersThemAsAMapDoes(@ForAll Random random) {
        IdDictionary dictionary = new IdDictionary();
        Map<String, Integer> plain = new HashMap<>();
        for (int i = 0; i < 2_000; i++) {
            String value = Integer.toString(random.nextInt(1_500), 2 + random.nextInt(30));
            int expected = plain.computeIfAbsent(value, unknown -> plain.size());
            assertThat(add(dictionary, value)).isEqualTo(expected);
        }
        assertThat(dictionary.size()).isEqualTo(plain.size());

        List<String> sorted = new ArrayList<>();
        for (int number : dictionary.sortedNumbers()) {
            sorted.add(value(dictionary, number));
        }
        assertThat(sorted)
                .isSortedAccordingTo((a, b) -> a.length() != b.length() ? a.length() - b.length() : a.compareTo(b))
                .containsExactlyInAnyOrderElementsOf(plain.keySet());
    }

    @Test
    void add_partOfAnArray_takesThatPartAlone() {
        IdDictionary dictionary = new IdDictionary();
        byte[] line = "a,bb,a,".getBytes(StandardCharsets.UTF_8);

        assertThat(dictionary.add(line, 0, 1)).isZero();
        assertThat(dictionary.add(line, 2, 4)).isOne();
        assertThat(dictionary.add(line, 5, 6)).isZero();
        assertThat(dictionary.add(line, 7, 7)).as("the empty value").isEqualTo(2);
        assertThat(dictionary.byteCount()).isEqualTo(3);
    }

    /** "Aa" and "BB" have one {@code String.hashCode()}, and so have all words of sixteen of them. */
    @Test
    void add_65536ValuesWithOneStringHash_probesAsFewSlotsAsAnyOthers() {
        IdDictionary dictionary = new IdDictionary();
        int hash = "Aa".repeat(16).hashCode();
        for (int word = 0; word < 65_536; word++) {
            StringBuilder value = new StringBuilder();
            for (int bit = 0; bit < 16; bit++) {
                value.append((word >> bit & 1) == 0 ? "Aa" : "BB");
            }
            assertThat(value.toString().hashCode()).isEqualTo(hash);
            assertThat(add(dictionary, value.toString())).isEqualTo(word);
        }

        assertThat(dictionary.longestProbe()).isLessThan(400);
    }

    @Test
    void add_longValues_keepsThemApartByTheirLastByte() {
        IdDictionary dictionary = new IdDictionary();
        String start = "x".repeat(64 << 10);

        assertThat(add(dictionary, start + "a")).isZero();
        assertThat(add(dictionary, start + "b")).isOne();
        assertThat(add(dictionary, start + "a")).isZero();
        assertThat(value(dictionary, 1)).endsWith("xb").hasSize((64 << 10) + 1);
    }

    @Property(tries = 50)
    void addAll_anyValues_numbersThemAsAddDoes(@ForAll Random random) {
        IdDictionary single = new IdDictionary();
        IdDictionary together = new IdDictionary();
        for (int block = 0; block < 20; block++) {
            StringBuilder text = new StringBuilder();
            int count = random.nextInt(300);
            int[] from = new int[count];
            int[] to = new int[count];
            int[] expected = new int[count];
            for (int i = 0; i < count; i++) {
                boolean none = random.nextInt(10) == 0;
                String value = "x".repeat(random.nextInt(12)) + Integer.toString(random.nextInt(700), 36);
                from[i] = none ? -1 : text.length();
                to[i] = text.append(none ? "" : value).length();
                expected[i] = none ? -1 : add(single, value);
            }
            int[] numbers = new int[count + 1];
            byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
            together.addAll(bytes, from, to, count, numbers, 1);

            assertThat(Arrays.copyOfRange(numbers, 1, count + 1)).isEqualTo(expected);
        }
    }

    @Property(tries = 200)
    void sortedNumbers_anyValues_areInOrderOfLengthAndBytes(@ForAll List<@Size(max = 20) byte[]> values) {
        IdDictionary dictionary = new IdDictionary();
        for (byte[] value : values) {
            dictionary.add(value, 0, value.length);
            byte[] behindPrefix = ("a common prefix " + new String(value, StandardCharsets.ISO_8859_1))
                    .getBytes(StandardCharsets.ISO_8859_1);
            dictionary.add(behindPrefix, 0, behindPrefix.length);
        }
        byte[] before = new byte[0];
        for (int number : dictionary.sortedNumbers()) {
            byte[] value = new byte[dictionary.byteCount()];
            value = Arrays.copyOf(value, dictionary.copy(number, value, 0));
            if (before.length == value.length) {
                assertThat(Arrays.compareUnsigned(before, value)).isLessThanOrEqualTo(0);
            }
            assertThat(before.length).isLessThanOrEqualTo(value.length);
            before = value;
        }
    }

    @Property(tries = 100)
    void radixSort_anyKeys_isStableAndUnsigned(@ForAll long[] keys) {
        int[] values = new int[keys.length];
        Arrays.setAll(values, i -> i);
        long[] sorted = keys.clone();
        LongRadixSort.sort(sorted, values);

        for (int i = 0; i < values.length; i++) {
            assertThat(sorted[i]).isEqualTo(keys[values[i]]);
            int order = i == 0 ? -1 : Long.compareUnsigned(sorted[i - 1], sorted[i]);
            assertThat(order < 0 || (order == 0 && values[i - 1] < values[i])).isTrue();
        }
    }

    @Property(tries = 200)
    void sort_anyValues_isStableAndSorted(@ForAll Random random) {
        int[] keys = random.ints(random.nextInt(200), 0, 20).toArray();
        int[] values = new int[keys.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = i;
        }

        IndexSort.sort(values, 0, values.length, (a, b) -> Integer.compare(keys[a], keys[b]));

        for (int i = 1; i < values.length; i++) {
            int before = keys[values[i - 1]];
            int after = keys[values[i]];
            assertThat(before < after || (before == after && values[i - 1] < values[i]))
                    .isTrue();
        }
        assertThat(values).doesNotHaveDuplicates();
    }
}
