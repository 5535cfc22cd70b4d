package io.cowcatcher.examples;

import io.cowcatcher.detect.RingSearch;
import io.cowcatcher.detect.Rings;
import io.cowcatcher.run.Cancellation;
import io.cowcatcher.run.RunControl;
import io.cowcatcher.screening.FalseDiscoveryRate;
import io.cowcatcher.seed.EmbeddedRiskSeedStore;
import io.cowcatcher.seed.RiskSeedStore;
import io.cowcatcher.seed.SeedSubject;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.DoubleAccumulator;

/** Embedded in a service: the caller owns threads, deadline, progress and memory budget; seeds answer at checkout. */
public final class E03_Service {
    private E03_Service() {}

    /** Prints how the run ended and what the seed store answers. */
    public static void main(String[] args) {
        run(System.out);
    }

    static void run(PrintStream out) {
        DoubleAccumulator gauge = new DoubleAccumulator(Math::max, 0);
        ExecutorService workers = Executors.newFixedThreadPool(2);
        try (RiskSeedStore seeds = EmbeddedRiskSeedStore.inMemory()) {
            RunControl control = RunControl.on(workers, 2)
                    .cancelledBy(Cancellation.after(Duration.ofMinutes(10)))
                    .reportingTo(progress -> gauge.accumulate(progress.fraction()))
                    .withinHeap(1L << 30);
            Rings rings = RingSearch.on(SmallShop.generate().log())
                    .steeredBy(control)
                    .linked()
                    .grouped()
                    .screenedAt(FalseDiscoveryRate.of(0.05));
            seeds.putAllUnlessConfirmed(rings.toRiskSeeds(Instant.now()));

            String member = rings.rings().get(0).members().get(0).userId();
            out.println("done: " + gauge.get());
            out.println("member of a ring known at checkout: "
                    + seeds.get(SeedSubject.user(member)).isPresent());
            out.println("stranger known at checkout: "
                    + seeds.get(SeedSubject.user("nobody")).isPresent());
        } finally {
            workers.shutdown();
        }
    }
}

// done: 1.0
// member of a ring known at checkout: true
// stranger known at checkout: false
