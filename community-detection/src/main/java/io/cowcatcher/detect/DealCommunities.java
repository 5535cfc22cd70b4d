package io.cowcatcher.detect;

import io.cowcatcher.community.CommunityMethod;
import io.cowcatcher.detect.GroupedSearch.Found;
import io.cowcatcher.run.RunControl;
import io.cowcatcher.similarity.Deals;
import io.cowcatcher.similarity.PurchaseIndex;
import io.cowcatcher.similarity.PurchaseSimilarity;
import io.cowcatcher.similarity.Resemblance;
import io.cowcatcher.similarity.SimilarityGraph;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/*
 * A link's surprise holds what two users share against what they buy in all, and against the crowd of each day. Users who
 * shop a lot have small rings drowned by the first, shops with one deal a day by the second. What share of the deals that
 * either bought both did, goes by neither: it means little for a single pair, and is no more than a seed.
 */
/** Communities among those who buy the same deals, whatever else they buy. */
final class DealCommunities {
    private static final Duration WITHIN = Duration.ofDays(4);
    private static final int[] LEAST_DEALS = {2, 3, 4};
    private static final double[] LEAST_SHARES = {0.1, 0.15, 0.2};

    private final PurchaseIndex index;
    private final List<CommunityMethod> methods;

    DealCommunities(PurchaseIndex index, List<CommunityMethod> methods) {
        this.index = index;
        this.methods = methods;
    }

    /** The communities of users linked by deals, in the order of links and methods; none where no deals are known. */
    List<Found> find(RunControl control) {
        Deals deals = Deals.of(index);
        if (!deals.areKnown() || deals.count() == 0) {
            return List.of();
        }
        PurchaseIndex dealt = index.where(deals::contains);
        SimilarityGraph all = PurchaseSimilarity.defaults()
                .within(WITHIN)
                .withMinimumShared(LEAST_DEALS[0])
                .weightedBy(Resemblance.jaccard().withMinimum(LEAST_SHARES[0]))
                .link(dealt, control.phase("deal links", 0, 0.5));
        List<SimilarityGraph> links = new ArrayList<>();
        for (int least : LEAST_DEALS) {
            for (double share : LEAST_SHARES) {
                control.checkCancelled();
                links.add(all.atLeast(least, share));
            }
        }
        return new Communities(dealt, new SearchOptions.Grouping(List.of(LinkView.whole()), methods))
                .of(links, control.phase("communities", 0.5, 1));
    }
}
