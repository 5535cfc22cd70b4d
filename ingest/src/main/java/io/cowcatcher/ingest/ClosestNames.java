package io.cowcatcher.ingest;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Answers a mistyped name with the names it may stand for. */
final class ClosestNames {
    private static final int SHOWN = 3;
    private static final int LISTED = 50;
    private static final int LONGEST_COMPARED = 64;

    private ClosestNames() {}

    /** A clause for an error message, {@code "did you mean a or b? "}; empty where no name is close. */
    static String didYouMean(String typed, Collection<String> known) {
        List<String> closest = known.stream()
                .filter(name -> distance(typed, name) <= Math.max(1, Math.min(typed.length(), name.length()) / 3))
                .sorted(Comparator.comparingInt((String name) -> distance(typed, name))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(SHOWN)
                .toList();
        return closest.isEmpty() ? "" : "did you mean " + String.join(" or ", closest) + "? ";
    }

    /** The names in a line of bounded length: a file that is no table may have any number of columns of any length. */
    static String list(Collection<String> names) {
        String listed = names.stream().limit(LISTED).map(ClosestNames::shown).collect(Collectors.joining(", "));
        return names.size() > LISTED ? listed + " and " + (names.size() - LISTED) + " more" : listed;
    }

    static String shown(String name) {
        String printable = name.replaceAll("\\p{Cntrl}", "?");
        if (printable.isEmpty()) {
            return "(unnamed)";
        }
        return printable.length() > LONGEST_COMPARED ? printable.substring(0, LONGEST_COMPARED) + "..." : printable;
    }

    /** The Levenshtein distance of two names without regard to case: insertions, deletions and replacements. */
    private static int distance(String a, String b) {
        if (a.length() > LONGEST_COMPARED || b.length() > LONGEST_COMPARED) {
            return Integer.MAX_VALUE;
        }
        String left = a.toLowerCase(Locale.ROOT);
        String right = b.toLowerCase(Locale.ROOT);
        int[] above = new int[right.length() + 1];
        for (int j = 0; j <= right.length(); j++) {
            above[j] = j;
        }
        for (int i = 1; i <= left.length(); i++) {
            int[] row = new int[right.length() + 1];
            row[0] = i;
            for (int j = 1; j <= right.length(); j++) {
                int replaced = above[j - 1] + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, 1 + Math.min(above[j], row[j - 1]));
            }
            above = row;
        }
        return above[right.length()];
    }
}
