package io.cowcatcher.block;

import java.util.Arrays;
import java.util.List;

/** Users who bought together, and the purchase windows they did it in. Immutable, share freely. */
public final class Block {
    private final int[] members;
    private final double[] memberScores;
    private final double[] memberCosts;
    private final List<Window> windows;
    private final double participation;
    private final double score;
    private final BlockOptions options;

    /** The codes of the members, ascending, what the windows say for each, and what naming each costs. */
    @SuppressWarnings("ArrayRecordComponent") // handed over, never compared
    record Members(int[] codes, double[] scores, double[] costs) {}

    /** Takes over the arrays. */
    Block(Members members, List<Window> windows, double participation, double score, BlockOptions options) {
        this.members = members.codes;
        this.memberScores = members.scores;
        this.memberCosts = members.costs;
        this.windows = List.copyOf(windows);
        this.participation = participation;
        this.score = score;
        this.options = options;
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

    /** How strongly the windows speak for the i-th member, in nats, shared addresses included. */
    public double memberScore(int i) {
        return memberScores[i];
    }

    /** What naming the i-th member costs, in nats. */
    double memberCost(int i) {
        return memberCosts[i];
    }

    /** How surely the i-th user is a member: the logistic of its score above the price of naming it. */
    public double membership(int i) {
        return 1 / (1 + Math.exp(memberCosts[i] - memberScores[i]));
    }

    /** The windows in ascending order of item and time. */
    public List<Window> windows() {
        return windows;
    }

    /** q, the share of the windows that a member joins. */
    public double participation() {
        return participation;
    }

    /**
     * The log-likelihood ratio of the block against chance, less the length of its description, in nats; above 0 the
     * block is worth naming.
     */
    public double score() {
        return score;
    }

    /** The options that the block was found with. */
    public BlockOptions options() {
        return options;
    }

    /** Whether a user is a member; O(log size). */
    public boolean contains(int user) {
        return place(user) >= 0;
    }

    /** Which member a user is, or a negative number; O(log size). */
    int place(int user) {
        return Arrays.binarySearch(members, user);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Block block
                && Arrays.equals(members, block.members)
                && windows.equals(block.windows)
                && participation == block.participation
                && score == block.score
                && options.equals(block.options);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(members);
    }

    @Override
    public String toString() {
        return "Block of " + size() + " users and " + windows.size() + " windows, score " + score;
    }
}
