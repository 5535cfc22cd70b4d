package io.cowcatcher.propagation;

/**
 * Where the score of one user certainly lies.
 *
 * @param lower what the walks that came to an end have paid
 * @param upper that, and 1 for every walk that is still under way
 * @param linksSeen the links that were looked at
 * @param stop why the push ended
 */
public record ScoreInterval(double lower, double upper, int linksSeen, Stop stop) {

    /** Why a push ended. */
    public enum Stop {
        /** The interval is no wider than asked for. */
        NARROW,
        /** The next step would have gone beyond the budget of links. */
        BUDGET
    }

    /** How much is not known. */
    public double width() {
        return upper - lower;
    }
}
