package io.cowcatcher.detect;

import io.cowcatcher.detect.RingProfiles.UserProfile;
import io.cowcatcher.screening.Tier;
import io.cowcatcher.seed.RiskSeed;
import io.cowcatcher.seed.SeedOrigin;
import io.cowcatcher.seed.SeedSubject;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The members of rings as risk seeds: ring score times membership, with the ring and the profile as the reason. */
final class RiskSeeds {
    private RiskSeeds() {}

    /** One seed for each member: a store keeps one, and of two of the same time the one put last, the weaker ring's. */
    static List<RiskSeed> of(List<Ring> rings, List<UserProfile> profiles, Tier tier, Instant setAt) {
        Map<String, String> bought = profiles.stream().collect(Collectors.toMap(UserProfile::userId, ProfileWords::of));
        Map<String, RiskSeed> seeds = new LinkedHashMap<>();
        for (Ring ring : rings) {
            SeedOrigin origin = origin(ring, tier);
            String reason = ring.id() + ": " + ring.size() + " accounts, adjusted p = "
                    + Words.p(ring.significance().qValue());
            for (RingMember member : ring.members()) {
                double score = Math.min(1, ring.score() * member.score());
                RiskSeed seed = RiskSeed.of(SeedSubject.user(member.userId()), score, origin, setAt)
                        .because(reason + bought.get(member.userId()));
                seeds.merge(member.userId(), seed, (first, other) -> other.score() > first.score() ? other : first);
            }
        }
        return List.copyOf(seeds.values());
    }

    static SeedOrigin origin(Ring ring, Tier tier) {
        return switch (ring.provenance()) {
            case SAME_PERSON -> SeedOrigin.SAME_PERSON_RING;
            case CROWDSOURCED, BOTH -> tier == Tier.INTERCEPT ? SeedOrigin.INTERCEPT_RING : SeedOrigin.REVIEW_RING;
        };
    }
}
