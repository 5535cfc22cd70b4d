package io.cowcatcher.ring;

import java.util.List;

/**
 * Accounts of one operator. Immutable, share freely.
 *
 * @param group the accounts and what ties them
 * @param tests what every test says of them
 * @param pValue how often chance would do as much, the choice of the group paid for, from 0 to 1
 * @param qValue the p-value adjusted for the number of groups tested, from 0 to 1
 * @param score the ring score, from 0 to 1: a half exactly at the boundary of the decision
 */
public record SamePersonRing(AccountGroup group, GroupTests tests, double pValue, double qValue, double score) {

    /** The number of members. */
    public int size() {
        return group.size();
    }

    /** The codes of the members, ascending; a copy. */
    public int[] members() {
        return group.members();
    }

    /** How strongly the i-th member is tied to the others, from 0 to below 1; more ties never make it less. */
    public double memberScore(int i) {
        return group.strength(i);
    }

    /** What holds the ring together: entities that two members or more share, those of most members first. */
    public List<SharedEntity> entities() {
        return group.entities();
    }
}
