package io.cowcatcher.ring;

/**
 * How strongly shared entities say that two accounts are one person: {@code s = 1 - prod over families (1 - kappa_F max
 * w)}.
 *
 * <p>Within a family the strongest entity speaks, {@code w = weight(e) min(r_Ae, r_Be)}; families are independent
 * witnesses and combine by noisy-or. From 0 to below 1; never falls when an entity is added. Collects the entities of
 * one pair at a time.
 */
final class PairStrength {
    private final double[] certainties;
    private final double[] strongest;

    PairStrength(EntityWeights weights) {
        this.certainties = weights.certaintyByFamily();
        this.strongest = new double[certainties.length];
    }

    /** Forgets the pair before. */
    void clear() {
        java.util.Arrays.fill(strongest, 0);
    }

    /** Adds a shared entity of a family. */
    void add(int family, double weight) {
        strongest[family] = Math.max(strongest[family], weight);
    }

    /** The strength of the pair, families taken in the order of {@link EvidenceFamily}. */
    double value() {
        double doubt = 1;
        for (int family = 0; family < certainties.length; family++) {
            doubt *= 1 - certainties[family] * strongest[family];
        }
        return 1 - doubt;
    }
}
