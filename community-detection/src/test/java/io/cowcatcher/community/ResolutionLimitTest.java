package io.cowcatcher.community;

import static org.assertj.core.api.Assertions.assertThat;

import io.cowcatcher.graph.CsrGraph;
import io.cowcatcher.graph.Partition;
import io.cowcatcher.quality.ConstantPotts;
import io.cowcatcher.quality.Modularity;
import io.cowcatcher.run.RunControl;
import org.junit.jupiter.api.Test;

/** Fortunato and Barthelemy's ring: cliques that everybody sees, and modularity does not. */
class ResolutionLimitTest {
    private static final int CLIQUES = 30;
    private static final int SIZE = 5;
    private static final CsrGraph RING = KnownGraphs.ringOfCliques(CLIQUES, SIZE);

    private static Partition merged(int cliquesTogether) {
        int[] labels = new int[CLIQUES * SIZE];
        for (int node = 0; node < labels.length; node++) {
            labels[node] = node / SIZE / cliquesTogether;
        }
        return Partition.of(labels);
    }

    @Test
    void modularity_ringOfCliques_prefersPairs() {
        assertThat(Modularity.defaults().of(RING, merged(2)))
                .isGreaterThan(Modularity.defaults().of(RING, merged(1)));

        Partition found = Leiden.detect(RING, LeidenOptions.defaults(), RunControl.inline())
                .partition();

        assertThat(found.communityCount()).isLessThan(CLIQUES);
        assertThat(Louvain.detect(RING, LouvainOptions.defaults(), RunControl.inline())
                        .partition()
                        .communityCount())
                .isLessThan(CLIQUES);
    }

    @Test
    void constantPotts_ringOfCliques_findsEachClique() {
        ConstantPotts quality = new ConstantPotts(0.5);

        assertThat(Leiden.detect(RING, LeidenOptions.defaults().withQuality(quality), RunControl.inline())
                        .partition())
                .isEqualTo(merged(1));
        assertThat(Louvain.detect(RING, LouvainOptions.defaults().withQuality(quality), RunControl.inline())
                        .partition())
                .isEqualTo(merged(1));
    }
}
