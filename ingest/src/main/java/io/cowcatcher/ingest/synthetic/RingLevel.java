package io.cowcatcher.ingest.synthetic;

/** How hard a planted ring is to find: the levels of the benchmark, each with the shape its rings have by default. */
public enum RingLevel {
    /** Large rings that act within minutes and ship to a few shared buildings. */
    EASY(new RingShape(IntRange.of(20, 39), IntRange.of(10, 13), 0.8, 20, new DropShape(0.8, 3, 0.3), 0), 8),
    /** The bar setting: the level that figures are quoted at. */
    MEDIUM(new RingShape(IntRange.of(15, 29), IntRange.of(8, 10), 0.65, 180, new DropShape(0.4, 6, 0.5), 0), 4),
    /** Small rings that act within a working day and seldom share an address. */
    HARD(new RingShape(IntRange.of(10, 19), IntRange.of(6, 8), 0.55, 600, new DropShape(0.15, 6, 0.7), 0), 2),
    /** Very small rings that act within days, take part every other time and share no address at all. */
    EXTREME(new RingShape(IntRange.of(8, 13), IntRange.of(5, 6), 0.45, 1200, new DropShape(0, 1, 0), 0), 2);

    @SuppressWarnings("ImmutableEnumChecker") // a record of numbers
    private final RingShape shape;

    private final int accountsPerDevice;

    RingLevel(RingShape shape, int accountsPerDevice) {
        this.shape = shape;
        this.accountsPerDevice = accountsPerDevice;
    }

    /** The shape of crowdsourced rings of this level. */
    public RingShape shape() {
        return shape;
    }

    /** The shape of same-person rings of this level: the harder, the fewer accounts share a device. */
    public SamePersonShape samePersonShape() {
        return SamePersonShape.defaults().withAccountsPerDevice(accountsPerDevice);
    }
}
