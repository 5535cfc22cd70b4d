package io.cowcatcher.quality;

import io.cowcatcher.graph.Partition;

/**
 * How far two partitions of the same nodes agree; symmetric, and blind to how communities are numbered.
 *
 * <p>Normalised mutual information is {@code 2 I(A;B) / (H(A) + H(B))}: the mutual information over the arithmetic mean
 * of the two entropies (L. Danon et al., J. Stat. Mech. P09008, 2005, doi:10.1088/1742-5468/2005/09/P09008). It does
 * not correct for chance: many small communities score above 0 against anything. The adjusted Rand index does: its
 * expected value for random partitions with the same community sizes is 0 (L. Hubert, P. Arabie, Journal of
 * Classification 2, 1985, doi:10.1007/BF01908075).
 *
 * <p>Where a formula has no value because both partitions are trivial in the same way, both figures are 1.
 *
 * @param normalizedMutualInformation from 0, independent, to 1, equal
 * @param adjustedRandIndex at most 1, equal; around 0 for random partitions, below for less agreement than by chance
 */
public record PartitionAgreement(double normalizedMutualInformation, double adjustedRandIndex) {

    /**
     * Compares two partitions; O(n) time, 4 bytes a community of {@code b} beyond the input.
     *
     * @throws IllegalArgumentException if they have different numbers of nodes
     */
    public static PartitionAgreement of(Partition a, Partition b) {
        if (a.nodeCount() != b.nodeCount()) {
            throw new IllegalArgumentException(
                    "partitions must have the same nodes (got: " + a.nodeCount() + " and " + b.nodeCount() + " nodes)");
        }
        Overlaps overlaps = Overlaps.of(a, b);
        return new PartitionAgreement(overlaps.normalizedMutualInformation(), overlaps.adjustedRandIndex());
    }
}
