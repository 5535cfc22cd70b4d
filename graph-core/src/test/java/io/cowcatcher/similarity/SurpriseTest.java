package io.cowcatcher.similarity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.cowcatcher.run.RunControl;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SurpriseTest {

    @ParameterizedTest
    @ValueSource(doubles = {0, 1e-300, 3, 720, 760, 1e5, 1e300})
    void ofLeast_anyFiniteSurprise_isTheGateInALogOfAnySize(double least) {
        for (int population : new int[] {0, 1, 100_000, Integer.MAX_VALUE}) {
            assertThat(Surprise.ofLeast(least).gate(population)).isEqualTo(least);
        }
    }

    @ParameterizedTest
    @CsvSource({"-1", "-Infinity", "Infinity", "NaN"})
    void ofLeast_noSurprise_isRefused(double least) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Surprise.ofLeast(least))
                .withMessage("leastSurprise must be finite and at least 0 (got: " + least + ")");
    }

    @ParameterizedTest
    @CsvSource({"0", "-1", "NaN"})
    void nullDegree_notAboveZero_isRefused(double degree) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Surprise(degree))
                .withMessage("nullDegree must be above 0 (got: " + degree + ")");
    }

    @Test
    void gate_bothAsked_isTheHigher() {
        Surprise both = Surprise.ofLeast(5).withNullDegree(10);

        assertThat(both.gate(1_000)).isEqualTo(5);
        assertThat(both.gate(1_000_000)).isCloseTo(Math.log(100_000), within(1e-12));
        assertThat(new Surprise(10).gate(1_000)).isCloseTo(Math.log(100), within(1e-12));
        assertThat(new Surprise(10).gate(5)).isZero();
    }

    /** 60 common items of two users in a log of 2,000 others: far above 720 nats, and no edge may vanish. */
    @Test
    void link_surprisesBeyondWhatExpHolds_keepTheirEdges() {
        List<TinyLog.Line> lines = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            lines.add(new TinyLog.Line("a", "i" + i, 3L * i));
            lines.add(new TinyLog.Line("b", "i" + i, 3L * i));
        }
        for (int user = 0; user < 2_000; user++) {
            lines.add(new TinyLog.Line("u" + user, "other" + user, user));
        }
        PurchaseIndex index = new TinyLog(lines).index();
        double z = PairExplainer.of(index, PurchaseSimilarity.defaults(), RunControl.inline())
                .explain(0, 1)
                .surprise();
        assertThat(z).isPositive();

        assertThat(edges(index, Surprise.ofLeast(z - 1e-6))).isOne();
        assertThat(edges(index, Surprise.ofLeast(z + 1e-6))).isZero();
        assertThat(edges(index, Surprise.ofLeast(0))).isOne();
    }

    private static long edges(PurchaseIndex index, Surprise surprise) {
        return PurchaseSimilarity.defaults()
                .weightedBy(surprise)
                .link(index, RunControl.inline())
                .graph()
                .edgeCount();
    }
}
