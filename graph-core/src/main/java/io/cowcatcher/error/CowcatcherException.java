package io.cowcatcher.error;

/**
 * The root of every exception that Cowcatcher throws for a reason other than a wrong argument or an object not ready.
 */
public class CowcatcherException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Creates an exception with a message of the form {@code <name> must <rule> (got: <value>); <remedy>}. */
    public CowcatcherException(String message) {
        super(message);
    }

    /** Creates an exception that keeps what caused it. */
    public CowcatcherException(String message, Throwable cause) {
        super(message, cause);
    }
}
