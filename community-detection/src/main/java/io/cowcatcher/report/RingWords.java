package io.cowcatcher.report;

import io.cowcatcher.detect.LookAlike;
import io.cowcatcher.detect.Provenance;
import io.cowcatcher.detect.Ring;
import io.cowcatcher.detect.RingMember;
import io.cowcatcher.detect.Rings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What a search found, in words for a terminal: each ring with what speaks for and against it, what was looked at and
 * not reported, and what the log could not show.
 *
 * <p>Ids come from outside: every line has passed through {@link TerminalText}, and no id is shown beyond its first 40
 * characters. Immutable, share freely.
 *
 * @param ringsShown the most rings told in full, at least 1
 * @param membersShown the most members named of a ring, at least 1
 * @param lookAlikesShown the most look-alikes told, at least 0
 */
public record RingWords(int ringsShown, int membersShown, int lookAlikesShown) {
    private static final RingWords DEFAULTS = new RingWords(20, 8, 3);
    private static final int LONGEST_ID = 40;

    /** Checks that every limit is in range. */
    public RingWords {
        requireAtLeast("ringsShown", ringsShown, 1);
        requireAtLeast("membersShown", membersShown, 1);
        requireAtLeast("lookAlikesShown", lookAlikesShown, 0);
    }

    private static void requireAtLeast(String name, int value, int least) {
        if (value < least) {
            throw new IllegalArgumentException(name + " must be at least " + least + " (got: " + value + ")");
        }
    }

    /** Twenty rings, eight members of each, three look-alikes. */
    public static RingWords defaults() {
        return DEFAULTS;
    }

    /** A copy that tells more or fewer rings in full. */
    public RingWords withRingsShown(int ringsShown) {
        return new RingWords(ringsShown, membersShown, lookAlikesShown);
    }

    /** A copy that names more or fewer members of a ring. */
    public RingWords withMembersShown(int membersShown) {
        return new RingWords(ringsShown, membersShown, lookAlikesShown);
    }

    /** A copy that tells more or fewer look-alikes. */
    public RingWords withLookAlikesShown(int lookAlikesShown) {
        return new RingWords(ringsShown, membersShown, lookAlikesShown);
    }

    /** The words, line by line, without line ends. */
    public List<String> lines(Rings rings) {
        List<String> lines = new ArrayList<>();
        int members = (int) rings.rings().stream()
                .flatMap(ring -> ring.members().stream())
                .mapToInt(RingMember::user)
                .distinct()
                .count();
        lines.add(
                rings.rings().isEmpty()
                        ? "no rings among " + count(rings.userCount(), "account")
                        : count(rings.rings().size(), "ring") + ", " + count(members, "account")
                                + String.format(Locale.ROOT, " of %,d", rings.userCount()));
        rings.rings().stream().limit(ringsShown).forEach(ring -> {
            lines.add("");
            addRing(ring, lines);
        });
        if (rings.rings().size() > ringsShown) {
            lines.add("");
            lines.add("and " + count(rings.rings().size() - ringsShown, "more ring"));
        }
        addLookAlikes(rings.lookAlikes(), lines);
        if (!rings.notes().isEmpty()) {
            lines.add("");
            lines.add("about this log:");
            addBullets(rings.notes(), lines);
        }
        return lines.stream().map(TerminalText::line).toList();
    }

    private void addRing(Ring ring, List<String> lines) {
        lines.add(ring.id() + ": " + count(ring.size(), "account") + ", score " + Figures.score(ring.score())
                + ", adjusted p = " + Figures.p(ring.significance().qValue()) + ", "
                + kind(ring.provenance()));
        if (!ring.evidence().reasons().isEmpty()) {
            lines.add("  for it:");
            addBullets(ring.evidence().reasons(), lines);
        }
        if (!ring.evidence().objections().isEmpty()) {
            lines.add("  against it:");
            addBullets(ring.evidence().objections(), lines);
        }
        lines.add("  members: " + members(ring));
    }

    private static String kind(Provenance provenance) {
        return switch (provenance) {
            case CROWDSOURCED -> "a crowd that buys together";
            case SAME_PERSON -> "one operator with many accounts";
            case BOTH -> "one operator with many accounts, who buy together";
        };
    }

    private String members(Ring ring) {
        String named = ring.members().stream()
                .limit(membersShown)
                .map(RingWords::member)
                .collect(Collectors.joining(", "));
        int more = ring.size() - membersShown;
        return more > 0 ? named + " and " + more + " more" : named;
    }

    private static String member(RingMember member) {
        return shortened(member.userId()) + " (" + Figures.score(member.score()) + ")";
    }

    private static String shortened(String id) {
        return id.codePointCount(0, id.length()) <= LONGEST_ID
                ? id
                : id.substring(0, id.offsetByCodePoints(0, LONGEST_ID)) + "...";
    }

    private void addLookAlikes(List<LookAlike> groups, List<String> lines) {
        if (groups.isEmpty()) {
            return;
        }
        lines.add("");
        lines.add("looked at and not reported: " + count(groups.size(), "group"));
        groups.stream()
                .limit(lookAlikesShown)
                .forEach(group -> lines.add(
                        "  - " + count(group.userIds().size(), "account") + adjusted(group) + ": " + group.reason()));
    }

    private static String adjusted(LookAlike group) {
        return group.qValue().orElse(1) < 1
                ? ", adjusted p = " + Figures.p(group.qValue().getAsDouble())
                : "";
    }

    private static void addBullets(List<String> sentences, List<String> lines) {
        sentences.forEach(sentence -> lines.add("  - " + sentence));
    }

    private static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
