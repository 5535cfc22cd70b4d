package io.cowcatcher.similarity;

import io.cowcatcher.run.RunControl;

/** Counts the steps of one thread, and looks now and then whether the run was cancelled. */
final class Steps {
    private static final int STEPS_PER_POLL = 100_000;

    private final RunControl control;
    private long taken;
    private long takenAtPoll;

    Steps(RunControl control) {
        this.control = control;
    }

    /** Takes so many steps. */
    void take(int count) {
        taken += count;
        if (taken - takenAtPoll > STEPS_PER_POLL) {
            takenAtPoll = taken;
            control.checkCancelled();
        }
    }

    /** The number of steps taken. */
    long taken() {
        return taken;
    }
}
