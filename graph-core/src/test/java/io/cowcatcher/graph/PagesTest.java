package io.cowcatcher.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Pages of any length hold what one array does. */
class PagesTest {

    private static IntPages paged(int[] values, int bits) {
        IntPages pages = IntPages.ofLength(values.length, bits);
        for (int i = 0; i < values.length; i++) {
            pages.set(i, values[i]);
        }
        return pages;
    }

    private static DoublePages paged(double[] values, int bits) {
        DoublePages pages = DoublePages.ofLength(values.length, bits);
        for (int i = 0; i < values.length; i++) {
            pages.set(i, values[i]);
        }
        return pages;
    }

    @Property(tries = 300)
    void ints_anyPages_areTheArray(@ForAll int[] values, @ForAll @IntRange(max = 6) int bits, @ForAll Random random) {
        IntPages pages = paged(values, bits);
        int count = random.nextInt(values.length + 1);
        int from = random.nextInt(count + 1);
        int[] copy = new int[count - from];

        pages.copy(from, count, copy, 0);

        assertThat(pages.length()).isEqualTo(values.length);
        for (int i = 0; i < values.length; i++) {
            assertThat(pages.get(i)).isEqualTo(values[i]);
        }
        assertThat(copy).isEqualTo(Arrays.copyOfRange(values, from, count));
        assertThat(pages).isEqualTo(IntPages.of(values)).hasSameHashCodeAs(Arrays.hashCode(values));
        assertThat(pages.first(count)).isEqualTo(IntPages.of(Arrays.copyOf(values, count)));
        assertThat(IntPages.of(values).first(count)).isEqualTo(pages.first(count));
        if (from < count) {
            pages.set(from, ~values[from]);
            assertThat(pages).isNotEqualTo(IntPages.of(values));
        }
    }

    @Property(tries = 300)
    void doubles_anyPages_areTheArray(
            @ForAll double[] values, @ForAll @IntRange(max = 6) int bits, @ForAll Random random) {
        DoublePages pages = paged(values, bits);
        int count = random.nextInt(values.length + 1);
        int from = random.nextInt(count + 1);
        double[] copy = new double[count - from];

        pages.copy(from, count, copy, 0);

        assertThat(copy).isEqualTo(Arrays.copyOfRange(values, from, count));
        assertThat(pages).isEqualTo(DoublePages.of(values)).hasSameHashCodeAs(Arrays.hashCode(values));
        assertThat(pages.first(count)).isEqualTo(DoublePages.of(Arrays.copyOf(values, count)));
        assertThat(pages.areEqual())
                .isEqualTo(values.length > 0 && Arrays.stream(values).allMatch(value -> value == values[0]));
        Arrays.fill(values, 0.5);
        assertThat(paged(values, bits).areEqual()).isEqualTo(values.length > 0);
    }

    @Property(tries = 300)
    void search_ascendingValues_findsWhatAnArrayFinds(
            @ForAll @IntRange(max = 50) int length, @ForAll @IntRange(max = 6) int bits, @ForAll Random random) {
        int[] values = random.ints(length, 0, 80).distinct().sorted().toArray();
        IntPages pages = paged(values, bits);

        for (int value = -1; value <= 80; value++) {
            assertThat(pages.search(0, values.length, value))
                    .isEqualTo(Math.max(-1, Arrays.binarySearch(values, value)));
            assertThat(pages.search(values.length / 2, values.length, value))
                    .isEqualTo(Math.max(-1, Arrays.binarySearch(values, values.length / 2, values.length, value)));
        }
    }

    @Example
    void placesBeyondAnInt_lieInTheirPages() {
        IntPages one = IntPages.of(new int[1]);
        IntPages many = IntPages.ofLength(0);
        long at = (5L << Pages.LARGEST_BITS) + 7;

        assertThat(many.page(at)).isEqualTo(5);
        assertThat(many.place(at)).isEqualTo(7);
        assertThat(many.together(at, at + 10)).isEqualTo(10);
        assertThat(many.together((6L << Pages.LARGEST_BITS) - 3, Long.MAX_VALUE))
                .isEqualTo(3);
        assertThat(one.page(Integer.MAX_VALUE)).isZero();
        assertThat(one.place(Integer.MAX_VALUE)).isEqualTo(Integer.MAX_VALUE);
        assertThat(Pages.count(3L << 31, Pages.LARGEST_BITS)).isEqualTo(6);
        assertThat(Pages.count((3L << 31) + 1, Pages.LARGEST_BITS)).isEqualTo(7);
        assertThat(Pages.lengthOf(6, (3L << 31) + 1, Pages.LARGEST_BITS)).isOne();
    }

    @Example
    void impossibleLengthsAndPlaces_areRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> IntPages.ofLength(-1))
                .withMessage("length must not be negative (got: -1)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DoublePages.ofLength(2).first(3))
                .withMessage("count must be at most 2 (got: 3)");
        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> IntPages.ofLength(5, 1).get(5));
        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> IntPages.ofLength(5, 1).get(-1));
    }
}
