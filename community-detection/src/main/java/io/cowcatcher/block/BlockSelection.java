package io.cowcatcher.block;

import io.cowcatcher.run.RunControl;
import io.cowcatcher.similarity.PurchaseIndex;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * From overlapping blocks to disjoint ones: the best-scoring first, unless two smaller ones inside explain more.
 *
 * <p>Cost: for each block the number of blocks that each of its users is in, added up; and what lies inside of it, held
 * against each other. The order of the blocks given leaves no trace. The addresses of the index are counted where a
 * block is scored anew, and asked for.
 */
public final class BlockSelection {
    private static final double MOST_TAKEN = 0.3;
    private static final double LEAST_INSIDE = 0.7;
    private static final double MOST_OF_ITS_SIZE = 0.9;
    private static final double MOST_MUTUAL = 0.2;
    private static final double[] POWERS_OF_SIZE = {0, 0.5, 1};

    private BlockSelection() {}

    /**
     * Chooses disjoint blocks, the best-scoring first.
     *
     * <p>A block that holds at least two smaller ones that are no mergers, nearly disjoint and together scoring more,
     * is a merger and left out. A block is passed over if more than 30 per cent of its users belong to better ones;
     * else it keeps its free users, is scored anew for them, and stays if that score is above 0.
     *
     * @param blocks overlapping blocks in any order, equal ones as often as they were found
     * @param index the index that {@code blocks} come from; they may have been found with different options
     * @param minimumMembers the fewest members of a block that is kept
     * @param control polled before each block
     */
    public static List<Block> disjoint(
            List<Block> blocks, PurchaseIndex index, int minimumMembers, RunControl control) {
        List<Block> ordered = withoutRepeats(blocks);
        BitSet mergers = mergers(ordered, control);
        List<Block> candidates = IntStream.range(0, ordered.size())
                .filter(place -> !mergers.get(place))
                .mapToObj(ordered::get)
                .toList();
        return free(candidates, new BitSet(), new Refinements(index, control), minimumMembers, control);
    }

    /**
     * The blocks of a second list that may stand beside those of a first, by the same rules: not more than 30 per cent
     * of their users are taken, and they are worth naming without those.
     *
     * @param first disjoint blocks
     * @param second disjoint blocks, the best first
     * @param index the index that both come from
     * @param minimumMembers the fewest members of a block that is kept
     * @param control polled before each block
     */
    public static List<Block> besides(
            List<Block> first, List<Block> second, PurchaseIndex index, int minimumMembers, RunControl control) {
        BitSet taken = new BitSet();
        first.forEach(block -> IntStream.of(block.members()).forEach(taken::set));
        return free(second, taken, new Refinements(index, control), minimumMembers, control);
    }

    /** In this order the blocks, less users who are taken, that are left enough of; their users are taken then. */
    private static List<Block> free(
            List<Block> ordered, BitSet taken, Refinements refinements, int minimumMembers, RunControl control) {
        List<Block> chosen = new ArrayList<>();
        for (Block block : ordered) {
            control.checkCancelled();
            int[] free = Arrays.stream(block.members())
                    .filter(user -> !taken.get(user))
                    .toArray();
            int takenCount = block.size() - free.length;
            if (takenCount > MOST_TAKEN * block.size() || free.length < minimumMembers) {
                continue;
            }
            Block kept = takenCount == 0
                    ? block
                    : refinements
                            .of(block.options())
                            .score(free, block.participation())
                            .orElse(null);
            if (kept != null && kept.score() > 0) {
                chosen.add(kept);
                for (int user : free) {
                    taken.set(user);
                }
            }
        }
        return chosen;
    }

    /**
     * Takes apart the blocks that are better told as several, which together score at least 2 per cent more: members in
     * many windows together are one part, by Leiden with modularity at resolutions 1 and 2, and parts are taken apart
     * again, three times at most. Blocks of fewer than ten stay.
     *
     * @param blocks disjoint blocks, as {@link #disjoint} gives them
     * @param index the index that they come from
     * @param minimumMembers the fewest members of a part
     * @param control polled before each block
     * @return the parts, in the order of blocks and, of one block, in no order that means anything
     */
    public static List<Block> split(List<Block> blocks, PurchaseIndex index, int minimumMembers, RunControl control) {
        BlockSplitting splitting = new BlockSplitting(index, new Refinements(index, control), minimumMembers);
        return blocks.stream()
                .peek(block -> control.checkCancelled())
                .flatMap(block -> splitting.split(block).stream())
                .toList();
    }

