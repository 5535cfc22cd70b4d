package io.cowcatcher.detect;

import io.cowcatcher.propagation.PropagationOptions;
import io.cowcatcher.seed.RiskSeed;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a search is told before it begins.
 *
 * @param seeds the risk seeds; empty where none were given, which is not the same as a list without any
 * @param at the time at which they count
 * @param options how labels travel from them
 */
record KnownSeeds(Optional<List<RiskSeed>> seeds, Instant at, PropagationOptions options) {
    static final KnownSeeds NONE = new KnownSeeds(Optional.empty(), Instant.EPOCH, PropagationOptions.defaults());
}
