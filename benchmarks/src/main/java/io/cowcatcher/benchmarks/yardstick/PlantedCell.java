package io.cowcatcher.benchmarks.yardstick;

import io.cowcatcher.ingest.synthetic.PlantedLog;
import io.cowcatcher.ingest.synthetic.PlantingOptions;
import io.cowcatcher.ingest.synthetic.RingPlanting;
import io.cowcatcher.run.RunControl;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A real log into which deals, those who buy them, and rings of all four levels are planted, or deals and buyers alone:
 * then every ring is a false one, as far as the shop had none of its own.
 *
 * @param background the real log
 * @param folder where its file lies
 * @param ringsPerLevel how many rings of each level
 */
record PlantedCell(RealLog background, Path folder, int ringsPerLevel) implements Course {

    /** All of them, whether their files are there or not. */
    static List<PlantedCell> all(Path folder) {
        return Stream.of(RealLog.values())
                .flatMap(background -> Stream.of(
                        new PlantedCell(background, folder, background.ringsPerLevel()),
                        new PlantedCell(background, folder, 0)))
                .toList();
    }

    @Override
    public String name() {
        return (ringsPerLevel > 0 ? "planted-" : "clean-") + background.label();
    }

    @Override
    public boolean isGenerated() {
        return false;
    }

    @Override
    public Task task(long randomSeed, RunControl control) {
        PlantingOptions options =
                PlantingOptions.defaults().withRingsPerLevel(ringsPerLevel).withRandomSeed(randomSeed);
        PlantedLog planted = RingPlanting.plant(background.read(folder, randomSeed, control), options, control);
        return new Task(planted.log(), planted.truth());
    }

    @Override
    public Purchases forBaselines() {
        return Purchases.DEALS;
    }
}
