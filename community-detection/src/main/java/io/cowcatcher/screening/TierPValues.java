package io.cowcatcher.screening;

import java.util.Optional;
import java.util.stream.Stream;

/** One p-value of all that is known of a block: what must be improbable before a tier calls it a ring. */
final class TierPValues {
    private static final double APART = 0.05;

    private TierPValues() {}

    /** That it aims at deals; where no deals are known, that its members act together. */
    static double review(BlockTests tests) {
        return tests.deal().orElse(tests.together()).pValue();
    }

    /**
     * That it aims at deals, and that its members are unlike other buyers of these: the larger of both, an
     * intersection-union test, valid whatever the dependence between them.
     */
    static double intercept(BlockTests tests) {
        double sentTogether = Bonferroni.of(pValues(Stream.of(tests.receive(), sentAstray(tests))));
        if (tests.deal().isEmpty()) {
            return Math.max(sentTogether, tests.together().pValue());
        }
        double unlikeOthers =
                Bonferroni.of(pValues(Stream.of(tests.receive(), sentAstray(tests), tests.togetherOnDeals())));
        return Math.max(tests.deal().get().pValue(), unlikeOthers);
    }

    /**
     * What goes astray in a ring goes somewhere. In a crowd whose addresses have less in common than those of other
     * buyers, a few send it astray: most likely members of rings that are not found yet.
     */
    private static Optional<Finding> sentAstray(BlockTests tests) {
        boolean areApart = tests.apart().map(apart -> apart.pValue() <= APART).orElse(false);
        return areApart
                ? tests.astray().map(astray -> new Finding(1, astray.observed(), astray.expected(), astray.outOf()))
                : tests.astray();
    }

    private static double[] pValues(Stream<Optional<Finding>> findings) {
        return findings.flatMap(Optional::stream).mapToDouble(Finding::pValue).toArray();
    }
}
