package io.cowcatcher.community.internal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;

/** A set of nodes, one bit each. */
public final class NodeSet {
    private static final VarHandle WORDS = MethodHandles.arrayElementVarHandle(long[].class);

    private final long[] words;

    NodeSet(int nodeCount) {
        this.words = new long[(int) ((nodeCount + 63L) / 64)];
    }

    /** All nodes from 0 to {@code nodeCount - 1}. */
    public static NodeSet all(int nodeCount) {
        NodeSet set = new NodeSet(nodeCount);
        Arrays.fill(set.words, -1);
        if ((nodeCount & 63) != 0) {
            set.words[set.words.length - 1] = (1L << nodeCount) - 1;
        }
        return set;
    }

    /** Some of the nodes from 0 to {@code nodeCount - 1}. */
    public static NodeSet of(int[] nodes, int nodeCount) {
        NodeSet set = new NodeSet(nodeCount);
        for (int node : nodes) {
            set.add(node);
        }
        return set;
    }

    boolean contains(int node) {
        return (words[node >>> 6] >>> node & 1) != 0;
    }

    /**
     * Which of the nodes from {@code first} on are in the set, as far as {@code mask} and the word of {@code first} go.
     */
    long bits(int first, long mask) {
        return words[first >>> 6] >>> first & mask;
    }

    /** Adds a node; while no other thread does. */
    void add(int node) {
        words[node >>> 6] |= 1L << node;
    }

    /** Adds a node if it is to be added, without a branch; while no other thread does. */
    void addIf(boolean wanted, int node) {
        words[node >>> 6] |= (wanted ? 1L : 0L) << node;
    }

    /** Adds a node; other threads may do so at the same time, while none removes. */
    void addShared(int node) {
        WORDS.getAndBitwiseOr(words, node >>> 6, 1L << node);
    }

    /** Removes a node; while no other thread adds or removes. */
    void remove(int node) {
        words[node >>> 6] &= ~(1L << node);
    }

    void clear() {
        Arrays.fill(words, 0);
    }

    int size() {
        int size = 0;
        for (long word : words) {
            size += Long.bitCount(word);
        }
        return size;
    }
}
