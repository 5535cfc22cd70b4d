package io.cowcatcher.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** A graph is the same in pages of any length. */
class PagedGraphLawsTest {

    private static CsrGraph graph(int nodes, Random random) {
        CsrGraph graph = RandomGraphs.of(nodes, random.nextDouble(), random);
        return random.nextInt(4) == 0 ? withEqualWeights(graph) : graph;
    }

    private static CsrGraph withEqualWeights(CsrGraph graph) {
        CsrGraphBuilder builder = CsrGraph.builder(graph.nodeCount());
        graph.asJGraphT().edgeSet().forEach(edge -> builder.addEdge(edge.low(), edge.high(), 0.5));
        return builder.build();
    }

    @Property(tries = 300)
    void builder_anyPages_makesTheSameGraph(
            @ForAll @IntRange(max = 30) int nodes, @ForAll @IntRange(max = 8) int pageBits, @ForAll Random random) {
        CsrGraph graph = graph(nodes, random);

        CsrGraph paged = SmallPages.of(graph, pageBits);

        assertThat(paged.pageBits()).isEqualTo(pageBits);
        assertThat(paged).isEqualTo(graph).hasSameHashCodeAs(graph);
        assertThat(graph).isEqualTo(paged);
        assertThat(paged.arcCount()).isEqualTo(graph.arcCount());
        assertThat(paged.hasEqualWeights()).isEqualTo(graph.hasEqualWeights());
        assertThat(paged.totalWeight()).isEqualTo(graph.totalWeight());
        for (int node = 0; node < nodes; node++) {
            assertThat(paged.degree(node)).isEqualTo(graph.degree(node));
            assertThat(paged.strength(node)).isEqualTo(graph.strength(node));
        }
        for (long arc = 0; arc < graph.arcCount(); arc++) {
            assertThat(paged.head(arc)).isEqualTo(graph.head(arc));
            assertThat(paged.weight(arc)).isEqualTo(graph.weight(arc));
        }
    }

    @Property(tries = 300)
    void builder_parallelEdgesInAnyOrder_mergesThemAcrossBorders(
            @ForAll @IntRange(min = 2, max = 12) int nodes,
            @ForAll @IntRange(max = 5) int pageBits,
            @ForAll @IntRange(max = 120) int edges,
            @ForAll Random random) {
        CsrGraphBuilder ordinary = CsrGraph.builder(nodes);
        CsrGraphBuilder paged = SmallPages.builder(nodes, pageBits);
        for (int i = 0; i < edges; i++) {
            int a = random.nextInt(nodes);
            int b = (a + 1 + random.nextInt(nodes - 1)) % nodes;
            double weight = random.nextDouble() + 0.1;
            ordinary.addEdge(a, b, weight);
            paged.addEdge(a, b, weight);
        }

        assertThat(paged.build()).isEqualTo(ordinary.build());
        assertThat(paged.build()).as("built once more").isEqualTo(ordinary.build());
    }

    @Property(tries = 300)
    void graphsThatDiffer_inAnyPages_areNotEqual(
            @ForAll @IntRange(min = 2, max = 15) int nodes,
            @ForAll @IntRange(max = 5) int pageBits,
            @ForAll Random random) {
        CsrGraph graph = graph(nodes, random);
        int a = random.nextInt(nodes);
        int b = (a + 1 + random.nextInt(nodes - 1)) % nodes;
        CsrGraphBuilder heavier = SmallPages.builder(nodes, pageBits).addEdge(a, b, 9);
        graph.asJGraphT()
                .edgeSet()
                .forEach(edge ->
                        heavier.addEdge(edge.low(), edge.high(), graph.weight(graph.arc(edge.low(), edge.high()))));

        assertThat(heavier.build()).isNotEqualTo(graph).isNotEqualTo(SmallPages.of(graph, 3));
    }

    @Property(tries = 300)
    void arc_anyPages_isFoundAcrossBorders(
            @ForAll @IntRange(max = 20) int nodes, @ForAll @IntRange(max = 6) int pageBits, @ForAll Random random) {
        CsrGraph graph = graph(nodes, random);
        CsrGraph paged = SmallPages.of(graph, pageBits);

        for (int a = 0; a < nodes; a++) {
            for (int b = 0; b < nodes; b++) {
                assertThat(paged.arc(a, b)).isEqualTo(graph.arc(a, b));
            }
        }
    }

