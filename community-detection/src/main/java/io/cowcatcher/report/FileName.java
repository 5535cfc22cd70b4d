package io.cowcatcher.report;

import java.util.regex.Pattern;

/** The names that a report may give to files: plain on every system, inside the folder, nowhere near a device. */
final class FileName {
    private static final Pattern PLAIN = Pattern.compile("[a-z][a-z0-9_]{0,39}\\.[a-z]{1,5}");
    private static final Pattern DEVICE = Pattern.compile("(con|prn|aux|nul|com[0-9]|lpt[0-9])\\..*");

    private FileName() {}

    static String require(String name) {
        if (!PLAIN.matcher(name).matches() || DEVICE.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "name must be a plain file name of lower-case letters, digits and _ with an" + " ending (got: "
                            + TerminalText.line(name) + "); for example extra.csv");
        }
        return name;
    }
}
