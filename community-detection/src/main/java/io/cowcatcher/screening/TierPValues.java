package io.cowcatcher.screening;

import java.util.Optional;
import java.util.stream.Stream;

/** One p-value of all that is known of a block: what must be improbable before a tier calls it a ring. */
final class TierPValues {
    private TierPValues() {}

    /**
     * That it aims at deals, or, where the log tells none, at what others rush for; and that it is a group at all,
     * whose members act together: the larger of both.
     */
    static double review(BlockTests tests) {
        double aim = tests.deal().or(tests::rush).map(Finding::pValue).orElse(0.0);
        return Math.max(aim, tests.together().pValue());
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
        double unlikeOthers = Bonferroni.of(pValues(Stream.of(tests.receive(), sentAstray(tests), actTogether(tests))));
        return Math.max(tests.deal().get().pValue(), unlikeOthers);
    }

    /** That they send it astray; where that is too little to count, it counts for nothing. */
    private static Optional<Finding> sentAstray(BlockTests tests) {
        return tests.astray().map(astray -> tests.isEnoughAstray() ? astray : nothing(astray));
    }

    /** That they act together on deals; where a member joins few of the windows, it counts for nothing. */
    private static Optional<Finding> actTogether(BlockTests tests) {
        return tests.togetherOnDeals().map(together -> tests.isMostlyTogether() ? together : nothing(together));
    }

    private static Finding nothing(Finding finding) {
        return new Finding(1, finding.observed(), finding.expected(), finding.outOf());
    }

    private static double[] pValues(Stream<Optional<Finding>> findings) {
        return findings.flatMap(Optional::stream).mapToDouble(Finding::pValue).toArray();
    }
}
