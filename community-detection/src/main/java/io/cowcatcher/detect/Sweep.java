package io.cowcatcher.detect;

import io.cowcatcher.event.IdColumn;
import io.cowcatcher.event.Ids;
import io.cowcatcher.event.PurchaseField;
import io.cowcatcher.event.PurchaseLog;
import io.cowcatcher.graph.NodeType;
import io.cowcatcher.propagation.SeedLabels;
import io.cowcatcher.seed.RiskSeed;
import java.time.Instant;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * More of the same: the users who hit what is known at least twice. A known item that they bought, a known drop address
 * that they had something shipped to, each counts once; who is known to belong to a ring counts as two.
 *
 * <p>Their links are grouped on their own, beside those of everybody. So a sweep adds seeds of blocks, and no evidence:
 * what comes of them passes the same tests.
 */
final class Sweep {
    private static final int LEAST_HITS = 2;
    private static final NodeType[] TARGETS = {NodeType.ITEM, NodeType.BUILDING, NodeType.ADDRESS};

    private final PurchaseLog log;
    private final int[] hits;

    private Sweep(PurchaseLog log) {
        this.log = log;
        this.hits = new int[log.ids(PurchaseField.USER).size()];
    }

    /** The users of a log who hit what is known; none where no item and no address is. O(purchases log purchases). */
    static BitSet users(PurchaseLog log, KnownSeeds known) {
        Sweep sweep = new Sweep(log);
        List<RiskSeed> seeds = known.seeds().orElse(List.of());
        Map<NodeType, BitSet> targets = sweep.targets(seeds, known.at());
        if (targets.isEmpty()) {
            return new BitSet();
        }
        targets.forEach((type, codes) -> sweep.count(type.field(), codes));
        for (RiskSeed seed : seeds) {
            int user = seed.subject().type() == NodeType.USER
                    ? log.ids(PurchaseField.USER).code(seed.subject().id())
                    : Ids.NONE;
            if (user != Ids.NONE && seed.scoreAt(known.at()) >= SeedLabels.AGAINST_FROM) {
                sweep.hits[user] += LEAST_HITS;
            }
        }
        BitSet users = new BitSet(sweep.hits.length);
        IntStream.range(0, sweep.hits.length)
                .filter(user -> sweep.hits[user] >= LEAST_HITS)
                .forEach(users::set);
        return users;
    }

    /** The known items and addresses that occur in the log, as codes. */
    private Map<NodeType, BitSet> targets(List<RiskSeed> seeds, Instant at) {
        Map<NodeType, BitSet> targets = new EnumMap<>(NodeType.class);
        for (RiskSeed seed : seeds) {
            NodeType type = seed.subject().type();
            if (Arrays.asList(TARGETS).contains(type) && seed.scoreAt(at) > 0) {
                int code = log.ids(type.field()).code(seed.subject().id());
                if (code != Ids.NONE) {
                    targets.computeIfAbsent(type, first -> new BitSet()).set(code);
                }
            }
        }
        return targets;
    }

    /** Counts for every user the distinct ones of these values that its purchases have. */
    private void count(PurchaseField field, BitSet codes) {
        IdColumn values = log.column(field);
        IdColumn users = log.column(PurchaseField.USER);
        IntStream.range(0, log.size())
                .filter(row -> values.code(row) != Ids.NONE && codes.get(values.code(row)))
                .mapToLong(row -> (long) users.code(row) << 32 | values.code(row))
                .sorted()
                .distinct()
                .forEach(pair -> hits[(int) (pair >> 32)]++);
    }
}
