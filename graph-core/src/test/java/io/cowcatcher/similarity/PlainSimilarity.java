package io.cowcatcher.similarity;

import java.util.TreeMap;

/** The plain twin: k and z straight from their definitions, without any index or cap; for tests alone. */
final class PlainSimilarity {
    private final PurchaseIndex index;
    private final long[] scales;

    PlainSimilarity(PurchaseIndex index, long... scales) {
        this.index = index;
        this.scales = scales;
    }

    /** k(tau): the items of which both users have events at most tau apart. */
    int shared(int a, int b, long tau) {
        int count = 0;
        for (int item = 0; item < index.itemCodes(); item++) {
            long least = Long.MAX_VALUE;
            for (int e = 0; e < index.size(); e++) {
                for (int f = 0; f < index.size(); f++) {
                    boolean match =
                            index.user(e) == a && index.user(f) == b && index.item(e) == item && index.item(f) == item;
                    least = match ? Math.min(least, Math.abs(index.time(e) - index.time(f))) : least;
                }
            }
            count += least <= tau ? 1 : 0;
        }
        return count;
    }

    /** k(tau) where each event is held against at most {@code limit} next events of its item within a day. */
    static int cappedShared(PurchaseIndex index, int a, int b, long tau, int limit) {
        int count = 0;
        for (int item = 0; item < index.itemCodes(); item++) {
            boolean common = false;
            for (int i = index.itemStart(item); i < index.itemEnd(item); i++) {
                for (int j = i + 1; j < index.itemEnd(item) && j - i <= limit; j++) {
                    boolean pair =
                            (index.user(i) == a && index.user(j) == b) || (index.user(i) == b && index.user(j) == a);
                    common |= pair && index.time(j) - index.time(i) <= tau;
                }
            }
            count += common ? 1 : 0;
        }
        return count;
    }

    double z(int a, int b) {
        return Math.min(stratified(a, b, false), stratified(a, b, true));
    }

    private double stratified(int a, int b, boolean byDay) {
        double largest = 0;
        for (long tau : scales) {
            int k = shared(a, b, tau);
            if (k > 0) {
                largest = Math.max(largest, PoissonTail.surprise(k, Math.max(1e-9, expectation(a, b, tau, byDay))));
            }
        }
        return Math.max(0, largest - Math.log(scales.length));
    }

    private double expectation(int a, int b, long tau, boolean byDay) {
        TreeMap<Integer, double[]> strata = new TreeMap<>(); // X_A, c_A, X_B, c_B, M
        for (int e = 0; e < index.size(); e++) {
            double[] counts = strata.computeIfAbsent(byDay ? index.day(e) : 0, day -> new double[5]);
            counts[4]++;
            int side = index.user(e) == a ? 0 : index.user(e) == b ? 2 : -1;
            if (side >= 0) {
                counts[side] += others(e, tau);
                counts[side + 1]++;
            }
        }
        double sum = 0;
        for (double[] counts : strata.values()) {
            sum += Math.sqrt(counts[0] * counts[1] * counts[2] * counts[3]) / counts[4];
        }
        return sum;
    }

    private int others(int event, long tau) {
        int others = -1;
        for (int f = 0; f < index.size(); f++) {
            boolean near = index.item(f) == index.item(event) && Math.abs(index.time(f) - index.time(event)) <= tau;
            others += near ? 1 : 0;
        }
        return others;
    }
}
