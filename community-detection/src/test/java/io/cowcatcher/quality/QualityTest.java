package io.cowcatcher.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.cowcatcher.graph.CsrGraph;
import io.cowcatcher.graph.Partition;
import org.junit.jupiter.api.Test;

class QualityTest {
    private static final DrawnGraph BARBELL = DrawnGraph.of("a-b a-c b-c c-d d-e d-f e-f");

    @Test
    void modularity_twoTriangles_isTheFormula() {
        // Seven edges, three inside each triangle; strengths of each triangle add up to 7 of 14.
        double expected = 2 * (3 / 7.0 - Math.pow(7 / 14.0, 2));

        assertThat(Modularity.defaults().of(BARBELL.graph(), BARBELL.partition("a b c | d e f")))
                .isCloseTo(expected, within(1e-12));
    }

    @Test
    void modularity_resolution_scalesTheExpectation() {
        double expected = 2 * (3 / 7.0 - 1.5 * Math.pow(7 / 14.0, 2));

        assertThat(new Modularity(1.5).of(BARBELL.graph(), BARBELL.partition("a b c | d e f")))
                .isCloseTo(expected, within(1e-12));
    }

    @Test
    void modularity_oneCommunity_isZero() {
        assertThat(Modularity.defaults().of(BARBELL.graph(), BARBELL.partition("a b c d e f")))
                .isCloseTo(0, within(1e-12));
    }

    @Test
    void modularity_weightsTimesAFactor_isTheSame() {
        DrawnGraph heavy = DrawnGraph.of("a-b:8 a-c:8 b-c:8 c-d:8 d-e:8 d-f:8 e-f:8");

        assertThat(Modularity.defaults().of(heavy.graph(), heavy.partition("a b c | d e f")))
                .isEqualTo(Modularity.defaults().of(BARBELL.graph(), BARBELL.partition("a b c | d e f")));
    }

    @Test
    void modularity_noEdges_isZero() {
        assertThat(Modularity.defaults().of(CsrGraph.builder(3).build(), Partition.singletons(3)))
                .isZero();
        assertThat(Modularity.defaults().of(CsrGraph.builder(0).build(), Partition.singletons(0)))
                .isZero();
    }

    @Test
    void constantPotts_twoTriangles_isTheFormula() {
        assertThat(new ConstantPotts(0.5).of(BARBELL.graph(), BARBELL.partition("a b c | d e f")))
                .isCloseTo(2 * (3 - 0.5 * 3), within(1e-12));
    }

    @Test
    void constantPotts_singletons_isZero() {
        assertThat(new ConstantPotts(0.5).of(BARBELL.graph(), Partition.singletons(6)))
                .isZero();
    }

    @Test
    void resolution_notAboveZero_isRefused() {
        assertThatThrownBy(() -> new Modularity(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("resolution must be finite and above 0 (got: 0.0)");
        assertThatThrownBy(() -> new ConstantPotts(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Modularity.defaults().withResolution(Double.POSITIVE_INFINITY))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void withResolution_keepsTheFunction() {
        assertThat(Modularity.defaults().withResolution(2)).isEqualTo(new Modularity(2));
        assertThat(new ConstantPotts(1).withResolution(2)).isEqualTo(new ConstantPotts(2));
    }

    @Test
    void of_partitionOfOtherNodes_isRefused() {
        assertThatThrownBy(() -> Modularity.defaults().of(BARBELL.graph(), Partition.singletons(5)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("partition must have the nodes of the graph (got: 5 nodes for a graph of 6)");
    }
}
