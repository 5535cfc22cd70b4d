package io.cowcatcher.community;

import static org.assertj.core.api.Assertions.assertThat;

import io.cowcatcher.graph.CsrGraph;
import io.cowcatcher.graph.Partition;
import io.cowcatcher.graph.SmallPages;
import io.cowcatcher.quality.ConstantPotts;
import io.cowcatcher.quality.Modularity;
import io.cowcatcher.quality.SmallGraphs;
import io.cowcatcher.run.RunControl;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What is found in a graph does not depend on the pages in which its arcs lie. */
class PagedGraphTest {
    private static final List<CommunityMethod> METHODS = List.of(
            LouvainOptions.defaults(),
            LouvainOptions.defaults().withQuality(new ConstantPotts(0.5)),
            LeidenOptions.defaults(),
            LeidenOptions.defaults().withQuality(new ConstantPotts(0.5)),
            LabelPropagationOptions.defaults(),
            LabelPropagationOptions.defaults().withHopAttenuation(0.2),
            ConnectedComponentsOptions.defaults(),
            ConnectedComponentsOptions.defaults().withMinimumWeight(1));

    @Provide
    Arbitrary<CsrGraph> graphs() {
        return SmallGraphs.upTo(24);
    }

    @Provide
    Arbitrary<CommunityMethod> methods() {
        return Arbitraries.of(METHODS);
    }

    @Property(tries = 300)
    void detect_anyGraphInAnyPages_givesTheSameResult(
            @ForAll("graphs") CsrGraph graph,
            @ForAll @IntRange(max = 6) int pageBits,
            @ForAll("methods") CommunityMethod method) {
        assertThat(method.detect(SmallPages.of(graph, pageBits), RunControl.inline()))
                .isEqualTo(method.detect(graph, RunControl.inline()));
    }

    @Property(tries = 200)
    void improveAndMeasure_anyGraphInAnyPages_giveTheSame(
            @ForAll("graphs") CsrGraph graph, @ForAll @IntRange(max = 6) int pageBits, @ForAll long randomSeed) {
        CsrGraph paged = SmallPages.of(graph, pageBits);
        Partition start = SmallGraphs.partition(graph.nodeCount(), randomSeed);

        assertThat(Modularity.defaults().of(paged, start))
                .isEqualTo(Modularity.defaults().of(graph, start));
        assertThat(new ConstantPotts(0.5).of(paged, start)).isEqualTo(new ConstantPotts(0.5).of(graph, start));
        assertThat(Louvain.improve(paged, start, LouvainOptions.defaults(), RunControl.inline()))
                .isEqualTo(Louvain.improve(graph, start, LouvainOptions.defaults(), RunControl.inline()));
        assertThat(Leiden.improve(paged, start, LeidenOptions.defaults(), RunControl.inline()))
                .isEqualTo(Leiden.improve(graph, start, LeidenOptions.defaults(), RunControl.inline()));
    }

    /**
     * Rows longer than a block, blocks longer than a page, and pages that end within rows; on one thread and on two.
     */
    @Example
    void detect_largerShapesInSmallPages_givesTheSameResult() {
        ExecutorService workers = Executors.newFixedThreadPool(2);
        try {
            for (CsrGraph graph : List.of(
                    KnownGraphs.star(3_000),
                    KnownGraphs.complete(60),
                    KnownGraphs.path(5_000),
                    PlantedPartition.draw(100, 30, 8, 4, 1).graph())) {
                for (int pageBits : new int[] {0, 7}) {
                    CsrGraph paged = SmallPages.of(graph, pageBits);
                    for (CommunityMethod method : METHODS) {
                        CommunityResult expected = method.detect(graph, RunControl.inline());
                        assertThat(method.detect(paged, RunControl.inline()))
                                .as("%s on %s in pages of 2^%s arcs", method, graph, pageBits)
                                .isEqualTo(expected);
                        assertThat(method.detect(paged, RunControl.on(workers, 2)))
                                .isEqualTo(expected);
                    }
                }
            }
        } finally {
            workers.shutdownNow();
        }
    }
}
