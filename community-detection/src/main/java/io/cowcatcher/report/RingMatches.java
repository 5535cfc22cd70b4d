package io.cowcatcher.report;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which reported rings are planted ones: those that share at least half of all their members with one. */
final class RingMatches {
    private RingMatches() {}

    static Rates rates(List<Set<String>> reported, Collection<? extends Set<String>> planted) {
        List<Set<String>> truth = List.copyOf(planted);
        Map<String, List<Integer>> ringsOf = new HashMap<>();
        for (int ring = 0; ring < truth.size(); ring++) {
            for (String user : truth.get(ring)) {
                ringsOf.computeIfAbsent(user, key -> new ArrayList<>()).add(ring);
            }
        }
        BitSet found = new BitSet();
        int right = 0;
        for (Set<String> members : reported) {
            boolean isRight = false;
            for (Map.Entry<Integer, Integer> shared :
                    sharedMembers(members, ringsOf).entrySet()) {
                int either = members.size() + truth.get(shared.getKey()).size() - shared.getValue();
                if (2 * shared.getValue() >= either) {
                    found.set(shared.getKey());
                    isRight = true;
                }
            }
            right += isRight ? 1 : 0;
        }
        return new Rates(right, reported.size(), found.cardinality(), truth.size());
    }

    /** For each planted ring with any of these members, how many of them. */
    private static Map<Integer, Integer> sharedMembers(Set<String> members, Map<String, List<Integer>> ringsOf) {
        Map<Integer, Integer> shared = new HashMap<>();
        for (String user : members) {
            for (int ring : ringsOf.getOrDefault(user, List.of())) {
                shared.merge(ring, 1, Integer::sum);
            }
        }
        return shared;
    }
}
