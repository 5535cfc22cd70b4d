package io.cowcatcher.similarity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** The items of events, against an array that holds them one by one. */
class EventItemsTest {

    private static int[] starts(int... sizes) {
        int[] starts = new int[sizes.length + 1];
        for (int item = 0; item < sizes.length; item++) {
            starts[item + 1] = starts[item] + sizes[item];
        }
        return starts;
    }

    private static int[] plainItems(int... sizes) {
        int[] starts = starts(sizes);
        int[] items = new int[starts[sizes.length]];
        for (int item = 0; item < sizes.length; item++) {
            for (int event = starts[item]; event < starts[item + 1]; event++) {
                items[event] = item;
            }
        }
        return items;
    }

    private static void isLikePlain(int... sizes) {
        EventItems items = new EventItems(starts(sizes));
        int[] plain = plainItems(sizes);
        for (int event = 0; event < plain.length; event++) {
            assertThat(items.of(event)).isEqualTo(plain[event]);
        }
        for (int event = 0; event < plain.length; event += 7) {
            for (int other = 0; other < plain.length; other++) {
                assertThat(items.isBefore(event, other)).isEqualTo(plain[event] < plain[other]);
            }
        }
    }

    @Property(tries = 200)
    void of_anySizes_isThatOfAPlainArray(@ForAll @Size(max = 40) List<@IntRange(max = 3) Integer> sizes) {
        isLikePlain(sizes.stream().mapToInt(Integer::intValue).toArray());
    }

    @Property(tries = 100)
    void of_itemsOfManyBlocks_isThatOfAPlainArray(@ForAll @Size(max = 6) List<@IntRange(max = 200) Integer> sizes) {
        isLikePlain(sizes.stream().mapToInt(Integer::intValue).toArray());
    }

    @Test
    void of_itemsThatEndWithABlock_isThatOfAPlainArray() {
        isLikePlain(64);
        isLikePlain(64, 64);
        isLikePlain(63, 1, 0, 0, 64, 0);
        isLikePlain(0, 0, 128, 0, 1);
    }

    @Test
    void make_noItemsOrNoEvents_holdsNone() {
        assertThat(new EventItems(new int[1]).starts()).hasSize(1);
        assertThat(new EventItems(new int[4]).end(2)).isZero();
    }
}
