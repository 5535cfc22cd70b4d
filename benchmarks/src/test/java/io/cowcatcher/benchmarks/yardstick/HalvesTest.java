package io.cowcatcher.benchmarks.yardstick;

import static org.assertj.core.api.Assertions.assertThat;

import io.cowcatcher.graph.CsrGraph;
import io.cowcatcher.graph.CsrGraphBuilder;
import io.cowcatcher.run.RunControl;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class HalvesTest {

    @Test
    void of_pairsOfNodes_keepsWhatIsConnectedTogetherAndUsesBothHalves() {
        CsrGraphBuilder builder = CsrGraph.builder(400);
        for (int node = 0; node < 400; node += 2) {
            builder.addEdge(node, node + 1, 1);
        }
        CsrGraph pairs = builder.build();

        Halves[] halves = Halves.of(pairs, 1, RunControl.inline());

        for (int node = 0; node < 400; node += 2) {
            assertThat(halves[node]).isEqualTo(halves[node + 1]);
        }
        // A fair coin, 200 times: the standard deviation is 7 pairs.
        assertThat(Arrays.stream(halves).filter(half -> half == Halves.FIRST).count())
                .isBetween(144L, 256L);
        assertThat(Halves.of(pairs, 1, RunControl.inline())).isEqualTo(halves);
        assertThat(Halves.of(pairs, 2, RunControl.inline())).isNotEqualTo(halves);
    }
}
