package io.cowcatcher.examples;

import io.cowcatcher.block.Block;
import io.cowcatcher.block.BlockOptions;
import io.cowcatcher.block.BlockRefinement;
import io.cowcatcher.block.BlockSelection;
import io.cowcatcher.community.LabelPropagation;
import io.cowcatcher.community.LabelPropagationOptions;
import io.cowcatcher.graph.Partition;
import io.cowcatcher.run.RunControl;
import io.cowcatcher.screening.Screening;
import io.cowcatcher.screening.ScreeningOptions;
import io.cowcatcher.screening.ScreeningResult;
import io.cowcatcher.similarity.IndexOptions;
import io.cowcatcher.similarity.PurchaseIndex;
import io.cowcatcher.similarity.PurchaseSimilarity;
import io.cowcatcher.similarity.SimilarityGraph;
import java.io.PrintStream;
import java.util.List;
import java.util.stream.IntStream;

/** The same search as single steps, for looking at what lies between them. */
public final class E02_SingleSteps {
    private E02_SingleSteps() {}

    /** Prints what each step makes of a small shop. */
    public static void main(String[] args) {
        run(System.out);
    }

    static void run(PrintStream out) {
        RunControl control = RunControl.inline();
        PurchaseIndex index = PurchaseIndex.of(SmallShop.generate().log(), IndexOptions.defaults());
        out.println("purchases that count: " + index.size());

        SimilarityGraph links = PurchaseSimilarity.defaults().link(index, control);
        out.println("pairs linked: " + links.graph().edgeCount());

        Partition communities = LabelPropagation.detect(links.graph(), LabelPropagationOptions.defaults(), control)
                .partition();
        List<int[]> seeds = IntStream.range(0, communities.communityCount())
                .filter(community -> communities.size(community) >= 4)
                .mapToObj(communities::members)
                .toList();
        out.println("communities of four or more: " + seeds.size());

        BlockOptions options = BlockOptions.defaults();
        List<Block> blocks = BlockSelection.disjoint(
                BlockRefinement.refineAll(index, seeds, options, control), index, options.minimumMembers(), control);
        out.println("disjoint blocks: " + blocks.size());

        ScreeningResult screened =
                Screening.screen(index, blocks, options.hubs(), ScreeningOptions.defaults(), control);
        out.println("rings: " + screened.rings().size());
    }
}

// purchases that count: 106439
// pairs linked: 7793
// communities of four or more: 324
// disjoint blocks: 27
// rings: 4
