package io.cowcatcher.cleaning;

import io.cowcatcher.event.Purchase;
import io.cowcatcher.event.PurchaseField;
import io.cowcatcher.event.PurchaseLog;
import io.cowcatcher.run.RunControl;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Purchases made one by one, and the log of them, cleaned. */
abstract class CleaningFixture {
    static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

    final List<Purchase> purchases = new ArrayList<>();

    void buy(String user, String item, int minute, int quantity, String order) {
        Purchase.Builder purchase = Purchase.by(user)
                .of(item)
                .at(START.plusSeconds(60L * minute))
                .quantity(quantity)
                .with(PurchaseField.DEVICE, "d-" + user);
        if (!order.isEmpty()) {
            purchase.with(PurchaseField.ORDER, order);
        }
        purchases.add(purchase.build());
    }

    /** Two hundred people, thirty purchases each of fifty items, one or two pieces at a time. */
    void buyAsPeopleDo() {
        SplittableRandom random = new SplittableRandom(7);
        for (int user = 0; user < 200; user++) {
            for (int i = 0; i < 30; i++) {
                buy("u" + user, "i" + random.nextInt(50), random.nextInt(80_000), 1 + random.nextInt(2), "");
            }
        }
    }

    CleanedLog clean(CleaningOptions options) {
        return LogCleaning.clean(PurchaseLog.of(purchases), options, RunControl.inline());
    }

    CleanedLog clean() {
        return clean(CleaningOptions.defaults());
    }
}
