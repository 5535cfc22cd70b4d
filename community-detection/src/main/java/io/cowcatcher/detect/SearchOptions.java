package io.cowcatcher.detect;

import io.cowcatcher.block.BlockOptions;
import io.cowcatcher.community.CommunityMethod;
import io.cowcatcher.ring.SamePersonOptions;
import io.cowcatcher.screening.ScreeningOptions;
import io.cowcatcher.similarity.IndexOptions;
import io.cowcatcher.similarity.PurchaseSimilarity;
import java.util.List;

/**
 * The options of every step of a search.
 *
 * @param index which purchases count
 * @param similarity how users are linked
 * @param grouping how they are grouped; the communities of several methods are pooled
 * @param blocks how groups are refined
 * @param screening how blocks are screened
 * @param samePerson how accounts of one operator are found
 */
public record SearchOptions(
        IndexOptions index,
        PurchaseSimilarity similarity,
        List<CommunityMethod> grouping,
        BlockOptions blocks,
        ScreeningOptions screening,
        SamePersonOptions samePerson) {

    /** Keeps an immutable copy. */
    public SearchOptions {
        grouping = List.copyOf(grouping);
    }
}