    /**
     * Completes disjoint blocks, the best-scoring first: each takes up the users of no other who are more likely its
     * members than not ({@link BlockRefinement#complete}). A block that would not score above 0 then, or have too few
     * members, stays as it is.
     *
     * @param blocks disjoint blocks, the best first, as {@link #disjoint} gives them
     * @param index the index that they come from
     * @param minimumMembers the fewest members of a block
     * @param control polled before each block
     */
    public static List<Block> completed(
            List<Block> blocks, PurchaseIndex index, int minimumMembers, RunControl control) {
        Refinements refinements = new Refinements(index, control);
        BitSet taken = new BitSet();
        blocks.forEach(block -> IntStream.of(block.members()).forEach(taken::set));
        List<Block> completed = new ArrayList<>();
        for (Block block : blocks) {
            control.checkCancelled();
            Block grown = refinements
                    .of(block.options())
                    .complete(block, user -> !taken.get(user))
                    .filter(found -> found.score() > 0 && found.size() >= minimumMembers)
                    .orElse(block);
            IntStream.of(grown.members()).forEach(taken::set);
            completed.add(grown);
        }
        return completed;
    }

    private static List<Block> withoutRepeats(List<Block> blocks) {
        List<Block> ordered = new ArrayList<>(new HashSet<>(blocks));
        ordered.sort(Comparator.comparingDouble(Block::score)
                .reversed()
                .thenComparing(Block::members, Arrays::compare)
                .thenComparingDouble(Block::participation)
                .thenComparing(block -> block.options().toString()));
        return ordered;
    }

    /**
     * The places of the blocks that merely join others, small ones decided first: a merger is no part of a larger one,
     * or it would hide the parts of both.
     */
    private static BitSet mergers(List<Block> ordered, RunControl control) {
        BlockOverlaps overlaps = new BlockOverlaps(ordered);
        BitSet mergers = new BitSet();
        IntStream.range(0, ordered.size())
                .boxed()
                .sorted(Comparator.comparingInt(place -> ordered.get(place).size()))
                .forEach(place -> {
                    control.checkCancelled();
                    mergers.set(place, isMerger(place, ordered, overlaps, mergers));
                });
        return mergers;
    }

    /**
     * Whether at least two blocks lie inside this one that are no mergers, overlap little and together score more than
     * it does. Which of them add up to most is weighted set packing; any packing that suffices is a proof, so it is
     * sought greedily by score, by score per user, and by what lies between (D. Lehmann, L. O'Callaghan, Y. Shoham, J.
     * ACM 49(5), 2002, doi:10.1145/585265.585266).
     */
    private static boolean isMerger(int place, List<Block> ordered, BlockOverlaps overlaps, BitSet mergers) {
        Block block = ordered.get(place);
        List<Block> inside = new ArrayList<>();
        for (int other : overlaps.countWith(place)) { // best first
            Block part = ordered.get(other);
            if (part.size() < MOST_OF_ITS_SIZE * block.size()
                    && !mergers.get(other)
                    && overlaps.common(other) >= LEAST_INSIDE * part.size()) {
                inside.add(part);
            }
        }
        for (double power : POWERS_OF_SIZE) {
            inside.sort(Comparator.comparingDouble(part -> -part.score() / Math.pow(part.size(), power)));
            if (holdsMore(inside, block.score())) {
                return true;
            }
        }
        return false;
    }

    /** Whether two blocks or more, taken in this order where they overlap little, together score more. */
    private static boolean holdsMore(List<Block> inside, double score) {
        List<Block> parts = new ArrayList<>();
        double partScores = 0;
        for (Block part : inside) {
            if (parts.stream().allMatch(found -> areApart(part, found))) {
                parts.add(part);
                partScores += part.score();
            }
        }
        return parts.size() >= 2 && partScores > score;
    }

    private static boolean areApart(Block a, Block b) {
        return overlap(a, b) <= MOST_MUTUAL * Math.min(a.size(), b.size());
    }

    private static int overlap(Block a, Block b) {
        int common = 0;
        for (int i = 0; i < a.size(); i++) {
            common += b.contains(a.member(i)) ? 1 : 0;
        }
        return common;
    }
}
