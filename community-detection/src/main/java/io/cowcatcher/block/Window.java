package io.cowcatcher.block;

import io.cowcatcher.similarity.PurchaseIndex;

/**
 * One purchase window of a block: an item and a stretch of time in which members bought it.
 *
 * @param item the code of the item
 * @param first the position of the first event in the index' order by item
 * @param last the position of the last event, inclusive; all events of the item between the two lie in the window
 * @param membersIn k, the number of distinct members who bought in it
 * @param score the log-likelihood ratio of the window against chance, less what naming it costs
 */
public record Window(int item, int first, int last, int membersIn, double score) {

    /** n, the number of events of the item in the window, everybody's. */
    public int events() {
        return last - first + 1;
    }

    /** When the window begins, in milliseconds since 1970 UTC. */
    public long fromMillis(PurchaseIndex index) {
        return index.time(index.eventByItem(first));
    }

    /** When the window ends, in milliseconds since 1970 UTC. */
    public long toMillis(PurchaseIndex index) {
        return index.time(index.eventByItem(last));
    }

    /** The day the window begins on. */
    public int day(PurchaseIndex index) {
        return index.day(index.eventByItem(first));
    }
}
