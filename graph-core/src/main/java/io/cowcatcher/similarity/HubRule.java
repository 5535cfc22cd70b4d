package io.cowcatcher.similarity;

/**
 * When a building is a hub: a place where so many strangers have things shipped to that doing so is weak evidence of
 * knowing each other. Registered pick-up points are hubs by any rule.
 */
public sealed interface HubRule {

    /** More than 40 users: the rule that the reference results rest on. */
    static HubRule defaults() {
        return ManyUsers.DEFAULTS;
    }

    /**
     * Unusually many users for this log, who come and go as in ordinary trade; see {@link OrdinaryTrade}. A search for
     * rings takes it unless told otherwise.
     */
    static HubRule ordinaryTrade() {
        return OrdinaryTrade.DEFAULTS;
    }

    /**
     * A building is a hub if more than so many users ship there.
     *
     * @param mostUsers H, the most users of a building that is none, at least 1
     */
    record ManyUsers(int mostUsers) implements HubRule {
        private static final ManyUsers DEFAULTS = new ManyUsers(DeliveryPoints.HUB_USERS);

        /** Checks the range. */
        public ManyUsers {
            if (mostUsers < 1) {
                throw new IllegalArgumentException("mostUsers must be at least 1 (got: " + mostUsers + ")");
            }
        }
    }

    /**
     * A building is a hub if its number of users is an outlier of the log's own distribution, and its users' purchases
     * meet no more than strangers' do.
     *
     * <p>Outlier: above Q3 + {@code fence} (Q3 - Q1) of the users of all buildings (Tukey's far-out fence at 3), and
     * above {@code leastUsers}. Meet: two users have the same item shipped there within a day. Were the purchases of
     * the log shipped at random, a building with n of M purchases would see
     *
     * <pre>
     * expected = 1/2 * sum over its purchases e of n_e * (n - own purchases of e's user) / M
     * </pre>
     *
     * such pairs, n_e being the other purchases of e's item within a day. In a pick-up station or a large house the
     * lift, (pairs + 1) / (expected + 1), is about 1; at a drop of a ring it is 2 to 100, because all come for the same
     * goods. So a large ring with one drop does not hide behind its own size. A station where a group-buy meets looks
     * like a drop: register it.
     *
     * @param fence how many interquartile ranges above the third quartile an outlier begins, at least 0
     * @param leastUsers no building of so few users is a hub, at least 1
     * @param mostLift the largest lift of ordinary trade, at least 1
     */
    record OrdinaryTrade(double fence, int leastUsers, double mostLift) implements HubRule {
        private static final OrdinaryTrade DEFAULTS = new OrdinaryTrade(3, 8, 2);

        /** Checks the ranges. */
        public OrdinaryTrade {
            if (!(fence >= 0) || Double.isInfinite(fence)) {
                throw new IllegalArgumentException("fence must be finite and at least 0 (got: " + fence + ")");
            }
            if (leastUsers < 1) {
                throw new IllegalArgumentException("leastUsers must be at least 1 (got: " + leastUsers + ")");
            }
            if (!(mostLift >= 1) || Double.isInfinite(mostLift)) {
                throw new IllegalArgumentException("mostLift must be finite and at least 1 (got: " + mostLift + ")");
            }
        }
    }
}
