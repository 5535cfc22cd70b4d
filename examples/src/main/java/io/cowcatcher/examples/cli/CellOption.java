package io.cowcatcher.examples.cli;

import io.cowcatcher.report.CellGuard;
import picocli.CommandLine.Option;

/** How cells of tables are written that a spreadsheet would take for formulas. */
final class CellOption {
    @Option(
            names = "--csv-formulas",
            paramLabel = "guard|keep",
            defaultValue = "guard",
            description =
                    "guard: a cell that a spreadsheet would run as a formula gets an apostrophe. keep: ids as they are,"
                            + " for programs that join tables. Default: ${DEFAULT-VALUE}.")
    private CellGuard guard = CellGuard.GUARD;

    CellGuard guard() {
        return guard;
    }
}
