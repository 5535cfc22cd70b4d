package io.cowcatcher.detect;

import io.cowcatcher.detect.RingProfiles.UserProfile;
import io.cowcatcher.screening.Tier;
import io.cowcatcher.seed.RiskSeed;
import io.cowcatcher.seed.SeedOrigin;
import io.cowcatcher.seed.SeedSubject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The members of rings as risk seeds: ring score times membership, with the ring and the profile as the reason. */
final class RiskSeeds {
    private RiskSeeds() {}

    static List<RiskSeed> of(Rings rings, Instant setAt) {
        Map<String, String> bought =
                rings.profiles().users().stream().collect(Collectors.toMap(UserProfile::userId, ProfileWords::of));
        List<RiskSeed> seeds = new ArrayList<>();
        for (Ring ring : rings.rings()) {
            SeedOrigin origin = origin(ring, rings.options().screening().tier());
            String reason = ring.id() + ": " + ring.size() + " accounts, adjusted p = "
                    + Words.p(ring.significance().qValue());
            for (RingMember member : ring.members()) {
                double score = Math.min(1, ring.score() * member.score());
                seeds.add(RiskSeed.of(SeedSubject.user(member.userId()), score, origin, setAt)
                        .because(reason + bought.get(member.userId())));
            }
        }
        return seeds;
    }

    static SeedOrigin origin(Ring ring, Tier tier) {
        return switch (ring.provenance()) {
            case SAME_PERSON -> SeedOrigin.SAME_PERSON_RING;
            case CROWDSOURCED, BOTH -> tier == Tier.INTERCEPT ? SeedOrigin.INTERCEPT_RING : SeedOrigin.REVIEW_RING;
        };
    }
}
