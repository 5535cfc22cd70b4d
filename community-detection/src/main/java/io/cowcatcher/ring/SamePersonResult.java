package io.cowcatcher.ring;

import io.cowcatcher.graph.CsrGraph;
import java.util.List;

/**
 * What {@link SamePersonRings} found. Immutable, share freely.
 *
 * @param rings the rings, the most certain first
 * @param lookAlikes groups that share entities and are not reported, the nearest to being reported first, households
 *     last
 * @param hubs the entities that were left out because too many accounts use them, one entry for each type that has any
 * @param notes what the log could not show, and what the result therefore rests on, one sentence each
 * @param ties all pairs of accounts of at least the tie threshold, in rings or not: node i is the user with code i, the
 *     weight of an edge the strength of the pair
 * @param options the options that made this result
 */
public record SamePersonResult(
        List<SamePersonRing> rings,
        List<SamePersonLookAlike> lookAlikes,
        List<DeadHubs> hubs,
        List<String> notes,
        CsrGraph ties,
        SamePersonOptions options) {

    /** Keeps immutable copies. */
    public SamePersonResult {
        rings = List.copyOf(rings);
        lookAlikes = List.copyOf(lookAlikes);
        hubs = List.copyOf(hubs);
        notes = List.copyOf(notes);
    }
}
