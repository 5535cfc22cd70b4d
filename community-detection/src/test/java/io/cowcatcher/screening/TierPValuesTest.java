package io.cowcatcher.screening;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class TierPValuesTest {
    private static Finding finding(double pValue) {
        return new Finding(pValue, 3, 1, 10);
    }

    private static BlockTests tests(double deal, double receive, double astray, double together) {
        return tests(deal, receive, astray, together, 0.65);
    }

    private static BlockTests tests(double deal, double receive, double astray, double together, double participation) {
        return new BlockTests(
                finding(1e-9),
                Optional.of(finding(deal)),
                Optional.empty(),
                Optional.of(finding(receive)),
                Optional.of(finding(astray)),
                Optional.of(finding(together)),
                participation,
                0);
    }

    private static BlockTests ofChance(double together) {
        return new BlockTests(
                finding(together),
                Optional.of(finding(1e-4)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                0.65,
                0);
    }

    private static BlockTests without(Optional<Finding> deal, Optional<Finding> addresses) {
        return new BlockTests(finding(1e-9), deal, Optional.empty(), addresses, addresses, Optional.empty(), 0.65, 0);
    }

    @Test
    void intercept_dealsAndOneOfThreeOthers_isTheLargerOfBoth() {
        assertThat(TierPValues.intercept(tests(1e-4, 1e-6, 1, 1))).isEqualTo(1e-4);
        assertThat(TierPValues.intercept(tests(1e-9, 1e-6, 1, 1))).isEqualTo(3 * 1e-6);
        assertThat(TierPValues.intercept(tests(1e-9, 1, 1e-6, 1))).isEqualTo(3 * 1e-6);
        assertThat(TierPValues.intercept(tests(1e-9, 1, 1, 1e-6))).isEqualTo(3 * 1e-6);
        assertThat(TierPValues.intercept(tests(1e-9, 0.5, 0.5, 0.5))).isEqualTo(1);
    }

    private static BlockTests astray(double observed, int outOf) {
        return new BlockTests(
                finding(1e-9),
                Optional.of(finding(1e-9)),
                Optional.empty(),
                Optional.empty(),
                Optional.of(new Finding(1e-6, observed, 1, outOf)),
                Optional.empty(),
                0.65,
                0);
    }

    @Test
    void intercept_fewPurchasesAstray_countForNothing() {
        assertThat(TierPValues.intercept(astray(11, 200))).isEqualTo(1e-6);
        assertThat(TierPValues.intercept(astray(10, 200)))
                .as("nine more than expected, which is less than one in twenty")
                .isEqualTo(1);
    }

    @Test
    void intercept_togetherInFewWindows_countsForNothing() {
        assertThat(TierPValues.intercept(tests(1e-9, 1, 1, 1e-6, 0.5))).isEqualTo(3 * 1e-6);
        assertThat(TierPValues.intercept(tests(1e-9, 1, 1, 1e-6, 0.49)))
                .as("a member joins fewer than half of the windows")
                .isEqualTo(1);
        assertThat(TierPValues.intercept(tests(1e-9, 1e-6, 1, 1, 0.35)))
                .as("common addresses count as ever")
                .isEqualTo(3 * 1e-6);
    }

    @Test
    void intercept_noDealsKnown_wantsAddressesAndTogether() {
        assertThat(TierPValues.intercept(without(Optional.empty(), Optional.of(finding(0.06)))))
                .isEqualTo(0.12);
        assertThat(TierPValues.intercept(without(Optional.empty(), Optional.empty())))
                .as("nothing is known of addresses, either")
                .isEqualTo(1);
    }

    @Test
    void review_aimsAtDealsAndActsTogether_isTheLargerOfBoth() {
        assertThat(TierPValues.review(tests(1e-4, 1, 1, 1))).isEqualTo(1e-4);
        assertThat(TierPValues.review(ofChance(0.3)))
                .as("who happen to buy the same deals are no group")
                .isEqualTo(0.3);
    }

    private static BlockTests rushing(double rush) {
        return new BlockTests(
                finding(1e-6),
                Optional.empty(),
                Optional.of(finding(rush)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                0.65,
                0);
    }

    @Test
    void review_noDealsKnown_aimsAtWhatOthersRushFor() {
        assertThat(TierPValues.review(rushing(1e-4))).isEqualTo(1e-4);
        assertThat(TierPValues.review(rushing(1e-9))).as("and acts together").isEqualTo(1e-6);
    }

    @Test
    void review_neitherDealsNorRushesAsked_restsOnActingTogether() {
        assertThat(TierPValues.review(without(Optional.empty(), Optional.empty())))
                .isEqualTo(1e-9);
    }
}
