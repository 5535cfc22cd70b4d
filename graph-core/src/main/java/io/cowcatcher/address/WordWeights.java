package io.cowcatcher.address;

import java.util.List;

/**
 * What a common word is worth: ln(1 + (n + 10) / (d + 10)), where d of n buildings have it. The country's name is in
 * all addresses and says next to nothing, the street's name says most; the 10 keeps a few addresses from deciding that.
 * Source: K. Sparck Jones, A statistical interpretation of term specificity, Journal of Documentation 28 (1972) 11-21,
 * doi:10.1108/eb026526.
 */
final class WordWeights {
    private static final double PRIOR = 10;

    private final double[] weights;

    private WordWeights(double[] weights) {
        this.weights = weights;
    }

    /** Counts the words of all buildings; tokens are numbered below {@code tokenCount}. O(words). */
    static WordWeights of(List<BuildingText> buildings, int tokenCount) {
        int[] having = new int[tokenCount];
        for (BuildingText building : buildings) {
            for (int i = 0; i < building.words().size(); i++) {
                having[building.words().id(i)]++;
            }
        }
        double[] weights = new double[tokenCount];
        for (int word = 0; word < tokenCount; word++) {
            weights[word] = Math.log1p((buildings.size() + PRIOR) / (having[word] + PRIOR));
        }
        return new WordWeights(weights);
    }

    /** The weight of the words in both as a share of that of the words in either; 1 for two empty sets. O(words). */
    double jaccard(TokenSet a, TokenSet b) {
        double common = 0;
        double either = 0;
        int atA = 0;
        int atB = 0;
        while (atA < a.size() || atB < b.size()) {
            int wordA = atA < a.size() ? a.id(atA) : Integer.MAX_VALUE;
            int wordB = atB < b.size() ? b.id(atB) : Integer.MAX_VALUE;
            double weight = weights[Math.min(wordA, wordB)];
            either += weight;
            common += wordA == wordB ? weight : 0;
            atA += wordA <= wordB ? 1 : 0;
            atB += wordB <= wordA ? 1 : 0;
        }
        return either == 0 ? 1 : common / either;
    }
}
