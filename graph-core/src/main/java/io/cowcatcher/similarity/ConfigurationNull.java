package io.cowcatcher.similarity;

import io.cowcatcher.run.MemoryEstimate;
import io.cowcatcher.run.RunControl;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/*
 * In a bucket of time, m_i of M events are of item i, and A has c of them. Keep both numbers and draw who bought what at random: then A
 * bought item i in that bucket with probability p = 1 - e^(-c m_i / M), and A and B are expected to have
 *
 *     lambda = sum over buckets and items of p_A p_B
 *
 * items in common. With S(n) = sum over i of (1 - e^(-n m_i / M)) the inner sum is S(c_A) + S(c_B) - S(c_A + c_B), because
 * (1-u)(1-v) = (1-u) + (1-v) - (1-uv); so a bucket is walked once for each number of events that somebody has in it, and not once for
 * each pair of users.
 */
/**
 * Another model of chance, to check the {@link Surprise} of an edge against: users keep their number of purchases in
 * each bucket of time, and items theirs, but who bought what is random.
 *
 * <p>It does not know which items a user bought, so it is surprised by two fans of one hot item, where {@link Surprise}
 * is not; an edge that this model takes for chance, too, is one. A bucketed bipartite configuration model in the spirit
 * of F. Saracco et al., Inferring monopartite projections of bipartite networks, New Journal of Physics 19 (2017)
 * 053022, and M. Tumminello et al., Statistically validated networks in bipartite complex systems, PLoS ONE (2011),
 * doi:10.1371/journal.pone.0017994. Memory: 16 bytes an event, and up to 24 more for sums that will be asked for again.
 * Not safe for use by several threads.
 */
public final class ConfigurationNull {
    private static final long BYTES_OF_EVENT = 40;
    private static final int EVENTS_PER_POLL = 8_192;
    private static final int BUCKETS_PER_POLL = 256;

    /** A sum that is kept, with its boxes and its place in the map. */
    private static final long BYTES_OF_KEPT = 96;
    /** One sum is kept for so many events, so that they take no more than counting did; or a few of a small log. */
    private static final int EVENTS_PER_KEPT = 4;

    private static final int LEAST_KEPT = 1_024;

    private final PurchaseIndex index;
    private final int[] userStarts;
    private final int[] userBuckets;
    private final int[] userCounts;
    private final int[] bucketStarts;
    private final int[] itemCounts;
    private final int[] bucketEvents;
    private final Map<Long, Double> reached = new HashMap<>();
    private final RunControl control;
    private int summed;

    private ConfigurationNull(PurchaseIndex index, long width, RunControl control) {
        this.index = index;
        this.control = control;
        long[] numbers = numbersOfBuckets(index, width);
        long[] byUser = new long[index.size()];
        long[] byBucket = new long[index.size()];
        this.bucketEvents = new int[numbers.length];
        for (int event = 0; event < index.size(); event++) {
            if (event % EVENTS_PER_POLL == 0) {
                control.checkCancelled();
            }
            int bucket = Arrays.binarySearch(numbers, number(index, event, width));
            byUser[event] = (long) index.user(event) << 32 | bucket;
            byBucket[event] = (long) bucket << 32 | index.item(event);
            bucketEvents[bucket]++;
        }
        this.userStarts = new int[index.userCodes() + 1];
        this.userCounts = runs(byUser, userStarts);
        this.userBuckets = lowHalves(byUser, userCounts);
        this.bucketStarts = new int[numbers.length + 1];
        this.itemCounts = runs(byBucket, bucketStarts);
    }

    /** The numbers of the buckets that hold events, ascending: of a long log in short buckets few do. */
    private static long[] numbersOfBuckets(PurchaseIndex index, long width) {
        long[] numbers = new long[index.size()];
        for (int event = 0; event < numbers.length; event++) {
            numbers[event] = number(index, event, width);
        }
        Arrays.sort(numbers);
        int distinct = 0;
        for (int i = 0; i < numbers.length; i++) {
            if (i == 0 || numbers[i] != numbers[i - 1]) {
                numbers[distinct++] = numbers[i];
            }
        }
        return Arrays.copyOf(numbers, distinct);
    }

    private static long number(PurchaseIndex index, int event, long width) {
        return (index.time(event) - index.startOfDay(0).toEpochMilli()) / width;
    }

