package io.cowcatcher.block;

/** Who is expected to be a member of a block: naming an expected one costs less. */
public enum MemberPrior {
    /** Every user alike: naming one of n members of N users costs ln(N / n) + 1. */
    UNIFORM,
    /**
     * Half every buyer alike, half by what they buy: naming a member costs -ln(n w) + 1, where w = c / 2M + 1 / 2N; c
     * of the M purchases are his, and N users buy at all. Whoever takes part in ten tasks has bought ten times at
     * least, so that members of rings cost less to name, and strangers who buy little cost more.
     */
    ACTIVITY
}
