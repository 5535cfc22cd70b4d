package io.cowcatcher.detect;

import java.util.Locale;

/** The figures that a ring is judged by, one column of {@code rings.csv} each. */
public enum Feature {
    /** The number of purchase windows. */
    WINDOWS,
    /** The mean share of the windows that a member joined. */
    PARTICIPATION,
    /** How well acting together explains the purchases, in nats above chance and the length of the description. */
    BLOCK_SCORE,
    /** The number of windows that aimed at deals. */
    DEAL_WINDOWS,
    /** The number of windows that would aim at deals by chance. */
    EXPECTED_DEAL_WINDOWS,
    /** The p-value of aiming at deals. */
    P_DEAL,
    /** The number of windows in a rush of others; asked where the log tells no deals. */
    RUSH_WINDOWS,
    /** The number of windows that would lie in a rush by chance. */
    EXPECTED_RUSH_WINDOWS,
    /** The p-value of buying what others rush for. */
    P_RUSH,
    /** The pairs of members who ship to one building. */
    SHARED_ADDRESS_PAIRS,
    /** The pairs of other buyers of the same goods who would ship to one building. */
    EXPECTED_ADDRESS_PAIRS,
    /** The p-value of shipping to common addresses. */
    P_RECEIVE,
    /** The members' purchases that were sent elsewhere than their others mostly are. */
    PURCHASES_ASTRAY,
    /** The purchases that as many other buyers of the same goods would have sent so. */
    EXPECTED_PURCHASES_ASTRAY,
    /** The p-value of sending so many elsewhere. */
    P_ASTRAY,
    /** The p-value of acting together even among the buyers of deals. */
    P_TOGETHER_ON_DEALS,
    /** The number of entities (devices, payment accounts, addresses) that at least two members share. */
    SHARED_ENTITIES,
    /** The p-value of so many accounts meeting on one entity. */
    P_ENTITY,
    /** The p-value of accounts as new as these. */
    P_NEW_ACCOUNTS;

    /** The name of the column. */
    public String columnName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