    /**
     * Counts the events of an index in buckets; O(events log events).
     *
     * @param bucket the width of a bucket, at least 1 second; the first begins at the midnight before the first event,
     *     in the zone of the shop. Twice the window of the similarity has as many chance meetings as the window has on
     *     both sides of a purchase.
     * @throws io.cowcatcher.error.MemoryBudgetException if there is no memory for it: 40 bytes an event while counting,
     *     and as many when sums are kept that were asked for
     * @throws io.cowcatcher.error.RunCancelledException if the run was cancelled
     */
    public static ConfigurationNull of(PurchaseIndex index, Duration bucket, RunControl control) {
        if (bucket.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("bucket must be at least PT1S (got: " + bucket + ")");
        }
        // A bucket that holds every log need not be longer than that.
        long width = bucket.compareTo(PurchaseSimilarity.ANY_TIME) > 0
                ? PurchaseSimilarity.ANY_TIME.toMillis()
                : bucket.toMillis();
        long bytes = BYTES_OF_EVENT * index.size() + 4L * index.userCodes() + LEAST_KEPT * BYTES_OF_KEPT;
        control.admit(new MemoryEstimate("configuration model of the log", bytes / 2, bytes));
        return new ConfigurationNull(index, width, control);
    }

    /** The same on the calling thread, with nothing to stop it. */
    public static ConfigurationNull of(PurchaseIndex index, Duration bucket) {
        return of(index, bucket, RunControl.inline());
    }

    /** Sorts keys, and returns the length of each run of equal ones; {@code starts} by their upper halves. */
    private static int[] runs(long[] keys, int[] starts) {
        Arrays.sort(keys);
        int[] lengths = new int[keys.length];
        int size = 0;
        for (int i = 0; i < keys.length; i++) {
            if (i == 0 || keys[i] != keys[i - 1]) {
                size++;
                starts[(int) (keys[i] >>> 32) + 1]++;
            }
            lengths[size - 1]++;
        }
        for (int i = 1; i < starts.length; i++) {
            starts[i] += starts[i - 1];
        }
        return Arrays.copyOf(lengths, size);
    }

    private static int[] lowHalves(long[] sorted, int[] lengths) {
        int[] halves = new int[lengths.length];
        int at = 0;
        for (int run = 0; run < halves.length; run++) {
            halves[run] = (int) sorted[at];
            at += lengths[run];
        }
        return halves;
    }

    /**
     * The number of items two users are expected to have in common by chance, lambda; O(buckets of both), and O(items
     * of a bucket) for every number of events in it that is met first. Symmetric, bit for bit.
     */
    public double expectation(int a, int b) {
        double sum = 0;
        int atA = userStarts[a];
        int atB = userStarts[b];
        while (atA < userStarts[a + 1] && atB < userStarts[b + 1]) {
            int bucketA = userBuckets[atA];
            int bucketB = userBuckets[atB];
            if (bucketA == bucketB) {
                int ofA = userCounts[atA];
                int ofB = userCounts[atB];
                double common = reached(bucketA, ofA) + reached(bucketA, ofB) - reached(bucketA, ofA + ofB);
                sum += Math.max(0, common);
            }
            atA += bucketA <= bucketB ? 1 : 0;
            atB += bucketB <= bucketA ? 1 : 0;
        }
        return sum;
    }

    /** S(n): the number of items that n random events of a bucket are expected to reach. */
    private double reached(int bucket, int events) {
        long key = (long) bucket << 32 | events;
        Double known = reached.get(key);
        if (known != null) {
            return known;
        }
        if (++summed % BUCKETS_PER_POLL == 0) {
            control.checkCancelled();
        }
        double sum = 0;
        for (int item = bucketStarts[bucket]; item < bucketStarts[bucket + 1]; item++) {
            sum -= Math.expm1(-(double) events * itemCounts[item] / bucketEvents[bucket]);
        }
        if (reached.size() >= Math.max(LEAST_KEPT, index.size() / EVENTS_PER_KEPT)) {
            reached.clear();
        }
        reached.put(key, sum);
        return sum;
    }

    /**
     * How surprising so many common items are: -ln Pr(Poisson(lambda) >= count), in nats, at least 0.
     *
     * @param count the common items of two users
     */
    public double surprise(int a, int b, int count) {
        return PoissonTail.surprise(count, Math.max(SurpriseScore.LEAST_EXPECTATION, expectation(a, b)));
    }

    /**
     * The same edges weighted by this surprise of their common items, those below the gate of {@code surprise} left
     * out.
     *
     * <p>Of a graph linked by {@link Resemblance#count()} this is the graph of the configuration model; of one weighted
     * by {@link Surprise} it is the edges that both models hold for more than chance.
     *
     * <p>Polls the cancellation of the control that this model was made with.
     *
     * @param links a graph of this index
     * @param surprise the gate: how many neighbours a user may have by chance
     * @throws io.cowcatcher.error.RunCancelledException if the run was cancelled
     */
    public SimilarityGraph reweigh(SimilarityGraph links, Surprise surprise) {
        double gate = surprise.gate(index.population());
        return EdgeFilter.of(links, Math.max(1, Math.log(index.population())), (node, arc) -> {
            if (arc % EVENTS_PER_POLL == 0) {
                control.checkCancelled();
            }
            double z = surprise(node, links.graph().head(arc), links.sharedItems(arc));
            return z >= gate ? z : 0;
        });
    }
}
