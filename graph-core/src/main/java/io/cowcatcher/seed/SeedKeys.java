package io.cowcatcher.seed;

import io.cowcatcher.graph.NodeType;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;

/**
 * The keys of the store's maps, as bytes whose unsigned order is the order of what they stand for.
 *
 * <p>A subject is one byte for its type and its id in UTF-8. An index key is 8 bytes for score or time, big-endian,
 * before the subject. These bytes lie in files: they are part of the layout that {@link SeedTables#LAYOUT} numbers.
 */
final class SeedKeys {
    /** The length of what stands before the subject in an index key. */
    static final int INDEX_BYTES = Long.BYTES;

    private static final Instant EARLIEST = Instant.ofEpochMilli(Long.MIN_VALUE);
    private static final Instant LATEST = Instant.ofEpochMilli(Long.MAX_VALUE);
    private static final byte[] NO_SUBJECT = {};

    private SeedKeys() {}

    static byte[] subject(SeedSubject subject) {
        byte[] id = subject.id().getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(1 + id.length)
                .put((byte) codeOf(subject.type()))
                .put(id)
                .array();
    }

    static SeedSubject subjectOf(byte[] subjectKey) {
        return new SeedSubject(
                typeAt(subjectKey[0]), new String(subjectKey, 1, subjectKey.length - 1, StandardCharsets.UTF_8));
    }

    /** Orders by falling score and then by subject: the bits of doubles from 0 to 1 ascend with their value. */
    static byte[] score(double score, byte[] subjectKey) {
        return index(~Double.doubleToLongBits(score + 0.0), subjectKey); // -0.0 has other bits than zero
    }

    static double scoreOf(byte[] indexKey) {
        return Double.longBitsToDouble(~ByteBuffer.wrap(indexKey).getLong());
    }

    /** Orders by time and then by subject. */
    static byte[] time(Instant time, byte[] subjectKey) {
        return index(time.toEpochMilli() ^ Long.MIN_VALUE, subjectKey);
    }

    /** The key before those of all subjects at {@code time} or later; any instant will do. */
    static byte[] notBefore(Instant time) {
        if (!time.isAfter(EARLIEST)) {
            return time(EARLIEST, NO_SUBJECT);
        }
        if (!time.isBefore(LATEST)) {
            return time(LATEST, NO_SUBJECT);
        }
        Instant floor = time.truncatedTo(ChronoUnit.MILLIS);
        return time(floor.equals(time) ? floor : floor.plusMillis(1), NO_SUBJECT);
    }

    static Instant timeOf(byte[] indexKey) {
        return Instant.ofEpochMilli(ByteBuffer.wrap(indexKey).getLong() ^ Long.MIN_VALUE);
    }

    private static byte[] index(long order, byte[] subjectKey) {
        return ByteBuffer.allocate(INDEX_BYTES + subjectKey.length)
                .putLong(order)
                .put(subjectKey)
                .array();
    }

    static byte[] subjectKeyOf(byte[] indexKey) {
        return Arrays.copyOfRange(indexKey, INDEX_BYTES, indexKey.length);
    }

    /**
     * The number that stands for a type in files; never changes, never used again, ascends with the order of the types.
     */
    private static int codeOf(NodeType type) {
        return switch (type) {
            case USER -> 10;
            case DEVICE -> 20;
            case IP -> 30;
            case ITEM -> 40;
            case SELLER -> 50;
            case ADDRESS -> 60;
            case BUILDING -> 70;
            case PHONE -> 80;
            case PAYMENT -> 90;
            case RECIPIENT -> 100;
        };
    }

    private static NodeType typeAt(int code) {
        for (NodeType type : NodeType.values()) {
            if (codeOf(type) == code) {
                return type;
            }
        }
        throw new IllegalArgumentException("type must be a known code (got: " + code + ")");
    }
}
