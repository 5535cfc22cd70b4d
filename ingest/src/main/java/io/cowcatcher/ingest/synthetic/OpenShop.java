package io.cowcatcher.ingest.synthetic;

/** A shop before the first customer comes: who may come, what is sold when, and where orders are placed. */
record OpenShop(
        Customers customers,
        Catalogue catalogue,
        ShopClock clock,
        DealCalendar calendar,
        Orders orders,
        Checkout checkout) {

    static OpenShop of(SyntheticLogOptions options) {
        Shop shop = options.shop();
        long seed = options.randomSeed();
        Draws land = Draws.of(seed, Draws.Part.GEOGRAPHY);
        Homes homes = new Homes(shop.users(), new Geography(shop.zones(), land), land);
        Customers customers = new Customers(homes, shop.meanPurchases(), Draws.of(seed, Draws.Part.CUSTOMERS));
        Catalogue catalogue = new Catalogue(shop.items(), shop.categories(), Draws.of(seed, Draws.Part.CATALOGUE));
        ShopClock clock = new ShopClock(shop.days());
        DealCalendar calendar =
                DealCalendar.of(catalogue, options.deals().items(), clock, Draws.of(seed, Draws.Part.CALENDAR));
        Orders orders = new Orders(clock.horizonSeconds());
        return new OpenShop(customers, catalogue, clock, calendar, orders, new Checkout(orders, customers, calendar));
    }
}
