package io.cowcatcher.similarity;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The plain twin of the join: k, z and R of all pairs as the definitions say, in maps; for tests alone. */
final class PlainJoin {
    private static final double LEAST_EXPECTATION = 1e-9;

    private final PurchaseIndex index;
    private final long[] scales;
    /** The least distance at which two users, the lower first, bought an item. */
    private final Map<List<Integer>, Map<Integer, Long>> distances = new HashMap<>();
    /** X and c of each user and stratum, by scale: strata are days, and -1 for the whole log. */
    private final Map<Integer, Map<Integer, long[]>> exposures = new HashMap<>();

    private final Map<Integer, Integer> eventsOfStratum = new HashMap<>();
    private final Map<Integer, Map<Integer, Integer>> buyers = new HashMap<>();

    PlainJoin(PurchaseIndex index, long... scales) {
        this.index = index;
        this.scales = scales;
        for (int e = 0; e < index.size(); e++) {
            eventsOfStratum.merge(index.day(e), 1, Integer::sum);
            eventsOfStratum.merge(-1, 1, Integer::sum);
            buyers.computeIfAbsent(index.item(e), item -> new HashMap<>()).merge(index.user(e), 1, Integer::sum);
            long[] others = new long[scales.length + 1];
            others[scales.length] = 1;
            for (int f = index.itemStart(index.item(e)); f < index.itemEnd(index.item(e)); f++) {
                long distance = Math.abs(index.time(e) - index.time(f));
                for (int scale = 0; scale < scales.length; scale++) {
                    others[scale] += f != e && distance <= scales[scale] ? 1 : 0;
                }
                if (index.user(e) < index.user(f) && distance <= scales[scales.length - 1]) {
                    distances
                            .computeIfAbsent(List.of(index.user(e), index.user(f)), pair -> new TreeMap<>())
                            .merge(index.item(e), distance, Math::min);
                }
            }
            add(index.user(e), index.day(e), others);
            add(index.user(e), -1, others);
        }
    }

    private void add(int user, int stratum, long[] others) {
        long[] sums = exposures
                .computeIfAbsent(user, u -> new TreeMap<>())
                .computeIfAbsent(stratum, s -> new long[others.length]);
        for (int i = 0; i < others.length; i++) {
            sums[i] += others[i];
        }
    }

    /** The pairs with at least {@code least} items in common, the user with the lower code first. */
    List<List<Integer>> pairs(int least) {
        return distances.entrySet().stream()
                .filter(pair -> pair.getValue().size() >= least)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** k. */
    int shared(List<Integer> pair) {
        return distances.get(pair).size();
    }

    /** z, in nats. */
    double surprise(List<Integer> pair) {
        double flat = 0;
        double daily = 0;
        for (int scale = 0; scale < scales.length; scale++) {
            long tau = scales[scale];
            int k = (int) distances.get(pair).values().stream()
                    .filter(distance -> distance <= tau)
                    .count();
            if (k > 0) {
                double byDay = 0;
                for (int stratum : exposures.get(pair.get(0)).keySet()) {
                    byDay += stratum < 0 ? 0 : expectation(pair, stratum, scale);
                }
                flat = Math.max(flat, surprise(k, expectation(pair, -1, scale)));
                daily = Math.max(daily, surprise(k, byDay));
            }
        }
        return Math.max(0, Math.min(flat, daily) - Math.log(scales.length));
    }

    private static double surprise(int k, double expectation) {
        return PoissonTail.surprise(k, Math.max(LEAST_EXPECTATION, expectation));
    }

    private double expectation(List<Integer> pair, int stratum, int scale) {
        long[] none = new long[scales.length + 1];
        long[] a = exposures.get(pair.get(0)).getOrDefault(stratum, none);
        long[] b = exposures.get(pair.get(1)).getOrDefault(stratum, none);
        double product = (double) a[scale] * a[scales.length] * b[scale] * b[scales.length];
        return Math.sqrt(product) / eventsOfStratum.get(stratum);
    }

    /** R with global rarity, exponential closeness, the cosine, and the same weights at all times, addresses aside. */
    double resemblance(List<Integer> pair, Mixtures.Mixture mixture, double shrinkage) {
        double tau = mixture.tauShare() * scales[scales.length - 1];
        double numerator = 0;
        for (Map.Entry<Integer, Long> item : distances.get(pair).entrySet()) {
            double closeness = Math.exp(-item.getValue() / tau);
            numerator += rarity(item.getKey()) * (mixture.base() + mixture.purchase() * closeness);
        }
        double denominator = Math.sqrt(worth(pair.get(0)) * worth(pair.get(1))) + shrinkage;
        return denominator > 0 ? numerator / denominator : 0;
    }

    private double rarity(int item) {
        double users = buyers.get(item).size();
        return Math.max(0, 1 - Math.log(1 + users) / Math.log(1 + (double) index.population()));
    }

    private double worth(int user) {
        double worth = 0;
        for (int item : new TreeMap<>(buyers).keySet()) {
            worth += buyers.get(item).containsKey(user) ? rarity(item) : 0;
        }
        return worth;
    }
}
