package io.cowcatcher.examples.cli;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The options that a mistyped one may stand for. */
final class ClosestOptions {
    private static final int SHOWN = 3;
    private static final int LONGEST_COMPARED = 40;
    /** One slip of the fingers for so many characters. */
    private static final int CHARACTERS_PER_SLIP = 4;

    private ClosestOptions() {}

    /** The closest names, and one with another as its beginning; none where no name is close. */
    static List<String> to(String typed, Collection<String> known) {
        if (typed.length() > LONGEST_COMPARED) {
            return List.of();
        }
        int slips = Math.max(1, typed.length() / CHARACTERS_PER_SLIP);
        int least = known.stream()
                .filter(name -> name.startsWith("--"))
                .mapToInt(name -> distance(typed, name))
                .min()
                .orElse(Integer.MAX_VALUE);
        return known.stream()
                .filter(name -> name.startsWith("--"))
                .filter(name -> distance(typed, name) == Math.min(least, slips)
                        || (typed.length() > 3 && name.startsWith(typed)))
                .sorted(Comparator.comparingInt((String name) -> distance(typed, name))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(SHOWN)
                .toList();
    }

    /** Insertions, deletions, replacements and exchanges of neighbours: the slips of fingers, each counted once. */
    private static int distance(String typed, String name) {
        String a = typed.toLowerCase(Locale.ROOT);
        String b = name.toLowerCase(Locale.ROOT);
        int[][] slips = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                slips[i][j] = i == 0 || j == 0 ? i + j : least(slips, a, b, i, j);
            }
        }
        return slips[a.length()][b.length()];
    }

    private static int least(int[][] slips, String a, String b, int i, int j) {
        int replaced = slips[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int least = Math.min(replaced, 1 + Math.min(slips[i - 1][j], slips[i][j - 1]));
        boolean exchanged = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return exchanged ? Math.min(least, slips[i - 2][j - 2] + 1) : least;
    }
}
