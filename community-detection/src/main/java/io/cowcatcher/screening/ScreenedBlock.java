package io.cowcatcher.screening;

import io.cowcatcher.block.Block;

/**
 * A block and what became of it.
 *
 * @param block the block
 * @param tests what every test says
 * @param pValue the p-value of the tier, from 0 to 1; 1 where it was not tested
 * @param qValue the p-value adjusted for the number of blocks, from 0 to 1; 1 where it was not tested
 * @param verdict what became of it
 * @param takenUp how many of the members were taken up after the tests, which say nothing of these
 */
public record ScreenedBlock(Block block, BlockTests tests, double pValue, double qValue, Verdict verdict, int takenUp) {

    /** The same finding of a block that has taken up others since. */
    ScreenedBlock grownTo(Block larger) {
        return new ScreenedBlock(larger, tests, pValue, qValue, verdict, takenUp + larger.size() - block.size());
    }

    /** Whether the block took part in the tests; a group-buy does not. */
    public boolean isTested() {
        return verdict == Verdict.RING || verdict == Verdict.TOO_WEAK;
    }

    /**
     * The ring score: L / (L + ln(1 / alpha)) with L = -ln q; from 0 to 1, a half exactly at the boundary of the
     * decision.
     */
    public double score(FalseDiscoveryRate rate) {
        return RingScore.of(qValue, rate);
    }
}
