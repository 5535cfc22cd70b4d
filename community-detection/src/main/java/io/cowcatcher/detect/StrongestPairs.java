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
import java.util.List;

/** The pairs of a ring with the strongest links. Not safe for use by several threads. */
final class StrongestPairs {
    private static final int MOST = 10;

    private final SimilarityGraph links;
    private final Ids users;
    private final PairExplainer explainer;

    StrongestPairs(PurchaseIndex index, SimilarityGraph links, RunControl control) {
        this.links = links;
        this.users = index.log().ids(PurchaseField.USER);
        this.explainer = PairExplainer.of(index, links.options(), control);
    }

    private record Link(int a, int b, double weight) {}

    /** At most ten pairs of these users, ascending codes, with the heaviest edges. */
    List<Pair> of(int[] members) {
        CsrGraph graph = links.graph();
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
        return found.stream().limit(MOST).map(this::explain).toList();
    }

    private Pair explain(Link link) {
        PairExplanation explanation = explainer.explain(link.a, link.b);
        return new Pair(
                users.id(link.a),
                users.id(link.b),
                explanation.shared().size(),
                explanation.surprise(),
                explanation.resemblance());
    }
}
