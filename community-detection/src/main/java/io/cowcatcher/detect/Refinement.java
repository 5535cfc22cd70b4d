package io.cowcatcher.detect;

import io.cowcatcher.block.Block;
import io.cowcatcher.block.BlockOptions;
import io.cowcatcher.block.BlockRefinement;
import io.cowcatcher.block.WindowPrior;
import io.cowcatcher.detect.GroupedSearch.Found;
import io.cowcatcher.graph.Partition;
import io.cowcatcher.run.RunControl;
import io.cowcatcher.screening.CommonDrops;
import io.cowcatcher.similarity.Deals;
import io.cowcatcher.similarity.PurchaseIndex;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Refines communities into blocks: each once for every time scale that it was found at, and for every option. */
final class Refinement {
    private static final int SMALLEST_SEED = 4;
    private static final int LARGEST_SEED = 600;
    private static final Duration LONGEST_WINDOW = Duration.ofDays(366);

    private final PurchaseIndex index;
    private final List<BlockOptions> options;

    Refinement(PurchaseIndex index, List<BlockOptions> options) {
        requireAgreement(options);
        this.index = index;
        this.options = options;
    }

    private static void requireAgreement(List<BlockOptions> options) {
        BlockOptions first = options.get(0);
        for (BlockOptions other : options) {
            if (!other.hubs().equals(first.hubs()) || other.minimumMembers() != first.minimumMembers()) {
                throw new IllegalArgumentException("options must agree on hubs and minimumMembers (got: " + first
                        + " and " + other + "); blocks of different rules cannot be screened together");
            }
        }
    }

    /**
     * The blocks worth naming that these communities lead to, and those who share drops ({@link CommonDrops}) in
     * windows of every length that communities were found at; they overlap, and repeat each other.
     */
    List<Block> of(List<Found> communities, RunControl control) {
        Map<Duration, Set<int[]>> seeds = new TreeMap<>();
        for (Found found : communities) {
            addTo(seeds.computeIfAbsent(window(found), window -> new TreeSet<>(Arrays::compare)), found);
        }
        List<int[]> sharingDrops =
                CommonDrops.groups(index, options.get(0).hubs(), SMALLEST_SEED, LARGEST_SEED, control);
        seeds.values().forEach(ofWindow -> ofWindow.addAll(sharingDrops));
        List<BlockOptions> useful = useful();
        List<Block> blocks = new ArrayList<>();
        double part = 0;
        double parts = (double) seeds.size() * useful.size();
        for (Map.Entry<Duration, Set<int[]>> ofWindow : seeds.entrySet()) {
            for (BlockOptions each : useful) {
                RunControl phase = control.phase("blocks", part / parts, (part + 1) / parts);
                BlockOptions longEnough = withWindowsOf(ofWindow.getKey(), each);
                blocks.addAll(BlockRefinement.refineAll(index, List.copyOf(ofWindow.getValue()), longEnough, phase));
                part++;
            }
        }
        return blocks;
    }

    private static Duration window(Found found) {
        Duration window = found.links().options().window();
        return window.compareTo(LONGEST_WINDOW) < 0 ? window : LONGEST_WINDOW;
    }

    private static BlockOptions withWindowsOf(Duration window, BlockOptions options) {
        return window.compareTo(options.longestWindow()) > 0 ? options.withLongestWindow(window) : options;
    }

    private static void addTo(Set<int[]> seeds, Found found) {
        Partition partition = found.result().partition();
        for (int community = 0; community < partition.communityCount(); community++) {
            int size = partition.size(community);
            if (size >= SMALLEST_SEED && size <= LARGEST_SEED) {
                seeds.add(partition.members(community));
            }
        }
    }

    /** Where the log knows no deals, expecting windows on deals finds what expecting them anywhere does. */
    private List<BlockOptions> useful() {
        boolean dealsKnown = options.size() > 1 && Deals.of(index).areKnown();
        return dealsKnown
                ? options
                : options.stream()
                        .map(each -> each.withPrior(options.size() > 1 ? WindowPrior.UNIFORM : each.prior()))
                        .distinct()
                        .toList();
    }
}
