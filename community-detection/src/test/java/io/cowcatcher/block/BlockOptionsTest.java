package io.cowcatcher.block;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cowcatcher.similarity.HubRule;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlockOptionsTest {

    @Test
    void defaults_nothingSaid_areThoseOfTheDocumentation() {
        assertThat(BlockOptions.defaults())
                .isEqualTo(new BlockOptions(
                        Duration.ofDays(1), 0.4, 4, HubRule.defaults(), WindowPrior.UNIFORM, MemberPrior.UNIFORM));
    }

    @Test
    void with_eachOption_changesThatOneAlone() {
        BlockOptions options = BlockOptions.defaults();

        assertThat(options.withLongestWindow(Duration.ofDays(4)))
                .isEqualTo(new BlockOptions(
                        Duration.ofDays(4), 0.4, 4, HubRule.defaults(), WindowPrior.UNIFORM, MemberPrior.UNIFORM));
        assertThat(options.withDropWeight(0))
                .isEqualTo(new BlockOptions(
                        Duration.ofDays(1), 0, 4, HubRule.defaults(), WindowPrior.UNIFORM, MemberPrior.UNIFORM));
        assertThat(options.withMinimumMembers(3))
                .isEqualTo(new BlockOptions(
                        Duration.ofDays(1), 0.4, 3, HubRule.defaults(), WindowPrior.UNIFORM, MemberPrior.UNIFORM));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0.999S", "PT-1S", "P366DT1S"})
    void withLongestWindow_outOfRange_isRefusedWithTheValue(String duration) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BlockOptions.defaults().withLongestWindow(Duration.parse(duration)))
                .withMessageContaining("longestWindow must be from PT1S to P366D")
                .withMessageContaining(Duration.parse(duration).toString());
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, Double.NaN, Double.POSITIVE_INFINITY})
    void withDropWeight_outOfRange_isRefused(double weight) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BlockOptions.defaults().withDropWeight(weight))
                .withMessage("dropWeight must be finite and at least 0 (got: " + weight + ")");
    }

    @Test
    void withMinimumMembers_two_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BlockOptions.defaults().withMinimumMembers(2))
                .withMessage("minimumMembers must be at least 3 (got: 2)");
    }
}
