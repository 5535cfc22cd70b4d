package io.cowcatcher.benchmarks.yardstick;

import static org.assertj.core.api.Assertions.assertThat;

import io.cowcatcher.ingest.synthetic.PlantedRing;
import io.cowcatcher.ingest.synthetic.SyntheticLog;
import io.cowcatcher.ingest.synthetic.SyntheticLogGenerator;
import io.cowcatcher.ingest.synthetic.SyntheticLogOptions;
import io.cowcatcher.run.RunControl;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CellTest {

    private static Cell cell(String name) {
        return Cell.grid().stream()
                .filter(cell -> cell.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static SyntheticLog small(String name) {
        SyntheticLogOptions options = cell(name).options();
        return SyntheticLogGenerator.generate(
                options.withUsers(2_000).withItems(500).withDealItems(30).withRandomSeed(3), RunControl.inline());
    }

    @Test
    void grid_names_areDifferentAndOptionsToo() {
        assertThat(Cell.grid()).extracting(Cell::name).doesNotHaveDuplicates().contains("base", "drop-0", "large-shop");
        assertThat(Cell.grid()).extracting(Cell::options).doesNotHaveDuplicates();
    }

    @Test
    void grid_base_isTheBarSetting() {
        assertThat(cell("base").options()).isEqualTo(SyntheticLogOptions.defaults());
    }

    @Test
    void grid_cleanCells_plantNoRing() {
        for (String name : Set.of("clean", "clean-heavy", "honest-groups", "honest-groups-heavy")) {
            assertThat(cell(name).options().withRandomSeed(1)).isNotNull();
            assertThat(small(name).truth().rings()).isEmpty();
        }
    }

    @Test
    void grid_sizeSixToSeven_plantsRingsOfThatSize() {
        SyntheticLog log =
                SyntheticLogGenerator.generate(cell("size-6-7").options().withRandomSeed(1), RunControl.inline());

        assertThat(log.truth().rings()).hasSize(16);
        assertThat(log.truth().rings().stream()
                        .map(PlantedRing::users)
                        .map(java.util.List::size)
                        .collect(Collectors.toSet()))
                .isSubsetOf(5, 6, 7); // members who bought nothing are not in the truth
    }

    @Test
    void grid_smallShop_isSmall() {
        SyntheticLog log =
                SyntheticLogGenerator.generate(cell("small-shop").options().withRandomSeed(1), RunControl.inline());

        assertThat(log.truth().rings()).hasSize(5);
        assertThat(log.log().size()).isLessThan(60_000);
    }
}
