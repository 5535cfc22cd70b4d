package io.cowcatcher.seed;

class InMemoryRiskSeedStoreTest extends RiskSeedStoreContract {
    @Override
    RiskSeedStore openEmpty(ManualClock clock) {
        return EmbeddedRiskSeedStore.inMemory(clock);
    }
}
