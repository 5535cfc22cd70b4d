package io.cowcatcher.similarity;

/** Weighs pairs by R. */
final class ResemblanceWeigher implements PairWeigher {
    private final ResemblanceModel model;
    private final double minimum;
    private final Steps steps;
    private int user = -1;

    ResemblanceWeigher(ResemblanceModel model, double minimum, Steps steps) {
        this.model = model;
        this.minimum = minimum;
        this.steps = steps;
    }

    @Override
    public void turnTo(int newUser) {
        user = newUser;
    }

    @Override
    public double weigh(int slot, int k, PartnerSlots partners) {
        double score = model.score(user, partners.partner(slot), steps);
        return score >= minimum ? score : 0;
    }
}
