package io.cowcatcher.examples.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Words for what cannot be a command, with the closest names for what was mistyped. */
final class UsageWords {
    private UsageWords() {}

    static String of(ParameterException e) {
        CommandLine command = e.getCommandLine();
        if (e instanceof UnmatchedArgumentException unmatched
                && !unmatched.getUnmatched().isEmpty()) {
            return ofUnmatched(unmatched, command);
        }
        boolean needsSubcommand =
                !command.getSubcommands().isEmpty() && command.getParseResult().subcommand() == null;
        if (needsSubcommand && e.getClass() == ParameterException.class) {
            return "a command must be named (got: none); " + known(command);
        }
        return String.valueOf(e.getMessage());
    }

    private static String ofUnmatched(UnmatchedArgumentException e, CommandLine command) {
        String argument = e.getUnmatched().get(0);
        if (e.isUnknownOption()) {
            // What stands behind the sign may be a secret.
            return "unknown option: " + argument.replaceFirst("=.*", "") + didYouMean(e.getSuggestions());
        }
        if (command.getSubcommands().isEmpty()) {
            return "every value must follow an option (got: " + argument + ")";
        }
        return "unknown command: " + argument + didYouMean(e.getSuggestions()) + "; " + known(command);
    }

    private static String didYouMean(List<String> suggestions) {
        return suggestions.isEmpty() ? "" : "; did you mean " + String.join(" or ", suggestions) + "?";
    }

    private static String known(CommandLine command) {
        return "commands are " + String.join(", ", command.getSubcommands().keySet());
    }
}
