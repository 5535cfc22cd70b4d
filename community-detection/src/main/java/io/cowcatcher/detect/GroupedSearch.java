package io.cowcatcher.detect;

import io.cowcatcher.block.Block;
import io.cowcatcher.block.BlockOptions;
import io.cowcatcher.block.BlockRefinement;
import io.cowcatcher.block.BlockSelection;
import io.cowcatcher.community.CommunityMethod;
import io.cowcatcher.community.CommunityResult;
import io.cowcatcher.graph.Partition;
import io.cowcatcher.run.RunControl;
import io.cowcatcher.screening.FalseDiscoveryRate;
import io.cowcatcher.screening.ScreeningOptions;
import io.cowcatcher.similarity.PurchaseIndex;
import java.util.ArrayList;
import java.util.List;

/** A search whose users are grouped into communities: to be refined and screened next. Immutable, share freely. */
public final class GroupedSearch {
    private static final int SMALLEST_SEED = 4;
    private static final int LARGEST_SEED = 600;

    private final LinkedSearch linked;
    private final List<CommunityResult> communities;

    GroupedSearch(LinkedSearch linked, List<CommunityResult> communities) {
        this.linked = linked;
        this.communities = List.copyOf(communities);
    }

    /** What each method found, in the order the methods were given. */
    public List<CommunityResult> communities() {
        return communities;
    }

    LinkedSearch linked() {
        return linked;
    }

    List<CommunityMethod> methods() {
        return communities.stream().map(CommunityResult::options).toList();
    }

    /** Refines communities into disjoint blocks of users and purchase windows. */
    public RefinedSearch refinedBy(BlockOptions options) {
        PurchaseIndex index = linked.index();
        RunControl phase = linked.start().control().phase("blocks", 0.6, 0.8);
        List<Block> blocks = BlockRefinement.refineAll(index, seeds(), options, phase);
        return new RefinedSearch(this, options, BlockSelection.disjoint(blocks, index, options.minimumMembers()));
    }

    private List<int[]> seeds() {
        List<int[]> seeds = new ArrayList<>();
        for (CommunityResult result : communities) {
            Partition partition = result.partition();
            for (int community = 0; community < partition.communityCount(); community++) {
                int size = partition.size(community);
                if (size >= SMALLEST_SEED && size <= LARGEST_SEED) {
                    seeds.add(partition.members(community));
                }
            }
        }
        return seeds;
    }

    /** Refines with defaults and reports rings at a false-discovery rate; {@link RefinedSearch#screenedAt}. */
    public Rings screenedAt(FalseDiscoveryRate rate) {
        return refinedBy(BlockOptions.defaults()).screenedAt(rate);
    }

    /** Refines with defaults and reports rings by these options; {@link RefinedSearch#screenedBy}. */
    public Rings screenedBy(ScreeningOptions options) {
        return refinedBy(BlockOptions.defaults()).screenedBy(options);
    }
}
