package io.cowcatcher.detect;

import io.cowcatcher.event.Ids;
import io.cowcatcher.event.PurchaseLog;
import io.cowcatcher.graph.NodeType;
import io.cowcatcher.propagation.SeedLabels;
import io.cowcatcher.run.RunControl;
import io.cowcatcher.seed.RiskSeed;
import io.cowcatcher.seed.SeedSubject;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a sweep looks for: the known items, drop addresses and accounts that occur in a log. Of several seeds of one
 * subject the one counts that {@link SeedLabels#COUNTS_FIRST} says, so that what an analyst has released is no target,
 * whatever earlier runs found.
 *
 * @param places the items and addresses, as codes of the log
 * @param confirmed those of them that somebody has confirmed
 * @param accounts the accounts that belong to rings
 * @param unknownItems confirmed items that the log does not know
 * @param seeds how many seeds were looked at
 */
record SweepTargets(
        Map<NodeType, BitSet> places,
        Map<NodeType, BitSet> confirmed,
        BitSet accounts,
        SortedSet<String> unknownItems,
        int seeds) {
    private static final Set<NodeType> PLACES = EnumSet.of(NodeType.ITEM, NodeType.BUILDING, NodeType.ADDRESS);

    /** A target that has faded below that is forgotten. */
    private static final double LEAST_SCORE = 0.1;

    private static final int SEEDS_PER_POLL = 4_096;
    /** An entry of a hash map and its place in the table. */
    private static final long BYTES_PER_SEED = 64;

    /** The targets among seeds; O(seeds). */
    static SweepTargets of(PurchaseLog log, KnownSeeds known, RunControl control) {
        List<RiskSeed> seeds = known.seeds().orElse(List.of());
        SweepTargets targets = new SweepTargets(
                new EnumMap<>(NodeType.class),
                new EnumMap<>(NodeType.class),
                new BitSet(),
                new TreeSet<>(),
                seeds.size());
        Map<SeedSubject, RiskSeed> counting = new HashMap<>();
        for (int i = 0; i < seeds.size(); i++) {
            if (i % SEEDS_PER_POLL == 0) {
                control.checkCancelled();
            }
            RiskSeed seed = seeds.get(i);
            NodeType type = seed.subject().type();
            if ((type == NodeType.USER || PLACES.contains(type)) && !seed.isExpiredAt(known.at())) {
                counting.merge(seed.subject(), seed, (a, b) -> SeedLabels.COUNTS_FIRST.compare(a, b) <= 0 ? a : b);
            }
        }
        counting.values().forEach(seed -> targets.add(seed, seed.scoreAt(known.at()), log));
        return targets;
    }

    private void add(RiskSeed seed, double score, PurchaseLog log) {
        NodeType type = seed.subject().type();
        int code = log.ids(type.field()).code(seed.subject().id());
        boolean isConfirmed = !seed.origin().isDerived();
        if (type == NodeType.USER) {
            if (code != Ids.NONE && score >= SeedLabels.AGAINST_FROM) {
                accounts.set(code);
            }
        } else if (score >= LEAST_SCORE) {
            if (code != Ids.NONE) {
                places.computeIfAbsent(type, first -> new BitSet()).set(code);
                if (isConfirmed) {
                    confirmed.computeIfAbsent(type, first -> new BitSet()).set(code);
                }
            } else if (type == NodeType.ITEM && isConfirmed) {
                unknownItems.add(seed.subject().id());
            }
        }
    }

    /** What telling them apart took, at most. */
    long heapBytes() {
        return BYTES_PER_SEED * seeds;
    }
}
