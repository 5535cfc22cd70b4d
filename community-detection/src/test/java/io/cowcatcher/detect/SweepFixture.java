package io.cowcatcher.detect;

import io.cowcatcher.event.Purchase;
import io.cowcatcher.event.PurchaseField;
import io.cowcatcher.event.PurchaseLog;
import io.cowcatcher.graph.NodeType;
import io.cowcatcher.propagation.PropagationOptions;
import io.cowcatcher.run.RunControl;
import io.cowcatcher.screening.FalseDiscoveryRate;
import io.cowcatcher.seed.RiskSeed;
import io.cowcatcher.seed.SeedSubject;
import io.cowcatcher.similarity.IndexOptions;
import io.cowcatcher.similarity.PurchaseIndex;
import io.cowcatcher.test.Shops;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** A shop with one ring, one whose sales are even, and sweeps of them. */
final class SweepFixture {
    static final Instant NOW = Instant.parse("2025-06-01T00:00:00Z");
    static final PurchaseLog LOG = PurchaseLog.of(Shops.crowdRing());
    static final PurchaseIndex INDEX = PurchaseIndex.of(LOG, IndexOptions.defaults());

    private SweepFixture() {}

    static Rings found(RingSearch search) {
        return search.linked().grouped().screenedAt(FalseDiscoveryRate.of(0.05));
    }

    static KnownSeeds known(List<RiskSeed> seeds) {
        return new KnownSeeds(Optional.of(seeds), NOW, PropagationOptions.defaults());
    }

    static BitSet swept(KnownSeeds known) {
        return Sweep.of(INDEX, known, RunControl.inline()).users();
    }

    static List<String> names(BitSet users) {
        return users.stream().mapToObj(LOG.ids(PurchaseField.USER)::id).sorted().toList();
    }

    static String target() {
        return found(RingSearch.on(LOG))
                .rings()
                .get(0)
                .evidence()
                .bursts()
                .get(0)
                .itemId();
    }

    static RiskSeed confirmed(NodeType type, String id) {
        return RiskSeed.confirmed(new SeedSubject(type, id), NOW);
    }

    /** Every day three buy the one item and three another. */
    static List<Purchase> evenSales() {
        List<Purchase> sales = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            sales.add(Purchase.by("u" + i)
                    .of(i % 2 == 0 ? "steady" : "other")
                    .at(NOW.plus(Duration.ofHours(4L * i)))
                    .build());
        }
        return sales;
    }

    static PurchaseIndex sales(int count, Duration apart) {
        List<Purchase> sales = IntStream.range(0, count)
                .mapToObj(i -> Purchase.by("u" + i)
                        .of("for everyone")
                        .at(NOW.plus(apart.multipliedBy(i)))
                        .build())
                .toList();
        return PurchaseIndex.of(PurchaseLog.of(sales), IndexOptions.defaults());
    }
}
