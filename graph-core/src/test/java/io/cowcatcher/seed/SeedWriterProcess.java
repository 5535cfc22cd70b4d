package io.cowcatcher.seed;

import java.nio.file.Path;
import java.time.Duration;

/** Writes seeds to a file until it is killed, and says on its output which operations are done: {@code done 12.} */
final class SeedWriterProcess {
    private SeedWriterProcess() {}

    /** Takes the file, the random seed of the script and the first operation to be done. */
    public static void main(String[] arguments) {
        SeedScript script = new SeedScript(Long.parseLong(arguments[1]));
        int operation = Integer.parseInt(arguments[2]);
        ManualClock clock = new ManualClock(SeedScript.timeOf(operation));
        try (RiskSeedStore store = EmbeddedRiskSeedStore.open(Path.of(arguments[0]), clock)) {
            for (; ; operation++) {
                script.perform(operation, store);
                System.out.print("done " + operation + ".\n");
                System.out.flush();
                clock.advance(Duration.ofSeconds(1));
            }
        }
    }
}
