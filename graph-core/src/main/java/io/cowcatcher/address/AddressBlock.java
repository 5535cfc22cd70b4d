package io.cowcatcher.address;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/*
 * Every group has one canonical member, the first that came; a new address joins the group whose canonical member it is most like, or
 * founds one. It is never held against other members, so that a chain of small steps cannot join what is far apart. A canonical
 * member without a postcode takes on that of the first member who has one: two postcodes do not meet in one group either.
 *
 * A few groups are looked through one by one; more are looked up by the bands of their canonical members.
 */
/** The groups of near-duplicates among buildings with the same house and building numbers. */
final class AddressBlock {
    /** Up to so many groups are looked through without an index. */
    static final int LINEAR = 16;

    private static final int MOST_INDEXED = 1 << 17;

    private final double leastSimilarity;
    private final MinHash minHash;
    private final WordWeights weights;
    private final List<Canonical> groups = new ArrayList<>();
    private final long[] bands = new long[MinHash.BANDS];
    private @Nullable BandIndex index;
    private int looks;
    private int crowded;

    /** What stands for a group. */
    private static final class Canonical {
        private final BuildingText text;
        private TokenSet postcodes;
        private int lastLook;

        Canonical(BuildingText text) {
            this.text = text;
            this.postcodes = text.postcodes();
        }
    }

    AddressBlock(double leastSimilarity, MinHash minHash, WordWeights weights) {
        this.leastSimilarity = leastSimilarity;
        this.minHash = minHash;
        this.weights = weights;
    }

    /**
     * The canonical member of a building's group; itself if it founds one. O(tokens): at most 128 groups are looked at.
     */
    BuildingText canonicalOf(BuildingText building) {
        Canonical nearest = nearest(building);
        if (nearest == null) {
            found(new Canonical(building));
            return building;
        }
        if (nearest.postcodes.size() < building.postcodes().size()) {
            nearest.postcodes = building.postcodes();
        }
        return nearest.text;
    }

    /** The group whose canonical member is most like a building, the older one of two; null if none is like enough. */
    private @Nullable Canonical nearest(BuildingText building) {
        Canonical best = null;
        double bestSimilarity = leastSimilarity;
        for (Canonical group : candidates(building)) {
            double similarity = similarity(group, building);
            if (similarity > bestSimilarity || (similarity == bestSimilarity && isOlder(group, best))) {
                best = group;
                bestSimilarity = similarity;
            }
        }
        return best;
    }

    private static boolean isOlder(Canonical group, @Nullable Canonical best) {
        return best == null || group.text.position() < best.text.position();
    }

    private double similarity(Canonical group, BuildingText building) {
        return agree(group.postcodes, building.postcodes(), !building.houses().isEmpty())
                ? weights.jaccard(group.text.words(), building.words())
                : -1;
    }

    /** Postcodes may be missing where there are other numbers, which agree; they never contradict. */
    private static boolean agree(TokenSet a, TokenSet b, boolean numbered) {
        return numbered ? a.containsAll(b) || b.containsAll(a) : a.equals(b);
    }

    private List<Canonical> candidates(BuildingText building) {
        if (index == null) {
            return groups;
        }
        looks++;
        List<Canonical> candidates = new ArrayList<>();
        minHash.bands(building.words(), bands);
        for (long band : bands) {
            for (int at : index.sets(band)) {
                Canonical group = groups.get(at);
                if (group.lastLook != looks) {
                    group.lastLook = looks;
                    candidates.add(group);
                }
            }
        }
        return candidates;
    }

    private void found(Canonical group) {
        groups.add(group);
        if (index == null && groups.size() > LINEAR) {
            index = new BandIndex();
            for (int at = 0; at < groups.size(); at++) {
                note(index, at);
            }
        } else if (index != null) {
            note(index, groups.size() - 1);
        }
    }

    private void note(BandIndex bandIndex, int at) {
        if (at >= MOST_INDEXED) {
            crowded++;
            return;
        }
        minHash.bands(groups.get(at).text.words(), bands);
        int found = 0;
        for (long band : bands) {
            found += bandIndex.add(band, at) ? 1 : 0;
        }
        crowded += 2 * found < bands.length ? 1 : 0;
    }

    /** The groups that cannot be found by half of their bands, because too many others have the same ones. */
    int crowded() {
        return crowded;
    }
}
