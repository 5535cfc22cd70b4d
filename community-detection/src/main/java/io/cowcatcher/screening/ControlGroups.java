package io.cowcatcher.screening;

import io.cowcatcher.block.Block;
import io.cowcatcher.block.Window;
import io.cowcatcher.event.Ids;
import io.cowcatcher.event.IdColumn;
import io.cowcatcher.event.PurchaseField;
import io.cowcatcher.similarity.PurchaseIndex;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Control groups for one block: for every window as many other buyers of the same goods around the same hours.
 *
 * <p>Each window is widened on both sides until it holds twice as many other buyers as members, or by ten days; where there are
 * still too few, buyers of the same category, else of anything, fill up. The question of each test is: are these users unlike the
 * other people who bought these same goods in those same hours?
 */
final class ControlGroups {
    private static final long LEAST_WIDENING = 60 * 60_000L;
    private static final long MOST_WIDENING = 10 * PurchaseIndex.DAY_MILLIS;
    private static final int FILL_UP = 100;

    private final List<Candidates> byWindow;
    private final SplittableRandom random;

    private record Candidates(int needed, int[] events) {}

    private ControlGroups(List<Candidates> byWindow, SplittableRandom random) {
        this.byWindow = byWindow;
        this.random = random;
    }

    static ControlGroups of(PurchaseIndex index, Block block, SplittableRandom random) {
        List<Candidates> byWindow = new ArrayList<>();
        for (Window window : block.windows()) {
            int needed = WindowEvents.ofMembers(index, block, window).cardinality();
            int[] events = around(index, block, window, 2 * needed);
            if (events.length < needed) {
                events = IntStream.concat(Arrays.stream(events), fillUp(index, block, window, random))
                        .distinct()
                        .toArray();
            }
            byWindow.add(new Candidates(needed, events));
        }
        return new ControlGroups(byWindow, random);
    }

    private static int[] around(PurchaseIndex index, Block block, Window window, int wanted) {
        long from = window.fromMillis(index);
        long to = window.toMillis(index);
        int start = index.itemStart(window.item());
        int end = index.itemEnd(window.item());
        int first = window.first();
        int last = window.last();
        long widening = Math.max(to - from, LEAST_WIDENING);
        while (true) {
            while (first > start && index.time(index.eventByItem(first - 1)) >= from - widening) {
                first--;
            }
            while (last + 1 < end && index.time(index.eventByItem(last + 1)) <= to + widening) {
                last++;
            }
            int[] others = IntStream.rangeClosed(first, last)
                    .map(index::eventByItem)
                    .filter(event -> !block.contains(index.user(event)))
                    .toArray();
            if (others.length >= wanted || widening > MOST_WIDENING) {
                return others;
            }
            widening *= 2;
        }
    }

    /** Up to a hundred random events of the same category, or of the whole log where it has no categories. */
    private static IntStream fillUp(PurchaseIndex index, Block block, Window window, SplittableRandom random) {
        IdColumn categories = index.log().column(PurchaseField.CATEGORY);
        int category = categories.code(index.row(index.eventByItem(window.first())));
        int[] chosen = random.ints(20L * FILL_UP, 0, index.size())
                .filter(event -> category == Ids.NONE || categories.code(index.row(event)) == category)
                .filter(event -> !block.contains(index.user(event)))
                .limit(FILL_UP)
                .toArray();
        return Arrays.stream(chosen);
    }

    /** Draws one group: from every window as many events as members had there, without replacement; all where too few. */
    int[] draw() {
        int total = 0;
        for (Candidates candidates : byWindow) {
            total += Math.min(candidates.needed, candidates.events.length);
        }
        int[] group = new int[total];
        int next = 0;
        for (Candidates candidates : byWindow) {
            int[] events = candidates.events;
            int count = Math.min(candidates.needed, events.length);
            for (int i = 0; i < count; i++) { // a partial Fisher-Yates shuffle; its order does not matter for the next draw
                int swap = i + random.nextInt(events.length - i);
                int event = events[swap];
                events[swap] = events[i];
                events[i] = event;
                group[next++] = event;
            }
        }
        return group;
    }
}
