package io.cowcatcher.community;

/** Why a run ended. */
public enum StopReason {
    /** Nothing was left to improve. */
    CONVERGED,
    /** The number of levels that the options allow was reached; a coarser partition might be better. */
    LEVEL_LIMIT,
    /** The number of iterations that the options allow was reached; a further one might find a better partition. */
    ITERATION_LIMIT
}
