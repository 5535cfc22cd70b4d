package io.cowcatcher.seed;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * Writes and reads the history of a subject as bytes: the number of seeds, then for each its score, times, origin and
 * reason, and at the end a CRC-32C of these bytes and the subject's key, because MVStore does not check what it reads.
 *
 * <p>Explicit and dull on purpose: no class is chosen by what a file holds. Part of the layout that
 * {@link SeedTables#LAYOUT} numbers; numbers are big-endian.
 */
final class SeedCodec {
    private static final int BYTES_WITHOUT_REASON = 8 + 8 + 8 + 8 + 1 + 2;
    private static final long NONE = Long.MIN_VALUE;

    private SeedCodec() {}

    static byte[] encode(byte[] subjectKey, SeedHistory history) {
        List<byte[]> reasons = new ArrayList<>();
        int size = 1 + Integer.BYTES;
        for (RiskSeed seed : history.seeds()) {
            byte[] reason = seed.reason().getBytes(StandardCharsets.UTF_8);
            reasons.add(reason);
            size += BYTES_WITHOUT_REASON + reason.length;
        }
        ByteBuffer bytes = ByteBuffer.allocate(size).put((byte) reasons.size());
        for (int i = 0; i < reasons.size(); i++) {
            RiskSeed seed = history.seeds().get(i);
            bytes.putDouble(seed.score())
                    .putLong(seed.setAt().toEpochMilli())
                    .putLong(seed.expiresAt().map(Instant::toEpochMilli).orElse(NONE))
                    .putLong(seed.halfLife().map(Duration::toMillis).orElse(NONE))
                    .put((byte) seed.origin().code())
                    .putShort((short) reasons.get(i).length)
                    .put(reasons.get(i));
        }
        return bytes.putInt(checksum(subjectKey, bytes.array())).array();
    }

    /** The checksum of a record whose last bytes are, or will be, that checksum. */
    private static int checksum(byte[] subjectKey, byte[] encoded) {
        CRC32C crc = new CRC32C();
        crc.update(subjectKey);
        crc.update(encoded, 0, encoded.length - Integer.BYTES);
        return (int) crc.getValue();
    }

    /**
     * Reads what {@link #encode} wrote.
     *
     * @throws IllegalArgumentException if it did not
     */
    static SeedHistory decode(byte[] subjectKey, byte[] encoded) {
        ByteBuffer bytes = ByteBuffer.wrap(encoded);
        if (encoded.length < Integer.BYTES
                || bytes.getInt(encoded.length - Integer.BYTES) != checksum(subjectKey, encoded)) {
            throw new IllegalArgumentException(
                    "record must fit its checksum (got: " + encoded.length + " other bytes)");
        }
        SeedSubject subject = SeedKeys.subjectOf(subjectKey);
        List<RiskSeed> seeds = new ArrayList<>();
        for (int left = bytes.get(); left > 0; left--) {
            seeds.add(decodeSeed(subject, bytes));
        }
        return new SeedHistory(seeds);
    }

    private static RiskSeed decodeSeed(SeedSubject subject, ByteBuffer bytes) {
        double score = bytes.getDouble();
        Instant setAt = Instant.ofEpochMilli(bytes.getLong());
        long expiresAt = bytes.getLong();
        long halfLife = bytes.getLong();
        SeedOrigin origin = SeedOrigin.at(bytes.get());
        byte[] reason = new byte[Short.toUnsignedInt(bytes.getShort())];
        bytes.get(reason);
        return new RiskSeed(
                subject,
                score,
                origin,
                new String(reason, StandardCharsets.UTF_8),
                setAt,
                expiresAt == NONE ? Optional.empty() : Optional.of(Instant.ofEpochMilli(expiresAt)),
                halfLife == NONE ? Optional.empty() : Optional.of(Duration.ofMillis(halfLife)));
    }
}
