package io.cowcatcher.similarity;

import java.util.function.IntToLongFunction;
import org.jspecify.annotations.Nullable;

/** Weighs pairs by their surprise z in units of ln N. */
final class SurpriseWeigher implements PairWeigher {
    private final NullModel model;
    private final NullModel.Row row;
    private final SurpriseGate quickGate;
    private final int[] k;
    private final double[] flat;
    private final double[] daily;
    private final double gate;
    private final double unit;
    private final int userCount;
    private @Nullable ExpectationClasses classes;
    private int user = -1;
    private boolean isRowLoaded;

    SurpriseWeigher(NullModel model, int userCount, int scaleCount, double gate, double unit) {
        this.userCount = userCount;
        this.model = model;
        this.row = model.row();
        this.quickGate = new SurpriseGate(gate, scaleCount);
        this.k = new int[scaleCount];
        this.flat = new double[scaleCount];
        this.daily = new double[scaleCount];
        this.gate = gate;
        this.unit = unit;
    }

    @Override
    public void turnTo(int newUser) {
        user = newUser;
        isRowLoaded = false;
    }

    @Override
    public boolean mayWeigh(int partner, int sharedAtMost) {
        return quickGate.mayPass(sharedAtMost, model.leastFlatExpectation(user, partner));
    }

    @Override
    public long mostEdges(int newUser, long most, IntToLongFunction sharing) {
        ExpectationClasses known = classes;
        if (known == null) {
            known = new ExpectationClasses(model, userCount);
            classes = known;
        }
        long least = most;
        int neededBefore = 1;
        for (int i = 0; i < known.count() && known.usersBelow(i) < least; i++) {
            int needed = quickGate.leastCount(known.leastExpectation(newUser, i), neededBefore);
            if (needed > neededBefore) {
                least = Math.min(least, known.usersBelow(i) + sharing.applyAsLong(needed));
                neededBefore = needed;
            }
        }
        return least;
    }

    @Override
    public double weigh(int slot, int shared, PartnerSlots partners) {
        int partner = partners.partner(slot);
        partners.sharedWithin(slot, k);
        for (int scale = 0; scale < k.length; scale++) {
            flat[scale] = model.flatExpectation(user, partner, scale);
        }
        if (!mayPass(flat)) {
            return 0;
        }
        if (!isRowLoaded) {
            row.load(user);
            isRowLoaded = true;
        }
        row.dayExpectations(partner, daily);
        if (!mayPass(daily)) {
            return 0;
        }
        double z = Math.min(SurpriseScore.stratified(k, flat), SurpriseScore.stratified(k, daily));
        return z >= gate && z > 0 ? z / unit : 0;
    }

    private boolean mayPass(double[] expectations) {
        for (int scale = 0; scale < k.length; scale++) {
            if (k[scale] > 0 && quickGate.mayPass(k[scale], expectations[scale])) {
                return true;
            }
        }
        return false;
    }
}
