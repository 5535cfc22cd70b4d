package io.cowcatcher.similarity;

import io.cowcatcher.run.RunControl;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Takes single pairs apart: which items, how close, how rare, what was expected, and the R and z that follow.
 *
 * <p>A direct transcription of the definitions, also used as the plain twin of the join in tests: it sees what the edge
 * of the pair rests on, also where the limit of expansions cut it. Cost of one pair: the events of both users; of an
 * item that both bought again and again at one instant, the places the one had it shipped to times the other's. Not
 * safe for use by several threads.
 */
public final class PairExplainer {
    private final PurchaseIndex index;
    private final TimeScales scales;
    private final NullModel expectations;
    private final NullModel.Row row;
    private final ResemblanceModel resemblance;
    private final Steps steps;

    private PairExplainer(PurchaseIndex index, PurchaseSimilarity options, RunControl control) {
        this.index = index;
        this.scales = TimeScales.within(options.window());
        JoinMemory memory = new JoinMemory(index, control);
        this.expectations = NullModel.of(index, scales, control, memory);
        memory.take(expectations.heapBytesOfRow(index));
        this.row = expectations.row();
        Resemblance r = options.weight() instanceof Resemblance chosen ? chosen : Resemblance.defaults();
        memory.ask(ResemblanceModel.heapBytes(index) + ResemblanceModel.heapBytesOfMaking(index, r));
        this.resemblance = ResemblanceModel.of(index, r, options);
        this.steps = new Steps(control);
    }

    /**
     * Prepares for the pairs of an index; O(events).
     *
     * @throws io.cowcatcher.error.MemoryBudgetException if there is no memory for expectations and rarities
     * @throws io.cowcatcher.error.RunCancelledException if {@code control} was cancelled, now or at a later question
     */
    public static PairExplainer of(PurchaseIndex index, PurchaseSimilarity options, RunControl control) {
        return new PairExplainer(index, options, control);
    }

    /**
     * Explains one pair of users.
     *
     * @param a the code of one
     * @param b the code of the other, not {@code a}
     */
    public PairExplanation explain(int a, int b) {
        requireUser(a);
        requireUser(b);
        if (a == b) {
            throw new IllegalArgumentException("users of a pair must differ (got: " + a + " twice)");
        }
        List<SharedPurchase> matches = resemblance.matches(a, b, steps);
        int[] k = new int[scales.count()];
        double[] flat = new double[scales.count()];
        double[] daily = new double[scales.count()];
        row.load(a);
        row.dayExpectations(b, daily);
        for (int scale = 0; scale < k.length; scale++) {
            long tau = scales.millis(scale);
            k[scale] = (int) matches.stream()
                    .filter(match -> match.distanceMillis() <= tau)
                    .count();
            flat[scale] = expectations.flatExpectation(a, b, scale);
        }
        double zFlat = SurpriseScore.stratified(k, flat);
        double zDay = SurpriseScore.stratified(k, daily);
        List<PairExplanation.Scale> byScale = IntStream.range(0, k.length)
                .mapToObj(scale -> new PairExplanation.Scale(
                        Duration.ofMillis(scales.millis(scale)), k[scale], flat[scale], daily[scale]))
                .toList();
        return new PairExplanation(matches, byScale, zFlat, zDay, resemblance.total(a, b, matches));
    }

    private void requireUser(int user) {
        if (user < 0 || user >= index.userCodes()) {
            throw new IllegalArgumentException(
                    "user must be from 0 to below " + index.userCodes() + " (got: " + user + ")");
        }
    }
}
