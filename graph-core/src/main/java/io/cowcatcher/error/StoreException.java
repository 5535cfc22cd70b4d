package io.cowcatcher.error;

/** A store that cannot be opened, read or written. */
public final class StoreException extends CowcatcherException {
    private static final long serialVersionUID = 1L;

    /** Creates an exception whose message names the store and the remedy. */
    public StoreException(String message) {
        super(message);
    }

    /** Creates an exception that keeps what the store said. */
    public StoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
