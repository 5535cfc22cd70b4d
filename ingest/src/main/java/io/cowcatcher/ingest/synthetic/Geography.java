package io.cowcatcher.ingest.synthetic;

/**
 * The land a shop delivers to: 30 regions of zones, every zone with 40 buildings and one pick-up station.
 *
 * <p>Buildings are numbered zone by zone; the pick-up stations come after all of them, one building each. Zones differ
 * in size as a power of their rank, with exponent 0.7.
 */
final class Geography {
    private static final int REGIONS = 30;
    private static final int BUILDINGS_PER_ZONE = 40;
    private static final double SIZE_EXPONENT = 0.7;

    private final int[] regionOfZone;
    private final WeightedSampler zonesBySize;

    Geography(int zones, Draws draws) {
        regionOfZone = new int[zones];
        for (int zone = 0; zone < zones; zone++) {
            regionOfZone[zone] = draws.below(REGIONS);
        }
        zonesBySize = WeightedSampler.of(Zipf.permuted(zones, SIZE_EXPONENT, draws));
    }

    int zones() {
        return regionOfZone.length;
    }

    /** A building to live in: more often in a large zone. */
    int randomHome(Draws draws) {
        return zonesBySize.pick(draws) * BUILDINGS_PER_ZONE + draws.below(BUILDINGS_PER_ZONE);
    }

    /** Any building, in any zone alike. */
    int randomBuilding(Draws draws) {
        return draws.below(zones() * BUILDINGS_PER_ZONE);
    }

    int station(int zone) {
        return zones() * BUILDINGS_PER_ZONE + zone;
    }

    boolean isStation(int building) {
        return building >= zones() * BUILDINGS_PER_ZONE;
    }

    int zoneOf(int building) {
        return isStation(building) ? building - zones() * BUILDINGS_PER_ZONE : building / BUILDINGS_PER_ZONE;
    }

    int regionOf(int zone) {
        return regionOfZone[zone];
    }
}
