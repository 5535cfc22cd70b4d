package io.cowcatcher.seed;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** An endless list of operations on a store; the same random seed gives the same list in every process. */
final class SeedScript {
    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
    static final int SUBJECTS = 300;

    private final long randomSeed;

    SeedScript(long randomSeed) {
        this.randomSeed = randomSeed;
    }

    /** The time at which an operation is done; earlier operations are done at earlier times. */
    static Instant timeOf(int operation) {
        return START.plusSeconds(operation);
    }

    static SeedSubject subject(int number) {
        return SeedSubject.user("subject-" + (1_000 + number));
    }

    /** Does operation number {@code operation} on a store whose clock shows {@link #timeOf} it. */
    void perform(int operation, RiskSeedStore store) {
        SplittableRandom random = new SplittableRandom(randomSeed * 1_000_003 + operation);
        int kind = random.nextInt(20);
        if (kind == 0) {
            store.purgeExpired();
        } else if (kind <= 2) {
            List<SeedSubject> erased = new ArrayList<>();
            for (int i = random.nextInt(4); i >= 0; i--) {
                erased.add(subject(random.nextInt(SUBJECTS)));
            }
            store.eraseAll(erased);
        } else {
            List<RiskSeed> batch = new ArrayList<>();
            for (int i = random.nextInt(kind == 3 ? 2_000 : 8); i >= 0; i--) {
                batch.add(seed(random, operation, i));
            }
            store.putAll(batch);
        }
    }

    private static RiskSeed seed(SplittableRandom random, int operation, int number) {
        RiskSeed seed = RiskSeed.of(
                        subject(random.nextInt(SUBJECTS)),
                        random.nextInt(101) / 100.0,
                        SeedOrigin.REVIEW_RING,
                        timeOf(operation).plusMillis(random.nextInt(1_000)))
                .because("operation " + operation + ", seed " + number);
        return random.nextInt(3) == 0 ? seed.expiringAt(timeOf(operation + 2 + random.nextInt(30))) : seed;
    }
}
