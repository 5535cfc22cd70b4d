package io.cowcatcher.block;

import io.cowcatcher.run.Counted;
import io.cowcatcher.run.MemoryEstimate;
import io.cowcatcher.run.RunControl;
import io.cowcatcher.similarity.PurchaseIndex;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;

/**
 * Takes up into a block that stands those for whom something else speaks, too: the windows stay as they are.
 *
 * <p>Cost: the events in the windows; memory, which is asked for: 240 bytes for each user in them. Cancellation is
 * polled every ten thousand of either. Not safe for use by several threads.
 */
public final class BlockGrowth {
    /** With the entries of the maps that hold him, first as an applicant and then as a member. */
    private static final long BYTES_OF_APPLICANT = 240;

    private static final int STEPS_PER_POLL = 10_000;

    private final PurchaseIndex index;
    private final RunControl control;
    private final ActivityRates rates;
    private final Map<MemberPrior, MemberCosts> costs = new EnumMap<>(MemberPrior.class);

    private int steps;

    /** Prepares to let blocks of an index grow, as the control allows. */
    public BlockGrowth(PurchaseIndex index, RunControl control) {
        this.index = index;
        this.control = control;
        this.rates = new ActivityRates(index);
    }

    /** What is known of a user who is no member. */
    private static final class Applicant {
        private int lastWindow = -1;
        private int joined;
        private double gains;
        private double bestOfWindow;
        private double against;
        private double bestOfAll;

        void endWindow() {
            against += Math.min(0, bestOfWindow);
            bestOfAll = Math.max(bestOfAll, bestOfWindow);
            bestOfWindow = 0;
        }
    }

    /**
     * A block with all further users who are more likely its members than not, by the windows they joined and by what
     * else their purchases in these say; its score, and that of its members, stay.
     *
     * @param free who may join
     * @param evidence the log-likelihood ratio, in nats, of what else is known of a purchase; of several purchases of a
     *     user in one window the best counts. What speaks against him adds up over windows; what speaks for him counts
     *     once, since who does so once for whatever reason will do so again, and only who has such a purchase can join
     * @throws io.cowcatcher.error.MemoryBudgetException if there is no room for all who bought in the windows
     */
    public Block withOthers(Block block, IntPredicate free, IntToDoubleFunction evidence) {
        control.admit(estimate(block));
        Map<Integer, Applicant> applicants = applicants(block, free, evidence);
        MemberCosts price = costs.computeIfAbsent(block.options().memberPrior(), prior -> MemberCosts.of(index, prior));
        SortedMap<Integer, double[]> members = new TreeMap<>();
        applicants.forEach((user, applicant) -> {
            poll();
            applicant.endWindow();
            double score = applicant.gains
                    + applicant.bestOfAll
                    + applicant.against
                    + BlockModel.joins(applicant.joined, block.windows().size(), block.participation());
            double cost = price.of(user, block.size());
            if (applicant.bestOfAll > 0 && score > cost - MemberSearch.Rule.LIKELY.below()) {
                members.put(user, new double[] {score, cost});
            }
        });
        if (members.isEmpty()) {
            return block;
        }
        for (int i = 0; i < block.size(); i++) {
            members.put(block.member(i), new double[] {block.memberScore(i), block.memberCost(i)});
        }
        return of(block, members);
    }

    private MemoryEstimate estimate(Block block) {
        long events = block.windows().stream().mapToLong(Window::events).sum();
        long users = Math.min(events, index.userCodes());
        String what =
                "growth of a block of " + Counted.of(block.size(), "user") + " and " + Counted.of(events, "purchase");
        return new MemoryEstimate(what, 0, BYTES_OF_APPLICANT * users);
    }

    private void poll() {
        if (++steps % STEPS_PER_POLL == 0) {
            control.checkCancelled();
        }
    }

    private Map<Integer, Applicant> applicants(Block block, IntPredicate free, IntToDoubleFunction evidence) {
        Map<Integer, Applicant> applicants = new TreeMap<>();
        List<Window> windows = block.windows();
        for (int w = 0; w < windows.size(); w++) {
            Window window = windows.get(w);
            int day = window.day(index);
            double logEvents = Math.log(window.events());
            for (int event = window.first(); event <= window.last(); event++) {
                poll();
                int user = index.user(event);
                if (block.contains(user) || !free.test(user)) {
                    continue;
                }
                double other = evidence.applyAsDouble(event);
                Applicant applicant = applicants.computeIfAbsent(user, unmet -> new Applicant());
                if (applicant.lastWindow != w) {
                    applicant.endWindow();
                    applicant.lastWindow = w;
                    applicant.joined++;
                    applicant.gains += MemberSearch.gain(rates, user, day, logEvents);
                    applicant.bestOfWindow = other;
                } else {
                    applicant.bestOfWindow = Math.max(applicant.bestOfWindow, other);
                }
            }
        }
        return applicants;
    }

    private Block of(Block block, SortedMap<Integer, double[]> members) {
        int[] codes = members.keySet().stream().mapToInt(Integer::intValue).toArray();
        double[] scores = members.values().stream().mapToDouble(each -> each[0]).toArray();
        double[] prices = members.values().stream().mapToDouble(each -> each[1]).toArray();
        List<Window> windows = block.windows().stream()
                .map(window -> new Window(
                        window.item(), window.first(), window.last(), membersIn(window, codes), window.score()))
                .toList();
        double participation = BlockRefinement.participation(windows, codes.length);
        return new Block(
                new Block.Members(codes, scores, prices), windows, participation, block.score(), block.options());
    }

    private int membersIn(Window window, int[] codes) {
        BitSet members = new BitSet();
        for (int event = window.first(); event <= window.last(); event++) {
            poll();
            int place = Arrays.binarySearch(codes, index.user(event));
            if (place >= 0) {
                members.set(place);
            }
        }
        return members.cardinality();
    }
}
