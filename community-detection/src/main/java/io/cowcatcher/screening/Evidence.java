package io.cowcatcher.screening;

/**
 * Which kinds of evidence a log can show, and so what each tier rests on.
 *
 * @param deals whether deals can be told from other purchases
 * @param addresses whether it is known where purchases are shipped to
 */
public record Evidence(boolean deals, boolean addresses) {

    /**
     * Whether the log can show what a tier needs: for {@link Tier#REVIEW} any purchases, for {@link Tier#INTERCEPT}
     * deals or addresses.
     */
    public boolean carries(Tier tier) {
        return tier == Tier.REVIEW || deals || addresses;
    }

    /** What a tier rests on in such a log, in words for a report. */
    public String basis(Tier tier) {
        return switch (tier) {
            case INTERCEPT -> interceptBasis();
            case REVIEW ->
                deals
                        ? "review rests on deal targeting alone"
                        : "review rests on buying together what others rush for, because the log tells no deals"
                                + " (no price, no promotion)";
        };
    }

    private String interceptBasis() {
        if (deals && addresses) {
            return "intercept rests on deal targeting, and on shared addresses or acting together among deal buyers";
        }
        if (deals) {
            return "intercept rests on deal targeting and on acting together among deal buyers;"
                    + " the log has no addresses";
        }
        if (addresses) {
            return "intercept rests on buying together and on shared addresses;"
                    + " the log tells no deals (no price, no promotion)";
        }
        return "intercept cannot be decided: the log has neither prices, promotions nor addresses; use the review tier";
    }
}
