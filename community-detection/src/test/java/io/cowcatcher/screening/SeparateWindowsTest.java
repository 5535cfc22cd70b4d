package io.cowcatcher.screening;

import static org.assertj.core.api.Assertions.assertThat;

import io.cowcatcher.block.Block;
import io.cowcatcher.block.Blocks;
import io.cowcatcher.event.Purchase;
import io.cowcatcher.event.PurchaseField;
import io.cowcatcher.event.PurchaseLog;
import io.cowcatcher.run.RunControl;
import io.cowcatcher.similarity.IndexOptions;
import io.cowcatcher.similarity.PurchaseIndex;
import io.cowcatcher.test.ShopLog;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SeparateWindowsTest {
    private static final List<String> MEMBERS = ShopLog.names("m", 4);

    private static Block block(PurchaseIndex index, String... items) {
        int[] members = ShopLog.codes(index, MEMBERS);
        return Blocks.of(
                members,
                IntStream.range(0, items.length)
                        .mapToObj(i -> Blocks.window(
                                index,
                                index.log().ids(PurchaseField.ITEM).code(items[i]),
                                0,
                                30 * ShopLog.DAY,
                                members))
                        .toList());
    }

    private static List<String> separate(PurchaseIndex index, String... items) {
        return new SeparateWindows(index, RunControl.inline())
                .of(block(index, items)).stream()
                        .map(window -> index.log().ids(PurchaseField.ITEM).id(window.item()))
                        .toList();
    }

    /** Members buy {@code red} one by one, and {@code blue} as many seconds later. */
    private static ShopLog colours(int... seconds) {
        ShopLog log = ShopLog.seeded(1);
        for (int i = 0; i < MEMBERS.size(); i++) {
            log.add(ShopLog.line(MEMBERS.get(i), "red", 60L * i));
            log.add(ShopLog.line(MEMBERS.get(i), "blue", 60L * i + seconds[i]));
        }
        return log;
    }

    @Test
    void of_oneBasketOfTwoColours_isOneAct() {
        PurchaseIndex index = colours(0, 0, 0, 0).index();

        assertThat(separate(index, "blue", "red")).hasSize(1);
    }

    @Test
    void of_halfOfBasketsShared_repeats() {
        PurchaseIndex index = colours(0, 0, 7, 7).index();

        assertThat(separate(index, "blue", "red")).hasSize(1);
    }

    @Test
    void of_fewBasketsShared_areSeparate() {
        PurchaseIndex index = colours(0, 7, 7, 7).index();

        assertThat(separate(index, "blue", "red")).containsExactlyInAnyOrder("blue", "red");
    }

    @Test
    void of_largestWindow_isTheOneThatStays() {
        ShopLog log = colours(0, 0, 0, 0);
        log.lines().remove(1);
        PurchaseIndex index = log.index();

        assertThat(separate(index, "blue", "red")).containsExactly("red");
    }

    @Test
    void of_basketsOfSeveralWindowsTogether_repeat() {
        ShopLog log = colours(7, 7, 7, 7);
        log.add(ShopLog.line("m0", "green", 0)).add(ShopLog.line("m1", "green", 67));
        PurchaseIndex index = log.index();

        assertThat(separate(index, "blue", "green", "red")).containsExactlyInAnyOrder("blue", "red");
    }

    @Test
    void of_sameInstantOfOthers_isNoBasket() {
        ShopLog log = ShopLog.seeded(1);
        MEMBERS.subList(0, 2).forEach(member -> log.add(ShopLog.line(member, "red", 5)));
        MEMBERS.subList(2, 4).forEach(member -> log.add(ShopLog.line(member, "blue", 5)));
        PurchaseIndex index = log.index();

        assertThat(separate(index, "blue", "red")).hasSize(2);
    }

    @Test
    void of_linesOfOneOrderAtDifferentTimes_areOneBasket() {
        List<Purchase> purchases = new ArrayList<>();
        for (int i = 0; i < MEMBERS.size(); i++) {
            for (String item : List.of("red", "blue")) {
                purchases.add(Purchase.by(MEMBERS.get(i))
                        .of(item)
                        .at(ShopLog.START.plusSeconds(60L * i + item.length()))
                        .with(PurchaseField.ORDER, "order" + i)
                        .build());
            }
        }
        PurchaseIndex index = PurchaseIndex.of(PurchaseLog.of(purchases), IndexOptions.defaults());

        assertThat(separate(index, "blue", "red")).hasSize(1);
    }
}
