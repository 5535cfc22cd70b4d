package io.cowcatcher.community.internal;

import io.cowcatcher.run.RunControl;
import java.util.SplittableRandom;

/**
 * The order in which a phase visits nodes: drawn from the random seed, yet kind to the cache.
 *
 * <p>Blocks of consecutive nodes are shuffled, and the nodes inside each block: arcs are then read nearly in the order
 * in which they lie. A graph of one block gets a plain shuffle.
 */
final class NodeOrder {
    private static final int BLOCK = 1024;

    /** So many entries and what they stand for are about what the second level of a cache holds. */
    private static final int LARGE = 1 << 16;

    private NodeOrder() {}

    static int[] shuffled(int nodeCount, long randomSeed) {
        SplittableRandom random = new SplittableRandom(randomSeed);
        int[] blocks = new int[(int) ((nodeCount + BLOCK - 1L) / BLOCK)];
        for (int block = 0; block < blocks.length; block++) {
            blocks[block] = block;
        }
        shuffle(blocks, 0, blocks.length, random, RunControl.inline());
        int[] order = new int[nodeCount];
        int filled = 0;
        for (int block : blocks) {
            int start = filled;
            int end = (int) Math.min(nodeCount, (block + 1L) * BLOCK);
            for (int node = block * BLOCK; node < end; node++) {
                order[filled++] = node;
            }
            shuffle(order, start, filled, random, RunControl.inline());
        }
        return order;
    }

    /**
     * Shuffles {@code [from, to)} for visits of what the entries stand for: every order is equally likely, but where
     * they are so many that visits in any order would wait for memory. There consecutive entries stay near one another.
     */
    static void shuffleForVisits(int[] array, int from, int to, SplittableRandom random, RunControl control) {
        if (to - from <= LARGE) {
            shuffle(array, from, to, random, control);
            return;
        }
        int blocks = (to - from) / BLOCK; // what is left over stays at the end
        for (int i = blocks - 1; i >= 0; i--) {
            control.checkCancelled();
            swapBlocks(array, from + i * BLOCK, from + random.nextInt(i + 1) * BLOCK);
            shuffle(array, from + i * BLOCK, from + (i + 1) * BLOCK, random, control);
        }
        shuffle(array, from + blocks * BLOCK, to, random, control);
    }

    private static void swapBlocks(int[] array, int one, int other) {
        for (int i = 0; i < BLOCK; i++) {
            int swapped = array[one + i];
            array[one + i] = array[other + i];
            array[other + i] = swapped;
        }
    }

    /** Shuffles {@code [from, to)}; every order is equally likely. */
    static void shuffle(int[] array, int from, int to, SplittableRandom random, RunControl control) {
        for (int i = to - 1; i > from; i--) {
            Poll.at(i, control);
            int j = from + random.nextInt(i - from + 1);
            int swapped = array[i];
            array[i] = array[j];
            array[j] = swapped;
        }
    }
}
