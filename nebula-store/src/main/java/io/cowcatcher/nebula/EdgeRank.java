package io.cowcatcher.nebula;

import io.cowcatcher.event.Purchase;
import io.cowcatcher.event.PurchaseField;
import io.cowcatcher.event.PurchaseLog;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/**
 * The rank of an edge: the time of its event, newest first, and a few bits that tell events of one millisecond apart.
 *
 * <p>Nebula lists the edges of a vertex by ascending rank and cuts from the front, so the rank is negative time. It is
 * part of the key: the same event has the same rank, hence writing it again overwrites it with itself. {@code rank =
 * -(millis · 2¹⁸ + hash)}, where the hash is of what makes the event that very one. Two different events of the same
 * pair of nodes in the same millisecond fall together once in 262,144 times.
 */
final class EdgeRank {
    /** The rank of what has no time: behind everything that has one. */
    static final long TIMELESS = 1L << 62;

    private static final int HASH_BITS = 18;
    private static final long HASHES = 1L << HASH_BITS;

    private EdgeRank() {}

    static long of(long millis, long eventHash) {
        long low = eventHash & (HASHES - 1);
        return millis == PurchaseLog.NO_TIME ? TIMELESS + low : -(millis * HASHES + low);
    }

    /** The time of an edge with this rank, to the millisecond, or {@link PurchaseLog#NO_TIME}. */
    static long millis(long rank) {
        return rank >= TIMELESS ? PurchaseLog.NO_TIME : Math.floorDiv(-rank, HASHES);
    }

    /** What makes a purchase that very one, beside its time and its user: item, order, pieces and price. */
    static long hash(Purchase purchase) {
        CRC32C crc = new CRC32C();
        update(crc, purchase.user());
        purchase.text(PurchaseField.ITEM).ifPresent(item -> update(crc, item));
        purchase.text(PurchaseField.ORDER).ifPresent(order -> update(crc, order));
        update(crc, purchase.quantity() + " " + Double.doubleToLongBits(purchase.price()));
        return crc.getValue();
    }

    private static void update(CRC32C crc, String text) {
        crc.update(text.getBytes(StandardCharsets.UTF_8));
        crc.update(0xff); // occurs in no UTF-8, so that texts cannot run into each other
    }
}
