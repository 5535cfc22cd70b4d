package io.cowcatcher.nebula;

/**
 * What is stored for one subject.
 *
 * @param vertex the id of its vertex
 * @param bucket the part of all seeds it is listed in
 * @param score the score of the current seed
 * @param subject the subject, sealed
 * @param setAt when the current seed was set, in milliseconds
 * @param expiresAt when the current seed expires, in milliseconds; the greatest long for never
 * @param earliestExpiry when the first seed of the history expires; the greatest long for never
 * @param goneAfterSeconds when the server may remove the row by itself, in seconds; below 0 for never
 * @param token tells this write from every other
 * @param history all seeds, sealed
 */
record SeedRow(
        String vertex,
        int bucket,
        double score,
        String subject,
        long setAt,
        long expiresAt,
        long earliestExpiry,
        long goneAfterSeconds,
        String token,
        String history) {}
