package io.cowcatcher.detect;

import java.time.Instant;
import java.util.List;

/**
 * What speaks for and against a ring, in words and in figures.
 *
 * @param reasons what speaks for it, one sentence each, with numbers
 * @param objections what speaks against it, one sentence each
 * @param items the items that at least two members bought, most shared first, at most fifty
 * @param bursts the windows the members bought together in, by time
 * @param addresses the delivery addresses that members share for what they bought in the windows, or for anything where
 *     there are no windows; most shared first
 * @param entities the devices and other entities shared by members, most shared first
 * @param strongestPairs the pairs with the largest surprise, at most ten
 */
public record RingEvidence(
        List<String> reasons,
        List<String> objections,
        List<SharedItem> items,
        List<Burst> bursts,
        List<SharedAddress> addresses,
        List<SharedEntity> entities,
        List<Pair> strongestPairs) {

    /** Keeps immutable copies. */
    public RingEvidence {
        reasons = List.copyOf(reasons);
        objections = List.copyOf(objections);
        items = List.copyOf(items);
        bursts = List.copyOf(bursts);
        addresses = List.copyOf(addresses);
        entities = List.copyOf(entities);
        strongestPairs = List.copyOf(strongestPairs);
    }

    /**
     * An item that several members bought, whenever it was.
     *
     * @param itemId the item
     * @param members the members who bought it
     * @param users all users who bought it
     */
    public record SharedItem(String itemId, int members, int users) {}

    /**
     * One item that members bought within a short time.
     *
     * @param itemId the item
     * @param from the first purchase of the window
     * @param to the last purchase of the window
     * @param members the members who bought in it
     * @param purchases everybody's purchases of the item in the window
     */
    public record Burst(String itemId, Instant from, Instant to, int members, int purchases) {}

    /**
     * A delivery address that several members share.
     *
     * @param address the building, or the full address where a purchase names none
     * @param members the members who ship there
     * @param users all users who ship there
     */
    public record SharedAddress(String address, int members, int users) {}

    /**
     * A device or another entity that several members share.
     *
     * @param type what it is, for example {@code device}
     * @param id its name
     * @param members the members who use it
     */
    public record SharedEntity(String type, String id, int members) {}

    /**
     * Two members and what links them.
     *
     * @param userA the one with the smaller code
     * @param userB the other
     * @param sharedItems the items they bought together
     * @param surprise z, in nats
     * @param resemblance R, from 0 to 1
     */
    public record Pair(String userA, String userB, int sharedItems, double surprise, double resemblance) {}
}
