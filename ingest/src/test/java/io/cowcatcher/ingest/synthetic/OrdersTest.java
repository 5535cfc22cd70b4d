package io.cowcatcher.ingest.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import io.cowcatcher.ingest.synthetic.Orders.Terms;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class OrdersTest {

    @Property
    void inOrderOfTime_anyOrders_equalsAStableSort(
            @ForAll @Size(max = 200) List<@IntRange(min = 0, max = 124) Integer> codes) {
        Orders orders = new Orders(5);
        for (int code : codes) {
            orders.add(code / 25, code / 5 % 5, code % 5, Terms.LIST_PRICE);
        }
        List<Integer> expected = IntStream.range(0, codes.size())
                .boxed()
                .sorted(Comparator.<Integer>comparingInt(orders::second)
                        .thenComparingInt(orders::user)
                        .thenComparingInt(orders::item))
                .toList();

        assertThat(orders.inOrderOfTime())
                .isEqualTo(expected.stream().mapToInt(Integer::intValue).toArray());
    }

    @Example
    void add_behindTheHorizon_isLeftOut() {
        Orders orders = new Orders(100);

        assertThat(orders.add(1, 2, 99, Terms.DEAL)).isTrue();
        assertThat(orders.add(1, 2, 100, Terms.DEAL)).isFalse();
        assertThat(orders.size()).isEqualTo(1);
        assertThat(orders.isDeal(0)).isTrue();
    }

    @Example
    void add_manyOrders_keepsThemAll() {
        Orders orders = new Orders(Integer.MAX_VALUE);
        for (int i = 0; i < 5_000; i++) {
            orders.add(i, i + 1, i + 2, Terms.LIST_PRICE);
            orders.deliverLast(i + 3, i + 4);
        }

        assertThat(IntStream.range(0, 5_000))
                .allMatch(i -> orders.user(i) == i
                        && orders.item(i) == i + 1
                        && orders.second(i) == i + 2
                        && orders.unit(i) == i + 3
                        && orders.device(i) == i + 4
                        && !orders.isDeal(i));
    }
}
