package io.cowcatcher.benchmarks.yardstick;

import io.cowcatcher.event.Purchase;
import io.cowcatcher.event.PurchaseField;
import io.cowcatcher.event.PurchaseLog;
import io.cowcatcher.event.PurchaseLogBuilder;
import io.cowcatcher.run.RunControl;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * Another course whose log has lost everything but users, items and times: no deal and no address is known, and what is
 * bought together is all there is to go by.
 *
 * @param full the course with all columns
 */
record WhatWhoWhen(Course full) implements Course {
    private static final Set<String> WANTED = Set.of("base", "participation-.9", "heavy", "camouflage-8-heavy");

    /** The cells of the grid that are worth asking so. */
    static List<WhatWhoWhen> generated() {
        return Cell.grid().stream()
                .filter(cell -> WANTED.contains(cell.name()))
                .map(WhatWhoWhen::new)
                .toList();
    }

    /** The real logs, with rings and without; of baselines nothing is asked there, as they get the deals alone. */
    static List<WhatWhoWhen> real(Path folder) {
        return PlantedCell.all(folder).stream().map(WhatWhoWhen::new).toList();
    }

    @Override
    public String name() {
        return "bare-" + full.name();
    }

    @Override
    public boolean isGenerated() {
        return full.isGenerated();
    }

    @Override
    public Purchases forBaselines() {
        return full.forBaselines();
    }

    @Override
    public Task task(long randomSeed, RunControl control) {
        Task task = full.task(randomSeed, control);
        return new Task(stripped(task.log()), task.truth());
    }

    private static PurchaseLog stripped(PurchaseLog log) {
        PurchaseLogBuilder stripped = PurchaseLog.builder();
        for (int row = 0; row < log.size(); row++) {
            Purchase purchase = log.purchase(row);
            Purchase.Builder kept = Purchase.by(purchase.user());
            purchase.text(PurchaseField.ITEM).ifPresent(kept::of);
            purchase.time().ifPresent(kept::at);
            stripped.add(kept.build());
        }
        return stripped.build();
    }
}
