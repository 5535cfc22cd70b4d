package io.cowcatcher.detect;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The memory of a search, subject by subject: who belongs to rings, what these aim at, and where it is shipped, over
 * all rings together. Of each kind those that speak loudest first, then in the order of the log.
 *
 * @param users the members of rings
 * @param items the items of their purchase windows
 * @param drops the buildings that at least three members of one ring ship to
 */
public record RingProfiles(List<UserProfile> users, List<ItemProfile> items, List<DropProfile> drops) {

    /** Keeps immutable copies. */
    public RingProfiles {
        users = List.copyOf(users);
        items = List.copyOf(items);
        drops = List.copyOf(drops);
    }

    /**
     * What rings have to do with a subject.
     *
     * @param rings the ids of the rings, the most certain first
     * @param score ring score times the share that the subject has in the ring, of several rings the most; from 0 to 1
     * @param purchases the purchases that the members of these rings made in the rings' windows, as far as they are of
     *     the subject; at a drop of a ring without windows, all purchases of its members
     */
    public record InRings(List<String> rings, double score, int purchases) {
        /** Keeps an immutable copy. */
        public InRings {
            rings = List.copyOf(rings);
        }
    }

    /**
     * All purchases of a subject, by anybody, that count as evidence: with an item and a time, and no repeats.
     *
     * @param count how many there are
     * @param deals how many of them were deals; absent where the log does not tell deals
     * @param first the time of the first, if there is one
     * @param last the time of the last, if there is one
     */
    public record Purchases(int count, OptionalInt deals, Optional<Instant> first, Optional<Instant> last) {}

    /**
     * A member of rings.
     *
     * @param userId the user
     * @param userScore {@link Rings#userScore} of the user, from 0 to 1
     * @param inRings the share is the membership; the purchases are the user's own
     * @param all the user's purchases
     * @param items the distinct items among these
     * @param buildings the distinct buildings they were shipped to
     */
    public record UserProfile(
            String userId, double userScore, InRings inRings, Purchases all, int items, int buildings) {}

    /**
     * An item that rings aim at.
     *
     * @param itemId the item
     * @param inRings the share is the largest share of members who bought it in one window
     * @param windows the purchase windows of rings on it
     * @param members the distinct members who bought it in these
     * @param all everybody's purchases of it
     * @param buyers all users who bought it
     */
    public record ItemProfile(String itemId, InRings inRings, int windows, int members, Purchases all, int buyers) {}

    /**
     * A building that rings ship to.
     *
     * @param building the building, or the full address where a purchase names none
     * @param inRings the share is that of members among all who ship there
     * @param members the distinct members who ship there
     * @param all everybody's purchases shipped there
     * @param users all users who ship there
     */
    public record DropProfile(String building, InRings inRings, int members, Purchases all, int users) {}
}
