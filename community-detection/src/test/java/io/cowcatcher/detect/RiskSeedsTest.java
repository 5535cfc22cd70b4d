package io.cowcatcher.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.cowcatcher.detect.RingProfiles.InRings;
import io.cowcatcher.detect.RingProfiles.Purchases;
import io.cowcatcher.detect.RingProfiles.UserProfile;
import io.cowcatcher.screening.Tier;
import io.cowcatcher.seed.RiskSeed;
import io.cowcatcher.seed.SeedOrigin;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RiskSeedsTest {
    private static final Instant NOW = Instant.parse("2025-06-01T00:00:00Z");
    private static final RingEvidence NOTHING =
            new RingEvidence(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

    private static Ring ring(String id, Provenance provenance, double score, RingMember... members) {
        return new Ring(id, provenance, List.of(members), score, new Ring.Significance(1e-6, 1e-6), Map.of(), NOTHING);
    }

    private static UserProfile profile(String user) {
        Purchases none = new Purchases(0, OptionalInt.empty(), Optional.empty(), Optional.empty());
        return new UserProfile(user, 0.5, new InRings(List.of("ring-1"), 0.5, 0), none, 0, 0);
    }

    /** Of two seeds of one time a store keeps the one put last. */
    @Test
    void of_memberOfTwoRings_isOneSeedOfTheHigherScore() {
        Ring crowd = ring(
                "ring-1",
                Provenance.CROWDSOURCED,
                0.9,
                new RingMember(0, "both", 1),
                new RingMember(1, "almost out", 0.5));
        Ring operator = ring(
                "ring-2",
                Provenance.SAME_PERSON,
                0.8,
                new RingMember(0, "both", 1),
                new RingMember(1, "almost out", 1));

        List<RiskSeed> seeds = RiskSeeds.of(
                List.of(crowd, operator),
                Stream.of("both", "almost out").map(RiskSeedsTest::profile).toList(),
                Tier.INTERCEPT,
                NOW);

        assertThat(seeds).extracting(seed -> seed.subject().id()).containsExactly("both", "almost out");
        assertThat(seeds).extracting(RiskSeed::score).containsExactly(0.9, 0.8);
        assertThat(seeds)
                .extracting(RiskSeed::origin)
                .containsExactly(SeedOrigin.INTERCEPT_RING, SeedOrigin.SAME_PERSON_RING);
    }
}
