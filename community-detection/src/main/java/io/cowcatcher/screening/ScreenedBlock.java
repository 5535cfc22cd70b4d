package io.cowcatcher.screening;

import io.cowcatcher.block.Block;

/**
 * A block and what became of it.
 *
 * @param block the block
 * @param tests what every test says
 * @param pValue the p-value of the tier, from 0 to 1; 1 for a group-buy
 * @param qValue the p-value adjusted for the number of blocks, from 0 to 1
 * @param verdict what became of it
 */
public record ScreenedBlock(Block block, BlockTests tests, double pValue, double qValue, Verdict verdict) {

    /**
     * The ring score: L / (L + ln(1 / alpha)) with L = -ln q; from 0 to 1, a half exactly at the boundary of the
     * decision.
     */
    public double score(FalseDiscoveryRate rate) {
        return RingScore.of(qValue, rate);
    }
}
