package io.cowcatcher.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The words of a command line, and behind them settings of the form {@code name=value}. */
final class KeyedArguments {
    private final List<String> words = new ArrayList<>();
    private final Map<String, String> settings = new LinkedHashMap<>();

    /** Takes the command line; a setting that is not among {@code known} is refused. */
    KeyedArguments(String[] arguments, List<String> known) {
        for (String argument : arguments) {
            int sign = argument.indexOf('=');
            if (sign < 0) {
                words.add(argument);
                continue;
            }
            String name = argument.substring(0, sign);
            if (!known.contains(name)) {
                throw new IllegalArgumentException("setting must be one of " + known + " (got: " + name + ")");
            }
            settings.put(name, argument.substring(sign + 1));
        }
    }

    List<String> words() {
        return words;
    }

    String word(int at) {
        if (at >= words.size()) {
            throw new IllegalArgumentException("argument " + (at + 1) + " must be given (got: " + words + ")");
        }
        return words.get(at);
    }

    String setting(String name, String otherwise) {
        return settings.getOrDefault(name, otherwise);
    }

    List<String> list(String name, String otherwise) {
        return List.of(setting(name, otherwise).split(","));
    }

    /** A count such as {@code 500000}, {@code 500k} or {@code 10M}. */
    static long count(String text) {
        String digits = text.replaceAll("[kM]$", "");
        long factor = text.endsWith("M") ? 1_000_000 : text.endsWith("k") ? 1_000 : 1;
        return Long.parseLong(digits) * factor;
    }
}
