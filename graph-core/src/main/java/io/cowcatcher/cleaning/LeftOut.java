package io.cowcatcher.cleaning;

/**
 * An account or an item that is left out of a search.
 *
 * @param rule by which rule
 * @param id its name in the log
 * @param purchases how many purchases it has
 * @param reason the rule in words, with the figures it was met with
 */
public record LeftOut(CleaningRule rule, String id, int purchases, String reason) {}
