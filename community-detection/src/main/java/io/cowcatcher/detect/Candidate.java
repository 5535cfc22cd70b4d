package io.cowcatcher.detect;

import io.cowcatcher.detect.RingEvidence.Burst;
import io.cowcatcher.detect.RingEvidence.SharedEntity;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A ring that one of the detectors reports, before those of both are joined and numbered.
 *
 * @param provenance who reports it
 * @param memberScores the members by code, ascending, and how strongly the evidence speaks for each, from 0 to 1
 * @param significance its p-value, plain and adjusted
 * @param features the figures it was judged by
 * @param sentences what speaks for and against it
 * @param exhibits what was found in its windows, and what its members share
 */
record Candidate(
        Provenance provenance,
        TreeMap<Integer, Double> memberScores,
        Ring.Significance significance,
        Map<Feature, Double> features,
        Sentences sentences,
        Exhibits exhibits) {
    private static final double ALIKE = 0.5;
    private static final double INSIDE = 0.8;

    /** What is said of a ring. */
    record Sentences(List<String> reasons, List<String> objections) {
        Sentences and(Sentences other) {
            return new Sentences(both(reasons, other.reasons), both(objections, other.objections));
        }
    }

    /** What can be shown of a ring: its bursts, the purchases in them, and what its members share. */
    record Exhibits(List<Burst> bursts, BitSet windowEvents, List<SharedEntity> entities) {
        Exhibits and(Exhibits other) {
            BitSet events = (BitSet) windowEvents.clone();
            events.or(other.windowEvents);
            return new Exhibits(both(bursts, other.bursts), events, both(entities, other.entities));
        }
    }

    /** The members by code, ascending. */
    int[] members() {
        return memberScores.keySet().stream().mapToInt(Integer::intValue).toArray();
    }

    /** Whether both are the same ring: Jaccard of a half or more, or one almost inside the other. */
    boolean isSameAs(Candidate other) {
        long common = memberScores.keySet().stream()
                .filter(other.memberScores::containsKey)
                .count();
        int smaller = Math.min(memberScores.size(), other.memberScores.size());
        int union = memberScores.size() + other.memberScores.size() - (int) common;
        return common >= ALIKE * union || common >= INSIDE * smaller;
    }

    /** Both as one: all members, all evidence, and twice the smaller p-value for having looked twice. */
    Candidate joinedWith(Candidate other) {
        TreeMap<Integer, Double> members = new TreeMap<>(memberScores);
        other.memberScores.forEach((user, score) -> members.merge(user, score, Math::max));
        Ring.Significance both = new Ring.Significance(
                twiceTheSmaller(significance.pValue(), other.significance.pValue()),
                twiceTheSmaller(significance.qValue(), other.significance.qValue()));
        Map<Feature, Double> figures = new EnumMap<>(Feature.class);
        figures.putAll(other.features);
        figures.putAll(features);
        Provenance found = provenance == other.provenance ? provenance : Provenance.BOTH;
        return new Candidate(
                found, members, both, figures, sentences.and(other.sentences), exhibits.and(other.exhibits));
    }

    private static double twiceTheSmaller(double a, double b) {
        return Math.min(1, 2 * Math.min(a, b));
    }

    private static <T> List<T> both(List<T> a, List<T> b) {
        return Stream.concat(a.stream(), b.stream()).distinct().toList();
    }

    /**
     * Joins what is the same ring: a same-person ring and all crowdsourced ones that it is the same as. Only rings that
     * share a member are compared.
     */
    static List<Candidate> joinSame(List<Candidate> crowd, List<Candidate> samePerson) {
        Joined joined = new Joined();
        crowd.forEach(joined::add);
        for (Candidate candidate : samePerson) {
            Candidate whole = candidate;
            for (int place : joined.placesSharing(candidate)) {
                Candidate other = joined.at(place);
                if (other.isSameAs(candidate)) {
                    whole = other.joinedWith(whole);
                    joined.remove(place);
                }
            }
            joined.add(whole);
        }
        return joined.toList();
    }

    /** Rings in the order in which they were added, found by their members. */
    private static final class Joined {
        private final SortedMap<Integer, Candidate> rings = new TreeMap<>();
        private final Map<Integer, Set<Integer>> placesOfUser = new HashMap<>();
        private int next;

        void add(Candidate ring) {
            rings.put(next, ring);
            for (int user : ring.memberScores.keySet()) {
                placesOfUser.computeIfAbsent(user, first -> new HashSet<>(2)).add(next);
            }
            next++;
        }

        void remove(int place) {
            Candidate ring = rings.remove(place);
            if (ring != null) {
                ring.memberScores
                        .keySet()
                        .forEach(user ->
                                placesOfUser.getOrDefault(user, Set.of()).remove(place));
            }
        }

        /** Where rings are that share a member with this one, ascending. */
        SortedSet<Integer> placesSharing(Candidate ring) {
            SortedSet<Integer> places = new TreeSet<>();
            ring.memberScores.keySet().forEach(user -> places.addAll(placesOfUser.getOrDefault(user, Set.of())));
            return places;
        }

        Candidate at(int place) {
            return Objects.requireNonNull(rings.get(place));
        }

        List<Candidate> toList() {
            return List.copyOf(rings.values());
        }
    }
}
