package io.cowcatcher.seed;

import io.cowcatcher.graph.NodeType;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Whom or what a risk seed is about.
 *
 * @param type what kind of node it is
 * @param id its name, as long as the field of that type may be (256 bytes, an address 1,024); where personal names must
 *     not be stored, pseudonymise them before
 */
public record SeedSubject(NodeType type, String id) implements Comparable<SeedSubject> {

    /** Checks the length of the id; an {@link IllegalArgumentException} never repeats it. */
    public SeedSubject {
        type.field().requireText(id);
    }

    /** Makes the subject that is a user. */
    public static SeedSubject user(String id) {
        return new SeedSubject(NodeType.USER, id);
    }

    /** Orders subjects by type and then by the bytes of their ids in UTF-8, as every store lists them. */
    @Override
    public int compareTo(SeedSubject other) {
        int order = type.compareTo(other.type);
        return order != 0
                ? order
                : Arrays.compareUnsigned(
                        id.getBytes(StandardCharsets.UTF_8), other.id.getBytes(StandardCharsets.UTF_8));
    }

    /** This subject as bytes, for stores that keep bytes. */
    public byte[] toBytes() {
        return SeedKeys.subject(this);
    }

    /**
     * Reads what {@link #toBytes} wrote.
     *
     * @throws IllegalArgumentException if it did not
     */
    public static SeedSubject ofBytes(byte[] bytes) {
        if (bytes.length < 2) {
            throw new IllegalArgumentException("subject must have at least 2 bytes (got: " + bytes.length + ")");
        }
        return SeedKeys.subjectOf(bytes);
    }

    /** Names the subject unless its type is a personal one: addresses and phones stay out of messages. */
    @Override
    public String toString() {
        return type.isPersonal() ? "a " + type : type + " " + id;
    }
}
