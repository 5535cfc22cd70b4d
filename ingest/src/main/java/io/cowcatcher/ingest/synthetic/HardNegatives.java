package io.cowcatcher.ingest.synthetic;

/**
 * How many honest groups a synthetic shop has whose members buy the same things at the same time for good reasons.
 *
 * <p>Readers of blogs and members of deal clubs are users who are fond of deals; the others are any users.
 *
 * @param blogs deal blogs: 50 to 159 readers, who now and then follow one of 10 to 17 tips
 * @param neighbourGroupBuys 15 to 34 neighbours who order together once a week, at list price, to one pick-up station
 * @param dealClubs 15 to 39 friends who tell each other of 8 to 11 deals
 * @param dealGroupBuys 15 to 34 neighbours who order 6 to 8 deals together to one pick-up station
 * @param fanClubs 30 to 99 fans of 8 items of one category, which they buy soon after release, at list price
 */
public record HardNegatives(int blogs, int neighbourGroupBuys, int dealClubs, int dealGroupBuys, int fanClubs) {

    /** Checks the counts. */
    public HardNegatives {
        Checks.between("blogs", blogs, 0, 100_000);
        Checks.between("neighbourGroupBuys", neighbourGroupBuys, 0, 100_000);
        Checks.between("dealClubs", dealClubs, 0, 100_000);
        Checks.between("dealGroupBuys", dealGroupBuys, 0, 100_000);
        Checks.between("fanClubs", fanClubs, 0, 100_000);
    }

    /** The groups of the bar setting: 14 blogs, 30 and 12 group-buys, 10 deal clubs, 20 fan clubs. */
    public static HardNegatives defaults() {
        return new HardNegatives(14, 30, 10, 12, 20);
    }

    /** No groups at all. */
    public static HardNegatives none() {
        return new HardNegatives(0, 0, 0, 0, 0);
    }

    /** A copy with this number of deal blogs. */
    public HardNegatives withBlogs(int blogs) {
        return new HardNegatives(blogs, neighbourGroupBuys, dealClubs, dealGroupBuys, fanClubs);
    }

    /** A copy with this number of neighbours' group-buys at list price. */
    public HardNegatives withNeighbourGroupBuys(int neighbourGroupBuys) {
        return new HardNegatives(blogs, neighbourGroupBuys, dealClubs, dealGroupBuys, fanClubs);
    }

    /** A copy with this number of deal clubs. */
    public HardNegatives withDealClubs(int dealClubs) {
        return new HardNegatives(blogs, neighbourGroupBuys, dealClubs, dealGroupBuys, fanClubs);
    }

    /** A copy with this number of neighbours' group-buys on deals. */
    public HardNegatives withDealGroupBuys(int dealGroupBuys) {
        return new HardNegatives(blogs, neighbourGroupBuys, dealClubs, dealGroupBuys, fanClubs);
    }

    /** A copy with this number of fan clubs. */
    public HardNegatives withFanClubs(int fanClubs) {
        return new HardNegatives(blogs, neighbourGroupBuys, dealClubs, dealGroupBuys, fanClubs);
    }

    /** A copy with {@code factor} times as many groups of every kind, rounded. */
    public HardNegatives scaledBy(double factor) {
        Checks.between("factor", factor, 0, 10_000);
        return new HardNegatives(
                Checks.scaled(blogs, factor),
                Checks.scaled(neighbourGroupBuys, factor),
                Checks.scaled(dealClubs, factor),
                Checks.scaled(dealGroupBuys, factor),
                Checks.scaled(fanClubs, factor));
    }

    int groups() {
        return blogs + neighbourGroupBuys + dealClubs + dealGroupBuys + fanClubs;
    }
}
