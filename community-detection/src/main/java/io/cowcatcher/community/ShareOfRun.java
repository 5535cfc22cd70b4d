package io.cowcatcher.community;

import io.cowcatcher.run.RunControl;

/** How the progress of a run whose length is not known beforehand is dealt out to its parts. */
final class ShareOfRun {
    private ShareOfRun() {}

    /**
     * Each level is taken for half of what is left: the first takes most of the time, and their number is not known.
     */
    static RunControl ofLevel(String algorithm, int level, RunControl run) {
        double left = Math.pow(0.5, level);
        return run.phase(algorithm + ", level " + (level + 1), 1 - left, 1 - left / 2);
    }

    /** Iterations take about the same time. */
    static RunControl ofIteration(int iteration, int maximumIterations, RunControl run) {
        double share = 1.0 / maximumIterations;
        return run.phase("iteration " + (iteration + 1), iteration * share, (iteration + 1) * share);
    }
}
