package io.cowcatcher.similarity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cowcatcher.event.Flag;
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
        assertThat(ordinary.nearness(0, 1, 100)).isCloseTo(rarity, within(1e-12));
        assertThat(registered.nearness(0, 1, 100)).isCloseTo(0.30 * rarity, within(1e-12));
    }
}
