package io.cowcatcher.screening;

import io.cowcatcher.block.Block;
import io.cowcatcher.block.Window;
import io.cowcatcher.event.IdColumn;
import io.cowcatcher.event.Ids;
import io.cowcatcher.event.PurchaseField;
import io.cowcatcher.run.RunControl;
import io.cowcatcher.similarity.PurchaseIndex;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Control groups for one block: for every window as many purchases of other buyers of the same goods around the same
 * hours.
 *
 * <p>Each window is widened on both sides, at first by its own length and an hour at least, then twice as far again and
 * again, until it holds twice as many purchases of other users as of members, or reaches ten days. Where these are
 * fewer than the members', random purchases of the same category fill up, and where those are too few, too, of
 * anything. The question of each test is: are these users unlike the other people who bought these same goods in those
 * same hours?
 */
final class ControlGroups {
    private static final long LEAST_WIDENING = 60 * 60_000L;
    private static final long MOST_WIDENING = 10 * PurchaseIndex.DAY_MILLIS;
    private static final int FILL_UP = 100;
    private static final int TRIES = 20 * FILL_UP;

    private final PurchaseIndex index;
    private final Block block;
    private final IntPredicate mayStand;
    private final SplittableRandom random;
    private final WindowEvents events;
    private final List<Candidates> byWindow;

    private ControlGroups(
            PurchaseIndex index, Block block, IntPredicate mayStand, SplittableRandom random, WindowEvents events) {
        this.index = index;
        this.block = block;
        this.mayStand = mayStand;
        this.random = random;
        this.events = events;
        this.byWindow = block.windows().stream().map(this::candidates).toList();
    }

    /**
     * Prepares to draw control groups for a block. Cancellation is polled in its windows.
     *
     * @param mayStand whether an event may stand in a control group at all, as far as users outside the block go
     */
    static ControlGroups of(
            PurchaseIndex index, Block block, IntPredicate mayStand, SplittableRandom random, RunControl control) {
        return new ControlGroups(index, block, mayStand, random, new WindowEvents(index, control));
    }

    private Candidates candidates(Window window) {
        int needed = events.ofMembers(block, window).length;
        int[] others = around(window, 2 * needed);
        if (others.length < needed) {
            others = union(others, randomEvents(sameCategoryAs(window)));
        }
        if (others.length < needed) {
            others = union(others, randomEvents(event -> true));
        }
        return new Candidates(needed, others);
    }

    /** The other users' purchases of the window's item, from as long before and after as it takes to find so many. */
    private int[] around(Window window, int wanted) {
        long from = window.fromMillis(index);
        long to = window.toMillis(index);
        long widening = Math.min(MOST_WIDENING, Math.max(to - from, LEAST_WIDENING));
        while (true) {
            int first = index.eventAfter(window.item(), from - widening - 1);
            int end = index.eventAfter(window.item(), to + widening);
            int[] others = events.where(first, end, this::isOfAnother);
            if (others.length >= wanted || widening == MOST_WIDENING) {
                return others;
            }
            widening = Math.min(MOST_WIDENING, 2 * widening);
        }
    }

    private boolean isOfAnother(int event) {
        return !block.contains(index.user(event)) && mayStand.test(event);
    }

    /** Whether an event is of the same category as a window; none is, where the log does not say the window's. */
    private IntPredicate sameCategoryAs(Window window) {
        IdColumn categories = index.log().column(PurchaseField.CATEGORY);
        int category = categories.code(index.row(window.first()));
        return event -> category != Ids.NONE && categories.code(index.row(event)) == category;
    }

    /** At most a hundred random events of other users, of those wanted. */
    private int[] randomEvents(IntPredicate wanted) {
        return random.ints(TRIES, 0, index.size())
                .filter(wanted)
                .filter(this::isOfAnother)
                .limit(FILL_UP)
                .toArray();
    }

    private static int[] union(int[] events, int[] more) {
        return IntStream.concat(Arrays.stream(events), Arrays.stream(more))
                .distinct()
                .toArray();
    }

    /** The events that may stand for those of the members in the w-th window, in no order that means anything. */
    int[] candidates(int w) {
        return byWindow.get(w).events.clone();
    }

    /**
     * Draws one group of events: from every window as many as members had there, without replacement; all, where there
     * are fewer.
     */
    int[] draw() {
        int[] group = new int[byWindow.stream().mapToInt(Candidates::drawn).sum()];
        int next = 0;
        for (Candidates candidates : byWindow) {
            next = candidates.draw(group, next, random);
        }
        return group;
    }

    /** The events that may stand for those of the members in one window. */
    private static final class Candidates {
        private final int needed;
        private final int[] events;

        Candidates(int needed, int[] events) {
            this.needed = needed;
            this.events = events;
        }

        int drawn() {
            return Math.min(needed, events.length);
        }

        /** Writes a draw to {@code group} from place {@code at} on, and returns the place after it. */
        int draw(int[] group, int at, SplittableRandom random) {
            for (int i = 0;
                    i < drawn();
                    i++) { // a partial Fisher-Yates shuffle; any order will do to start the next from
                int swap = i + random.nextInt(events.length - i);
                int event = events[swap];
                events[swap] = events[i];
                events[i] = event;
                group[at + i] = event;
            }
            return at + drawn();
        }
    }
}
