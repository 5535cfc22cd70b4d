package io.cowcatcher.similarity;

import java.util.Arrays;

/**
 * Counts, for one user at a time, the items that each other user bought nearly at the same time: by time scale, every
 * item once, at the least distance met.
 *
 * <p>Dense counters over all users, reset by walking those that were touched. Not safe for use by several threads.
 */
final class SharedItems {
    private final PurchaseIndex index;
    private final TimeScales scales;
    private final int limit;
    private final int scaleCount;

    /** Items whose least distance falls into each scale, at [user * scaleCount + scale]. */
    private final int[] counts;
    /** The item, as a running number, that a user was last met on, and the scale then. */
    private final int[] lastItem;

    private final byte[] lastScale;
    private int itemNumber;
    private int[] touched = new int[256];
    private int touchedCount;

    SharedItems(PurchaseIndex index, TimeScales scales, int limit) {
        this.index = index;
        this.scales = scales;
        this.limit = limit;
        this.scaleCount = scales.count();
        this.counts = new int[index.userCodes() * scaleCount];
        this.lastItem = new int[index.userCodes()];
        this.lastScale = new byte[index.userCodes()];
    }

    /** Counts anew for {@code user} against all users with a greater code. */
    void countAbove(int user) {
        count(user, user + 1);
    }

    private void count(int user, int leastPartner) {
        clear();
        int previousItem = -1;
        for (int at = index.userStart(user); at < index.userEnd(user); at++) {
            int event = index.eventByUser(at);
            int item = index.item(event);
            if (item != previousItem) {
                itemNumber++;
                previousItem = item;
            }
            meetNeighbours(event, item, leastPartner);
        }
    }

    /** Meets the events of the same item within the window, at most {@code limit} before and after this one. */
    private void meetNeighbours(int event, int item, int leastPartner) {
        int start = index.itemStart(item);
        int own = index.positionByItem(event);
        long time = index.time(event);
        long window = scales.window();
        int first = Math.max(start, own - limit);
        for (int at = own - 1; at >= first; at--) {
            int other = index.eventByItem(at);
            long distance = time - index.time(other);
            if (distance > window) {
                break;
            }
            int partner = index.user(other);
            if (partner >= leastPartner) {
                meet(partner, scales.scaleOf(distance));
            }
        }
        int end = (int) Math.min(index.itemEnd(item), own + 1L + limit);
        for (int at = own + 1; at < end; at++) {
            int other = index.eventByItem(at);
            long distance = index.time(other) - time;
            if (distance > window) {
                break;
            }
            int partner = index.user(other);
            if (partner >= leastPartner) {
                meet(partner, scales.scaleOf(distance));
            }
        }
    }

    private void meet(int partner, int scale) {
        if (lastItem[partner] != itemNumber) {
            if (isUntouched(partner)) {
                touch(partner);
            }
            lastItem[partner] = itemNumber;
            lastScale[partner] = (byte) scale;
            counts[partner * scaleCount + scale]++;
        } else if (scale < lastScale[partner]) {
            counts[partner * scaleCount + lastScale[partner]]--;
            counts[partner * scaleCount + scale]++;
            lastScale[partner] = (byte) scale;
        }
    }

    private boolean isUntouched(int partner) {
        int base = partner * scaleCount;
        for (int scale = 0; scale < scaleCount; scale++) {
            if (counts[base + scale] != 0) {
                return false;
            }
        }
        return true;
    }

    private void touch(int partner) {
        if (touchedCount == touched.length) {
            touched = Arrays.copyOf(touched, touchedCount * 2);
        }
        touched[touchedCount++] = partner;
    }

    private void clear() {
        for (int i = 0; i < touchedCount; i++) {
            Arrays.fill(counts, touched[i] * scaleCount, (touched[i] + 1) * scaleCount, 0);
        }
        touchedCount = 0;
        if (itemNumber > Integer.MAX_VALUE - index.itemCodes() - 1) {
            Arrays.fill(lastItem, 0);
            itemNumber = 0;
        }
    }

    /** The partners met, in ascending order. */
    int[] partners() {
        int[] partners = Arrays.copyOf(touched, touchedCount);
        Arrays.sort(partners);
        return partners;
    }

    /** The number of items bought together with a partner at any distance within the window: k. */
    int shared(int partner) {
        int sum = 0;
        for (int scale = 0; scale < scaleCount; scale++) {
            sum += counts[partner * scaleCount + scale];
        }
        return sum;
    }

    /** The number of items bought together with a partner within each scale, k(tau), written to {@code k}. */
    void sharedWithin(int partner, int[] k) {
        int sum = 0;
        for (int scale = 0; scale < scaleCount; scale++) {
            sum += counts[partner * scaleCount + scale];
            k[scale] = sum;
        }
    }
}
