package io.cowcatcher.community;

import static org.assertj.core.api.Assertions.assertThat;

import io.cowcatcher.graph.CsrGraph;
import io.cowcatcher.graph.Partition;
import io.cowcatcher.quality.ConstantPotts;
import io.cowcatcher.run.RunControl;
import org.junit.jupiter.api.Test;

/** The examples of the Javadoc and of docs/algorithms, as code. */
class SnippetsTest {
    private final CsrGraph graph = KnownGraphs.ringOfCliques(4, 5);

    @Test
    void leiden_example_compilesAndFindsAClique() {
        LeidenResult result = Leiden.detect(graph, LeidenOptions.defaults().withRandomSeed(42), RunControl.inline());
        int[] members = result.partition().members(0);

        assertThat(members).containsExactly(0, 1, 2, 3, 4);
    }

    @Test
    void communityMethod_example_compilesAndFindsTheCliques() {
        CommunityMethod method = LeidenOptions.defaults().withResolution(2);
        Partition communities = method.detect(graph, RunControl.inline()).partition();

        assertThat(communities.communityCount()).isEqualTo(4);
    }

    @Test
    void leidenConstantPotts_example_compilesAndFindsTheCliques() {
        LeidenOptions options =
                LeidenOptions.defaults().withQuality(new ConstantPotts(0.5)).withRandomSeed(42);
        LeidenResult result = Leiden.detect(graph, options, RunControl.inline());

        assertThat(result.partition().communityCount()).isEqualTo(4);
    }

    @Test
    void louvainLevels_example_compilesAndShowsEachLevel() {
        LouvainResult result = Louvain.detect(graph, LouvainOptions.defaults(), RunControl.inline());
        StringBuilder cuts = new StringBuilder();
        for (int level = 0; level < result.levels().count(); level++) {
            cuts.append(result.levels().communityCount(level)).append(' ');
        }

        assertThat(cuts.toString()).isEqualTo("4 ");
    }

    @Test
    void labelPropagation_example_compilesAndFindsTheCliques() {
        LabelPropagationOptions options = LabelPropagationOptions.defaults().withHopAttenuation(0.05);
        LabelPropagationResult result = LabelPropagation.detect(graph, options, RunControl.inline());

        assertThat(result.partition().communityCount()).isEqualTo(4);
    }
}
