package io.cowcatcher.detect;

import io.cowcatcher.block.BlockOptions;
import io.cowcatcher.community.CommunityMethod;
import io.cowcatcher.propagation.PropagationOptions;
import io.cowcatcher.ring.SamePersonOptions;
import io.cowcatcher.screening.ScreeningOptions;
import io.cowcatcher.similarity.IndexOptions;
import io.cowcatcher.similarity.PurchaseSimilarity;
import java.util.List;

/**
 * The options of every step of a search.
 *
 * @param index which purchases count
 * @param similarities how users are linked, in several ways side by side
 * @param grouping how linked users are grouped
 * @param blocks how groups are refined; the blocks of several options are pooled
 * @param screening how blocks are screened
 * @param samePerson how accounts of one operator are found
 * @param propagation how risk seeds travel, where any were given
 */
public record SearchOptions(
        IndexOptions index,
        List<PurchaseSimilarity> similarities,
        Grouping grouping,
        List<BlockOptions> blocks,
        ScreeningOptions screening,
        SamePersonOptions samePerson,
        PropagationOptions propagation) {

    /** Keeps immutable copies. */
    public SearchOptions {
        similarities = List.copyOf(similarities);
        blocks = List.copyOf(blocks);
    }

    /**
     * How linked users are grouped.
     *
     * @param views which of the links are grouped, view by view
     * @param methods how each view is grouped; the communities of all views and methods are pooled
     */
    public record Grouping(List<LinkView> views, List<CommunityMethod> methods) {

        /** Keeps immutable copies. */
        public Grouping {
            views = List.copyOf(views);
            methods = List.copyOf(methods);
        }
    }
}
