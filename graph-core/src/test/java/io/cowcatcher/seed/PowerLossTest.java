package io.cowcatcher.seed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Cuts the power at random writes: what was committed is there, what was being committed is there whole or not at all.
 */
class PowerLossTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final int RUNS = Integer.getInteger("cowcatcher.powerLossRuns", 12);
    private static final int COMMITS = 40;

    @Test
    void commit_powerFailsAtAnyWrite_losesNothingCommitted() {
        int images = 0;
        for (int run = 0; run < RUNS; run++) {
            images += new Run(run).play();
        }
        assertThat(images).as("power failures tried").isGreaterThan(RUNS * 10);
    }

    private static final class Run {
        private final SplittableRandom random;
        private final String name;
        private final PowerLossFile file = new PowerLossFile(new byte[0]);
        private Map<String, Double> committed = new TreeMap<>();
        private Map<String, Double> committing = new TreeMap<>();
        private int images;

        Run(int randomSeed) {
            this.random = new SplittableRandom(randomSeed);
            this.name = "run " + randomSeed;
        }

        int play() {
            SeedDatabase database = open(file);
            file.observedBy(this::perhapsFail);
            for (int commit = 0; commit < COMMITS; commit++) {
                for (RiskSeed seed : batch(commit)) {
                    committing.put(seed.subject().id(), seed.score());
                    database.tables().put(seed, NOW);
                }
                database.commit();
                committed = new TreeMap<>(committing);
                if (random.nextInt(10) == 0) {
                    close(database);
                    database = open(file);
                }
            }
            return images;
        }

        private List<RiskSeed> batch(int commit) {
            List<RiskSeed> batch = new ArrayList<>();
            int size = 1 + random.nextInt(random.nextInt(10) == 0 ? 400 : 5);
            for (int i = 0; i < size; i++) {
                SeedSubject user = SeedSubject.user("user-" + random.nextInt(500));
                double score = random.nextInt(1_000) / 1_000.0;
                batch.add(RiskSeed.of(user, score, SeedOrigin.ANALYST, NOW.plusSeconds(commit))
                        .because("x".repeat(random.nextInt(60))));
            }
            return batch;
        }

        private void perhapsFail() {
            if (random.nextInt(4) == 0) {
                images++;
                Map<String, Double> found = contentOf(file.imageAfterPowerLoss(random));
                assertThat(found).as(name + ", image " + images).isIn(committed, committing);
            }
        }

        private Map<String, Double> contentOf(byte[] image) {
            SeedDatabase database = open(new PowerLossFile(image));
            Map<String, Double> content = new TreeMap<>();
            SeedIndexes.requireSound(database.tables(), NOW);
            database.tables()
                    .bySubject(SeedPage.first(10_000), NOW)
                    .forEach(seed -> content.put(seed.subject().id(), seed.score()));
            return content;
        }

        private static void close(SeedDatabase database) {
            try {
                database.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private SeedDatabase open(PowerLossFile file) {
            try {
                return SeedDatabase.open(file, name + ", image " + images);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
