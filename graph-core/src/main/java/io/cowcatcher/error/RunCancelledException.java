package io.cowcatcher.error;

/** A run that ended early because its {@code Cancellation} asked for it; no partial result is visible. */
public final class RunCancelledException extends CowcatcherException {
    private static final long serialVersionUID = 1L;

    /** Creates the exception for the phase that noticed the cancellation. */
    public RunCancelledException(String phase) {
        super("run was cancelled during " + phase);
    }
}
