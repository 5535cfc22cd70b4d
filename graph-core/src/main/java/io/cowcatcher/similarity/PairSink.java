package io.cowcatcher.similarity;

/** Receives pairs of users one after another, in ascending order of the first and then the second user. */
@FunctionalInterface
public interface PairSink {

    /**
     * Takes one pair.
     *
     * @param first the user with the smaller code
     * @param second the user with the greater code
     * @param sharedItems k, the items bought together
     * @param weight the weight in its own unit: R, or the surprise z in nats
     */
    void accept(int first, int second, int sharedItems, double weight);
}
