package io.cowcatcher.quality;

import io.cowcatcher.graph.Partition;

/** What both agreement figures need of the table that counts the common members of every two communities. */
final class Overlaps {
    private final double nodes;
    private final double entropyA;
    private final double entropyB;
    private final double pairsA;
    private final double pairsB;
    private double mutualInformation;
    private double commonPairs;

    private Overlaps(Partition a, Partition b) {
        this.nodes = a.nodeCount();
        this.entropyA = entropy(a);
        this.entropyB = entropy(b);
        this.pairsA = pairsInside(a);
        this.pairsB = pairsInside(b);
    }

    static Overlaps of(Partition a, Partition b) {
        Overlaps overlaps = new Overlaps(a, b);
        int[] common = new int[b.communityCount()];
        for (int community = 0; community < a.communityCount(); community++) {
            int[] members = a.members(community);
            for (int node : members) {
                common[b.communityOf(node)]++;
            }
            // One row of the table at a time; a cell is added when its first member is met, and then emptied for the
            // next row.
            for (int node : members) {
                int other = b.communityOf(node);
                if (common[other] > 0) {
                    overlaps.add(common[other], members.length, b.size(other));
                    common[other] = 0;
                }
            }
        }
        return overlaps;
    }

    private void add(double common, double sizeInA, double sizeInB) {
        mutualInformation += common / nodes * Math.log(common * nodes / (sizeInA * sizeInB));
        commonPairs += common * (common - 1) / 2;
    }

    double normalizedMutualInformation() {
        double entropies = entropyA + entropyB;
        return entropies == 0 ? 1 : Math.min(1, Math.max(0, 2 * mutualInformation / entropies));
    }

    double adjustedRandIndex() {
        double allPairs = nodes * (nodes - 1) / 2;
        double expected = allPairs == 0 ? 0 : pairsA / allPairs * pairsB;
        double most = (pairsA + pairsB) / 2;
        return most == expected ? 1 : (commonPairs - expected) / (most - expected);
    }

    private static double entropy(Partition partition) {
        double sum = 0;
        for (int community = 0; community < partition.communityCount(); community++) {
            double share = (double) partition.size(community) / partition.nodeCount();
            sum -= share * Math.log(share);
        }
        return sum;
    }

    private static double pairsInside(Partition partition) {
        double sum = 0;
        for (int community = 0; community < partition.communityCount(); community++) {
            double size = partition.size(community);
            sum += size * (size - 1) / 2;
        }
        return sum;
    }
}
