package io.cowcatcher.ingest.synthetic;

/**
 * What a same-person ring looks like: one person with many new accounts, a few devices and two addresses.
 *
 * @param accounts the number of accounts of a ring, at least 2
 * @param accountsPerDevice how many accounts there are to a device, at least 1; m accounts use m divided by this,
 *     rounded down, and at least one
 * @param tasks the number of deal openings that the person goes for, at least 1
 * @param participation the chance that an account buys at an opening, above 0 and up to 1
 * @param delayMinutes the mean delay of an account after an opening, above 0; delays are exponential
 * @param ordinaryPurchases the mean number of purchases outside deals per account, at least 0
 */
public record SamePersonShape(
        IntRange accounts,
        int accountsPerDevice,
        IntRange tasks,
        double participation,
        double delayMinutes,
        double ordinaryPurchases) {

    /** Checks the ranges. */
    public SamePersonShape {
        Checks.between("ring accounts", accounts.minimum(), 2, 10_000);
        Checks.between("ring accounts", accounts.maximum(), 2, 10_000);
        Checks.between("accountsPerDevice", accountsPerDevice, 1, 10_000);
        Checks.between("ring tasks", tasks.minimum(), 1, 10_000);
        Checks.between("ring tasks", tasks.maximum(), 1, 10_000);
        Checks.between("participation", participation, 0.01, 1);
        Checks.between("delayMinutes", delayMinutes, 0.01, 100_000);
        Checks.between("ordinaryPurchases", ordinaryPurchases, 0, 10_000);
    }

    /** The shape of level {@link RingLevel#MEDIUM}: 6 to 29 accounts, four to a device, 5 to 9 tasks. */
    public static SamePersonShape defaults() {
        return new SamePersonShape(IntRange.of(6, 29), 4, IntRange.of(5, 9), 0.7, 25, 2);
    }

    /** A copy with rings of this size. */
    public SamePersonShape withAccounts(int minimum, int maximum) {
        return new SamePersonShape(
                IntRange.of(minimum, maximum),
                accountsPerDevice,
                tasks,
                participation,
                delayMinutes,
                ordinaryPurchases);
    }

    /** A copy with this number of accounts to a device. */
    public SamePersonShape withAccountsPerDevice(int accountsPerDevice) {
        return new SamePersonShape(accounts, accountsPerDevice, tasks, participation, delayMinutes, ordinaryPurchases);
    }

    /** A copy with this number of tasks. */
    public SamePersonShape withTasks(int minimum, int maximum) {
        return new SamePersonShape(
                accounts,
                accountsPerDevice,
                IntRange.of(minimum, maximum),
                participation,
                delayMinutes,
                ordinaryPurchases);
    }

    /** A copy with this chance that an account buys at an opening. */
    public SamePersonShape withParticipation(double participation) {
        return new SamePersonShape(accounts, accountsPerDevice, tasks, participation, delayMinutes, ordinaryPurchases);
    }

    /** A copy with this mean delay after an opening, in minutes. */
    public SamePersonShape withDelayMinutes(double delayMinutes) {
        return new SamePersonShape(accounts, accountsPerDevice, tasks, participation, delayMinutes, ordinaryPurchases);
    }

    /** A copy with this mean number of purchases outside deals per account. */
    public SamePersonShape withOrdinaryPurchases(double ordinaryPurchases) {
        return new SamePersonShape(accounts, accountsPerDevice, tasks, participation, delayMinutes, ordinaryPurchases);
    }
}
