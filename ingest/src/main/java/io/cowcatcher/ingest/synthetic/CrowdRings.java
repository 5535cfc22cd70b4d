package io.cowcatcher.ingest.synthetic;

/**
 * How many crowdsourced rings of one kind to plant.
 *
 * @param level the level they are reported under
 * @param count the number of rings, at least 0
 * @param shape what they look like
 */
public record CrowdRings(RingLevel level, int count, RingShape shape) {

    /** Checks the count. */
    public CrowdRings {
        Checks.between("ring count", count, 0, 1_000_000);
    }

    /** Rings of a level with the shape of that level. */
    public static CrowdRings of(RingLevel level, int count) {
        return new CrowdRings(level, count, level.shape());
    }

    /** A copy with another number of rings. */
    public CrowdRings withCount(int count) {
        return new CrowdRings(level, count, shape);
    }

    /** A copy with rings of another shape. */
    public CrowdRings withShape(RingShape shape) {
        return new CrowdRings(level, count, shape);
    }
}
