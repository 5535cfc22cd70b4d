package io.cowcatcher.seed;

import io.cowcatcher.graph.NodeType;

/**
 * Whom or what a risk seed is about.
 *
 * @param type what kind of node it is
 * @param id its name, as long as the field of that type may be (256 bytes, an address 1,024); where personal names must
 *     not be stored, pseudonymise them before
 */
public record SeedSubject(NodeType type, String id) {

    /** Checks the length of the id; an {@link IllegalArgumentException} never repeats it. */
    public SeedSubject {
        type.field().requireText(id);
    }

    /** Makes the subject that is a user. */
    public static SeedSubject user(String id) {
        return new SeedSubject(NodeType.USER, id);
    }

    /** Names the subject unless its type is a personal one: addresses and phones stay out of messages. */
    @Override
    public String toString() {
        return type.isPersonal() ? "a " + type : type + " " + id;
    }
}
