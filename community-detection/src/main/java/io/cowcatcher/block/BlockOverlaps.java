package io.cowcatcher.block;

import java.util.Arrays;
import java.util.List;

/**
 * Which blocks of a list share users, and how many.
 *
 * <p>Blocks are known by their place in the list. Memory: 4 bytes a membership, 8 a block and 4 a user code up to the
 * greatest. Not safe for use by several threads.
 */
final class BlockOverlaps {
    private final List<Block> blocks;
    /** Where the blocks of a user begin in {@link #places}. */
    private final int[] starts;
    /** For each user in turn the places of his blocks, ascending. */
    private final int[] places;
    /** The users in common with the block last asked about. */
    private final int[] common;

    private int[] met = new int[16];
    private int metCount;

    BlockOverlaps(List<Block> blocks) {
        this.blocks = blocks;
        int users = 0;
        int memberships = 0;
        for (Block block : blocks) {
            users = block.size() == 0 ? users : Math.max(users, block.member(block.size() - 1) + 1);
            memberships += block.size();
        }
        this.starts = new int[users + 1];
        this.places = new int[memberships];
        this.common = new int[blocks.size()];
        for (Block block : blocks) {
            for (int i = 0; i < block.size(); i++) {
                starts[block.member(i) + 1]++;
            }
        }
        for (int user = 0; user < users; user++) {
            starts[user + 1] += starts[user];
        }
        int[] next = Arrays.copyOf(starts, users);
        for (int place = 0; place < blocks.size(); place++) {
            Block block = blocks.get(place);
            for (int i = 0; i < block.size(); i++) {
                places[next[block.member(i)]++] = place;
            }
        }
    }

    /**
     * Counts the users that each block has in common with the one at this place; until the next call
     * {@link #common(int)} tells how many. Cost: the number of blocks that each of its users is in, added up.
     *
     * @return the places of the blocks with at least one, this one included, ascending
     */
    int[] countWith(int place) {
        for (int i = 0; i < metCount; i++) {
            common[met[i]] = 0;
        }
        metCount = 0;
        Block block = blocks.get(place);
        for (int i = 0; i < block.size(); i++) {
            for (int at = starts[block.member(i)]; at < starts[block.member(i) + 1]; at++) {
                if (common[places[at]]++ == 0) {
                    if (metCount == met.length) {
                        met = Arrays.copyOf(met, 2 * metCount);
                    }
                    met[metCount++] = places[at];
                }
            }
        }
        int[] sorted = Arrays.copyOf(met, metCount);
        Arrays.sort(sorted);
        return sorted;
    }

    /** The users in common with the block last asked about. */
    int common(int place) {
        return common[place];
    }
}
