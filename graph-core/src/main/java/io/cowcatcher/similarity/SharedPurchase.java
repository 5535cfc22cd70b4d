package io.cowcatcher.similarity;

/**
 * One item that two users bought nearly at the same time, and what it adds to R.
 *
 * @param item the code of the item
 * @param eventA the event of the first user, nearest in time to that of the second
 * @param eventB the event of the second user
 * @param distanceMillis the time between the two
 * @param parts the factors, and their product
 */
public record SharedPurchase(int item, int eventA, int eventB, long distanceMillis, Parts parts) {

    /**
     * The factors of one term of R.
     *
     * @param rarity omega, from 0 to 1
     * @param closeness P, W_purchase, from 0 to 1
     * @param nearness V, W_receive, from 0 to 1
     * @param worth omega * (w0 + wp * P + wr * V)
     */
    public record Parts(double rarity, double closeness, double nearness, double worth) {}

    /** What a common item is worth as such, omega. */
    public double rarity() {
        return parts.rarity();
    }

    /** What this item adds to the numerator of R. */
    public double worth() {
        return parts.worth();
    }
}
