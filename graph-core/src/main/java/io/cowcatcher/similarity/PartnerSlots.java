package io.cowcatcher.similarity;

import java.util.Arrays;

/**
 * The partners of one user, each in a slot with his common items counted by time scale: every item once, at its least
 * distance.
 *
 * <p>Memory: 9 bytes a slot, and 4 for each scale. Not safe for use by several threads.
 */
final class PartnerSlots {
    private final TimeScales scales;
    private final int scaleCount;
    private int[] partners = new int[64];
    /** The number of the item that a partner was last counted for. */
    private int[] lastItems = new int[64];

    private byte[] lastScales = new byte[64];
    /** Items whose least distance falls into each scale, at [slot * scaleCount + scale]. */
    private int[] counts;

    private int slotCount;

    PartnerSlots(TimeScales scales) {
        this.scales = scales;
        this.scaleCount = scales.count();
        this.counts = new int[partners.length * scaleCount];
    }

    /** The heap that the slots of at most so many partners take: up to twice as many. */
    static long heapBytes(long partners, int scaleCount) {
        return 2 * (9L + 4L * scaleCount) * partners;
    }

    /** Gives up all slots. */
    void clear() {
        slotCount = 0;
    }

    /** Gives slots without any item counted to these users, in ascending order. */
    void take(int[] users, int count) {
        if (count > partners.length) {
            int capacity = Math.max(count, 2 * partners.length);
            partners = new int[capacity];
            lastItems = new int[capacity];
            lastScales = new byte[capacity];
            counts = new int[capacity * scaleCount];
        }
        System.arraycopy(users, 0, partners, 0, count);
        Arrays.fill(lastItems, 0, count, 0);
        Arrays.fill(counts, 0, count * scaleCount, 0);
        slotCount = count;
    }

    /** The counts themselves where there is one scale, to be written by slot. */
    int[] countsOfOneScale() {
        return counts;
    }

    /** Whether distances matter: there is more than one scale. */
    boolean knowDistances() {
        return scaleCount > 1;
    }

    /**
     * Counts an item for a partner, or again at a lesser distance.
     *
     * @param itemNumber from 1, the same for all calls about one item, which follow each other for each slot
     */
    void count(int slot, int itemNumber, long distance) {
        int scale = scales.scaleOf(distance);
        if (lastItems[slot] != itemNumber) {
            lastItems[slot] = itemNumber;
            lastScales[slot] = (byte) scale;
            counts[slot * scaleCount + scale]++;
        } else if (scale < lastScales[slot]) {
            counts[slot * scaleCount + lastScales[slot]]--;
            counts[slot * scaleCount + scale]++;
            lastScales[slot] = (byte) scale;
        }
    }

    /** The number of slots taken. */
    int count() {
        return slotCount;
    }

    /** The partner in a slot. */
    int partner(int slot) {
        return partners[slot];
    }

    /** The number of items at any distance within the window: k. */
    int shared(int slot) {
        if (scaleCount == 1) {
            return counts[slot];
        }
        int sum = 0;
        for (int scale = 0; scale < scaleCount; scale++) {
            sum += counts[slot * scaleCount + scale];
        }
        return sum;
    }

    /** The number of items within each scale, k(tau), written to {@code k}. */
    void sharedWithin(int slot, int[] k) {
        int sum = 0;
        for (int scale = 0; scale < scaleCount; scale++) {
            sum += counts[slot * scaleCount + scale];
            k[scale] = sum;
        }
    }
}
