package io.cowcatcher.examples.cli;

import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Options that are right one by one and wrong together, or that a library refuses. */
final class WrongUsageException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final Pattern LIBRARY_NAME = Pattern.compile("([a-z]+[A-Z][a-zA-Z]*|window|minimum)(?= must )");

    WrongUsageException(String message) {
        super(message);
    }

    private WrongUsageException(String message, IllegalArgumentException cause) {
        super(message, cause);
    }

    /** What {@code make} makes of the options; an argument that it refuses is wrong usage. */
    static <T> T unless(Supplier<T> make) {
        try {
            return make.get();
        } catch (IllegalArgumentException e) {
            throw new WrongUsageException(String.valueOf(e.getMessage()), e);
        }
    }

    /** The same, where it is known which option is to blame. */
    static <T> T unless(String option, Supplier<T> make) {
        try {
            return make.get();
        } catch (IllegalArgumentException e) {
            throw new WrongUsageException(words(option, String.valueOf(e.getMessage())), e);
        }
    }

    /** The option stands for the name that the library has for its value. */
    private static String words(String option, String message) {
        return LIBRARY_NAME.matcher(message).lookingAt()
                ? LIBRARY_NAME.matcher(message).replaceFirst(option)
                : option + ": " + message;
    }
}
