package io.cowcatcher.ingest.synthetic;

import io.cowcatcher.run.RunControl;

/**
 * What people buy day by day at list price: a Poisson number of items each, three quarters of them in categories they
 * like.
 */
final class OrdinaryPurchases {
    private static final IntRange TASTES = IntRange.of(2, 5);
    private static final double FROM_TASTES = 0.75;
    private static final int USERS_PER_CHECK = 2_048;

    private OrdinaryPurchases() {}

    static void draw(OpenShop shop, Draws draws, RunControl control) {
        Customers customers = shop.customers();
        Catalogue catalogue = shop.catalogue();
        for (int user = 0; user < customers.count(); user++) {
            if (user % USERS_PER_CHECK == 0) {
                control.checkCancelled();
                control.report((double) user / customers.count());
            }
            int[] tastes = catalogue.tastes(draws.from(TASTES), draws);
            int purchases = draws.poisson(customers.activity(user));
            for (int i = 0; i < purchases; i++) {
                int item = draws.chance(FROM_TASTES)
                        ? catalogue.randomItemOf(tastes[draws.below(tastes.length)], draws)
                        : catalogue.randomItem(draws);
                shop.checkout().order(user, item, shop.clock().randomSecond(draws), Units.OWN, draws);
            }
        }
    }
}
