package io.cowcatcher.ingest.synthetic;

import io.cowcatcher.event.Purchase;
import io.cowcatcher.event.PurchaseField;
import io.cowcatcher.event.PurchaseLog;
import io.cowcatcher.event.PurchaseLogBuilder;
import io.cowcatcher.run.RunControl;
import java.time.Duration;
import java.time.Instant;

/** Writes the orders of a synthetic shop as a purchase log; orders are numbered in the order of time. */
final class LogWriter {
    private static final int ROWS_PER_CHECK = 8_192;
    private static final double SECONDS_PER_DAY = ShopClock.SECONDS_PER_DAY;

    private final OpenShop shop;
    private final SyntheticLogOptions options;
    private final AddressText addresses;
    private final String[] users;
    private final Instant[] registrations;
    private final String[] items;
    private final String[] categories;

    LogWriter(OpenShop shop, SyntheticLogOptions options, double[] newAccountAgeDays) {
        this.shop = shop;
        this.options = options;
        Homes homes = shop.customers().homes();
        this.addresses = new AddressText(homes.units(), homes.geography());
        int customers = shop.customers().count();
        this.users = numbered("u", customers + newAccountAgeDays.length);
        this.registrations = new Instant[users.length];
        for (int user = 0; user < users.length; user++) {
            double age = user < customers ? shop.customers().ageDays(user) : newAccountAgeDays[user - customers];
            registrations[user] = ShopClock.START.minus(Duration.ofSeconds((long) (age * SECONDS_PER_DAY)));
        }
        this.items = numbered("i", shop.catalogue().items());
        this.categories = numbered("c", shop.catalogue().categories());
    }

    private static String[] numbered(String prefix, int count) {
        String[] ids = new String[count];
        for (int i = 0; i < count; i++) {
            ids[i] = prefix + i;
        }
        return ids;
    }

    PurchaseLog write(RunControl control) {
        int[] order = shop.orders().inOrderOfTime();
        PurchaseLogBuilder log = PurchaseLog.builder();
        for (int i = 0; i < order.length; i++) {
            if (i % ROWS_PER_CHECK == 0) {
                control.checkCancelled();
                control.report((double) i / order.length);
            }
            log.add(purchase(order[i], i));
        }
        return log.build();
    }

    private Purchase purchase(int row, int number) {
        Orders orders = shop.orders();
        int user = orders.user(row);
        int item = orders.item(row);
        int device = orders.device(row);
        double list = shop.catalogue().listPrice(item);
        double paid =
                orders.isDeal(row) ? Catalogue.cents(list * (1 - options.deals().depth())) : list;
        Purchase.Builder purchase = Purchase.by(users[user])
                .of(items[item])
                .at(ShopClock.START.plusSeconds(orders.second(row)))
                .priced(paid, list)
                .with(PurchaseField.ORDER, "o" + number)
                .with(PurchaseField.DEVICE, "d" + device)
                .with(PurchaseField.CATEGORY, categories[shop.catalogue().categoryOf(item)])
                .registeredAt(registrations[user]);
        addresses.write(orders.unit(row), purchase);
        if (options.ipColumn() == IpColumn.PER_HOUSEHOLD) {
            purchase.with(PurchaseField.IP, ip(device));
        }
        return purchase.build();
    }

    /** The devices of one household share its address; every other device has its own. */
    private String ip(int device) {
        int customers = shop.customers().count();
        Homes homes = shop.customers().homes();
        int number = device < customers ? homes.householdOf(device) : homes.households() + device - customers;
        return "10." + (number >>> 16) + "." + (number >>> 8 & 0xFF) + "." + (number & 0xFF);
    }

    String user(int user) {
        return users[user];
    }

    String item(int item) {
        return items[item];
    }
}
