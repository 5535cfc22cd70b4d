package io.cowcatcher.similarity;

import io.cowcatcher.run.RunControl;
import java.util.List;

/** Pairs that were found, to be gone through as often as wanted. */
@FunctionalInterface
interface PairSource {

    /**
     * Passes on all pairs, in the order in which they were found.
     *
     * @param control looked at now and then
     */
    void passOnTo(PairSink sink, RunControl control);

    /** The pairs in these chunks. */
    static PairSource of(List<PairChunk> chunks) {
        return (sink, control) -> chunks.forEach(chunk -> {
            control.checkCancelled();
            chunk.passOnTo(sink);
        });
    }
}
