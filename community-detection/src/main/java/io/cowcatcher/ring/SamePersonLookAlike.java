package io.cowcatcher.ring;

/**
 * Accounts that share entities and are not reported as a ring.
 *
 * @param group the accounts and what ties them
 * @param tests what every test says of them
 * @param qValue the p-value adjusted for the number of groups tested, from 0 to 1; 1 where nothing was tested
 * @param reason why it is not reported
 */
public record SamePersonLookAlike(AccountGroup group, GroupTests tests, double qValue, Reason reason) {

    /** Why a group is not reported. */
    public enum Reason {
        /** All members live in one home, and they are few enough for a family. */
        HOUSEHOLD,
        /** The evidence is too weak. */
        TOO_WEAK
    }
}
