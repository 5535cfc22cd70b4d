package io.cowcatcher.benchmarks.yardstick;

import io.cowcatcher.block.Block;
import io.cowcatcher.block.BlockOptions;
import io.cowcatcher.block.BlockRefinement;
import io.cowcatcher.block.MemberPrior;
import io.cowcatcher.block.WindowPrior;
import io.cowcatcher.detect.GroupedSearch;
import io.cowcatcher.detect.RefinedSearch;
import io.cowcatcher.detect.Ring;
import io.cowcatcher.detect.RingMember;
import io.cowcatcher.detect.RingSearch;
import io.cowcatcher.event.Ids;
import io.cowcatcher.event.PurchaseField;
import io.cowcatcher.graph.Partition;
import io.cowcatcher.ingest.synthetic.PlantedRing;
import io.cowcatcher.ingest.synthetic.RingLevel;
import io.cowcatcher.run.RunControl;
import io.cowcatcher.screening.ScreeningOptions;
import io.cowcatcher.screening.Tier;
import io.cowcatcher.similarity.IndexOptions;
import io.cowcatcher.similarity.PurchaseIndex;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Where rings are lost: for every stage of the search the share of planted rings, of each level, that something there
 * is alike to (a Jaccard similarity of at least a half).
 *
 * <p>The oracle is the planted rings themselves as seeds: what it does not find, blocks cannot pay for; what it finds
 * and the pool does not, seeding misses; from the pool to the chosen blocks rings are lost to each other, from those to
 * the reported ones to the tests.
 */
final class Stages {
    private static final int LARGEST_SEED = 600;
    private static final Duration LONG_WINDOW = Duration.ofDays(4);

    private final Task task;
    private final RunControl control;

    Stages(Task task, RunControl control) {
        this.task = task;
        this.control = control;
    }

    /** What was found at each stage, as user codes of each group. */
    Map<String, List<int[]>> groups() {
        GroupedSearch grouped =
                RingSearch.on(task.log()).steeredBy(control).linked().grouped();
        RefinedSearch refined = grouped.refined();
        Map<String, List<int[]>> groups = new LinkedHashMap<>();
        groups.put("oracle blocks", members(oracle()));
        groups.put("seeds", seeds(grouped));
        groups.put("blocks", members(refined.pool()));
        for (Tier tier : Tier.values()) {
            String name = tier.name().toLowerCase(Locale.ROOT);
            groups.put("chosen for " + name, members(refined.blocks(tier)));
            groups.put("reported by " + name, rings(refined, tier));
        }
        return groups;
    }

    /** For each stage the share of found rings by level. */
    Map<String, Map<RingLevel, Double>> recalls() {
        Map<String, Map<RingLevel, Double>> recalls = new LinkedHashMap<>();
        groups().forEach((stage, groups) -> {
            Map<RingLevel, Double> byLevel = new EnumMap<>(RingLevel.class);
            for (RingLevel level : RingLevel.values()) {
                List<int[]> planted = planted(level);
                if (!planted.isEmpty()) {
                    byLevel.put(level, new Scoring(planted).rings(groups).recall());
                }
            }
            recalls.put(stage, byLevel);
        });
        return recalls;
    }

    private List<int[]> planted(RingLevel level) {
        Ids users = task.log().ids(PurchaseField.USER);
        return task.truth().rings().stream()
                .filter(ring -> ring.level().equals(Optional.of(level)))
                .map(PlantedRing::users)
                .map(ring -> ring.stream().mapToInt(users::code).sorted().toArray())
                .toList();
    }

    /** The blocks that the planted rings lead to, by all that the search refines by. */
    private List<Block> oracle() {
        PurchaseIndex index = PurchaseIndex.of(task.log(), IndexOptions.defaults());
        List<int[]> seeds = new ArrayList<>();
        for (RingLevel level : RingLevel.values()) {
            seeds.addAll(planted(level));
        }
        BlockOptions day = BlockOptions.defaults().withMemberPrior(MemberPrior.ACTIVITY);
        List<Block> blocks = new ArrayList<>();
        for (BlockOptions options : List.of(day, day.withLongestWindow(LONG_WINDOW))) {
            blocks.addAll(BlockRefinement.refineAll(index, seeds, options, control));
            blocks.addAll(BlockRefinement.refineAll(index, seeds, options.withPrior(WindowPrior.DEALS), control));
        }
        return blocks;
    }

    private static List<int[]> seeds(GroupedSearch grouped) {
        List<int[]> seeds = new ArrayList<>();
        for (GroupedSearch.Found found : grouped.communities()) {
            Partition partition = found.result().partition();
            for (int community = 0; community < partition.communityCount(); community++) {
                if (partition.size(community) > 2 && partition.size(community) <= LARGEST_SEED) {
                    seeds.add(partition.members(community));
                }
            }
        }
        return seeds;
    }

    private static List<int[]> members(List<Block> blocks) {
        return blocks.stream().map(Block::members).toList();
    }

    private List<int[]> rings(RefinedSearch refined, Tier tier) {
        Ids users = task.log().ids(PurchaseField.USER);
        return refined.screenedBy(ScreeningOptions.defaults().withTier(tier)).rings().stream()
                .map(Ring::members)
                .map(members -> members.stream()
                        .map(RingMember::userId)
                        .mapToInt(users::code)
                        .toArray())
                .toList();
    }
}
