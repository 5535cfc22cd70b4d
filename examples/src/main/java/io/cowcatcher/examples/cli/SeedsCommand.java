package io.cowcatcher.examples.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** {@code seeds}: what is known of single users, devices and addresses from earlier runs and from analysts. */
@Command(
        name = "seeds",
        description = "Lists, shows, exports and erases risk seeds: what detect concluded of users in earlier runs, and"
                + " what analysts say of them.",
        footer = {
            "  cowcatcher seeds list --limit 50                       the strongest seeds",
            "  cowcatcher seeds show u17                              why u17 is held to be risky, and since when",
            "  cowcatcher seeds confirm u17                           an analyst has looked: a ring member",
            "  cowcatcher seeds release u18                           an analyst has looked: a good account",
            "  cowcatcher seeds export --format json --to seeds.json  all of them",
            "  cowcatcher seeds erase u17 --yes                       the right to be forgotten"
        },
        subcommands = {
            SeedsListCommand.class,
            SeedsShowCommand.class,
            SeedsConfirmCommand.class,
            SeedsReleaseCommand.class,
            SeedsExportCommand.class,
            SeedsEraseCommand.class
        })
final class SeedsCommand {
    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private Cowcatcher cowcatcher;

    Console console() {
        return cowcatcher.console();
    }
}
