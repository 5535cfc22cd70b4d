package io.cowcatcher.propagation;

import java.util.List;
import java.util.SortedSet;

/**
 * Users that something is said of: how many, and the first of them by name.
 *
 * @param count their number
 * @param first the first five names at most
 */
public record NamedUsers(int count, List<String> first) {
    private static final int NAMED = 5;

    /** Keeps an immutable copy. */
    public NamedUsers {
        first = List.copyOf(first);
    }

    static NamedUsers of(SortedSet<String> names) {
        return new NamedUsers(names.size(), names.stream().limit(NAMED).toList());
    }
}
