package io.cowcatcher.benchmarks.yardstick.baseline;

import io.cowcatcher.run.RunControl;
import io.cowcatcher.similarity.PurchaseIndex;
import java.util.List;

/** A detector to compare with. */
public interface Baseline {

    /** What it is called in tables. */
    String name();

    /** What it finds among these purchases, once for each of its settings. */
    List<Answer> answers(PurchaseIndex purchases, RunControl control);

    /** All of them, in the order of tables. */
    static List<Baseline> all() {
        return List.of(
                Fraudar.onItems(),
                Fraudar.onItemDays(),
                JaccardComponents.synchroTrap(),
                new Lockstep(),
                DenseSubtensors.ofItemDays(),
                DenseSubtensors.ofItemDaysAndBuildings(),
                JaccardComponents.anyTime(),
                LouvainProjection.byCount(),
                LouvainProjection.byRarity(),
                new DeviceSharing());
    }
}
