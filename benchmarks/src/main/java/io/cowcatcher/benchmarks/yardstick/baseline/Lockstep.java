package io.cowcatcher.benchmarks.yardstick.baseline;

import io.cowcatcher.run.RunControl;
import io.cowcatcher.similarity.PurchaseIndex;
import io.cowcatcher.similarity.PurchaseSimilarity;
import io.cowcatcher.similarity.Resemblance;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Lockstep search in the manner of CopyCatch (A. Beutel et al., WWW 2013, doi:10.1145/2488388.2488400, section 4):
 * users and items take turns, from pairs of users who bought most of the same within the window, until nothing changes.
 * An item belongs, around the instant that most of the users share, if a share rho of them bought it within the window;
 * a user belongs who did so with a share rho of the items.
 */
final class Lockstep implements Baseline {
    private static final long[] MINUTES = {60, 240, 1440};
    private static final double[] SHARES = {.5, .7, .9};
    private static final int[] FEWEST_ITEMS = {3, 5};
    private static final int[] FEWEST_USERS = {4, 8};
    private static final int MOST_SEEDS = 500;
    private static final int MOST_USERS = 600;
    private static final int ROUNDS = 10;

    private record Pair(int a, int b, int items) {}

    private record Window(int first, int end) {}

    private record Lock(int[] users, int items) {}

    @Override
    public String name() {
        return "lockstep (CopyCatch)";
    }

    @Override
    public List<Answer> answers(PurchaseIndex purchases, RunControl control) {
        List<Answer> answers = new ArrayList<>();
        for (long minutes : MINUTES) {
            List<Pair> seeds = seeds(purchases, Duration.ofMinutes(minutes), control);
            for (double share : SHARES) {
                control.checkCancelled();
                List<Lock> locks = new ArrayList<>();
                BitSet covered = new BitSet();
                for (Pair seed : seeds) {
                    if (!covered.get(seed.a) || !covered.get(seed.b)) {
                        Lock lock = grow(purchases, new int[] {seed.a, seed.b}, minutes * 60_000, share);
                        IntStream.of(lock.users).forEach(covered::set);
                        locks.add(lock);
                    }
                }
                for (int fewestItems : FEWEST_ITEMS) {
                    for (int fewestUsers : FEWEST_USERS) {
                        answers.add(new Answer(
                                minutes + " min, share " + share + ", " + fewestItems + " items, " + fewestUsers
                                        + " users",
                                locks.stream()
                                        .filter(lock -> lock.items >= fewestItems
                                                && lock.users.length >= fewestUsers
                                                && lock.users.length <= MOST_USERS)
                                        .map(Lock::users)
                                        .toList()));
                    }
                }
            }
        }
        return answers;
    }

    /** The pairs of users who share most items within the window. */
    private static List<Pair> seeds(PurchaseIndex purchases, Duration window, RunControl control) {
        List<Pair> pairs = new ArrayList<>();
        PurchaseSimilarity.defaults()
                .within(window)
                .withMinimumShared(FEWEST_ITEMS[0])
                .weightedBy(Resemblance.count())
                .forEachPair(purchases, control, (a, b, items, weight) -> pairs.add(new Pair(a, b, items)));
        pairs.sort(Comparator.comparingInt(Pair::items)
                .reversed()
                .thenComparingInt(Pair::a)
                .thenComparingInt(Pair::b));
        return pairs.subList(0, Math.min(MOST_SEEDS, pairs.size()));
    }

    private static Lock grow(PurchaseIndex purchases, int[] pair, long window, double share) {
        int[] users = pair;
        List<Window> windows = windows(purchases, users, window, share);
        for (int round = 0; round < ROUNDS; round++) {
            int[] next = joining(purchases, windows, share);
            if (next.length < 2 || next.length > MOST_USERS || Arrays.equals(next, users)) {
                break;
            }
            users = next;
            windows = windows(purchases, users, window, share);
        }
        return new Lock(users, windows.size());
    }

    /** For each item the window that most of the users bought it in, where they are a share of all of them. */
    private static List<Window> windows(PurchaseIndex purchases, int[] users, long window, double share) {
        TreeMap<Integer, Integer> userOf = new TreeMap<>();
        for (int user : users) {
            for (int at = purchases.userStart(user); at < purchases.userEnd(user); at++) {
                userOf.put(purchases.eventByUser(at), user);
            }
        }
        int[] events = userOf.keySet().stream().mapToInt(Integer::intValue).toArray();
        List<Window> windows = new ArrayList<>();
        int from = 0;
        while (from < events.length) {
            int to = from;
            while (to < events.length && purchases.item(events[to]) == purchases.item(events[from])) {
                to++;
            }
            Window best = new Window(0, 0);
            int most = 0;
            for (int first = from; first < to; first++) {
                BitSet inside = new BitSet();
                int last = first;
                while (last < to && purchases.time(events[last]) - purchases.time(events[first]) <= window) {
                    inside.set(purchases.user(events[last++]));
                }
                if (inside.cardinality() > most) {
                    most = inside.cardinality();
                    best = new Window(events[first], events[last - 1] + 1);
                }
            }
            if (most >= Math.max(2, share * users.length)) {
                windows.add(best);
            }
            from = to;
        }
        return windows;
    }

    private static int[] joining(PurchaseIndex purchases, List<Window> windows, double share) {
        Map<Integer, BitSet> windowsOf = new HashMap<>();
        for (int w = 0; w < windows.size(); w++) {
            for (int event = windows.get(w).first; event < windows.get(w).end; event++) {
                windowsOf
                        .computeIfAbsent(purchases.user(event), user -> new BitSet())
                        .set(w);
            }
        }
        return windowsOf.entrySet().stream()
                .filter(user -> user.getValue().cardinality() >= Math.max(2, share * windows.size()))
                .mapToInt(Map.Entry::getKey)
                .sorted()
                .toArray();
    }
}
