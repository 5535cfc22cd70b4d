package io.cowcatcher.detect;

import io.cowcatcher.similarity.PurchaseSimilarity;
import io.cowcatcher.similarity.SimilarityGraph;
import io.cowcatcher.similarity.Surprise;
import java.util.List;

/**
 * Which links are grouped: those that surprise enough, and whose ends have enough neighbours in common among them.
 *
 * <p>Weak links that close many triangles hold rings together whose members seldom take part; strong links alone show
 * the others. Where common neighbours are asked for, a link weighs its surprise times ln(1 + common neighbours), in
 * units of the mean of that.
 *
 * @param nullDegree nu, above 0: the number of neighbours that a user may have by chance; links of z >= ln(N / nu) are
 *     seen. Links weighted by something else than {@link Surprise} are all seen
 * @param commonNeighbours the fewest common neighbours of the ends of a link, at least 0
 */
public record LinkView(double nullDegree, int commonNeighbours) {
    private static final List<LinkView> LADDER = List.of(
            new LinkView(Math.exp(4), 0),
            new LinkView(Math.exp(6), 2),
            new LinkView(Math.exp(6), 3),
            new LinkView(Math.exp(6), 4),
            new LinkView(Math.exp(7), 3),
            new LinkView(Math.exp(7), 4),
            new LinkView(Math.exp(7), 6));

    /** Checks that both are in range. */
    public LinkView {
        if (!(nullDegree > 0)) {
            throw new IllegalArgumentException("nullDegree must be above 0 (got: " + nullDegree + ")");
        }
        if (commonNeighbours < 0) {
            throw new IllegalArgumentException(
                    "commonNeighbours must be at least 0 (got: " + commonNeighbours + "); 0 asks for none");
        }
    }

    /**
     * The views that complement each other: links above ln N - 4 as they are, above ln N - 6 with at least 2, 3 and 4
     * common neighbours, and above ln N - 7 with at least 3, 4 and 6.
     */
    public static List<LinkView> ladder() {
        return LADDER;
    }

    /** All links, as they are. */
    public static LinkView whole() {
        return new LinkView(Double.POSITIVE_INFINITY, 0);
    }

    /** A copy of a similarity with links loose enough for every view of the ladder: z above ln N - 7. */
    public static PurchaseSimilarity loosest(PurchaseSimilarity similarity) {
        return similarity.weightedBy(Surprise.defaults().withNullDegree(Math.exp(7)));
    }

    /** This view as it is of these links: no looser than they are, and whole where they have no surprises. */
    LinkView of(SimilarityGraph links) {
        double loosest = links.options().weight() instanceof Surprise surprise
                ? Math.min(nullDegree, surprise.nullDegree())
                : Double.POSITIVE_INFINITY;
        return new LinkView(loosest, commonNeighbours);
    }
}
