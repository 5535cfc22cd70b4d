package io.cowcatcher.ingest.synthetic;

/**
 * The drop addresses of a crowdsourced ring: where the organiser lets the members ship to.
 *
 * @param share the share of the ring's purchases that goes to a drop, from 0 to 1; the others go to the member's own
 *     address
 * @param buildings the number of buildings among which drops are spread, at least 1
 * @param mangledShare the share of drop purchases whose unit is misspelt so that no other purchase has it, from 0 to 1
 */
public record DropShape(double share, int buildings, double mangledShare) {

    /** Checks the ranges. */
    public DropShape {
        Checks.share("drop share", share);
        Checks.between("drop buildings", buildings, 1, 10_000);
        Checks.share("mangled share", mangledShare);
    }

    /** A copy with this share of purchases that go to a drop. */
    public DropShape withShare(double share) {
        return new DropShape(share, buildings, mangledShare);
    }

    /** A copy with this number of drop buildings. */
    public DropShape withBuildings(int buildings) {
        return new DropShape(share, buildings, mangledShare);
    }

    /** A copy with this share of drop purchases whose unit is misspelt. */
    public DropShape withMangledShare(double mangledShare) {
        return new DropShape(share, buildings, mangledShare);
    }
}
