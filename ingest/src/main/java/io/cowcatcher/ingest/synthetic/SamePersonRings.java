package io.cowcatcher.ingest.synthetic;

/**
 * How many same-person rings of one kind to plant.
 *
 * @param level the level they are reported under
 * @param count the number of rings, at least 0
 * @param shape what they look like
 */
public record SamePersonRings(RingLevel level, int count, SamePersonShape shape) {

    /** Checks the count. */
    public SamePersonRings {
        Checks.between("ring count", count, 0, 1_000_000);
    }

    /** Rings of a level with the shape of that level. */
    public static SamePersonRings of(RingLevel level, int count) {
        return new SamePersonRings(level, count, level.samePersonShape());
    }

    /** A copy with another number of rings. */
    public SamePersonRings withCount(int count) {
        return new SamePersonRings(level, count, shape);
    }

    /** A copy with rings of another shape. */
    public SamePersonRings withShape(SamePersonShape shape) {
        return new SamePersonRings(level, count, shape);
    }
}
