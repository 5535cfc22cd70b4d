package io.cowcatcher.nebula;

import io.cowcatcher.seed.RiskSeed;
import io.cowcatcher.seed.SeedSubject;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of notes of batches that do not count yet: they hold ids, and they may have a living writer, which notes
 * its batch anew if it finds that it was removed.
 */
record Unfinished(Kind kind, Set<SeedSubject> erased) {
    /** They stay. */
    static final Unfinished LEFT = new Unfinished(Kind.LEFT, Set.of());
    /** They are removed. */
    static final Unfinished ABANDONED = new Unfinished(Kind.ABANDONED, Set.of());

    private enum Kind {
        LEFT,
        ABANDONED,
        ERASED
    }

    /** Those are removed that hold seeds of these subjects, and all that cannot be read, even such as count. */
    static Unfinished erasing(Collection<SeedSubject> subjects) {
        return new Unfinished(Kind.ERASED, Set.copyOf(subjects));
    }

    /** Whether none is removed, whatever it holds. */
    boolean isAllLeft() {
        return kind == Kind.LEFT;
    }

    /** Whether a note that does not count is removed, which holds these seeds, null if it cannot be read. */
    boolean isRemoved(@Nullable List<RiskSeed> seeds) {
        return switch (kind) {
            case LEFT -> false;
            case ABANDONED -> true;
            case ERASED ->
                seeds == null || seeds.stream().map(RiskSeed::subject).anyMatch(erased::contains);
        };
    }

    /** Whether a note that counts and cannot be read is given up. */
    boolean isUnreadableGivenUp() {
        return kind == Kind.ERASED;
    }
}
