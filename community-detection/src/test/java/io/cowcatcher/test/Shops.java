package io.cowcatcher.test;

import io.cowcatcher.event.Purchase;
import io.cowcatcher.event.PurchaseField;
import io.cowcatcher.test.ShopLog.Crowd;
import io.cowcatcher.test.ShopLog.Line;
import io.cowcatcher.test.ShopLog.Ring;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;

/** Whole logs with one thing planted in each. */
public final class Shops {
    /** The members of {@link #crowdRing}, in alphabetical order. */
    public static final List<String> CROWD_RING =
            ShopLog.names("r", 12).stream().sorted().toList();
    /** The accounts of {@link #operatorWithoutPurchases}, in alphabetical order. */
    public static final List<String> OPERATOR = ShopLog.names("o", 9);

    private static final Crowd CROWD = new Crowd(600, 150, 40, 7);

    private Shops() {}

    private static ShopLog crowdAndRing(String building) {
        return ShopLog.seeded(11)
                .crowd(CROWD)
                .ring(new Ring(CROWD_RING, 9, 0.9, ShopLog.HOUR / 2), building, ShopLog.DEAL_PRICE);
    }

    private static List<Purchase> purchases(ShopLog log) {
        return log.lines().stream().map(Line::toPurchase).toList();
    }

    /** A crowd, and twelve who buy nine deals together and ship them to one building. */
    public static List<Purchase> crowdRing() {
        return purchases(crowdAndRing("drop"));
    }

    /** A crowd, and twelve neighbours who buy nine deals together at a pick-up point. */
    public static List<Purchase> groupBuy() {
        return purchases(crowdAndRing("station1"));
    }

    /** The log of {@link #crowdRing} in which the twelve use one device and everybody else one of his own. */
    public static List<Purchase> operatorBuyingTogether() {
        return crowdAndRing("drop").lines().stream()
                .map(line -> Purchase.by(line.user())
                        .of(line.item())
                        .at(ShopLog.START.plusSeconds(line.second()))
                        .with(PurchaseField.BUILDING, line.building())
                        .with(PurchaseField.DEVICE, device(line.user()))
                        .priced(line.price(), ShopLog.LIST_PRICE)
                        .build())
                .toList();
    }

    private static String device(String user) {
        return CROWD_RING.contains(user) ? "farm" : "own-" + user;
    }

    /** Devices alone: nine accounts on one of them, a kiosk of sixty, and hundreds of accounts on their own. */
    public static List<Purchase> operatorWithoutPurchases() {
        List<Purchase> log = new ArrayList<>();
        for (String user : ShopLog.names("u", 400)) {
            log.add(Purchase.by(user).with(PurchaseField.DEVICE, "own-" + user).build());
        }
        for (String user : ShopLog.names("u", 60)) {
            log.add(Purchase.by(user).with(PurchaseField.DEVICE, "kiosk").build());
        }
        OPERATOR.forEach(user ->
                log.add(Purchase.by(user).with(PurchaseField.DEVICE, "farm").build()));
        return log;
    }

    /** The same purchases in another order. */
    public static List<Purchase> shuffled(List<Purchase> purchases, long seed) {
        List<Purchase> shuffled = new ArrayList<>(purchases);
        SplittableRandom order = new SplittableRandom(seed);
        for (int i = shuffled.size() - 1; i > 0; i--) {
            Collections.swap(shuffled, i, order.nextInt(i + 1));
        }
        return shuffled;
    }
}
