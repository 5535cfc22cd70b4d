package io.cowcatcher.run;

/**
 * How far a run has come: the phase it is in and the share of the whole run that is done.
 *
 * @param phase the phase in words, for example {@code "similarity"}
 * @param fraction the share of the whole run that is done, from 0 to 1; never falls within one run
 */
public record Progress(String phase, double fraction) {}
