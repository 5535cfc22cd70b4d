package io.cowcatcher.detect;

import static io.cowcatcher.detect.SweepFixture.INDEX;
import static io.cowcatcher.detect.SweepFixture.LOG;
import static io.cowcatcher.detect.SweepFixture.NOW;
import static io.cowcatcher.detect.SweepFixture.confirmed;
import static io.cowcatcher.detect.SweepFixture.evenSales;
import static io.cowcatcher.detect.SweepFixture.known;
import static io.cowcatcher.detect.SweepFixture.names;
import static io.cowcatcher.detect.SweepFixture.sales;
import static io.cowcatcher.detect.SweepFixture.swept;
import static io.cowcatcher.detect.SweepFixture.target;
import static org.assertj.core.api.Assertions.assertThat;

import io.cowcatcher.event.Purchase;
import io.cowcatcher.event.PurchaseField;
import io.cowcatcher.event.PurchaseLog;
import io.cowcatcher.graph.NodeType;
import io.cowcatcher.run.RunControl;
import io.cowcatcher.similarity.IndexOptions;
import io.cowcatcher.similarity.PurchaseIndex;
import io.cowcatcher.similarity.Rushes;
import io.cowcatcher.test.Shops;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** One item or drop that somebody has confirmed is enough to sweep from. */
class SweepFromConfirmedTest {
    /** A seed names an item and no day: the days are those on which the item had more buyers than chance brings. */
    @Test
    void users_oneConfirmedItem_areThoseOfItsRush() {
        String item = target();
        int code = LOG.ids(PurchaseField.ITEM).code(item);
        BitSet rush = Rushes.days(INDEX, code, RunControl.inline());
        List<String> buyers = IntStream.range(INDEX.itemStart(code), INDEX.itemEnd(code))
                .filter(event -> rush.get(INDEX.day(event)))
                .mapToObj(event -> LOG.ids(PurchaseField.USER).id(INDEX.user(event)))
                .distinct()
                .sorted()
                .toList();

        List<String> swept = names(swept(known(List.of(confirmed(NodeType.ITEM, item)))));

        assertThat(rush.cardinality()).isEqualTo(1);
        assertThat(swept).isEqualTo(buyers);
        assertThat(swept.stream().filter(Shops.CROWD_RING::contains).count()).isGreaterThanOrEqualTo(8);
    }

    @Test
    void users_oneConfirmedDrop_areThoseWhoShipThere() {
        assertThat(names(swept(known(List.of(confirmed(NodeType.BUILDING, "drop"))))))
                .containsExactlyElementsOf(Shops.CROWD_RING);
    }

    @Test
    void users_confirmedItemOfEvenDays_needASecondHit() {
        PurchaseLog even = PurchaseLog.of(evenSales());
        PurchaseIndex index = PurchaseIndex.of(even, IndexOptions.defaults());

        Sweep sweep = Sweep.of(
                index,
                known(List.of(confirmed(NodeType.ITEM, "steady"), confirmed(NodeType.ITEM, "not in this log"))),
                RunControl.inline());

        assertThat(sweep.users().isEmpty()).isTrue();
        assertThat(sweep.notes(ZoneOffset.UTC))
                .containsExactly(
                        "of the items and addresses that risk seeds name, no account hits so many that it stands out:"
                                + " there was nobody to look at besides",
                        "a confirmed item that no day brought more buyers than chance: steady; who bought it counts only"
                                + " where he hits something else that is known",
                        "a confirmed item that this log does not know: not in this log");
    }

    /** Nobody stands out by what everybody does, and the only day there is is no rush. */
    @Test
    void users_confirmedItemThatEverybodyBuysOnTheOnlyDay_areNone() {
        Sweep sweep = Sweep.of(
                sales(200, Duration.ofMinutes(1)),
                known(List.of(confirmed(NodeType.ITEM, "for everyone"))),
                RunControl.inline());

        assertThat(sweep.users().isEmpty()).isTrue();
        assertThat(sweep.notes(ZoneOffset.UTC))
                .anyMatch(note -> note.startsWith("a confirmed item that no day brought"));
    }

    @Test
    void users_sameBuyerTwiceOnTheDayOfARush_isOneHitMore() {
        List<Purchase> sales = new ArrayList<>(evenSales());
        for (int i = 0; i < 40; i++) {
            sales.add(Purchase.by("rush" + i % 20)
                    .of("steady")
                    .at(NOW.plus(Duration.ofMinutes(20L * i)))
                    .build());
        }
        for (int i = 0; i < 600; i++) {
            sales.add(Purchase.by("crowd" + i)
                    .of("other")
                    .at(NOW.plus(Duration.ofMinutes(48L * i)))
                    .build());
        }
        PurchaseIndex index = PurchaseIndex.of(PurchaseLog.of(sales), IndexOptions.defaults());

        BitSet rush = Rushes.days(index, index.log().ids(PurchaseField.ITEM).code("steady"), RunControl.inline());
        BitSet users = Sweep.of(index, known(List.of(confirmed(NodeType.ITEM, "steady"))), RunControl.inline())
                .users();

        assertThat(rush.cardinality()).isEqualTo(1);
        assertThat(users.stream().mapToObj(index.log().ids(PurchaseField.USER)::id))
                .hasSize(23) // and the three who buy it every day
                .filteredOn(user -> user.startsWith("rush"))
                .hasSize(20);
    }
}
