package io.cowcatcher.seed;

import java.util.Arrays;
import java.util.Iterator;
import java.util.function.BiFunction;
import org.h2.mvstore.MVMap;

/** One order of the current seeds: a map whose keys end in the key of the subject, after a prefix of fixed length. */
final class SeedIndex {
    private static final byte[] NOTHING = {};

    private final MVMap<byte[], byte[]> entries;
    private final int prefixBytes;
    private final BiFunction<RiskSeed, byte[], byte[]> keyOf;

    /** An order in which {@code keyOf} makes the key of a seed from the seed and the key of its subject. */
    SeedIndex(MVMap<byte[], byte[]> entries, int prefixBytes, BiFunction<RiskSeed, byte[], byte[]> keyOf) {
        this.entries = entries;
        this.prefixBytes = prefixBytes;
        this.keyOf = keyOf;
    }

    byte[] keyOf(RiskSeed seed) {
        return keyOf.apply(seed, SeedKeys.subject(seed.subject()));
    }

    byte[] subjectKeyOf(byte[] key) {
        return Arrays.copyOfRange(key, prefixBytes, key.length);
    }

    /** The keys from {@code first} on, in order. */
    Iterator<byte[]> keysFrom(byte[] first) {
        return entries.keyIterator(first);
    }

    void add(RiskSeed seed) {
        entries.put(keyOf(seed), NOTHING);
    }

    void remove(RiskSeed seed) {
        entries.remove(keyOf(seed));
    }
}
