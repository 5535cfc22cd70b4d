package io.cowcatcher.detect;

import io.cowcatcher.block.BlockOptions;
import io.cowcatcher.block.MemberPrior;
import io.cowcatcher.block.WindowPrior;
import io.cowcatcher.community.CommunityResult;
import io.cowcatcher.screening.FalseDiscoveryRate;
import io.cowcatcher.screening.ScreeningOptions;
import io.cowcatcher.similarity.HubRule;
import io.cowcatcher.similarity.SimilarityGraph;
import java.util.List;
import java.util.stream.Stream;

/** A search whose users are grouped into communities: to be refined and screened next. Immutable, share freely. */
public final class GroupedSearch {
    private final LinkedSearch linked;
    private final SearchOptions.Grouping grouping;
    private final List<Found> found;
    private final Sweep sweep;

    /**
     * The communities that one method found in what one view shows of one similarity graph.
     *
     * @param links the similarity graph
     * @param view the view, as it is of these links
     * @param result what was found
     */
    public record Found(SimilarityGraph links, LinkView view, CommunityResult result) {}

    GroupedSearch(LinkedSearch linked, SearchOptions.Grouping grouping, List<Found> found, Sweep sweep) {
        this.linked = linked;
        this.grouping = grouping;
        this.found = List.copyOf(found);
        this.sweep = sweep;
    }

    /** What each method found in each view, in the order of similarity graphs, views and methods. */
    public List<Found> communities() {
        return found;
    }

    LinkedSearch linked() {
        return linked;
    }

    SearchOptions.Grouping grouping() {
        return grouping;
    }

    Sweep sweep() {
        return sweep;
    }

    /**
     * Refines by the defaults, with members expected by {@link MemberPrior#ACTIVITY} and hubs told by
     * {@link HubRule#ordinaryTrade}: windows of any item alike, and windows that are expected on deals.
     */
    public RefinedSearch refined() {
        BlockOptions anyItem =
                BlockOptions.defaults().withHubs(HubRule.ordinaryTrade()).withMemberPrior(MemberPrior.ACTIVITY);
        return refinedBy(anyItem, anyItem.withPrior(WindowPrior.DEALS));
    }

    /**
     * Refines communities into blocks of users and purchase windows, by each of these options; the blocks are pooled.
     *
     * <p>Windows are at least as long as those of the links that a community was found through, up to 366 days.
     *
     * @throws IllegalArgumentException if the options do not agree on hubs and the fewest members
     */
    public RefinedSearch refinedBy(BlockOptions first, BlockOptions... more) {
        List<BlockOptions> options =
                Stream.concat(Stream.of(first), Stream.of(more)).distinct().toList();
        return new RefinedSearch(
                this,
                options,
                new Refinement(linked.index(), options)
                        .of(found, linked.start().control().phase("blocks", 0.6, 0.8)));
    }

    /** Refines with defaults and reports rings at a false-discovery rate; {@link RefinedSearch#screenedAt}. */
    public Rings screenedAt(FalseDiscoveryRate rate) {
        return refined().screenedAt(rate);
    }

    /** Refines with defaults and reports rings by these options; {@link RefinedSearch#screenedBy}. */
    public Rings screenedBy(ScreeningOptions options) {
        return refined().screenedBy(options);
    }
}
