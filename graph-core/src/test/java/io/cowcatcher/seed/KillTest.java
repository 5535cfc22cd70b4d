package io.cowcatcher.seed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.cowcatcher.error.StoreException;
import io.cowcatcher.run.OwnJvm;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills a writing process at random moments: what it had acknowledged is there, what it was doing is there whole or not
 * at all. {@code -Dcowcatcher.kills=200} kills more often.
 */
class KillTest {
    private static final int KILLS = Integer.getInteger("cowcatcher.kills", 8);
    private static final Pattern DONE = Pattern.compile("done (\\d+)\\.");

    @TempDir
    Path directory;

    @Test
    void store_writerKilledAgainAndAgain_losesNothingAcknowledged() throws Exception {
        Path file = directory.resolve("seeds.db");
        SplittableRandom random = new SplittableRandom(20_260_301);
        Reference reference = new Reference(7);

        for (int kill = 0; kill < KILLS; kill++) {
            int lastDone = runAndKill(file, reference, random);
            reference.performUpTo(lastDone);
            assertSurvived(file, reference, "kill " + kill + " after operation " + lastDone);
        }

        assertThat(reference.next).as("operations that were acknowledged").isGreaterThan(KILLS);
    }

    /** Starts a writer, kills it after some operations and some time, and returns the last operation it called done. */
    private static int runAndKill(Path file, Reference reference, SplittableRandom random) throws Exception {
        Process writer = start(file, reference.randomSeed, reference.next);
        int lastDone = reference.next - 1;
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(writer.getInputStream(), StandardCharsets.UTF_8))) {
            int enough = lastDone + random.nextInt(60);
            while (lastDone < enough) {
                lastDone = numberOf(lines.readLine());
            }
            assertThat(writer.waitFor(random.nextInt(20_000), TimeUnit.MICROSECONDS))
                    .as("writer ended by itself")
                    .isFalse();
            writer.toHandle().destroyForcibly(); // Process.destroyForcibly would close the stream that is read on
            for (String line = lines.readLine();
                    line != null && DONE.matcher(line).matches();
                    line = lines.readLine()) {
                lastDone = numberOf(line);
            }
        } finally {
            writer.destroyForcibly().waitFor();
        }
        return lastDone;
    }

    private static Process start(Path file, long randomSeed, int operation) throws IOException {
        return OwnJvm.with("-Xmx128m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")
                .start(
                        SeedWriterProcess.class,
                        file.toString(),
                        Long.toString(randomSeed),
                        Integer.toString(operation));
    }

    private static int numberOf(String line) {
        Matcher matcher = DONE.matcher(String.valueOf(line));
        assertThat(matcher.matches()).as("writer said: " + line).isTrue();
        return Integer.parseInt(matcher.group(1));
    }

    /** Checks the file against the operations acknowledged, and those and the one in flight. */
    private static void assertSurvived(Path file, Reference reference, String when) throws IOException {
        List<List<RiskSeed>> acknowledged = reference.content();
        try (RiskSeedStore store = EmbeddedRiskSeedStore.open(file, reference.clock)) {
            SeedIndexes.requireSound(store);
            List<List<RiskSeed>> found = Reference.contentOf(store);
            if (!found.equals(acknowledged)) {
                reference.performUpTo(reference.next); // which moves the clock of both stores on
                assertThat(Reference.contentOf(store)).as(when).isEqualTo(reference.content());
            }
            for (int subject = 0; subject < SeedScript.SUBJECTS; subject++) {
                if (found.get(subject).isEmpty()) {
                    String id = SeedScript.subject(subject).id();
                    assertThat(StoreBytes.count(file, id)).as(when + ", " + id).isZero();
                }
            }
        }
        assertThat(file.resolveSibling("seeds.db.rewrite")).doesNotExist();
    }

    /** What the store should hold: the same operations, done in memory. */
    private static final class Reference {
        private final long randomSeed;
        private final SeedScript script;
        private final ManualClock clock = new ManualClock(SeedScript.timeOf(0));
        private final RiskSeedStore store = EmbeddedRiskSeedStore.inMemory(clock);
        private int next;

        Reference(long randomSeed) {
            this.randomSeed = randomSeed;
            this.script = new SeedScript(randomSeed);
        }

        void performUpTo(int last) {
            for (; next <= last; next++) {
                script.perform(next, store);
                clock.advance(Duration.ofSeconds(1));
            }
        }

        List<List<RiskSeed>> content() {
            return contentOf(store);
        }

        static List<List<RiskSeed>> contentOf(RiskSeedStore store) {
            List<List<RiskSeed>> histories = new ArrayList<>();
            for (int subject = 0; subject < SeedScript.SUBJECTS; subject++) {
                histories.add(store.history(SeedScript.subject(subject)));
            }
            return histories;
        }
    }

    @Test
    void open_otherProcessHasIt_isRefusedUntilThatEnds() throws Exception {
        Path file = directory.resolve("seeds.db");
        Process writer = start(file, 1, 0);
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(writer.getInputStream(), StandardCharsets.UTF_8))) {
            numberOf(lines.readLine());

            assertThatExceptionOfType(StoreException.class)
                    .isThrownBy(() -> EmbeddedRiskSeedStore.open(file))
                    .withMessageContainingAll("is in use", "stop the other run");
        } finally {
            writer.destroyForcibly().waitFor();
        }

        EmbeddedRiskSeedStore.open(file).close();
        assertThat(Files.size(file)).isPositive();
    }
}
