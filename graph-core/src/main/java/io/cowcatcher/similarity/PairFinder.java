package io.cowcatcher.similarity;

import io.cowcatcher.run.RunControl;
import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * Answers for one user, or one purchase, what {@link PurchaseSimilarity#link(PurchaseIndex, RunControl)} answers for
 * all: with whom he is linked, by the same code and with the same numbers.
 *
 * <pre>{@code
 * PairFinder finder = PairFinder.of(index, similarity, control);
 * finder.forEachPairOf(user, (first, second, sharedItems, weight) -> review(first, second, weight));
 * }</pre>
 *
 * <p>Memory: the lists and expectations of a join, and 6 bytes a user. Not safe for use by several threads.
 */
public final class PairFinder {
    private final PurchaseIndex index;
    private final PurchaseSimilarity options;
    private final SharedItems shared;
    private final PairWeigher weigher;
    private final double unit;

    private PairFinder(PurchaseIndex index, PurchaseSimilarity options, RunControl control) {
        this.index = index;
        this.options = options;
        JoinMemory memory = new JoinMemory(index, control);
        Weighing weighing = ModelMaker.make(index, options, control.phase("expectations", 0, 0.5), memory);
        RunControl listing = control.phase("lists", 0.5, 1);
        ItemLists lists = SlidingLists.of(index, options, listing, memory);
        memory.hold(lists.heapBytes(index));
        memory.ask(UserCosts.heapBytes(index.userCodes()));
        UserCosts.Largest largest =
                UserCosts.of(lists, index.userCodes(), listing).largest();
        int scales = TimeScales.of(options).count();
        memory.take(weighing.heapBytesOfWeigher() + SharedItems.heapBytes(index.userCodes(), lists, largest, scales));
        this.weigher = weighing.newWeigher(control);
        this.shared = new SharedItems(lists, index.userCodes(), options, weigher, control);
        this.unit = ModelMaker.unit(index, options);
    }

    /**
     * Prepares for the questions about an index; O(events).
     *
     * @throws io.cowcatcher.error.MemoryBudgetException if there is no memory for lists and expectations
     * @throws io.cowcatcher.error.RunCancelledException if {@code control} was cancelled, now or at a later question
     */
    public static PairFinder of(PurchaseIndex index, PurchaseSimilarity options, RunControl control) {
        return new PairFinder(index, options, control);
    }

    /**
     * Passes on all pairs of a user, partners ascending; O(purchases near the user's own).
     *
     * @param user the code of the user
     */
    public void forEachPairOf(int user, PairSink sink) {
        requireUser(user);
        forEachPairOf(user, partner -> true, sink);
    }

    /**
     * Passes on the pairs of an event's user with those whose purchases of its item lie within the window: the pairs
     * that would lack this purchase if it had not been made. O(purchases near the user's own).
     *
     * @param event the number of the event in the index
     */
    public void forEachPairOfEvent(int event, PairSink sink) {
        if (event < 0 || event >= index.size()) {
            throw new IllegalArgumentException(
                    "event must be from 0 to below " + index.size() + " (got: " + event + ")");
        }
        int[] others = usersNear(event);
        forEachPairOf(index.user(event), partner -> Arrays.binarySearch(others, partner) >= 0, sink);
    }

    private int[] usersNear(int event) {
        long window = options.window().toMillis();
        int item = index.item(event);
        long limit = options.expansionLimit();
        int from = index.eventAfter(item, index.time(event) - window - 1);
        int to = index.eventAfter(item, index.time(event) + window);
        int[] others = Arrays.copyOfRange(
                index.users(), (int) Math.max(from, event - limit), (int) Math.min(to, event + limit + 1));
        Arrays.sort(others);
        return others;
    }

    private void forEachPairOf(int user, IntPredicate wanted, PairSink sink) {
        weigher.turnTo(user);
        shared.countAll(user);
        PartnerSlots slots = shared.slots();
        for (int slot = 0; slot < slots.count(); slot++) {
            int partner = slots.partner(slot);
            int k = slots.shared(slot);
            if (k >= shared.least() && wanted.test(partner)) {
                double weight = weigher.weigh(slot, k, slots);
                if (weight > 0) {
                    sink.accept(Math.min(user, partner), Math.max(user, partner), k, weight * unit);
                }
            }
        }
    }

    private void requireUser(int user) {
        if (user < 0 || user >= index.userCodes()) {
            throw new IllegalArgumentException(
                    "user must be from 0 to below " + index.userCodes() + " (got: " + user + ")");
        }
    }
}
