package io.cowcatcher.examples.cli;

import io.cowcatcher.run.Cancellation;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The end of the process, when it comes from outside (Ctrl-C, SIGTERM), as a cancellation: the run is asked to stop,
 * and the process waits until it has cleaned up.
 */
final class Interruption implements Cancellation {
    private static final long LONGEST_WAIT_SECONDS = 10;

    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean requested;

    private Interruption() {}

    /** An interruption that comes when the process is told to end. */
    @OwnsTheProcess
    static Interruption onShutdown() {
        Interruption interruption = new Interruption();
        Runtime.getRuntime().addShutdownHook(new Thread(interruption::request, "cowcatcher-shutdown"));
        return interruption;
    }

    private void request() {
        requested = true;
        try {
            if (!ended.await(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
                return; // nothing is written under its final name before it is complete, so ending here is safe, too
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Lets the process end. */
    void runHasEnded() {
        ended.countDown();
    }

    @Override
    public boolean isRequested() {
        return requested;
    }
}
