package io.cowcatcher.detect;

import io.cowcatcher.cleaning.CleanedLog;
import io.cowcatcher.community.CommunityMethod;
import io.cowcatcher.community.LabelPropagationOptions;
import io.cowcatcher.community.LeidenOptions;
import io.cowcatcher.community.LouvainOptions;
import io.cowcatcher.quality.ConstantPotts;
import io.cowcatcher.ring.SamePersonOptions;
import io.cowcatcher.run.RunControl;
import io.cowcatcher.similarity.IndexOptions;
import io.cowcatcher.similarity.PurchaseIndex;
import io.cowcatcher.similarity.PurchaseSimilarity;
import io.cowcatcher.similarity.SimilarityGraph;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Stream;

/** A search whose users are linked: to be grouped next. Immutable, share freely. */
public final class LinkedSearch {
    private final Start start;
    private final List<SimilarityGraph> links;
    private final List<LinkView> views;

    /** What was settled before users were linked. */
    record Start(
            PurchaseIndex index,
            CleanedLog cleaned,
            IndexOptions options,
            SamePersonOptions samePerson,
            KnownSeeds known,
            RunControl control) {}

    LinkedSearch(Start start, List<SimilarityGraph> links, List<LinkView> views) {
        this.start = start;
        this.links = List.copyOf(links);
        this.views = List.copyOf(views);
    }

    /** The similarity graph; where there are several, the one that was asked for first. */
    public SimilarityGraph links() {
        return links.get(0);
    }

    /** All similarity graphs, in the order in which they were asked for. */
    public List<SimilarityGraph> allLinks() {
        return links;
    }

    /** The purchases that count. */
    public PurchaseIndex index() {
        return start.index();
    }

    List<PurchaseSimilarity> similarities() {
        return links.stream().map(SimilarityGraph::options).toList();
    }

    Start start() {
        return start;
    }

    /** The same search that groups what these views show of the links, instead of {@link LinkView#ladder}. */
    public LinkedSearch seenThrough(LinkView first, LinkView... more) {
        return new LinkedSearch(
                start, links, Stream.concat(Stream.of(first), Stream.of(more)).toList());
    }

    /**
     * Groups linked users into communities, the seeds of blocks, by methods that complement each other: Leiden with the
     * constant Potts model, which sees small rings, label propagation, and Louvain with modularity.
     */
    public GroupedSearch grouped() {
        return groupedBy(
                LeidenOptions.defaults().withQuality(new ConstantPotts(0.5)),
                LabelPropagationOptions.defaults(),
                LouvainOptions.defaults());
    }

    /**
     * Groups linked users into communities, the seeds of blocks, by each of these methods in each view of each
     * similarity graph; all communities are pooled. Where items or addresses are known from risk seeds, the users who
     * hit them at least twice, or one that somebody has confirmed, are grouped on their own besides.
     */
    public GroupedSearch groupedBy(CommunityMethod first, CommunityMethod... more) {
        List<CommunityMethod> methods =
                Stream.concat(Stream.of(first), Stream.of(more)).toList();
        SearchOptions.Grouping grouping = new SearchOptions.Grouping(views, methods);
        Communities communities = new Communities(index(), grouping);
        List<GroupedSearch.Found> found =
                new ArrayList<>(communities.of(links, start.control().phase("communities", 0.4, 0.6)));
        found.addAll(new DealCommunities(index(), methods).find(start.control().phase("deals", 0.6, 0.6)));
        RunControl sweep = start.control().phase("sweep", 0.6, 0.6);
        Sweep swept = Sweep.of(index(), start.known(), sweep);
        BitSet users = swept.users();
        if (!users.isEmpty()) {
            found.addAll(communities.among(users, links, sweep));
        }
        return new GroupedSearch(this, grouping, found, swept);
    }
}
