package io.cowcatcher.benchmarks.yardstick;

import io.cowcatcher.ingest.synthetic.PlantedLog;
import io.cowcatcher.ingest.synthetic.PlantingOptions;
import io.cowcatcher.ingest.synthetic.RingPlanting;
import io.cowcatcher.run.RunControl;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A real log into which deals, those who buy them, and rings of all four levels are planted.
 *
 * @param background the real log
 * @param folder where its file lies
 */
record PlantedCell(RealLog background, Path folder) implements Course {

    /** All of them, whether their files are there or not. */
    static List<PlantedCell> all(Path folder) {
        return Stream.of(RealLog.values())
                .map(background -> new PlantedCell(background, folder))
                .toList();
    }

    @Override
    public String name() {
        return "planted-" + background.label();
    }

    @Override
    public Task task(long randomSeed, RunControl control) {
        PlantingOptions options = PlantingOptions.defaults()
                .withRingsPerLevel(background.ringsPerLevel())
                .withRandomSeed(randomSeed);
        PlantedLog planted = RingPlanting.plant(background.read(folder, randomSeed, control), options, control);
        return new Task(planted.log(), planted.truth());
    }

    @Override
    public Purchases forBaselines() {
        return Purchases.DEALS;
    }
}
