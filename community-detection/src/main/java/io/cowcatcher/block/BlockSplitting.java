package io.cowcatcher.block;

import io.cowcatcher.community.Leiden;
import io.cowcatcher.community.LeidenOptions;
import io.cowcatcher.graph.CsrGraph;
import io.cowcatcher.graph.CsrGraphBuilder;
import io.cowcatcher.graph.Partition;
import io.cowcatcher.quality.Modularity;
import io.cowcatcher.run.RunControl;
import io.cowcatcher.similarity.PurchaseIndex;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/*
 * Rings that share some of their tasks run into each other while a seed is refined, and then no block of the pool is one of
 * them alone. Inside such a block they still show: members of one ring are in many windows together, those of different rings
 * in few. Whether a block is better told as several is a question of description length, not of the clustering: parts name
 * shared windows twice, but their members join nearly all of their own windows instead of half of all.
 */
/** Takes blocks apart that are better told as several. */
final class BlockSplitting {
    private static final int SMALLEST = 10;
    private static final int DEEPEST = 3;
    private static final double[] RESOLUTIONS = {1, 2};

    private final PurchaseIndex index;
    private final Refinements refinements;
    private final int minimumMembers;

    BlockSplitting(PurchaseIndex index, Refinements refinements, int minimumMembers) {
        this.index = index;
        this.refinements = refinements;
        this.minimumMembers = minimumMembers;
    }

    /** The parts of a block that together score more than it does, or the block itself where there are none. */
    List<Block> split(Block block) {
        return split(block, DEEPEST);
    }

    private List<Block> split(Block block, int depth) {
        if (depth == 0 || block.size() < SMALLEST) {
            return List.of(block);
        }
        CsrGraph common = commonWindows(block);
        List<Block> best = List.of(block);
        double bestScore = BlockRefinement.LEAST_GAIN * block.score();
        for (double resolution : RESOLUTIONS) {
            List<Block> parts = parts(block, common, resolution);
            double score = parts.stream().mapToDouble(Block::score).sum();
            if (parts.size() >= 2 && score > bestScore) {
                best = parts;
                bestScore = score;
            }
        }
        return best.size() < 2
                ? best
                : best.stream().flatMap(part -> split(part, depth - 1).stream()).toList();
    }

    private List<Block> parts(Block block, CsrGraph common, double resolution) {
        LeidenOptions options = LeidenOptions.defaults().withQuality(new Modularity(resolution));
        Partition partition =
                Leiden.detect(common, options, RunControl.inline()).partition();
        List<int[]> groups = new ArrayList<>();
        for (int community = 0; community < partition.communityCount(); community++) {
            if (partition.size(community) >= minimumMembers) {
                int[] places = partition.members(community);
                groups.add(Arrays.stream(places).map(block::member).sorted().toArray());
            }
        }
        return groups.size() < 2
                ? List.of()
                : refinements.of(block.options()).parts(block, groups).stream()
                        .filter(part -> part.size() >= minimumMembers && part.score() > 0)
                        .toList();
    }

    /** The members of a block, linked by the number of its windows that they are both in. */
    private CsrGraph commonWindows(Block block) {
        int size = block.size();
        int[][] common = new int[size][size];
        for (Window window : block.windows()) {
            int[] in = IntStream.rangeClosed(window.first(), window.last())
                    .map(event -> block.place(index.user(event)))
                    .filter(place -> place >= 0)
                    .distinct()
                    .toArray();
            for (int a : in) {
                for (int b : in) {
                    common[a][b] += a < b ? 1 : 0;
                }
            }
        }
        CsrGraphBuilder graph = CsrGraph.builder(size);
        for (int a = 0; a < size; a++) {
            for (int b = a + 1; b < size; b++) {
                if (common[a][b] > 0) {
                    graph.addEdge(a, b, common[a][b]);
                }
            }
        }
        return graph.build();
    }
}