    @Property(tries = 300)
    void copies_ofAnyStretch_areTheSameAsInOnePage(
            @ForAll @IntRange(min = 2, max = 20) int nodes,
            @ForAll @IntRange(max = 6) int pageBits,
            @ForAll Random random) {
        CsrGraph graph = graph(nodes, random);
        CsrGraph paged = SmallPages.of(graph, pageBits);
        for (int i = 0; i < 20; i++) {
            long from = random.nextInt((int) graph.arcCount() + 1);
            long end = from + random.nextInt((int) (graph.arcCount() - from) + 1);
            int room = random.nextInt(40);
            int at = random.nextInt(room + 1);
            int[] heads = new int[room];
            int[] expectedHeads = new int[room];
            double[] weights = new double[room];
            double[] expectedWeights = new double[room];

            assertThat(paged.copyArcs(from, end, at, heads, weights))
                    .isEqualTo(graph.copyArcs(from, end, at, expectedHeads, expectedWeights))
                    .isEqualTo((int) Math.min(end - from, room - at));
            assertThat(heads).isEqualTo(expectedHeads);
            assertThat(weights).isEqualTo(expectedWeights);
            assertThat(paged.copyHeads(from, end, heads)).isEqualTo(graph.copyHeads(from, end, expectedHeads));
            assertThat(heads).isEqualTo(expectedHeads);
        }
    }

    @Property(tries = 200)
    void relabelledAndInduced_anyPages_areTheSameAndKeepTheirPages(
            @ForAll @IntRange(max = 20) int nodes, @ForAll @IntRange(max = 6) int pageBits, @ForAll Random random) {
        CsrGraph graph = graph(nodes, random);
        CsrGraph paged = SmallPages.of(graph, pageBits);
        int[] numbers = RandomGraphs.permutation(nodes, random);
        int[] chosen = Arrays.copyOf(numbers, nodes / 2);

        assertThat(paged.relabelled(numbers)).isEqualTo(graph.relabelled(numbers));
        assertThat(paged.relabelled(numbers).pageBits()).isEqualTo(pageBits);
        assertThat(paged.induced(chosen).graph())
                .isEqualTo(graph.induced(chosen).graph());
        assertThat(paged.induced(chosen).graph().pageBits()).isEqualTo(pageBits);
        assertThat(paged.asJGraphT().edgeSet()).isEqualTo(graph.asJGraphT().edgeSet());
    }

    @Property(tries = 200)
    void validation_anyPages_saysTheSame(
            @ForAll @IntRange(min = 2, max = 10) int nodes,
            @ForAll @IntRange(max = 4) int pageBits,
            @ForAll Random random) {
        CsrGraph graph = RandomGraphs.of(nodes, 0.7, random);
        long[] offsets = new long[nodes + 1];
        IntPages heads = IntPages.ofLength(graph.arcCount(), pageBits);
        DoublePages weights = DoublePages.ofLength(graph.arcCount(), pageBits);
        for (int node = 0; node < nodes; node++) {
            offsets[node + 1] = graph.endArc(node);
        }
        for (long arc = 0; arc < graph.arcCount(); arc++) {
            heads.set(arc, graph.head(arc));
            weights.set(arc, graph.weight(arc));
        }

        new CsrValidation(offsets, heads, weights).requireGraph();

        assertThat(CsrGraph.trusting(offsets, heads, weights)).isEqualTo(graph);
        if (graph.arcCount() > 0) {
            long spoilt = graph.arcCount() - 1;
            weights.set(spoilt, Double.NaN);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new CsrValidation(offsets, heads, weights).requireGraph())
                    .withMessageContaining("(got: arc from ");
        }
    }

    @Example
    void build_parallelEdgesWhoseSumIsNotFinite_isRefusedInSmallPages() {
        CsrGraphBuilder builder = SmallPages.builder(2, 0).addEdge(0, 1, 1e308).addEdge(0, 1, 1e308);

        assertThatIllegalArgumentException().isThrownBy(builder::build).withMessageContaining("must be finite");
    }
}
