package io.cowcatcher.ring;

/**
 * How much it says that accounts share an entity of one type.
 *
 * @param family the family that the type bears witness for
 * @param base b, the weight of the rarest possible entity, above 0 and up to 1
 * @param strongFrom the number of users from which an entity counts in full, at least 2, or {@link #NEVER_ALONE}; below
 *     it an entity counts half
 * @param cap the number of users above which an entity is a hub and counts nothing, from 2 to 1,000
 */
public record EntityRule(EvidenceFamily family, double base, int strongFrom, int cap) {
    /**
     * Stands for {@link #strongFrom} where no number of users makes an entity strong: it supports a tie but makes none.
     */
    public static final int NEVER_ALONE = Integer.MAX_VALUE;

    private static final int LARGEST_CAP = 1_000;

    /** Checks every value. */
    public EntityRule {
        if (!(base > 0 && base <= 1)) {
            throw new IllegalArgumentException("base must be above 0 and at most 1 (got: " + base + ")");
        }
        if (strongFrom < 2) {
            throw new IllegalArgumentException("strongFrom must be at least 2 (got: " + strongFrom + ")");
        }
        if (cap < 2 || cap > LARGEST_CAP) {
            throw new IllegalArgumentException("cap must be from 2 to " + LARGEST_CAP + " (got: " + cap
                    + "); all pairs of users of an entity are looked at, and a hub tells nothing");
        }
    }

    /** Whether an entity of this type can tie two accounts that share nothing else. */
    public boolean tiesAlone() {
        return strongFrom != NEVER_ALONE;
    }

    /** Whether an entity of so many users is strong: shared by enough to be no couple, by too few to be a hub. */
    boolean isStrong(int users) {
        return users >= strongFrom && users <= cap;
    }

    /** A copy with another base. */
    public EntityRule withBase(double base) {
        return new EntityRule(family, base, strongFrom, cap);
    }

    /** A copy in which an entity counts in full from another number of users. */
    public EntityRule withStrongFrom(int strongFrom) {
        return new EntityRule(family, base, strongFrom, cap);
    }

    /** A copy with another cap. */
    public EntityRule withCap(int cap) {
        return new EntityRule(family, base, strongFrom, cap);
    }

    /**
     * The weight of an entity: {@code b ln(N / n) / ln N}, half of it where the entity is not strong, 0 where it is
     * dead.
     *
     * @param users n, the number of its users
     * @param population N, at least 2 and at least {@code users}
     */
    double weight(int users, int population) {
        if (users < 2 || users > cap) {
            return 0;
        }
        double rarity = base * Math.log(population / (double) users) / Math.log(population);
        return users >= strongFrom ? rarity : rarity / 2;
    }
}
