package io.cowcatcher.detect;

import io.cowcatcher.propagation.NamedUsers;
import io.cowcatcher.propagation.PropagationResult;
import io.cowcatcher.propagation.SeedLabels;
import java.util.ArrayList;
import java.util.List;

/** Says in words which risk seeds a search started from, and which it could not use. */
final class SeedNotes {
    static final int NAMED = 5;

    /** A score that may be so much higher is worth a word. */
    private static final double NOTED_ERROR = 0.05;

    private SeedNotes() {}

    static List<String> of(PropagationResult result) {
        SeedLabels labels = result.labels();
        SeedLabels.UnusedSeeds unused = labels.unused();
        List<String> notes = new ArrayList<>();
        int released = 0;
        for (int label = 0; label < labels.size(); label++) {
            released += labels.speaksAgainst(label) ? 0 : 1;
        }
        notes.add(
                labels.size() == 0
                        ? "risk seeds were asked for, but none is of an account of this log"
                        : "risk seeds label " + accounts(labels.size()) + " of this log, " + released
                                + " of them as good");
        if (unused.unknown().count() > 0) {
            notes.add("risk seeds of " + accounts(unused.unknown().count()) + " that this log does not know: "
                    + names(unused.unknown()));
        }
        if (unused.contradictory().count() > 0) {
            notes.add("risk seeds contradict each other for "
                    + accounts(unused.contradictory().count()) + ", what is confirmed counts first, then the latest: "
                    + names(unused.contradictory()));
        }
        addUncertain(notes, result);
        if (unused.notOfUsers() > 0) {
            notes.add("risk seeds that label no account, being of devices, items, addresses and others: "
                    + unused.notOfUsers());
        }
        add(notes, unused.expired(), "that have expired");
        add(notes, unused.propagated(), "that were themselves concluded from seeds");
        return notes;
    }

    /** Scores of accounts that earlier runs found are told without their own seed, one by one, within a budget. */
    private static void addUncertain(List<String> notes, PropagationResult result) {
        int uncertain = 0;
        double widest = 0;
        for (int label = 0; label < result.labels().size(); label++) {
            double width = result.errorBound(result.labels().user(label));
            uncertain += width > NOTED_ERROR ? 1 : 0;
            widest = Math.max(widest, width);
        }
        if (uncertain > 0) {
            notes.add("of " + accounts(uncertain) + " that earlier runs found, what other seeds say may be up to "
                    + Words.number(widest) + " more than their scores tell: so many accounts are tied to them that the"
                    + " walks were cut short (a larger push budget sees further)");
        }
    }

    private static void add(List<String> notes, int count, String which) {
        if (count > 0) {
            notes.add("risk seeds left out: " + count + " " + which);
        }
    }

    static String accounts(int count) {
        return Words.counted(count, "account");
    }

    private static String names(NamedUsers users) {
        return String.join(", ", users.first()) + (users.count() > users.first().size() ? ", ..." : "");
    }
}
