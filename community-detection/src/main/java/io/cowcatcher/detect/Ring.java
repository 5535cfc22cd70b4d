package io.cowcatcher.detect;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A scalper ring: its members, how sure we are, and why.
 *
 * @param id {@code ring-1} for the most certain one, and so on
 * @param provenance which detector found it
 * @param members the members by descending score, then code
 * @param score from 0 to 1, a half exactly at the boundary of the decision
 * @param significance the p-value, and adjusted for the number of candidates
 * @param features the figures it was judged by; a figure that the log has no data for is absent
 * @param evidence what speaks for and against it
 */
public record Ring(
        String id,
        Provenance provenance,
        List<RingMember> members,
        double score,
        Significance significance,
        Map<Feature, Double> features,
        RingEvidence evidence) {

    /** Keeps immutable copies. */
    public Ring {
        members = List.copyOf(members);
        features = features.isEmpty() ? Map.of() : java.util.Collections.unmodifiableMap(new EnumMap<>(features));
    }

    /**
     * How often chance would do as much.
     *
     * @param pValue the p-value, from 0 to 1
     * @param qValue the p-value adjusted for the number of candidates, from 0 to 1
     */
    public record Significance(double pValue, double qValue) {}

    /** The number of members. */
    public int size() {
        return members.size();
    }
}
