package io.cowcatcher.detect;

/**
 * One member of a ring.
 *
 * @param user the code of the user in the log
 * @param userId the user
 * @param score how strongly the evidence speaks for the membership, from 0 to 1
 */
public record RingMember(int user, String userId, double score) {}
