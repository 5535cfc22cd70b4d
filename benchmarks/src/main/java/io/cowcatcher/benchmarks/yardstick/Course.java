package io.cowcatcher.benchmarks.yardstick;

import io.cowcatcher.run.RunControl;

/** A kind of task, of which each random seed gives one: a row of the table. */
interface Course {

    /** What it is called in tables and on the command line. */
    String name();

    /** Whether its logs are generated, so that it needs no file. */
    boolean isGenerated();

    /** The task of a random seed. */
    Task task(long randomSeed, RunControl control);

    /** Which purchases baselines get. */
    default Purchases forBaselines() {
        return Purchases.ALL_OR_DEALS;
    }

    /** Which purchases of a log a detector gets. */
    enum Purchases {
        /** All, and the deals alone; the better answer counts. */
        ALL_OR_DEALS,
        /** The deals alone: pairs of all who share anything are too many in a real log. */
        DEALS
    }
}
