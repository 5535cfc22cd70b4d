package io.cowcatcher.ring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.cowcatcher.graph.NodeType;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class EntityRuleTest {
    private static final int POPULATION = 20_000;
    private static final Offset<Double> EXACT = within(1e-12);
    private static final EntityWeights DEFAULTS = EntityWeights.defaults();

    private static double weight(NodeType type, int users) {
        return DEFAULTS.rules().get(type).weight(users, POPULATION);
    }

    private static double rarity(int users) {
        return Math.log(POPULATION / (double) users) / Math.log(POPULATION);
    }

    @Test
    void weight_device_isStrongFromThreeToTwenty() {
        assertThat(weight(NodeType.DEVICE, 1)).isZero();
        assertThat(weight(NodeType.DEVICE, 2)).isCloseTo(rarity(2) / 2, EXACT);
        assertThat(weight(NodeType.DEVICE, 3)).isCloseTo(rarity(3), EXACT);
        assertThat(weight(NodeType.DEVICE, 20)).isCloseTo(rarity(20), EXACT);
        assertThat(weight(NodeType.DEVICE, 21)).isZero();
    }

    @Test
    void weight_otherTypes_followTheTable() {
        assertThat(weight(NodeType.PAYMENT, 2)).isCloseTo(rarity(2), EXACT);
        assertThat(weight(NodeType.PAYMENT, 21)).isZero();
        assertThat(weight(NodeType.PHONE, 2)).isCloseTo(.7 * rarity(2) / 2, EXACT);
        assertThat(weight(NodeType.PHONE, 3)).isCloseTo(.7 * rarity(3), EXACT);
        assertThat(weight(NodeType.RECIPIENT, 20)).isCloseTo(.7 * rarity(20), EXACT);
        assertThat(weight(NodeType.IP, 50)).isCloseTo(.3 * rarity(50) / 2, EXACT);
        assertThat(weight(NodeType.IP, 51)).isZero();
        assertThat(weight(NodeType.ADDRESS, 12)).isCloseTo(.5 * rarity(12) / 2, EXACT);
        assertThat(weight(NodeType.ADDRESS, 13)).isZero();
    }

    @Test
    void strength_severalEntities_takesTheLargestOfAFamilyAndJoinsFamilies() {
        PairStrength strength = new PairStrength(DEFAULTS);
        strength.add(EvidenceFamily.TERMINAL.index(), .8);
        strength.add(EvidenceFamily.TERMINAL.index(), .3);
        strength.add(EvidenceFamily.RECEIVE.index(), .25);

        assertThat(strength.value()).isCloseTo(1 - (1 - .9 * .8) * (1 - .6 * .25), EXACT);

        strength.clear();
        assertThat(strength.value()).isZero();
    }

    @Test
    void strength_oneStrongDevice_makesAnEdgeAndOneOfTwoUsersDoesNot() {
        PairStrength strength = new PairStrength(DEFAULTS);
        strength.add(EvidenceFamily.TERMINAL.index(), weight(NodeType.DEVICE, 3));
        assertThat(strength.value()).isGreaterThan(.6);

        strength.clear();
        strength.add(EvidenceFamily.TERMINAL.index(), weight(NodeType.DEVICE, 2));
        assertThat(strength.value()).isLessThan(.6);
    }

    @Test
    void rule_outOfRange_isRefused() {
        EntityRule rule = DEFAULTS.rules().get(NodeType.DEVICE);

        assertThatIllegalArgumentException().isThrownBy(() -> rule.withBase(0)).withMessageContaining("base must be");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rule.withCap(1_001))
                .withMessageContaining("cap must be");
        assertThatIllegalArgumentException().isThrownBy(() -> rule.withStrongFrom(1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DEFAULTS.withRule(NodeType.ITEM, rule))
                .withMessageContaining("many honest people share any other");
        assertThatIllegalArgumentException().isThrownBy(() -> DEFAULTS.withCertainty(EvidenceFamily.RECEIVE, 1));
    }
}
