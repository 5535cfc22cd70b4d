package io.cowcatcher.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.cowcatcher.event.Flag;
import io.cowcatcher.event.Ids;
import io.cowcatcher.event.PurchaseField;
import io.cowcatcher.ingest.synthetic.PlantedRing;
import io.cowcatcher.ingest.synthetic.SyntheticLog;
import io.cowcatcher.ingest.synthetic.SyntheticLogGenerator;
import io.cowcatcher.ingest.synthetic.SyntheticLogOptions;
import io.cowcatcher.run.RunControl;
import io.cowcatcher.similarity.DeliveryPoints;
import io.cowcatcher.similarity.HubRule;
import io.cowcatcher.similarity.IndexOptions;
import io.cowcatcher.similarity.PurchaseIndex;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Stations and large houses against drops of rings, on a generated log; the pick-up flag is the truth, not a hint. */
class HubRecognitionTest {
    private static final HubRule RULE = HubRule.ordinaryTrade();
    private static final int OUTLIER = 9;

    private final SyntheticLog shop =
            SyntheticLogGenerator.generate(SyntheticLogOptions.defaults().withRandomSeed(21), RunControl.inline());
    private final PurchaseIndex index = PurchaseIndex.of(shop.log(), IndexOptions.defaults());
    private final DeliveryPoints points = DeliveryPoints.of(index, RULE);

    @Test
    void ordinaryTrade_generatedLog_takesNoDropForAHub() {
        Set<Integer> stations = new HashSet<>();
        Map<Integer, Map<PlantedRing, Set<String>>> members = new HashMap<>();
        for (int event = 0; event < index.size(); event++) {
            int building = points.building(event);
            if (building == Ids.NONE) {
                continue;
            }
            if (shop.log().pickupPoint(index.row(event)) == Flag.YES) {
                stations.add(building);
            }
            String user = shop.log().ids(PurchaseField.USER).id(index.user(event));
            shop.truth()
                    .ringOf(user)
                    .ifPresent(ring -> members.computeIfAbsent(building, b -> new HashMap<>())
                            .computeIfAbsent(ring, r -> new HashSet<>())
                            .add(user));
        }
        int hubs = 0;
        int falseHubs = 0;
        int drops = 0;
        for (int building = 0; building < points.buildingCount(); building++) {
            boolean large = points.usersOfBuilding(building) > OUTLIER;
            boolean drop = !stations.contains(building)
                    && members.getOrDefault(building, Map.of()).values().stream()
                            .anyMatch(users -> users.size() >= 3);
            boolean hub = !points.mayBeDrop(building);
            hubs += hub ? 1 : 0;
            drops += large && drop ? 1 : 0;
            falseHubs += hub && drop ? 1 : 0;
        }
        assertThat(hubs).isGreaterThan(150);
        assertThat(drops).isGreaterThan(20);
        assertThat(falseHubs / (double) hubs).isLessThan(0.02);
        assertThat(falseHubs).isLessThanOrEqualTo(2);
    }
}
