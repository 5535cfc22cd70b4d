package io.cowcatcher.screening;

import java.util.Optional;

/**
 * What every test says of one block; a test that the log has no data for is empty, not 1.
 *
 * @param together how well "they act together" explains the members' purchases, against each at his own rate; always
 *     there
 * @param deal whether the block aims at deals
 * @param receive whether members ship to common addresses
 * @param astray whether members have what they buy sent elsewhere than usual
 * @param togetherOnDeals whether they act together even compared with the crowd of the deals
 * @param pickupShare the largest share of the window purchases that go to one registered pick-up point
 */
public record BlockTests(
        Finding together,
        Optional<Finding> deal,
        Optional<Finding> receive,
        Optional<Finding> astray,
        Optional<Finding> togetherOnDeals,
        double pickupShare) {

    /** The share of purchases sent astray, beyond what others do, that a ring has at least. */
    private static final double LEAST_EXCESS = 0.05;

    /**
     * Whether so much is sent astray that a tier counts it: an excess of at least one purchase in twenty. Of a large
     * crowd even one parcel in fifty is improbable, but tells of a few members, those of rings that are not found yet,
     * most likely.
     */
    public boolean isEnoughAstray() {
        return astray.filter(sent -> sent.observed() - sent.expected() >= LEAST_EXCESS * sent.outOf())
                .isPresent();
    }

    /** The same with other findings on addresses. */
    BlockTests withAddresses(Finding receive, Finding astray) {
        return new BlockTests(together, deal, Optional.of(receive), Optional.of(astray), togetherOnDeals, pickupShare);
    }
}
