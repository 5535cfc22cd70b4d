package io.cowcatcher.similarity;

/** Weighs pairs by their surprise z in units of ln N. */
final class SurpriseWeigher implements PairWeigher {
    private final NullModel model;
    private final NullModel.Row row;
    private final int[] k;
    private final double[] expectations;
    private final double gate;
    private final double unit;
    private int user = -1;

    SurpriseWeigher(NullModel model, int scaleCount, double gate, double unit) {
        this.model = model;
        this.row = model.row();
        this.k = new int[scaleCount];
        this.expectations = new double[scaleCount];
        this.gate = gate;
        this.unit = unit;
    }

    @Override
    public void turnTo(int newUser) {
        user = newUser;
        row.load(newUser);
    }

    @Override
    public double weigh(int partner, SharedItems shared) {
        shared.sharedWithin(partner, k);
        for (int scale = 0; scale < k.length; scale++) {
            expectations[scale] = model.flatExpectation(user, partner, scale);
        }
        double flat = SurpriseScore.stratified(k, expectations);
        if (flat < gate || flat <= 0) {
            return 0;
        }
        for (int scale = 0; scale < k.length; scale++) {
            expectations[scale] = k[scale] == 0 ? 0 : row.dayExpectation(partner, scale);
        }
        double z = Math.min(flat, SurpriseScore.stratified(k, expectations));
        return z >= gate && z > 0 ? z / unit : 0;
    }
}
