package io.cowcatcher.ingest.synthetic;

import io.cowcatcher.ingest.synthetic.Orders.Terms;

/**
 * Where honest customers and members of crowdsourced rings place their orders: from their device, now and then from a
 * kiosk.
 *
 * <p>Devices: those of the customers bear the number of a customer, the kiosks come after them, one to 40 zones.
 */
final class Checkout {
    static final double KIOSK_SHARE = 0.01;

    private static final int ZONES_PER_KIOSK = 40;

    private final Orders orders;
    private final Customers customers;
    private final DealCalendar calendar;
    private final int kiosks;

    Checkout(Orders orders, Customers customers, DealCalendar calendar) {
        this.orders = orders;
        this.customers = customers;
        this.calendar = calendar;
        this.kiosks = kiosks(customers.homes().geography().zones());
    }

    static int kiosks(int zones) {
        return Math.max(1, zones / ZONES_PER_KIOSK);
    }

    /** An order at list price, shipped to {@code unit} or, if that is {@link Units#OWN}, as the user likes it. */
    void order(int user, int item, int second, int unit, Draws draws) {
        place(user, item, second, Terms.LIST_PRICE, unit, draws);
    }

    /** An order of what an opening offers, some minutes after it. */
    void orderDeal(int user, int opening, double minutes, int unit, Draws draws) {
        place(user, calendar.item(opening), calendar.secondAfter(opening, minutes), Terms.DEAL, unit, draws);
    }

    private void place(int user, int item, int second, Terms terms, int unit, Draws draws) {
        // Drawn even for orders behind the end of the log, so that a knob that moves an order leaves the next one
        // alone.
        int shipTo = unit == Units.OWN ? customers.ownUnit(user, draws) : unit;
        int device = draws.chance(KIOSK_SHARE) ? customers.count() + draws.below(kiosks) : customers.deviceOf(user);
        if (orders.add(user, item, second, terms)) {
            orders.deliverLast(shipTo, device);
        }
    }
}
