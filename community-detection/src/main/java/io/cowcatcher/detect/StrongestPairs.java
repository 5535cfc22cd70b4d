package io.cowcatcher.detect;

import io.cowcatcher.detect.RingEvidence.Pair;
import io.cowcatcher.event.Ids;
import io.cowcatcher.event.PurchaseField;
import io.cowcatcher.graph.CsrGraph;
import io.cowcatcher.run.RunControl;
import io.cowcatcher.similarity.PairExplainer;
import io.cowcatcher.similarity.PairExplanation;
import io.cowcatcher.similarity.PurchaseIndex;
import io.cowcatcher.similarity.SimilarityGraph;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The pairs of a ring with the strongest links, by the first similarity graph that links any of its members. Not safe
 * for use by several threads.
 */
final class StrongestPairs {
    private static final int MOST = 10;

    private final PurchaseIndex index;
    private final List<SimilarityGraph> links;
    private final RunControl control;
    private final Ids users;
    private final Map<SimilarityGraph, PairExplainer> explainers = new HashMap<>();

    StrongestPairs(PurchaseIndex index, List<SimilarityGraph> links, RunControl control) {
        this.index = index;
        this.links = links;
        this.control = control;
        this.users = index.log().ids(PurchaseField.USER);
    }

    private record Link(int a, int b, double weight) {}

    /** At most ten pairs of these users, ascending codes, with the heaviest edges. */
    List<Pair> of(int[] members) {
        for (SimilarityGraph each : links) {
            List<Link> found = heaviest(each.graph(), members);
            if (!found.isEmpty()) {
                PairExplainer explainer = explainers.computeIfAbsent(
                        each, ofLinks -> PairExplainer.of(index, ofLinks.options(), control));
                return found.stream().map(link -> explain(link, explainer)).toList();
            }
        }
        return List.of();
    }

    private static List<Link> heaviest(CsrGraph graph, int[] members) {
        List<Link> found = new ArrayList<>();
        for (int a : members) {
            for (long arc = graph.firstArc(a); arc < graph.endArc(a); arc++) {
                int b = graph.head(arc);
                if (b > a && Arrays.binarySearch(members, b) >= 0) {
                    found.add(new Link(a, b, graph.weight(arc)));
                }
            }
        }
        found.sort(Comparator.comparingDouble(Link::weight)
                .reversed()
                .thenComparingInt(Link::a)
                .thenComparingInt(Link::b));
        return found.subList(0, Math.min(MOST, found.size()));
    }

    private Pair explain(Link link, PairExplainer explainer) {
        PairExplanation explanation = explainer.explain(link.a, link.b);
        return new Pair(
                users.id(link.a),
                users.id(link.b),
                explanation.shared().size(),
                explanation.surprise(),
                explanation.resemblance());
    }
}
