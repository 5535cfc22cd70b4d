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
 * that they had something shipped to, each counts once; who is known to belong to a ring counts as two. Where more than
 * a fifth of all users hit two, more hits are asked for, so that they are fewer.
 *
 * <p>Their links are grouped on their own, beside those of everybody. So a sweep adds seeds of blocks, and no evidence:
 * what comes of them passes the same tests.
 */
final class Sweep {
    private static final int LEAST_HITS = 2;

    /** A target that has faded below that is forgotten. */
    private static final double LEAST_SCORE = 0.1;

    /** Where more users than this share of all hit the targets, nobody stands out. */
    private static final double MOST_USERS = 0.2;

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
        sweep.addKnownUsers(seeds, known.at());
        BitSet users = new BitSet(sweep.hits.length);
        IntStream.range(0, sweep.hits.length)
                .filter(user -> sweep.hits[user] >= LEAST_HITS)
                .forEach(users::set);
        return users.cardinality() <= MOST_USERS * sweep.hits.length ? users : sweep.usersOfMoreHits();
    }

    /** Those with so many hits that they are few enough. */
    private BitSet usersOfMoreHits() {
        int[] sorted = hits.clone();
        Arrays.sort(sorted);
        int bar = sorted[(int) ((1 - MOST_USERS) * (sorted.length - 1))] + 1;
        BitSet users = new BitSet(hits.length);
        IntStream.range(0, hits.length).filter(user -> hits[user] >= bar).forEach(users::set);
        return users;
    }

    /** Who is known counts as two hits, unless somebody has released the account. */
    private void addKnownUsers(List<RiskSeed> seeds, Instant at) {
        Ids users = log.ids(PurchaseField.USER);
        BitSet against = new BitSet();
        BitSet released = new BitSet();
        for (RiskSeed seed : seeds) {
            int user = seed.subject().type() == NodeType.USER
                    ? users.code(seed.subject().id())
                    : Ids.NONE;
            if (user != Ids.NONE && !seed.isExpiredAt(at)) {
                boolean isAgainst = seed.scoreAt(at) >= SeedLabels.AGAINST_FROM;
                against.set(user, against.get(user) || isAgainst);
                released.set(
                        user,
                        released.get(user) || (!isAgainst && !seed.origin().isDerived()));
            }
        }
        against.andNot(released);
        against.stream().forEach(user -> hits[user] += LEAST_HITS);
    }

    /** The known items and addresses that occur in the log, as codes. */
    private Map<NodeType, BitSet> targets(List<RiskSeed> seeds, Instant at) {
        Map<NodeType, BitSet> targets = new EnumMap<>(NodeType.class);
        for (RiskSeed seed : seeds) {
            NodeType type = seed.subject().type();
            if (Arrays.asList(TARGETS).contains(type) && !seed.isExpiredAt(at) && seed.scoreAt(at) >= LEAST_SCORE) {
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
