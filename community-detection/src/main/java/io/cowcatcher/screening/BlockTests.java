package io.cowcatcher.screening;

import java.util.Optional;

/**
 * What every test says of one block; a test that the log has no data for is empty, not 1.
 *
 * @param together how well "they act together" explains the members' purchases, against each at his own rate; always
 *     there
 * @param deal whether the block aims at deals
 * @param rush whether it buys what others rush for; asked where the log tells no deals and the tier rests on it
 * @param receive whether members ship to common addresses
 * @param astray whether members have what they buy sent elsewhere than usual
 * @param togetherOnDeals whether they act together even compared with the crowd of the deals
 * @param participation the share of the windows that a member joins
 * @param pickupShare the largest share of the window purchases that go to one registered pick-up point
 */
public record BlockTests(
        Finding together,
        Optional<Finding> deal,
        Optional<Finding> rush,
        Optional<Finding> receive,
        Optional<Finding> astray,
        Optional<Finding> togetherOnDeals,
        double participation,
        double pickupShare) {

    /** The share of purchases sent astray, beyond what others do, that a ring has at least. */
    private static final double LEAST_EXCESS = 0.05;

    private static final double MOST_OF_THEM = 0.5;

    /**
     * Whether so much is sent astray that a tier counts it: an excess of at least one purchase in twenty. Of a large
     * crowd even one parcel in fifty is improbable, but tells of a few members, those of rings that are not found yet,
     * most likely.
     */
    public boolean isEnoughAstray() {
        return astray.filter(sent -> sent.observed() - sent.expected() >= LEAST_EXCESS * sent.outOf())
                .isPresent();
    }

    /**
     * Whether a member joins at least every other window, so that acting together on deals tells of an order and not of
     * a common taste: the more deals a shop has, the less probable by chance are the members of an honest club, too,
     * who come as they please.
     */
    public boolean isMostlyTogether() {
        return participation >= MOST_OF_THEM;
    }

    /** The same with other findings on addresses. */
    BlockTests withAddresses(Finding receive, Finding astray) {
        return new BlockTests(
                together,
                deal,
                rush,
                Optional.of(receive),
                Optional.of(astray),
                togetherOnDeals,
                participation,
                pickupShare);
    }
}
