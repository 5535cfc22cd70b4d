package io.cowcatcher.benchmarks.yardstick.baseline;

import io.cowcatcher.graph.CsrGraph;
import io.cowcatcher.graph.CsrGraphBuilder;
import io.cowcatcher.run.RunControl;
import io.cowcatcher.similarity.PurchaseIndex;
import io.cowcatcher.similarity.PurchaseSimilarity;
import io.cowcatcher.similarity.Resemblance;
import io.cowcatcher.similarity.SimilarityGraph;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Single linkage above a threshold of the Jaccard similarity of users' items. With items counted as common only where
 * they were bought within some time it is SynchroTrap (Q. Cao et al., CCS 2014, doi:10.1145/2660267.2660269, section
 * 4).
 */
final class JaccardComponents implements Baseline {
    private static final int SMALLEST = 4;

    private final String name;
    private final List<Duration> windows;
    private final double[] thresholds;
    private final int[] shared;

    private JaccardComponents(String name, List<Duration> windows, double[] thresholds, int[] shared) {
        this.name = name;
        this.windows = windows;
        this.thresholds = thresholds;
        this.shared = shared;
    }

    /** Items bought at any time. */
    static JaccardComponents anyTime() {
        return new JaccardComponents(
                "Jaccard components",
                List.of(PurchaseSimilarity.ANY_TIME),
                new double[] {.1, .15, .2, .25, .3, .4, .5, .6, .7, .8},
                new int[] {2, 3, 4});
    }

    /** Items bought within half an hour, three hours, a day. */
    static JaccardComponents synchroTrap() {
        return new JaccardComponents(
                "SynchroTrap",
                List.of(Duration.ofMinutes(30), Duration.ofHours(3), Duration.ofDays(1)),
                new double[] {.1, .15, .2, .25, .3, .4, .5, .6, .7, .8},
                new int[] {2});
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<Answer> answers(PurchaseIndex purchases, RunControl control) {
        List<Answer> answers = new ArrayList<>();
        for (Duration window : windows) {
            SimilarityGraph links = PurchaseSimilarity.defaults()
                    .within(window)
                    .withExpansionLimit(PurchaseSimilarity.NO_LIMIT)
                    .weightedBy(Resemblance.jaccard().withMinimum(thresholds[0]))
                    .link(purchases, control);
            for (int least : shared) {
                for (double threshold : thresholds) {
                    answers.add(new Answer(
                            "within " + window + ", Jaccard " + threshold + ", " + least + " items",
                            Components.of(above(links, threshold, least), SMALLEST)));
                }
            }
        }
        return answers;
    }

    private static CsrGraph above(SimilarityGraph links, double threshold, int least) {
        CsrGraphBuilder kept = CsrGraph.builder(links.graph().nodeCount());
        links.forEachEdge((a, b, items, weight) -> {
            if (weight >= threshold && items >= least) {
                kept.addEdge(a, b, weight);
            }
        });
        return kept.build();
    }
}
