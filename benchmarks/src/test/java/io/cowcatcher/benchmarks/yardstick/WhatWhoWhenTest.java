package io.cowcatcher.benchmarks.yardstick;

import static org.assertj.core.api.Assertions.assertThat;

import io.cowcatcher.event.PurchaseField;
import io.cowcatcher.event.PurchaseLog;
import io.cowcatcher.ingest.synthetic.SyntheticLogOptions;
import io.cowcatcher.run.RunControl;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class WhatWhoWhenTest {
    private static final Cell CELL = new Cell(
            "small",
            SyntheticLogOptions.defaults().withUsers(2_000).withItems(500).withDealItems(30));

    @Test
    void task_keepsWhatWhoAndWhenAlone() {
        Task full = CELL.task(3, RunControl.inline());
        PurchaseLog log = new WhatWhoWhen(CELL).task(3, RunControl.inline()).log();

        assertThat(log.size()).isEqualTo(full.log().size());
        assertThat(Arrays.stream(PurchaseField.values()).filter(log::has))
                .containsExactlyInAnyOrder(PurchaseField.USER, PurchaseField.ITEM, PurchaseField.TIME);
    }

    @Test
    void task_looksForTheSameRings() {
        assertThat(new WhatWhoWhen(CELL).task(3, RunControl.inline()).truth().rings())
                .isNotEmpty()
                .isEqualTo(CELL.task(3, RunControl.inline()).truth().rings());
    }

    @Test
    void generated_standBesideTheFullCells() {
        assertThat(WhatWhoWhen.generated()).extracting(Course::name).contains("bare-base", "bare-heavy");
    }
}
