package io.cowcatcher.ingest.synthetic;

import io.cowcatcher.ingest.synthetic.Orders.Terms;
import io.cowcatcher.run.RunControl;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Plants same-person rings: one person opens accounts, uses them from a few devices and lets all of them ship to two
 * addresses.
 *
 * <p>The accounts are new users, numbered after the customers; their devices are numbered after the kiosks.
 */
final class SamePersonPlanter {
    private static final double MINIMUM_AGE_DAYS = 1;
    private static final double MEAN_AGE_DAYS = 20;
    private static final int ADDRESSES = 2;

    private final OpenShop shop;
    private final Draws draws;
    private double[] ageDays = new double[64];
    private int accounts;
    private int devices;

    SamePersonPlanter(OpenShop shop, Draws draws) {
        this.shop = shop;
        this.draws = draws;
    }

    List<Group<RingLevel>> plant(List<SamePersonRings> plan, RunControl control) {
        List<Group<RingLevel>> planted = new ArrayList<>();
        for (SamePersonRings rings : plan) {
            for (int i = 0; i < rings.count(); i++) {
                control.checkCancelled();
                planted.add(new Group<>(rings.level(), plant(rings.shape())));
            }
        }
        return planted;
    }

    private int[] plant(SamePersonShape shape) {
        int[] users = openAccounts(draws.from(shape.accounts()));
        int ringDevices = Math.max(1, users.length / shape.accountsPerDevice());
        int firstDevice = firstDeviceNumber() + devices;
        devices += ringDevices;
        Homes homes = shop.customers().homes();
        int[] units = new int[ADDRESSES];
        for (int i = 0; i < ADDRESSES; i++) {
            units[i] = homes.newUnit(homes.geography().randomBuilding(draws));
        }
        int[] tasks = shop.calendar().tasks(draws.from(shape.tasks()), draws);
        for (int i = 0; i < users.length; i++) {
            int device = firstDevice + i % ringDevices;
            for (int opening : tasks) {
                if (draws.chance(shape.participation())) {
                    int second = shop.calendar().secondAfter(opening, draws.exponential(shape.delayMinutes()));
                    order(users[i], shop.calendar().item(opening), second, Terms.DEAL, units, device);
                }
            }
            int ordinary = draws.poisson(shape.ordinaryPurchases());
            for (int k = 0; k < ordinary; k++) {
                int item = shop.catalogue().randomItem(draws);
                order(users[i], item, shop.clock().randomSecond(draws), Terms.LIST_PRICE, units, device);
            }
        }
        return users;
    }

    private int[] openAccounts(int count) {
        int[] users = new int[count];
        for (int i = 0; i < count; i++) {
            if (accounts == ageDays.length) {
                ageDays = Arrays.copyOf(ageDays, accounts * 2);
            }
            ageDays[accounts] = MINIMUM_AGE_DAYS + draws.exponential(MEAN_AGE_DAYS);
            users[i] = shop.customers().count() + accounts;
            accounts++;
        }
        return users;
    }

    private int firstDeviceNumber() {
        return shop.customers().count()
                + Checkout.kiosks(shop.customers().homes().geography().zones());
    }

    private void order(int user, int item, int second, Terms terms, int[] units, int device) {
        int unit = units[draws.below(units.length)];
        if (shop.orders().add(user, item, second, terms)) {
            shop.orders().deliverLast(unit, device);
        }
    }

    /** How old the accounts are at the start of the log, in days, in the order of their numbers. */
    double[] ageDays() {
        return Arrays.copyOf(ageDays, accounts);
    }
}
