package io.cowcatcher.examples.cli;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Words for what cannot be a command, with the closest names for what was mistyped. */
final class UsageWords {
    private static final Pattern UNKNOWN_OPTION = Pattern.compile("Unknown option: '(-[^'=]+)");

    /** A value that picocli takes for an option: {@code -1h}, {@code -.5d}, {@code -PT1H}. */
    private static final Pattern NEGATIVE_VALUE =
            Pattern.compile("Expected parameter for option '([^']+)' but found '(-\\.?\\d[^']*|-P[^']*)'");

    private UsageWords() {}

    static String of(ParameterException e) {
        CommandLine command = e.getCommandLine();
        Matcher negative = NEGATIVE_VALUE.matcher(String.valueOf(e.getMessage()));
        if (negative.find()) {
            return negative.group(1) + " must not begin with a minus (got: " + negative.group(2) + ")";
        }
        if (e instanceof UnmatchedArgumentException unmatched
                && !unmatched.getUnmatched().isEmpty()) {
            return ofUnmatched(unmatched, command);
        }
        Matcher unknown = UNKNOWN_OPTION.matcher(String.valueOf(e.getMessage()));
        if (unknown.lookingAt()) { // where the value of another option was expected
            return ofUnmatched(new UnmatchedArgumentException(command, List.of(unknown.group(1))), command);
        }
        if (e instanceof MissingParameterException missing) {
            return ofMissing(missing);
        }
        boolean needsSubcommand =
                !command.getSubcommands().isEmpty() && command.getParseResult().subcommand() == null;
        if (needsSubcommand && e.getClass() == ParameterException.class) {
            return "a command must be named (got: none); " + known(command);
        }
        return String.valueOf(e.getMessage());
    }

    private static String ofMissing(MissingParameterException e) {
        String names = e.getMissing().stream()
                .map(argument -> argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel())
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? String.valueOf(e.getMessage()) : names + " must be given (got: nothing)";
    }

    private static String ofUnmatched(UnmatchedArgumentException e, CommandLine command) {
        String argument = e.getUnmatched().get(0);
        if (e.isUnknownOption()) {
            // What stands behind the sign may be a secret.
            String name = argument.replaceFirst("=.*", "");
            return "unknown option: " + name
                    + didYouMean(ClosestOptions.to(
                            name, command.getCommandSpec().optionsMap().keySet()));
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
