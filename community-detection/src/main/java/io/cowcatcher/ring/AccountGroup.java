package io.cowcatcher.ring;

import java.util.Arrays;
import java.util.List;

/** Accounts that shared entities tie together: one operator, or a household. Immutable, share freely. */
public final class AccountGroup {
    private final int[] members;
    private final double[] strengths;
    private final List<SharedEntity> entities;

    /** Takes over the arrays. */
    AccountGroup(int[] members, double[] strengths, List<SharedEntity> entities) {
        this.members = members;
        this.strengths = strengths;
        this.entities = List.copyOf(entities);
    }

    /** The number of members. */
    public int size() {
        return members.length;
    }

    /** The code of the i-th member; codes ascend. */
    public int member(int i) {
        return members[i];
    }

    /** The codes of the members, ascending; a copy. */
    public int[] members() {
        return members.clone();
    }

    /**
     * How strongly the i-th member is tied to the others, from 0 to below 1: 1 - product of (1 - s) over its ties s to
     * them, the chance that not all of them are accidents. More ties never make it less.
     */
    public double strength(int i) {
        return strengths[i];
    }

    /** Whether a user is a member; O(log size). */
    public boolean contains(int user) {
        return Arrays.binarySearch(members, user) >= 0;
    }

    /** What two members or more share, that most members share first, then by type and code. */
    public List<SharedEntity> entities() {
        return entities;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AccountGroup group
                && Arrays.equals(members, group.members)
                && Arrays.equals(strengths, group.strengths)
                && entities.equals(group.entities);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(members);
    }

    @Override
    public String toString() {
        return "AccountGroup of " + size() + " accounts";
    }
}
