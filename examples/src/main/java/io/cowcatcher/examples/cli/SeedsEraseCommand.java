package io.cowcatcher.examples.cli;

import io.cowcatcher.seed.RiskSeedStore;
import io.cowcatcher.seed.SeedSubject;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code seeds erase}: forgets subjects, down to the bytes in the file. */
@Command(
        name = "erase",
        description = {
            "Forgets everything the store knows of subjects.",
            "",
            "No byte of it stays in the file. Reports of earlier runs are files of their own and are not touched."
        },
        footer = {"  cowcatcher seeds erase u17 --yes", "  cowcatcher seeds erase --type address '1 High Street' --yes"
        })
final class SeedsEraseCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private SeedsCommand parent;

    @Mixin
    private SeedsFileOption file = new SeedsFileOption();

    @Mixin
    private SeedSubjects subjects = new SeedSubjects();

    @Option(names = "--yes", description = "Yes, erase; it cannot be undone.")
    private boolean confirmed;

    @Override
    public Integer call() {
        List<SeedSubject> wanted = subjects.toList();
        if (!confirmed) {
            throw new WrongUsageException("erasing must be confirmed (got: no --yes); it cannot be undone");
        }
        try (RiskSeedStore store = file.open()) {
            int known = store.eraseAll(wanted);
            parent.console()
                    .say(
                            "erased: %d of %d %s named",
                            known, wanted.size(), wanted.size() == 1 ? "subject" : "subjects");
        }
        return 0;
    }
}
