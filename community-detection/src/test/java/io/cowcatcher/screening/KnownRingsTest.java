package io.cowcatcher.screening;

import static org.assertj.core.api.Assertions.assertThat;

import io.cowcatcher.block.Block;
import io.cowcatcher.block.Blocks;
import io.cowcatcher.event.Ids;
import io.cowcatcher.event.PurchaseField;
import io.cowcatcher.run.RunControl;
import io.cowcatcher.similarity.DeliveryPoints;
import io.cowcatcher.similarity.PurchaseIndex;
import io.cowcatcher.test.ShopLog;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KnownRingsTest {
    private static final List<String> MEMBERS = ShopLog.names("m", 5);

    @Test
    void of_membersAndWhatThreeOfThemShareInWindows() {
        ShopLog log = ShopLog.seeded(1).add(ShopLog.line("other", "deal", 9).to("drop"));
        for (int i = 0; i < MEMBERS.size(); i++) {
            String member = MEMBERS.get(i);
            log.add(ShopLog.line(member, "deal", i).to(i < 3 ? "drop" : "pair"));
            log.add(ShopLog.line(member, "hot", i).to("station1"));
            log.add(ShopLog.line(member, "bread", i).to("square"));
        }
        PurchaseIndex index = log.index();
        int[] members = ShopLog.codes(index, MEMBERS);
        Block ring = Blocks.of(
                members,
                List.of(
                        Blocks.window(index, code(index, PurchaseField.ITEM, "deal"), 0, 60, members),
                        Blocks.window(index, code(index, PurchaseField.ITEM, "hot"), 0, 60, members)));

        KnownRings known = KnownRings.of(List.of(ring), index, DeliveryPoints.of(index), RunControl.inline());

        assertThat(IntStream.of(members).allMatch(known::hasMember)).isTrue();
        assertThat(known.hasMember(code(index, PurchaseField.USER, "other"))).isFalse();
        assertThat(known.hasDrop(code(index, PurchaseField.BUILDING, "drop"))).isTrue();
        assertThat(known.hasDrop(code(index, PurchaseField.BUILDING, "pair")))
                .as("two share it")
                .isFalse();
        assertThat(known.hasDrop(code(index, PurchaseField.BUILDING, "station1")))
                .as("a hub")
                .isFalse();
        assertThat(known.hasDrop(code(index, PurchaseField.BUILDING, "square")))
                .as("no window")
                .isFalse();
        assertThat(known.hasDrop(Ids.NONE)).isFalse();
        Block another = Blocks.of(
                ShopLog.codes(index, MEMBERS.subList(0, 4)),
                List.of(Blocks.window(index, code(index, PurchaseField.ITEM, "deal"), 0, 60, members)));
        int drop = code(index, PurchaseField.BUILDING, "drop");
        assertThat(known.hasDropOfOthers(ring, drop)).as("its own").isFalse();
        assertThat(known.hasDropOfOthers(another, drop)).isTrue();
        assertThat(known.hasDropOfOthers(another, code(index, PurchaseField.BUILDING, "pair")))
                .as("no drop")
                .isFalse();
        assertThat(known.hasDropOfOthers(another, Ids.NONE)).isFalse();
        assertThat(known).isNotEqualTo(KnownRings.NONE);
    }

    private static int code(PurchaseIndex index, PurchaseField field, String id) {
        return index.log().ids(field).code(id);
    }
}
