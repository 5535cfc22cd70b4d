package io.cowcatcher.detect;

import io.cowcatcher.community.CommunityMethod;
import io.cowcatcher.community.CommunityResult;
import io.cowcatcher.community.LabelPropagationOptions;
import io.cowcatcher.community.LeidenOptions;
import io.cowcatcher.quality.ConstantPotts;
import io.cowcatcher.ring.SamePersonOptions;
import io.cowcatcher.run.RunControl;
import io.cowcatcher.similarity.IndexOptions;
import io.cowcatcher.similarity.PurchaseIndex;
import io.cowcatcher.similarity.PurchaseSimilarity;
import io.cowcatcher.similarity.SimilarityGraph;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A search whose users are linked: to be grouped next. Immutable, share freely. */
public final class LinkedSearch {
    private final Start start;
    private final PurchaseSimilarity similarity;
    private final SimilarityGraph links;

    /** What was settled before users were linked. */
    record Start(PurchaseIndex index, IndexOptions options, SamePersonOptions samePerson, RunControl control) {}

    LinkedSearch(Start start, PurchaseSimilarity similarity, SimilarityGraph links) {
        this.start = start;
        this.similarity = similarity;
        this.links = links;
    }

    /** The similarity graph. */
    public SimilarityGraph links() {
        return links;
    }

    /** The purchases that count. */
    public PurchaseIndex index() {
        return start.index();
    }

    PurchaseSimilarity similarity() {
        return similarity;
    }

    Start start() {
        return start;
    }

    /**
     * Groups linked users into communities, the seeds of blocks, by methods that complement each other: Leiden with the
     * constant Potts model, which sees small rings, Leiden with modularity, and label propagation.
     */
    public GroupedSearch grouped() {
        return groupedBy(
                LeidenOptions.defaults().withQuality(new ConstantPotts(0.5)),
                LeidenOptions.defaults(),
                LabelPropagationOptions.defaults());
    }

    /** Groups linked users into communities, the seeds of blocks; the communities of several methods are pooled. */
    public GroupedSearch groupedBy(CommunityMethod first, CommunityMethod... more) {
        List<CommunityMethod> methods =
                Stream.concat(Stream.of(first), Stream.of(more)).toList();
        List<CommunityResult> found = new ArrayList<>();
        for (int i = 0; i < methods.size(); i++) {
            double share = 0.1 / methods.size();
            RunControl phase = start.control().phase("communities", 0.5 + i * share, 0.5 + (i + 1) * share);
            phase.admit(methods.get(i).estimate(links.graph()));
            found.add(methods.get(i).detect(links.graph(), phase));
        }
        return new GroupedSearch(this, found);
    }
}
