package io.cowcatcher.ingest.synthetic;

import java.util.List;

/**
 * What is planted into a real log.
 *
 * @param crowdRings crowdsourced rings, planted in this order
 * @param deals the number of (item, day) cells that are made deals, at least 1; all that qualify if they are fewer
 * @param depth the discount of a deal, as a share of the list price, from 0.01 to 0.99
 * @param zones the number of zones of 40 buildings over which synthetic homes are spread, at least 1
 * @param randomSeed any number; the same number with the same log and options gives the same result
 */
public record PlantingOptions(List<CrowdRings> crowdRings, int deals, double depth, int zones, long randomSeed) {
    private static final int DEFAULT_RINGS_PER_LEVEL = 3;

    /** Copies the list and checks the ranges. */
    public PlantingOptions {
        crowdRings = List.copyOf(crowdRings);
        Checks.between("deals", deals, 1, 100_000);
        Checks.between("deal depth", depth, 0.01, 0.99);
        Checks.between("zones", zones, 1, 1_000_000);
    }

    /** Three rings of each of the four levels, 120 deals at 40 % off, homes in 1,200 zones. */
    public static PlantingOptions defaults() {
        return new PlantingOptions(ringsOfEveryLevel(DEFAULT_RINGS_PER_LEVEL), 120, 0.4, 1_200, 1);
    }

    private static List<CrowdRings> ringsOfEveryLevel(int count) {
        return List.of(
                CrowdRings.of(RingLevel.EASY, count),
                CrowdRings.of(RingLevel.MEDIUM, count),
                CrowdRings.of(RingLevel.HARD, count),
                CrowdRings.of(RingLevel.EXTREME, count));
    }

    /** A copy with these rings instead of the present ones. */
    public PlantingOptions withCrowdRings(CrowdRings... rings) {
        return new PlantingOptions(List.of(rings), deals, depth, zones, randomSeed);
    }

    /** A copy with this number of rings of each of the four levels instead of the present ones. */
    public PlantingOptions withRingsPerLevel(int count) {
        return new PlantingOptions(ringsOfEveryLevel(count), deals, depth, zones, randomSeed);
    }

    /** A copy with this number of deals. */
    public PlantingOptions withDeals(int deals) {
        return new PlantingOptions(crowdRings, deals, depth, zones, randomSeed);
    }

    /** A copy with this discount. */
    public PlantingOptions withDepth(double depth) {
        return new PlantingOptions(crowdRings, deals, depth, zones, randomSeed);
    }

    /** A copy with homes in this number of zones. */
    public PlantingOptions withZones(int zones) {
        return new PlantingOptions(crowdRings, deals, depth, zones, randomSeed);
    }

    /** A copy with another random seed. */
    public PlantingOptions withRandomSeed(long randomSeed) {
        return new PlantingOptions(crowdRings, deals, depth, zones, randomSeed);
    }
}
