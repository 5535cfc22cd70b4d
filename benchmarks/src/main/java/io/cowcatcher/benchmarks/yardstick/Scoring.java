package io.cowcatcher.benchmarks.yardstick;

import io.cowcatcher.report.Rates;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Rates groups of users against planted rings, as {@link io.cowcatcher.report.Accuracy} rates a search: users by
 * whether they are in any group, groups by whether their Jaccard similarity with a ring is at least a half.
 */
final class Scoring {
    private final List<BitSet> planted;
    private final BitSet plantedUsers = new BitSet();

    Scoring(List<int[]> planted) {
        this.planted = planted.stream().map(Scoring::set).toList();
        this.planted.forEach(plantedUsers::or);
    }

    private static BitSet set(int[] users) {
        return IntStream.of(users).collect(BitSet::new, BitSet::set, BitSet::or);
    }

    private static int common(BitSet a, BitSet b) {
        BitSet both = (BitSet) a.clone();
        both.and(b);
        return both.cardinality();
    }

    private static boolean isAlike(BitSet a, BitSet b) {
        int common = common(a, b);
        return 2 * common >= a.cardinality() + b.cardinality() - common;
    }

    Rates users(List<int[]> groups) {
        BitSet reported = new BitSet();
        groups.forEach(group -> IntStream.of(group).forEach(reported::set));
        int right = common(reported, plantedUsers);
        return new Rates(right, reported.cardinality(), right, plantedUsers.cardinality());
    }

    Rates rings(List<int[]> groups) {
        List<BitSet> reported = groups.stream().map(Scoring::set).toList();
        long right = reported.stream()
                .filter(group -> planted.stream().anyMatch(ring -> isAlike(ring, group)))
                .count();
        long found = planted.stream()
                .filter(ring -> reported.stream().anyMatch(group -> isAlike(ring, group)))
                .count();
        return new Rates((int) right, reported.size(), (int) found, planted.size());
    }
}
