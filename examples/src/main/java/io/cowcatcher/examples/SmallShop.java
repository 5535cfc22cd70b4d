package io.cowcatcher.examples;

import io.cowcatcher.ingest.synthetic.CrowdRings;
import io.cowcatcher.ingest.synthetic.RingLevel;
import io.cowcatcher.ingest.synthetic.SyntheticLog;
import io.cowcatcher.ingest.synthetic.SyntheticLogGenerator;
import io.cowcatcher.ingest.synthetic.SyntheticLogOptions;
import io.cowcatcher.run.RunControl;

/** The log that the examples share: 10,000 users, four rings of level easy. */
final class SmallShop {
    private SmallShop() {}

    static SyntheticLog generate() {
        SyntheticLogOptions options = SyntheticLogOptions.defaults()
                .scaledBy(0.5)
                .withCrowdRings(CrowdRings.of(RingLevel.EASY, 4))
                .withRandomSeed(7);
        return SyntheticLogGenerator.generate(options, RunControl.inline());
    }
}
