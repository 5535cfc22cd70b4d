package io.cowcatcher.nebula;

import io.cowcatcher.event.Login;
import io.cowcatcher.event.Purchase;
import io.cowcatcher.event.PurchaseField;
import io.cowcatcher.event.Registration;
import io.cowcatcher.graph.HeteroGraph;
import io.cowcatcher.graph.HeteroGraphBuilder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Events of all kinds, all different, in which most fields are sometimes missing. */
final class RandomEvents {
    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
    private static final List<PurchaseField> FIELDS = List.of(
            PurchaseField.ITEM,
            PurchaseField.SELLER,
            PurchaseField.DEVICE,
            PurchaseField.IP,
            PurchaseField.ADDRESS,
            PurchaseField.BUILDING,
            PurchaseField.RECIPIENT,
            PurchaseField.PHONE,
            PurchaseField.PAYMENT);

    final List<Purchase> purchases = new ArrayList<>();
    final List<Registration> registrations = new ArrayList<>();
    final List<Login> logins = new ArrayList<>();

    RandomEvents(long seed, int count) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < count; i++) {
            String user = "用户" + random.nextInt(1 + count / 10);
            Instant time = START.plusMillis(random.nextInt(50)).plusSeconds(i);
            Purchase.Builder purchase = Purchase.by(user).with(PurchaseField.ORDER, "o\"" + i);
            if (random.nextInt(10) > 0) {
                purchase.at(time);
            }
            for (PurchaseField field : FIELDS) {
                if (random.nextInt(3) > 0) {
                    purchase.with(field, field.columnName() + "'\\" + random.nextInt(1 + count / 5));
                }
            }
            if (random.nextBoolean()) {
                purchase.priced(random.nextInt(100) / 8.0, Double.NaN).quantity(1 + random.nextInt(3));
            }
            purchases.add(purchase.build());
            if (i % 3 == 0) {
                registrations.add(Registration.of(user + i, time)
                        .withDevice("device_id'\\" + i)
                        .withIp("ip'\\" + random.nextInt(9))
                        .withPhone("p" + i));
                logins.add(Login.of(user, time).withDevice("device_id'\\" + random.nextInt(9)));
            }
        }
    }

    HeteroGraph graph() {
        HeteroGraphBuilder builder = HeteroGraph.builder();
        purchases.forEach(builder::add);
        registrations.forEach(builder::add);
        logins.forEach(builder::add);
        return builder.build();
    }

    /** All of them, one kind after the other. */
    GraphEvents source() {
        List<GraphEvents> sources = List.of(
                GraphEvents.registrations(registrations.iterator()),
                GraphEvents.purchases(purchases.iterator()),
                GraphEvents.logins(logins.iterator()));
        return receiver -> {
            for (GraphEvents source : sources) {
                if (source.next(receiver)) {
                    return true;
                }
            }
            return false;
        };
    }

    int size() {
        return purchases.size() + registrations.size() + logins.size();
    }
}
