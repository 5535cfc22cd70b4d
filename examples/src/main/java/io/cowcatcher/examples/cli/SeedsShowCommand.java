package io.cowcatcher.examples.cli;

import io.cowcatcher.seed.RiskSeed;
import io.cowcatcher.seed.RiskSeedStore;
import io.cowcatcher.seed.SeedSubject;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** {@code seeds show}: what is known of single subjects, and the history of it. */
@Command(
        name = "show",
        description = "Shows the seeds of subjects, the present one first, then those before it.",
        footer = {"  cowcatcher seeds show u17 u18", "  cowcatcher seeds show --type device d4711"})
final class SeedsShowCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private SeedsCommand parent;

    @Mixin
    private SeedsFileOption file = new SeedsFileOption();

    @Mixin
    private SeedSubjects subjects = new SeedSubjects();

    @Override
    public Integer call() {
        List<SeedSubject> wanted = subjects.toList();
        Console console = parent.console();
        try (RiskSeedStore store = file.open()) {
            for (SeedSubject subject : wanted) {
                List<RiskSeed> history = store.history(subject);
                String name = SeedLines.word(subject.type()) + " " + subject.id();
                if (history.isEmpty()) {
                    console.say("%s: no seed", name);
                } else {
                    console.say("%s: %d seed(s), the latest one holds", name, history.size());
                    SeedLines.print(console, history, Instant.now());
                }
            }
        }
        return 0;
    }
}
