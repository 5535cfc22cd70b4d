package io.cowcatcher.detect;

import io.cowcatcher.detect.RingEvidence.Burst;
import io.cowcatcher.detect.RingEvidence.SharedAddress;
import io.cowcatcher.event.PurchaseField;
import io.cowcatcher.graph.NodeType;
import io.cowcatcher.seed.RiskSeed;
import io.cowcatcher.seed.SeedSubject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What rings aim at, and where it goes, as risk seeds: the items of their purchase windows and their drop addresses. An
 * item scores the score of the ring times the share of members who bought it in one window, an address the score times
 * the share of its users who are members; of several rings the most.
 */
final class TargetSeeds {
    /** Two members at one address are a household. */
    private static final int LEAST_MEMBERS = 3;

    private final Rings rings;
    private final Map<SeedSubject, RiskSeed> seeds = new TreeMap<>();

    private TargetSeeds(Rings rings) {
        this.rings = rings;
    }

    static List<RiskSeed> of(Rings rings, Instant setAt) {
        TargetSeeds targets = new TargetSeeds(rings);
        rings.rings().forEach(ring -> targets.add(ring, setAt));
        return new ArrayList<>(targets.seeds.values());
    }

    private void add(Ring ring, Instant setAt) {
        for (Burst burst : ring.evidence().bursts()) {
            double share = burst.members() / (double) ring.size();
            add(ring, new SeedSubject(NodeType.ITEM, burst.itemId()), share, setAt);
        }
        NodeType place = rings.log().has(PurchaseField.BUILDING) ? NodeType.BUILDING : NodeType.ADDRESS;
        for (SharedAddress address : ring.evidence().addresses()) {
            if (address.members() >= LEAST_MEMBERS) {
                double share = address.members() / (double) Math.max(address.members(), address.users());
                add(ring, new SeedSubject(place, address.address()), share, setAt);
            }
        }
    }

    private void add(Ring ring, SeedSubject subject, double share, Instant setAt) {
        RiskSeed seed = RiskSeed.of(
                        subject,
                        Math.min(1, ring.score() * share),
                        RiskSeeds.origin(ring, rings.options().screening().tier()),
                        setAt)
                .because("target of " + ring.id());
        seeds.merge(subject, seed, (first, second) -> second.score() > first.score() ? second : first);
    }
}
