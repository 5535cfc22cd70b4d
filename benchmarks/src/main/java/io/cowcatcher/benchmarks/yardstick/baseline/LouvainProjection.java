package io.cowcatcher.benchmarks.yardstick.baseline;

import io.cowcatcher.community.Louvain;
import io.cowcatcher.community.LouvainOptions;
import io.cowcatcher.graph.CsrGraph;
import io.cowcatcher.graph.CsrGraphBuilder;
import io.cowcatcher.run.RunControl;
import io.cowcatcher.similarity.PurchaseIndex;
import io.cowcatcher.similarity.PurchaseSimilarity;
import io.cowcatcher.similarity.Resemblance;
import io.cowcatcher.similarity.SimilarityGraph;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Communities of Louvain (V. D. Blondel et al., J. Stat. Mech. (2008) P10008) of users linked by how many items they
 * share, at any time, or by how rare these are: all of them, or those with the greatest mean weight between members.
 */
final class LouvainProjection implements Baseline {
    private static final int[] COUNTS = {10, 20, 40, 80, 160, Integer.MAX_VALUE};
    private static final int[] LARGEST = {60, 200, Integer.MAX_VALUE};
    private static final int[] SHARED = {2, 3, 4, 5};
    private static final int SMALLEST = 4;

    private final String name;
    private final Resemblance weight;

    private LouvainProjection(String name, Resemblance weight) {
        this.name = name;
        this.weight = weight;
    }

    /** Linked by the number of items. */
    static LouvainProjection byCount() {
        return new LouvainProjection("Louvain on k", Resemblance.count());
    }

    /** Linked by the rarity of items, added up. */
    static LouvainProjection byRarity() {
        return new LouvainProjection("Louvain on idf-weighted k", Resemblance.rarityWeightedCount());
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<Answer> answers(PurchaseIndex purchases, RunControl control) {
        SimilarityGraph links = PurchaseSimilarity.defaults()
                .within(PurchaseSimilarity.ANY_TIME)
                .withExpansionLimit(PurchaseSimilarity.NO_LIMIT)
                .withMinimumShared(SHARED[0])
                .weightedBy(weight)
                .link(purchases, control);
        List<Answer> answers = new ArrayList<>();
        for (int least : SHARED) {
            CsrGraph graph = sharing(links, least);
            List<int[]> communities = new ArrayList<>(Components.groups(
                    Louvain.detect(graph, LouvainOptions.defaults(), control).partition(), SMALLEST));
            communities.sort(Comparator.comparingDouble(group -> -density(graph, group)));
            answers.addAll(Answer.firstOf(least + " items", communities, COUNTS, LARGEST));
        }
        return answers;
    }

    private static CsrGraph sharing(SimilarityGraph links, int least) {
        CsrGraphBuilder kept = CsrGraph.builder(links.graph().nodeCount());
        links.forEachEdge((a, b, items, weight) -> {
            if (items >= least) {
                kept.addEdge(a, b, weight);
            }
        });
        return kept.build();
    }

    /** The mean weight over all pairs of members. */
    private static double density(CsrGraph graph, int[] group) {
        double inside = 0;
        for (int a : group) {
            for (long arc = graph.firstArc(a); arc < graph.endArc(a); arc++) {
                inside += Arrays.binarySearch(group, graph.head(arc)) >= 0 ? graph.weight(arc) : 0;
            }
        }
        return inside / (group.length * (group.length - 1.0));
    }
}
