package io.cowcatcher.benchmarks.graphs;

import io.cowcatcher.graph.CsrGraph;
import io.cowcatcher.graph.DoublePages;
import io.cowcatcher.graph.IntPages;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Edges in two arrays that become a simple graph in which every edge weighs 1: self-loops and repeated edges are
 * dropped. Sorted by counting twice: 8 bytes an edge while they are collected, at most 24 while the graph is made.
 */
final class EdgeArrays {
    private int[] tails;
    private int[] heads;
    private int size;

    EdgeArrays(long expected) {
        int capacity = Math.toIntExact(Math.max(16, expected));
        this.tails = new int[capacity];
        this.heads = new int[capacity];
    }

    void add(int a, int b) {
        if (a == b) {
            return;
        }
        if (size == tails.length) {
            int capacity = Math.toIntExact(size + size / 4 + 16L);
            tails = Arrays.copyOf(tails, capacity);
            heads = Arrays.copyOf(heads, capacity);
        }
        tails[size] = a;
        heads[size++] = b;
    }

    /** Makes the graph and leaves nothing behind. */
    CsrGraph toGraph(int nodeCount) {
        long[] offsets = new long[nodeCount + 1];
        for (int i = 0; i < size; i++) {
            offsets[tails[i] + 1]++;
            offsets[heads[i] + 1]++;
        }
        for (int node = 0; node < nodeCount; node++) {
            offsets[node + 1] += offsets[node];
        }
        IntPages unsorted = IntPages.ofLength(2L * size);
        long[] next = Arrays.copyOf(offsets, nodeCount);
        for (int i = 0; i < size; i++) {
            unsorted.set(next[tails[i]]++, heads[i]);
            unsorted.set(next[heads[i]]++, tails[i]);
        }
        tails = new int[0];
        heads = new int[0];
        size = 0;
        return simple(offsets, transposed(offsets, unsorted));
    }

    /** Every arc turned round, tails ascending: in a graph of both directions, its rows in ascending order. */
    private static IntPages transposed(long[] offsets, IntPages arcHeads) {
        int nodeCount = offsets.length - 1;
        long[] next = Arrays.copyOf(offsets, nodeCount);
        IntPages sorted = IntPages.ofLength(arcHeads.length());
        for (int tail = 0; tail < nodeCount; tail++) {
            for (long arc = offsets[tail]; arc < offsets[tail + 1]; arc++) {
                sorted.set(next[arcHeads.get(arc)]++, tail);
            }
        }
        return sorted;
    }

    private static CsrGraph simple(long[] offsets, IntPages sorted) {
        long filled = 0;
        long from = 0;
        for (int node = 0; node + 1 < offsets.length; node++) {
            long to = offsets[node + 1];
            for (long arc = from; arc < to; arc++) {
                if (arc == from || sorted.get(arc) != sorted.get(arc - 1)) {
                    // What is read next lies behind what is written, and the last one read is kept by the order.
                    sorted.set(filled++, sorted.get(arc));
                }
            }
            from = to;
            offsets[node + 1] = filled;
        }
        DoublePages weights = DoublePages.ofLength(filled);
        for (long arc = 0; arc < filled; arc++) {
            weights.set(arc, 1);
        }
        return CsrGraph.trusting(offsets, sorted.first(filled), weights);
    }

    /** The numbers from 0 in random order. */
    static int[] permutation(int length, SplittableRandom random) {
        int[] numbers = new int[length];
        for (int i = 0; i < length; i++) {
            numbers[i] = i;
        }
        shuffle(numbers, length, random);
        return numbers;
    }

    static void shuffle(int[] array, int length, SplittableRandom random) {
        for (int i = length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swapped = array[i];
            array[i] = array[j];
            array[j] = swapped;
        }
    }
}
