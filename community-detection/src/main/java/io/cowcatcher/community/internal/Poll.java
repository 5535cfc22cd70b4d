package io.cowcatcher.community.internal;

import io.cowcatcher.run.RunControl;

/**
 * Asks whether the run was cancelled, at one in 4,096 steps: often enough to end soon, seldom enough to cost nothing.
 */
final class Poll {
    private static final long MASK = 4095;

    private Poll() {}

    static void at(long step, RunControl control) {
        if ((step & MASK) == 0) {
            control.checkCancelled();
        }
    }
}
