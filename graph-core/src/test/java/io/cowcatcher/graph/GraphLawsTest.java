package io.cowcatcher.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jgrapht.Graph;
import org.jgrapht.graph.AsSubgraph;
import org.jgrapht.graph.DefaultWeightedEdge;

/** The laws of graphs and partitions, against what JGraphT keeps of the same edges. */
class GraphLawsTest {

    private static CsrGraph graph(int nodes, Random random) {
        return RandomGraphs.of(nodes, random.nextDouble(), random);
    }

    @Property(tries = 200)
    void of_ownArrays_givesTheSameGraph(@ForAll @IntRange(max = 30) int nodes, @ForAll Random random) {
        CsrGraph graph = graph(nodes, random);
        long[] offsets = new long[nodes + 1];
        int[] heads = new int[(int) graph.arcCount()];
        double[] weights = new double[heads.length];
        for (int node = 0; node < nodes; node++) {
            offsets[node + 1] = graph.endArc(node);
            for (long arc = graph.firstArc(node); arc < graph.endArc(node); arc++) {
                heads[(int) arc] = graph.head(arc);
                weights[(int) arc] = graph.weight(arc);
            }
        }

        CsrGraph same = CsrGraph.of(offsets, heads, weights);

        assertThat(same).isEqualTo(graph).hasSameHashCodeAs(graph);
    }

    @Property(tries = 200)
    void build_anyEdges_isWhatJGraphTKeeps(@ForAll @IntRange(max = 30) int nodes, @ForAll Random random) {
        CsrGraph graph = graph(nodes, random);
        Graph<Integer, DefaultWeightedEdge> plain = RandomGraphs.plain(graph);

        assertThat(graph.edgeCount()).isEqualTo(plain.edgeSet().size());
        double total = 0;
        for (int a = 0; a < nodes; a++) {
            assertThat(graph.degree(a)).isEqualTo(plain.degreeOf(a));
            for (int b = 0; b < nodes; b++) {
                long arc = graph.arc(a, b);
                DefaultWeightedEdge edge = plain.getEdge(a, b);
                assertThat(arc >= 0).isEqualTo(edge != null);
                if (arc >= 0) {
                    assertThat(graph.head(arc)).isEqualTo(b);
                    assertThat(graph.weight(arc)).isEqualTo(plain.getEdgeWeight(edge));
                    total += graph.weight(arc);
                }
            }
        }
        assertThat(graph.totalWeight()).isEqualTo(total / 2);
    }

    @Property(tries = 200)
    void relabelled_thereAndBack_isTheSameGraph(@ForAll @IntRange(max = 30) int nodes, @ForAll Random random) {
        CsrGraph graph = graph(nodes, random);
        int[] there = RandomGraphs.permutation(nodes, random);
        int[] back = new int[nodes];
        for (int node = 0; node < nodes; node++) {
            back[there[node]] = node;
        }

        CsrGraph renamed = graph.relabelled(there);

        for (int node = 0; node < nodes; node++) {
            for (long arc = graph.firstArc(node); arc < graph.endArc(node); arc++) {
                long same = renamed.arc(there[node], there[graph.head(arc)]);
                assertThat(same).isNotNegative();
                assertThat(renamed.weight(same)).isEqualTo(graph.weight(arc));
            }
        }
        assertThat(renamed.relabelled(back)).isEqualTo(graph);
    }

    @Property(tries = 200)
    void induced_anyNodes_isTheSubgraphThatJGraphTFinds(@ForAll @IntRange(max = 30) int nodes, @ForAll Random random) {
        CsrGraph graph = graph(nodes, random);
        int[] chosen =
                Arrays.copyOf(RandomGraphs.permutation(nodes, random), nodes == 0 ? 0 : random.nextInt(nodes + 1));
        Graph<Integer, DefaultWeightedEdge> plain = new AsSubgraph<>(
                RandomGraphs.plain(graph),
                java.util.stream.IntStream.of(chosen).boxed().collect(java.util.stream.Collectors.toSet()));

        InducedSubgraph part = graph.induced(chosen);

        assertThat(part.graph().edgeCount()).isEqualTo(plain.edgeSet().size());
        for (DefaultWeightedEdge edge : plain.edgeSet()) {
            int a = indexOf(chosen, plain.getEdgeSource(edge));
            int b = indexOf(chosen, plain.getEdgeTarget(edge));
            assertThat(part.graph().weight(part.graph().arc(a, b))).isEqualTo(plain.getEdgeWeight(edge));
        }
    }

    private static int indexOf(int[] values, int value) {
        int at = 0;
        while (values[at] != value) {
            at++;
        }
        return at;
    }

    @Property(tries = 200)
    void partition_anyLabels_groupsEqualOnesAndForgetsTheirNames(
            @ForAll @IntRange(min = 1, max = 40) int nodes, @ForAll Random random) {
        int[] labels = random.ints(nodes, 0, nodes).toArray();
        int[] names = RandomGraphs.permutation(nodes, random);
        int[] renamed = Arrays.stream(labels).map(label -> names[label]).toArray();

        Partition partition = Partition.of(labels);

        assertThat(partition).isEqualTo(Partition.of(renamed)).hasSameHashCodeAs(Partition.of(renamed));
        assertThat(Partition.of(partition.toLabels())).isEqualTo(partition);
        int seen = 0;
        int smallest = -1;
        for (int community = 0; community < partition.communityCount(); community++) {
            int[] members = partition.members(community);
            assertThat(members).isSorted().hasSize(partition.size(community)).isNotEmpty();
            assertThat(members[0]).as("communities by their smallest member").isGreaterThan(smallest);
            smallest = members[0];
            for (int member : members) {
                assertThat(partition.communityOf(member)).isEqualTo(community);
                assertThat(labels[member]).isEqualTo(labels[members[0]]);
            }
            seen += members.length;
        }
        assertThat(seen).isEqualTo(nodes);
        assertThat(partition.communityCount())
                .isEqualTo((int) Arrays.stream(labels).distinct().count());
    }
}
