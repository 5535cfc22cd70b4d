package io.cowcatcher.seed;

/** A store that is open for one test, and the clock that it reads. */
interface OpenedStore {
    RiskSeedStore store();

    ManualClock clock();
}
