package io.cowcatcher.examples.cli;

import io.cowcatcher.seed.RiskSeed;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** {@code seeds release}: an analyst has looked, and they are good. */
@Command(
        name = "release",
        description = {
            "Says that subjects are good: an analyst has looked.",
            "",
            "That does not fade, and no run overrules it; to detect --from-seeds they are walls that suspicion does not"
                    + " pass."
        },
        footer = {"  cowcatcher seeds release u17 --reason 'a family of four'"})
final class SeedsReleaseCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private SeedsCommand parent;

    @Mixin
    private AnalystWord analyst = new AnalystWord();

    @Override
    public Integer call() {
        parent.console().say("released: %d", analyst.store(RiskSeed::released));
        return 0;
    }
}
