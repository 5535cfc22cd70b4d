package io.cowcatcher.community;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cowcatcher.graph.CsrGraph;
import io.cowcatcher.graph.Partition;
import io.cowcatcher.quality.ConstantPotts;
import io.cowcatcher.quality.Modularity;
import io.cowcatcher.run.RunControl;
import org.junit.jupiter.api.Test;

class OptionsTest {

    @Test
    void leidenOptions_with_changesOneThing() {
        LeidenOptions options = LeidenOptions.defaults()
                .withQuality(new ConstantPotts(1))
                .withResolution(0.5)
                .withRandomness(0.1)
                .withMaximumIterations(3)
                .withMaximumLevels(4)
                .withRandomSeed(5);

        assertThat(options).isEqualTo(new LeidenOptions(new ConstantPotts(0.5), 0.1, 3, 4, 5));
    }

    @Test
    void louvainOptions_with_changesOneThing() {
        LouvainOptions options =
                LouvainOptions.defaults().withResolution(2).withMaximumLevels(3).withRandomSeed(4);

        assertThat(options).isEqualTo(new LouvainOptions(new Modularity(2), 3, 4));
    }

    @Test
    void labelPropagationOptions_with_changesOneThing() {
        LabelPropagationOptions options = LabelPropagationOptions.defaults()
                .withHopAttenuation(0.1)
                .withMaximumIterations(2)
                .withRandomSeed(3);

        assertThat(options).isEqualTo(new LabelPropagationOptions(0.1, 2, 3));
    }

    @Test
    void options_outOfRange_areRefused() {
        refused(
                () -> LeidenOptions.defaults().withRandomness(0),
                "randomness must be finite and above 0 (got: 0.0); a small one such as 1e-6 always takes the best merge");
        refused(
                () -> LeidenOptions.defaults().withMaximumIterations(0),
                "maximumIterations must be at least 1 (got: 0)");
        refused(() -> LeidenOptions.defaults().withMaximumLevels(-1), "maximumLevels must be at least 1 (got: -1)");
        refused(() -> LouvainOptions.defaults().withMaximumLevels(0), "maximumLevels must be at least 1 (got: 0)");
        refused(
                () -> LabelPropagationOptions.defaults().withMaximumIterations(0),
                "maximumIterations must be at least 1 (got: 0)");
        refused(
                () -> LabelPropagationOptions.defaults().withHopAttenuation(1),
                "hopAttenuation must be from 0 to below 1 (got: 1.0)");
        refused(
                () -> ConnectedComponentsOptions.defaults().withMinimumWeight(Double.NaN),
                "minimumWeight must be finite and not negative (got: NaN)");
    }

    @Test
    void improve_startOfOtherNodes_isRefused() {
        CsrGraph graph = KnownGraphs.path(3);
        Partition start = Partition.singletons(2);
        String message =
                "start must have the nodes of the graph (got: 2 nodes for a graph of 3); give new nodes a community of their own";

        refused(() -> Louvain.improve(graph, start, LouvainOptions.defaults(), RunControl.inline()), message);
        refused(() -> Leiden.improve(graph, start, LeidenOptions.defaults(), RunControl.inline()), message);
        refused(
                () -> LabelPropagation.improve(graph, start, LabelPropagationOptions.defaults(), RunControl.inline()),
                message);
    }

    private static void refused(Runnable call, String message) {
        assertThatThrownBy(call::run)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
