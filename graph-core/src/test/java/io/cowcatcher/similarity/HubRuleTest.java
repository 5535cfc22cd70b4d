package io.cowcatcher.similarity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.cowcatcher.event.Flag;
import io.cowcatcher.event.IdColumn;
import io.cowcatcher.event.Purchase;
import io.cowcatcher.event.PurchaseField;
import io.cowcatcher.event.PurchaseLog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class HubRuleTest {
    private final List<Purchase> purchases = new ArrayList<>();

    private void ship(String user, String item, int minute, String building) {
        purchases.add(Purchase.by(user)
                .of(item)
                .at(TinyLog.START.plus(Duration.ofMinutes(minute)))
                .with(PurchaseField.BUILDING, building)
                .build());
    }

    /** 200 homes of two users with a few purchases, and goods that many buy. */
    private void town() {
        for (int user = 0; user < 400; user++) {
            for (int i = 0; i < 5; i++) {
                ship(
                        "u" + user,
                        "i" + (user * 31 + i * 17) % 60,
                        (user * 7_919 + i * 15_013) % 80_000,
                        "home" + user / 2);
            }
        }
    }

    private DeliveryPoints points(HubRule rule) {
        return DeliveryPoints.of(PurchaseIndex.of(PurchaseLog.of(purchases), IndexOptions.defaults()), rule);
    }

    private static int code(DeliveryPoints points, String building) {
        for (int code = 0; code < points.buildingCount(); code++) {
            if (points.buildingName(code).equals(building)) {
                return code;
            }
        }
        throw new AssertionError(building);
    }

    @Test
    void ordinaryTrade_stationOfStrangers_isAHub() {
        town();
        for (int user = 0; user < 30; user++) {
            ship("u" + user * 3, "s" + user % 25, user * 2_500, "station");
        }
        DeliveryPoints points = points(HubRule.ordinaryTrade());
        assertThat(points.isHub(code(points, "station"))).isTrue();
        assertThat(points.mayBeDrop(code(points, "station"))).isFalse();
        assertThat(points.isHub(code(points, "home7"))).isFalse();
        assertThat(points(HubRule.defaults()).isHub(code(points, "station"))).isFalse();
    }

    @Test
    void ordinaryTrade_dropOfALargeRing_isNoHubHoweverManyUseIt() {
        town();
        for (int user = 0; user < 60; user++) {
            for (int task = 0; task < 3; task++) {
                ship("u" + user * 3, "deal" + task, task * 20_000 + user * 5, "drop");
            }
        }
        DeliveryPoints points = points(HubRule.ordinaryTrade());
        assertThat(points.isHub(code(points, "drop"))).isFalse();
        assertThat(points.mayBeDrop(code(points, "drop"))).isTrue();
        DeliveryPoints byNumber = points(HubRule.defaults());
        assertThat(byNumber.isHub(code(byNumber, "drop"))).isTrue();
        assertThat(byNumber.mayBeDrop(code(byNumber, "drop"))).isFalse();
    }

    @Test
    void anyRule_registeredPickUpPoint_isAHubThatMayBeADrop() {
        town();
        purchases.add(Purchase.by("u1")
                .of("i1")
                .at(TinyLog.START)
                .with(PurchaseField.BUILDING, "counter")
                .pickupPoint(Flag.YES)
                .build());
        for (HubRule rule : List.of(HubRule.defaults(), HubRule.ordinaryTrade())) {
            DeliveryPoints points = points(rule);
            assertThat(points.isHub(code(points, "counter"))).isTrue();
            assertThat(points.mayBeDrop(code(points, "counter"))).isTrue();
        }
    }

    @Test
    void manyUsers_borders_areThoseOfTheReference() {
        for (int user = 0; user < 41; user++) {
            ship("u" + user, "i" + user, user * 3_000, "of41");
            if (user < 40) {
                ship("u" + user, "j" + user, user * 3_000, "of40");
            }
            if (user < 39) {
                ship("u" + user, "k" + user, user * 3_000, "of39");
            }
        }
        DeliveryPoints points = points(HubRule.defaults());
        assertThat(points.isHub(code(points, "of41"))).isTrue();
        assertThat(points.isHub(code(points, "of40"))).isFalse();
        assertThat(points.mayBeDrop(code(points, "of40"))).isFalse();
        assertThat(points.mayBeDrop(code(points, "of39"))).isTrue();
    }

    @Test
    void lift_ofATinyLog_isThatOfPaperAndPencil() {
        ship("a", "x", 0, "p");
        ship("b", "x", 60, "p");
        ship("c", "x", 120, "p");
        ship("a", "y", 0, "p");
        ship("d", "x", 30, "q");
        ship("d", "y", 3_000, "q");
        PurchaseIndex index = PurchaseIndex.of(PurchaseLog.of(purchases), IndexOptions.defaults());
        IdColumn buildings = index.log().column(PurchaseField.BUILDING);
        TradeLift lift = new TradeLift(index, FallbackColumn.of(buildings));
        int p = buildings.ids().code("p");
        // x at p: ab, ac, bc. Each x has n_e = 3 others; a has 2 of the 4 purchases at p: (3*2 + 3*3 + 3*3) / 6 / 2.
        assertThat(lift.pairs(p)).isEqualTo(3);
        assertThat(lift.expected(p)).isCloseTo(2, within(1e-12));
        assertThat(lift.of(p)).isCloseTo(4.0 / 3, within(1e-12));
        assertThat(lift.of(buildings.ids().code("q"))).isEqualTo(1);
    }

    @Property(tries = 200)
    void lift_anyLog_isThatOfThePlainDefinition(
            @ForAll @Size(min = 1, max = 60) List<@IntRange(max = 100_000) Integer> draws) {
        purchases.clear();
        for (int draw : draws) {
            ship("u" + draw % 5, "i" + draw % 3, draw % 6_000, "b" + draw % 2);
        }
        PurchaseIndex index = PurchaseIndex.of(
                PurchaseLog.of(purchases), IndexOptions.defaults().withRepeatGap(Duration.ZERO));
        IdColumn buildings = index.log().column(PurchaseField.BUILDING);
        TradeLift lift = new TradeLift(index, FallbackColumn.of(buildings));
        for (int building = 0; building < buildings.ids().size(); building++) {
            double pairs = 0;
            double expected = 0;
            for (int e = 0; e < index.size(); e++) {
                int othersHere = 0;
                int near = 0;
                for (int f = 0; f < index.size(); f++) {
                    boolean here = buildings.code(index.row(f)) == building;
                    boolean sameUser = index.user(f) == index.user(e);
                    boolean meets =
                            index.item(f) == index.item(e) && Math.abs(index.time(f) - index.time(e)) <= 86_400_000;
                    othersHere += here && !sameUser ? 1 : 0;
                    near += f != e && meets ? 1 : 0;
                    if (here && !sameUser && meets && buildings.code(index.row(e)) == building) {
                        pairs += 0.5;
                    }
                }
                if (buildings.code(index.row(e)) == building) {
                    expected += near * othersHere / (2.0 * index.size());
                }
            }
            assertThat(lift.pairs(building)).isEqualTo(pairs);
            assertThat(lift.expected(building)).isCloseTo(expected, within(1e-9));
        }
    }

    @Test
    void fence_ofUsers_isTukeys() {
        assertThat(Hubs.fence(new int[] {0, 1, 1, 2, 3, 0}, 3)).isEqualTo(3 + 3 * (3 - 1));
        assertThat(Hubs.fence(new int[] {0, 0}, 3)).isZero();
        assertThat(Hubs.fence(new int[0], 3)).isZero();
    }

    @Test
    void rules_outOfRange_areRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new HubRule.ManyUsers(0))
                .withMessage("mostUsers must be at least 1 (got: 0)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new HubRule.OrdinaryTrade(-1, 8, 2))
                .withMessage("fence must be finite and at least 0 (got: -1.0)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new HubRule.OrdinaryTrade(3, 0, 2))
                .withMessage("leastUsers must be at least 1 (got: 0)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new HubRule.OrdinaryTrade(3, 8, 0.5))
                .withMessage("mostLift must be finite and at least 1 (got: 0.5)");
    }
}
