package io.cowcatcher.similarity;

import java.util.function.Supplier;

/**
 * What weighs the pairs of a join.
 *
 * @param weighers makes a weigher for each thread
 * @param heapBytes the heap that the part takes which all threads share
 */
record Weighing(Supplier<PairWeigher> weighers, long heapBytes) {

    /** A weigher for one more thread. */
    PairWeigher newWeigher() {
        return weighers.get();
    }
}
