package io.cowcatcher.similarity;

/** Weighs pairs by R. */
final class ResemblanceWeigher implements PairWeigher {
    private final ResemblanceModel model;
    private final double minimum;
    private int user = -1;

    ResemblanceWeigher(ResemblanceModel model, double minimum) {
        this.model = model;
        this.minimum = minimum;
    }

    @Override
    public void turnTo(int newUser) {
        user = newUser;
    }

    @Override
    public double weigh(int slot, int k, PartnerSlots partners) {
        double score = model.score(user, partners.partner(slot));
        return score >= minimum ? score : 0;
    }
}
