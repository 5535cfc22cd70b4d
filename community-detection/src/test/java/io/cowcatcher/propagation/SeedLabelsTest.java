package io.cowcatcher.propagation;

import static io.cowcatcher.propagation.Accounts.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cowcatcher.graph.HeteroGraph;
import io.cowcatcher.graph.NodeType;
import io.cowcatcher.seed.EmbeddedRiskSeedStore;
import io.cowcatcher.seed.RiskSeed;
import io.cowcatcher.seed.RiskSeedStore;
import io.cowcatcher.seed.SeedOrigin;
import io.cowcatcher.seed.SeedSubject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeedLabelsTest {
    private static final Instant BEFORE = NOW.minus(Duration.ofDays(10));
    private static final HeteroGraph GRAPH = Accounts.of("a", "b", "c").graph();

    private static RiskSeed seed(String user, double score, SeedOrigin origin, Instant setAt) {
        return RiskSeed.of(SeedSubject.user(user), score, origin, setAt);
    }

    private static SeedLabels labels(RiskSeed... seeds) {
        return SeedLabels.of(GRAPH, List.of(seeds), NOW);
    }

    @Test
    void of_seedsOfTheGraph_labelItsUsersInOrder() {
        SeedLabels labels = labels(
                seed("c", 0.9, SeedOrigin.INTERCEPT_RING, NOW.minus(RiskSeed.DEFAULT_HALF_LIFE)),
                RiskSeed.released(SeedSubject.user("a"), BEFORE));

        assertThat(labels.size()).isEqualTo(2);
        assertThat(labels.user(0)).isEqualTo(0);
        assertThat(labels.score(0)).isZero();
        assertThat(labels.strength(0)).isEqualTo(1);
        assertThat(labels.isDerived(0)).isFalse();
        assertThat(labels.indexOf(2)).isEqualTo(1);
        assertThat(labels.score(1)).isEqualTo(0.9);
        assertThat(labels.strength(1)).isCloseTo(0.5, within(1e-12));
        assertThat(labels.isDerived(1)).isTrue();
        assertThat(labels.indexOf(1)).isNegative();
    }

    @Test
    void of_usersTheGraphDoesNotKnow_areCountedAndTheFirstNamed() {
        SeedLabels labels = labels(
                seed("z", 1, SeedOrigin.ANALYST, NOW),
                seed("y", 1, SeedOrigin.ANALYST, NOW),
                seed("y", 0, SeedOrigin.ANALYST, BEFORE),
                seed("x1", 1, SeedOrigin.ANALYST, NOW),
                seed("x2", 1, SeedOrigin.ANALYST, NOW),
                seed("x3", 1, SeedOrigin.ANALYST, NOW),
                seed("x4", 1, SeedOrigin.ANALYST, NOW));

        assertThat(labels.size()).isZero();
        assertThat(labels.unused().unknown()).isEqualTo(new NamedUsers(6, List.of("x1", "x2", "x3", "x4", "y")));
    }

    @Test
    void of_seedsThatLabelNobody_areCountedByReason() {
        SeedLabels labels = labels(
                RiskSeed.of(new SeedSubject(NodeType.DEVICE, "d"), 1, SeedOrigin.ANALYST, NOW),
                seed("a", 1, SeedOrigin.ANALYST, BEFORE).expiringAt(NOW),
                seed("b", 0.7, SeedOrigin.PROPAGATION, NOW));

        assertThat(labels.size()).isZero();
        assertThat(labels.unused().notOfUsers()).isEqualTo(1);
        assertThat(labels.unused().expired()).isEqualTo(1);
        assertThat(labels.unused().propagated()).isEqualTo(1);
    }

    @Test
    void of_whatIsConfirmed_beatsWhatWasDerivedLater() {
        RiskSeed release = RiskSeed.released(SeedSubject.user("a"), BEFORE);
        RiskSeed ring = seed("a", 0.9, SeedOrigin.INTERCEPT_RING, NOW);

        for (SeedLabels labels : List.of(labels(release, ring), labels(ring, release))) {
            assertThat(labels.score(0)).isZero();
            assertThat(labels.unused().contradictory()).isEqualTo(new NamedUsers(1, List.of("a")));
            assertThat(labels.unused().overruled()).isEqualTo(1);
        }
    }

    @Test
    void of_twoAnalysts_theLaterCounts() {
        SeedLabels labels = labels(
                RiskSeed.confirmed(SeedSubject.user("a"), NOW), RiskSeed.released(SeedSubject.user("a"), BEFORE));

        assertThat(labels.score(0)).isEqualTo(1);
        assertThat(labels.unused().contradictory().count()).isEqualTo(1);
    }

    @Test
    void of_twoAnalystsAtOnce_theLowerScoreCounts() {
        RiskSeed confirmed = RiskSeed.confirmed(SeedSubject.user("a"), NOW);
        RiskSeed released = RiskSeed.released(SeedSubject.user("a"), NOW);

        assertThat(labels(confirmed, released).score(0)).isZero();
        assertThat(labels(released, confirmed).score(0)).isZero();
    }

    @Test
    void of_severalSeedsThatAgree_areNoContradiction() {
        SeedLabels labels =
                labels(seed("a", 0.6, SeedOrigin.REVIEW_RING, NOW), seed("a", 0.9, SeedOrigin.INTERCEPT_RING, BEFORE));

        assertThat(labels.score(0)).isEqualTo(0.6);
        assertThat(labels.unused().contradictory().count()).isZero();
        assertThat(labels.unused().overruled()).isEqualTo(1);
    }

    @Test
    void of_store_takesItsCurrentSeeds() {
        try (RiskSeedStore store = EmbeddedRiskSeedStore.inMemory()) {
            store.put(seed("a", 0.9, SeedOrigin.INTERCEPT_RING, BEFORE));
            store.put(RiskSeed.released(SeedSubject.user("a"), NOW));
            store.put(RiskSeed.confirmed(SeedSubject.user("b"), NOW));

            SeedLabels labels = SeedLabels.of(GRAPH, store, NOW);

            assertThat(labels.size()).isEqualTo(2);
            assertThat(labels.score(0)).isZero();
            assertThat(labels.score(1)).isEqualTo(1);
        }
    }
}
