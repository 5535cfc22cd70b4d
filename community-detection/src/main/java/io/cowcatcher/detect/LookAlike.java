package io.cowcatcher.detect;

import java.util.List;
import java.util.OptionalDouble;

/**
 * A group that buys together and is no ring: who, and what it lacks.
 *
 * @param userIds the members
 * @param qValue its adjusted p-value, from 0 to 1; empty where it took no part in the tests
 * @param reason why it was not reported, in words
 */
public record LookAlike(List<String> userIds, OptionalDouble qValue, String reason) {

    /** Keeps an immutable copy. */
    public LookAlike {
        userIds = List.copyOf(userIds);
    }
}
