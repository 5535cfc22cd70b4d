package io.cowcatcher.detect;

import static io.cowcatcher.detect.SweepFixture.LOG;
import static io.cowcatcher.detect.SweepFixture.NOW;
import static io.cowcatcher.detect.SweepFixture.found;
import static io.cowcatcher.detect.SweepFixture.known;
import static io.cowcatcher.detect.SweepFixture.swept;
import static org.assertj.core.api.Assertions.assertThat;

import io.cowcatcher.event.Purchase;
import io.cowcatcher.event.PurchaseField;
import io.cowcatcher.event.PurchaseLog;
import io.cowcatcher.graph.NodeType;
import io.cowcatcher.run.RunControl;
import io.cowcatcher.seed.RiskSeed;
import io.cowcatcher.seed.SeedOrigin;
import io.cowcatcher.seed.SeedSubject;
import io.cowcatcher.similarity.IndexOptions;
import io.cowcatcher.similarity.PurchaseIndex;
import io.cowcatcher.test.Shops;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What rings aimed at is kept. */
class TargetSeedsTest {
    @Test
    void toTargetSeeds_ring_holdsItsItemsAndItsDrop() {
        Rings rings = found(RingSearch.on(LOG));
        Ring ring = rings.rings().get(0);

        List<RiskSeed> targets = rings.toTargetSeeds(NOW);

        assertThat(targets).allSatisfy(seed -> {
            assertThat(seed.origin()).isEqualTo(SeedOrigin.INTERCEPT_RING);
            assertThat(seed.score()).isPositive().isLessThanOrEqualTo(ring.score());
            assertThat(seed.reason()).startsWith("target of ring-1: ");
            assertThat(seed.halfLife()).isPresent();
        });
        assertThat(targets.stream().filter(seed -> seed.subject().type() == NodeType.ITEM))
                .extracting(seed -> seed.subject().id())
                .containsExactlyElementsOf(ring.evidence().bursts().stream()
                        .map(RingEvidence.Burst::itemId)
                        .distinct()
                        .sorted()
                        .toList());
        assertThat(targets.stream().filter(seed -> seed.subject().type() == NodeType.BUILDING))
                .singleElement()
                .satisfies(drop -> assertThat(drop.subject().id())
                        .isEqualTo(ring.evidence().addresses().get(0).address()));
    }

    /** What the ring ships to has an address and no building, as other rows have. */
    @Test
    void toTargetSeeds_dropWithoutABuilding_isAnAddressAndFoundAgain() {
        List<Purchase> purchases = Shops.crowdRing().stream()
                .map(sale -> {
                    String building = sale.text(PurchaseField.BUILDING).orElseThrow();
                    return Purchase.by(sale.user())
                            .of(sale.text(PurchaseField.ITEM).orElseThrow())
                            .at(sale.time().orElseThrow())
                            .priced(sale.price(), sale.listPrice())
                            .with(building.equals("drop") ? PurchaseField.ADDRESS : PurchaseField.BUILDING, building)
                            .build();
                })
                .toList();
        PurchaseLog log = PurchaseLog.of(purchases);

        List<RiskSeed> drops = found(RingSearch.on(log)).toTargetSeeds(NOW).stream()
                .filter(seed -> seed.subject().type() != NodeType.ITEM)
                .toList();
        BitSet swept = Sweep.of(
                        PurchaseIndex.of(log, IndexOptions.defaults()),
                        known(List.of(RiskSeed.confirmed(drops.get(0).subject(), NOW))),
                        RunControl.inline())
                .users();

        assertThat(drops).extracting(RiskSeed::subject).containsExactly(new SeedSubject(NodeType.ADDRESS, "drop"));
        assertThat(swept.stream().mapToObj(log.ids(PurchaseField.USER)::id))
                .containsExactlyInAnyOrderElementsOf(Shops.CROWD_RING);
    }
}
