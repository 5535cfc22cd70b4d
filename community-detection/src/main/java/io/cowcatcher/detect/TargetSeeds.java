package io.cowcatcher.detect;

import io.cowcatcher.detect.RingProfiles.InRings;
import io.cowcatcher.event.Ids;
import io.cowcatcher.event.PurchaseField;
import io.cowcatcher.graph.NodeType;
import io.cowcatcher.seed.RiskSeed;
import io.cowcatcher.seed.SeedSubject;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What rings aim at, and where it goes, as risk seeds: the items of their purchase windows and their drop addresses,
 * with the score and the figures of their profiles.
 */
final class TargetSeeds {
    private final Rings rings;
    private final Map<String, Ring> ringOf = new HashMap<>();

    private TargetSeeds(Rings rings) {
        this.rings = rings;
        rings.rings().forEach(ring -> ringOf.put(ring.id(), ring));
    }

    static List<RiskSeed> of(Rings rings, Instant setAt) {
        return new TargetSeeds(rings)
                .seeds(setAt)
                .sorted(Comparator.comparing(RiskSeed::subject))
                .toList();
    }

    private Stream<RiskSeed> seeds(Instant setAt) {
        RingProfiles profiles = rings.profiles();
        Stream<RiskSeed> items = profiles.items().stream()
                .map(item -> seed(new SeedSubject(NodeType.ITEM, item.itemId()), item.inRings(), setAt)
                        .because(ProfileWords.of(item)));
        Stream<RiskSeed> drops = profiles.drops().stream()
                .map(drop -> seed(new SeedSubject(place(drop.building()), drop.building()), drop.inRings(), setAt)
                        .because(ProfileWords.of(drop)));
        return Stream.concat(items, drops);
    }

    /** A building that no row names is the full address that stands for it. */
    private NodeType place(String building) {
        return rings.log().ids(PurchaseField.BUILDING).code(building) == Ids.NONE
                ? NodeType.ADDRESS
                : NodeType.BUILDING;
    }

    private RiskSeed seed(SeedSubject subject, InRings part, Instant setAt) {
        Ring mostCertain = Objects.requireNonNull(ringOf.get(part.rings().get(0)));
        return RiskSeed.of(
                subject,
                part.score(),
                RiskSeeds.origin(mostCertain, rings.options().screening().tier()),
                setAt);
    }
}
