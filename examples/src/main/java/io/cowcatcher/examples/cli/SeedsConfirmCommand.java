package io.cowcatcher.examples.cli;

import io.cowcatcher.seed.RiskSeed;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** {@code seeds confirm}: an analyst has looked, and they are ring members. */
@Command(
        name = "confirm",
        description = {
            "Says that subjects belong to a ring: an analyst has looked.",
            "",
            "That does not fade, and no run overrules it; detect --from-seeds starts from it.",
            "An item or address tells it where to look for more: who bought the item on a day on which more did than",
            "chance brings, or had something shipped there. No day need be named."
        },
        footer = {
            "  cowcatcher seeds confirm u17 u18 --reason 'called the warehouse'",
            "  cowcatcher seeds confirm --type item console-x         then: detect --from-seeds"
        })
final class SeedsConfirmCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private SeedsCommand parent;

    @Mixin
    private AnalystWord analyst = new AnalystWord();

    @Override
    public Integer call() {
        parent.console().say("confirmed: %d", analyst.store(RiskSeed::confirmed));
        return 0;
    }
}
