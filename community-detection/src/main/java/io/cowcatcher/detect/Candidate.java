package io.cowcatcher.detect;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A ring that one of the detectors reports, before those of both are joined and numbered.
 *
 * @param provenance who reports it
 * @param memberScores the members by code, ascending, and how strongly the evidence speaks for each, from 0 to 1
 * @param significance its p-value, plain and adjusted
 * @param features the figures it was judged by
 * @param evidence what speaks for and against it
 */
record Candidate(
        Provenance provenance,
        TreeMap<Integer, Double> memberScores,
        Ring.Significance significance,
        Map<Feature, Double> features,
        RingEvidence evidence) {
    private static final double ALIKE = 0.5;
    private static final double INSIDE = 0.8;

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
        return new Candidate(found, members, both, figures, joined(evidence, other.evidence));
    }

    private static double twiceTheSmaller(double a, double b) {
        return Math.min(1, 2 * Math.min(a, b));
    }

    private static RingEvidence joined(RingEvidence a, RingEvidence b) {
        return new RingEvidence(
                both(a.reasons(), b.reasons()),
                both(a.objections(), b.objections()),
                both(a.bursts(), b.bursts()),
                both(a.addresses(), b.addresses()),
                both(a.entities(), b.entities()),
                both(a.strongestPairs(), b.strongestPairs()));
    }

    private static <T> List<T> both(List<T> a, List<T> b) {
        return Stream.concat(a.stream(), b.stream()).distinct().toList();
    }

    /** Joins what is the same ring; those reported by both detectors keep the order of the first. */
    static List<Candidate> joinSame(List<Candidate> crowd, List<Candidate> samePerson) {
        List<Candidate> joined = new ArrayList<>(crowd);
        for (Candidate candidate : samePerson) {
            int same = -1;
            for (int i = 0; i < joined.size() && same < 0; i++) {
                same = joined.get(i).isSameAs(candidate) ? i : -1;
            }
            if (same >= 0) {
                joined.set(same, joined.get(same).joinedWith(candidate));
            } else {
                joined.add(candidate);
            }
        }
        return joined;
    }
}
