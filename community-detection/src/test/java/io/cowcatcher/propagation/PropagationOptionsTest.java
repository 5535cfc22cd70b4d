package io.cowcatcher.propagation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cowcatcher.graph.NodeType;
import io.cowcatcher.ring.EntityWeights;
import org.junit.jupiter.api.Test;

class PropagationOptionsTest {
    private static final PropagationOptions DEFAULTS = PropagationOptions.defaults();

    @Test
    void withers_changeOneThingEach() {
        EntityWeights weights = EntityWeights.defaults().without(NodeType.IP);

        assertThat(DEFAULTS.withWeights(weights)).isEqualTo(new PropagationOptions(weights, .15, 1, 1e-6, .01, 20_000));
        assertThat(DEFAULTS.withDeathProbability(.3).deathProbability()).isEqualTo(.3);
        assertThat(DEFAULTS.withOwnWeight(0).ownWeight()).isZero();
        assertThat(DEFAULTS.withTolerance(1e-9).tolerance()).isEqualTo(1e-9);
        assertThat(DEFAULTS.withPush(.1, 7)).isEqualTo(new PropagationOptions(DEFAULTS.weights(), .15, 1, 1e-6, .1, 7));
    }

    @Test
    void outOfRange_isRefusedWithRuleAndValue() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DEFAULTS.withDeathProbability(0))
                .withMessage("deathProbability must be from 0.01 to 0.99 (got: 0.0)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DEFAULTS.withDeathProbability(Double.NaN))
                .withMessageContaining("(got: NaN)");
        assertThatIllegalArgumentException().isThrownBy(() -> DEFAULTS.withOwnWeight(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> DEFAULTS.withTolerance(0));
        assertThatIllegalArgumentException().isThrownBy(() -> DEFAULTS.withPush(0, 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DEFAULTS.withPush(.1, 0))
                .withMessage("pushBudget must be from 1 to 10000000 (got: 0)");
    }
}
