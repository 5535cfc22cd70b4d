package io.cowcatcher.detect;

import io.cowcatcher.run.RunControl;
import io.cowcatcher.similarity.PurchaseIndex;
import java.time.ZoneId;
import java.util.BitSet;
import java.util.List;

/**
 * More of the same: the users who hit what is known at least twice. A known item that they bought, a known drop address
 * that they had something shipped to, each counts once; who is known to belong to a ring counts as two. So does what
 * somebody has confirmed: a drop address, and an item on the days of its {@link io.cowcatcher.similarity.Rushes}, as a
 * seed names an item and no day. Where more than a fifth of all users hit two, more hits are asked for, so that they
 * are fewer.
 *
 * <p>An item that a ring aimed at counts on any day. The days of that ring lie in the log it was found in, and who
 * comes back for the item comes on others; the days of its rushes would leave out every ring that is small beside the
 * item's own trade. Two hits are asked for instead.
 *
 * <p>Their links are grouped on their own, beside those of everybody. So a sweep adds seeds of blocks, and no evidence:
 * what comes of them passes the same tests. Immutable, share freely; holds the users and the days, not the hits.
 */
final class Sweep {
    private final PurchaseIndex index;
    private final SweepTargets targets;
    private final SweepHits.Found found;

    private Sweep(PurchaseIndex index, SweepTargets targets, SweepHits.Found found) {
        this.index = index;
        this.targets = targets;
        this.found = found;
    }

    /**
     * Sweeps the purchases of an index; O(purchases log purchases). Once it is known how many purchases are hits, it
     * asks the control for 16 bytes of each, 12 of each user, and what it holds of the seeds.
     */
    static Sweep of(PurchaseIndex index, KnownSeeds known, RunControl control) {
        SweepTargets targets = SweepTargets.of(index.log(), known, control);
        return new Sweep(index, targets, SweepHits.find(index, targets, control));
    }

    /** The users who hit what is known; none where no item and no address is. */
    BitSet users() {
        return (BitSet) found.users().clone();
    }

    /** What was looked at, and what could not be, in words; nothing where no item and no address was named. */
    List<String> notes(ZoneId zone) {
        return new SweepNotes(index, zone)
                .of(found.users().cardinality(), !targets.places().isEmpty(), found.rushDays(), targets.unknownItems());
    }
}
