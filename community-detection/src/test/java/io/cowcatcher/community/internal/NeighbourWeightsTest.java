package io.cowcatcher.community.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.cowcatcher.graph.CsrGraph;
import io.cowcatcher.graph.CsrGraphBuilder;
import io.cowcatcher.run.RunControl;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class NeighbourWeightsTest {

    @Property
    void add_anyLabels_sumsLikeAMapInOrderOfFirstMeeting(
            @ForAll @IntRange(min = 1, max = 3_000) int labelCount,
            @ForAll @IntRange(min = 1, max = 200) int most,
            @ForAll long randomSeed) {
        SplittableRandom random = new SplittableRandom(randomSeed);
        NeighbourWeights weights = new NeighbourWeights(labelCount, most, RunControl.inline());
        for (int round = 0; round < 5; round++) {
            // Different sizes one after the other: the table must be empty after each change of size.
            int adds = 1 + random.nextInt(most);
            weights.reset(adds);
            Map<Integer, Double> plain = new LinkedHashMap<>();
            for (int i = 0; i < adds; i++) {
                int label = random.nextInt(labelCount);
                double weight = random.nextInt(100);
                weights.add(label, weight);
                plain.merge(label, weight, Double::sum);
            }
            assertThat(toMap(weights).entrySet()).containsExactlyElementsOf(plain.entrySet());
        }
    }

    @Test
    void addArcs_hubBeyondOneBlock_sumsAllNeighbours() {
        int leaves = 5_000;
        CsrGraphBuilder builder = CsrGraph.builder(leaves + 1);
        int[] labels = new int[leaves + 1];
        for (int leaf = 1; leaf <= leaves; leaf++) {
            builder.addEdge(0, leaf, 0.5);
            labels[leaf] = leaf % 3;
        }
        LevelGraph graph = BaseGraph.weighedByCount(builder.build());
        NeighbourWeights weights = new NeighbourWeights(leaves + 1, graph.maximumDegree(), RunControl.inline());

        weights.reset(leaves);
        weights.addArcs(graph, 0, labels);
        Map<Integer, Double> all = toMap(weights);
        weights.reset(leaves);
        int[] outer = new int[leaves + 1];
        outer[3] = 1;
        weights.addArcsInside(outer, graph, 0, labels);

        assertThat(all)
                .containsEntry(0, 1_666 * 0.5)
                .containsEntry(1, 1_667 * 0.5)
                .containsEntry(2, 1_667 * 0.5);
        assertThat(toMap(weights)).containsEntry(0, 1_665 * 0.5).containsEntry(1, 1_667 * 0.5);
    }

    private static Map<Integer, Double> toMap(NeighbourWeights weights) {
        Map<Integer, Double> sums = new LinkedHashMap<>();
        for (int i = 0; i < weights.count(); i++) {
            sums.put(weights.label(i), weights.sum(i));
        }
        return sums;
    }
}
