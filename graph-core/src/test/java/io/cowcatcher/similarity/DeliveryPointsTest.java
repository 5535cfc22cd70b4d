package io.cowcatcher.similarity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cowcatcher.event.Flag;
import io.cowcatcher.event.Ids;
import io.cowcatcher.event.Purchase;
import io.cowcatcher.event.PurchaseField;
import io.cowcatcher.event.PurchaseLog;
import io.cowcatcher.event.PurchaseLogBuilder;
import org.junit.jupiter.api.Test;

class DeliveryPointsTest {

    /** Ten users of a locker that names no building, in a log where another row names one. */
    private static PurchaseIndex locker(Flag pickupPoint) {
        PurchaseLogBuilder log = PurchaseLog.builder();
        for (int user = 0; user < 10; user++) {
            log.add(Purchase.by("u" + user)
                    .of("x")
                    .at(TinyLog.START)
                    .with(PurchaseField.ADDRESS, "Locker 7")
                    .pickupPoint(pickupPoint)
                    .build());
        }
        log.add(Purchase.by("v")
                .of("x")
                .at(TinyLog.START.plusSeconds(60))
                .with(PurchaseField.ADDRESS, "flat")
                .with(PurchaseField.BUILDING, "house")
                .build());
        return PurchaseIndex.of(log.build(), IndexOptions.defaults());
    }

    @Test
    void nearness_pickUpPointWithoutABuilding_isWeakEvidence() {
        DeliveryPoints ordinary = DeliveryPoints.of(locker(Flag.NO));
        DeliveryPoints registered = DeliveryPoints.of(locker(Flag.YES));

        double rarity = DeliveryPoints.rarity(10, 100);
        assertThat(registered.buildingName(registered.building(0))).isEqualTo("Locker 7");
        assertThat(ordinary.nearness(0, 1, 100)).isCloseTo(rarity, within(1e-12));
        assertThat(registered.nearness(0, 1, 100)).isCloseTo(0.30 * rarity, within(1e-12));
    }

    /** Each row as address, building, phone, recipient; - for none. */
    private static DeliveryPoints shipped(String... rows) {
        PurchaseField[] fields = {
            PurchaseField.ADDRESS, PurchaseField.BUILDING, PurchaseField.PHONE, PurchaseField.RECIPIENT
        };
        PurchaseLogBuilder log = PurchaseLog.builder();
        for (int i = 0; i < rows.length; i++) {
            Purchase.Builder purchase =
                    Purchase.by("u" + i).of("x").at(TinyLog.START.plusSeconds(i)); // event i is row i
            String[] values = rows[i].split(" ", -1);
            for (int f = 0; f < fields.length; f++) {
                if (!values[f].equals("-")) {
                    purchase.with(fields[f], values[f]);
                }
            }
            log.add(purchase.build());
        }
        return DeliveryPoints.of(PurchaseIndex.of(log.build(), IndexOptions.defaults()));
    }

    @Test
    void nearness_rowsWithoutPhoneAmongOthers_goByTheirRecipient() {
        DeliveryPoints points = shipped("- - - Wang", "- - - Wang", "- - 555 Wang", "- - 555 Li", "- - Wang Zhao");

        double ofTwo = DeliveryPoints.rarity(2, 100);
        assertThat(points.nearness(0, 1, 100)).as("one name").isEqualTo(ofTwo);
        assertThat(points.nearness(2, 3, 100)).as("one phone").isEqualTo(ofTwo);
        assertThat(points.nearness(0, 2, 100)).as("a name and another's phone").isZero();
        assertThat(points.nearness(0, 4, 100))
                .as("a phone that reads like the name")
                .isZero();
    }

    @Test
    void building_rowsWithoutOneAmongOthers_areInThatOfTheirAddress() {
        DeliveryPoints points =
                shipped("flat1 house - -", "flat2 house - -", "flat3 - - -", "flat3 - - -", "house - - -", "- - - Li");

        double ofTwo = DeliveryPoints.rarity(2, 100);
        assertThat(points.nearness(0, 1, 100)).as("one building").isEqualTo(0.85 * ofTwo);
        assertThat(points.buildingName(points.building(2))).isEqualTo("flat3");
        assertThat(points.building(2)).isEqualTo(points.building(3));
        assertThat(points.usersOfBuilding(points.building(2))).isEqualTo(2);
        assertThat(points.nearness(0, 4, 100))
                .as("an address that reads like the building")
                .isZero();
        assertThat(points.building(5)).isEqualTo(Ids.NONE);
        assertThat(points.buildingCount()).isEqualTo(3);
    }

    /** A locker of which some rows name the building and some do not: a hub for all of them. */
    @Test
    void nearness_hubNamedBySomeOfItsRows_isWeakForAll() {
        String[] rows = new String[83];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = i % 2 == 0 ? "locker mall - -" : "locker - - -";
        }
        DeliveryPoints points = shipped(rows);

        assertThat(points.isHub(points.building(0))).isTrue();
        assertThat(points.isHub(points.building(1))).isTrue();
        assertThat(points.nearness(0, 2, 100)).as("42 users").isEqualTo(0.30 * DeliveryPoints.rarity(42, 100));
        assertThat(points.nearness(1, 3, 100)).as("41 users").isEqualTo(0.30 * DeliveryPoints.rarity(41, 100));
        assertThat(points.nearness(0, 1, 100)).as("83 users").isEqualTo(0.30 * DeliveryPoints.rarity(83, 100));
    }
}
