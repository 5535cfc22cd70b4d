package io.cowcatcher.block;

import io.cowcatcher.similarity.PurchaseIndex;

/**
 * One purchase window of a block: an item and a stretch of time in which members bought it.
 *
 * @param item the code of the item
 * @param first the window's first event
 * @param last its last event, inclusive: the window holds all purchases of the item, anybody's, from the instant of the
 *     first to the instant of the last
 * @param membersIn k, the number of distinct members who bought in it
 * @param score the log-likelihood ratio of the window against chance, less what naming it costs, in nats; above 0
 */
public record Window(int item, int first, int last, int membersIn, double score) {

    /** n, the number of events of the item in the window, everybody's. */
    public int events() {
        return last - first + 1;
    }

    /** When the window begins, in milliseconds since 1970 UTC. */
    public long fromMillis(PurchaseIndex index) {
        return index.time(first);
    }

    /** When the window ends, in milliseconds since 1970 UTC. */
    public long toMillis(PurchaseIndex index) {
        return index.time(last);
    }

    /** The day the window begins on, counted from 0 as in {@link PurchaseIndex#day}. */
    public int day(PurchaseIndex index) {
        return index.day(first);
    }
}
