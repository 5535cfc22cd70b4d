package io.cowcatcher.similarity;

import io.cowcatcher.run.RunControl;
import java.util.function.Function;

/**
 * What weighs the pairs of a join.
 *
 * @param weighers makes a weigher for each thread
 * @param heapBytes the heap that the part takes which all threads share
 * @param heapBytesOfWeigher the heap that each weigher takes
 * @param wordsOfPair the words that a {@link PairChunk} takes for a pair with its weight
 */
record Weighing(Function<RunControl, PairWeigher> weighers, long heapBytes, long heapBytesOfWeigher, int wordsOfPair) {

    /** A weigher for one more thread, which looks at {@code control} where a pair takes long. */
    PairWeigher newWeigher(RunControl control) {
        return weighers.apply(control);
    }
}
