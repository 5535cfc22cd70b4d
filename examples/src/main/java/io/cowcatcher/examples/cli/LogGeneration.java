package io.cowcatcher.examples.cli;

import io.cowcatcher.event.PurchaseField;
import io.cowcatcher.event.PurchaseLog;
import io.cowcatcher.ingest.csv.PurchaseCsvWriter;
import io.cowcatcher.ingest.synthetic.PlantedRing;
import io.cowcatcher.ingest.synthetic.PlantedTruth;
import io.cowcatcher.ingest.synthetic.RingKind;
import io.cowcatcher.ingest.synthetic.SyntheticLog;
import io.cowcatcher.ingest.synthetic.SyntheticLogGenerator;
import io.cowcatcher.ingest.synthetic.SyntheticLogOptions;
import io.cowcatcher.ingest.synthetic.TruthCsv;
import io.cowcatcher.run.Counted;
import io.cowcatcher.run.RunControl;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** Generates a purchase log and writes it together with its truth. */
final class LogGeneration {
    static final String TRUTH = "truth.csv";

    private final Console console;
    private final RunControl control;

    LogGeneration(Console console, RunControl control) {
        this.console = console;
        this.control = control;
    }

    /** Generates and writes; returns the truth alone, so that the log need not stay in memory. */
    PlantedTruth run(SyntheticLogOptions options, OutputFolder folder, String logName) {
        console.say(MemoryWords.of(
                List.of(WrongUsageException.unless(() -> SyntheticLogGenerator.estimate(options))), control));
        SyntheticLog synthetic = WrongUsageException.unless(
                () -> SyntheticLogGenerator.generate(options, control.phase("generating", 0, 0.6)));
        Path logFile = folder.file(logName);
        Path truthFile = folder.file(TRUTH);
        PurchaseCsvWriter.write(synthetic.log(), logFile, control.phase("writing " + logName, 0.6, 1));
        CompleteFile.write(truthFile, writer -> TruthCsv.write(synthetic.truth(), writer));
        control.report(1);
        describe(synthetic.log(), synthetic.truth());
        console.say("written: %s, %s", logFile, truthFile);
        return synthetic.truth();
    }

    private void describe(PurchaseLog log, PlantedTruth truth) {
        console.say(
                "generated log: %s of %s, %s to %s",
                Counted.of(log.size(), "purchase"),
                Counted.of(log.ids(PurchaseField.USER).size(), "user"),
                Instant.ofEpochMilli(log.epochMillis(0)),
                Instant.ofEpochMilli(log.epochMillis(log.size() - 1)));
        console.say(
                "planted in it: %s, %s; %s",
                rings(truth, RingKind.CROWD, "crowdsourced"),
                rings(truth, RingKind.SAME_PERSON, "same-person"),
                Counted.of(
                        truth.honestGroups().size(), "honest group that looks alike", "honest groups that look alike"));
    }

    private static String rings(PlantedTruth truth, RingKind kind, String word) {
        List<PlantedRing> rings =
                truth.rings().stream().filter(ring -> ring.kind() == kind).toList();
        int users = rings.stream().mapToInt(ring -> ring.users().size()).sum();
        return Counted.of(rings.size(), word + " ring") + " of " + Counted.of(users, "user");
    }
}
