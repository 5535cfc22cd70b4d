package io.cowcatcher.detect;

import io.cowcatcher.event.IdColumn;
import io.cowcatcher.event.Ids;
import io.cowcatcher.event.PurchaseField;
import io.cowcatcher.event.PurchaseLog;
import io.cowcatcher.graph.NodeType;
import io.cowcatcher.propagation.SeedLabels;
import io.cowcatcher.run.RunControl;
import io.cowcatcher.seed.RiskSeed;
import io.cowcatcher.similarity.PurchaseIndex;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * More of the same: the users who hit what is known at least twice. A known item that they bought, a known drop address
 * that they had something shipped to, each counts once; who is known to belong to a ring counts as two. So does what
 * somebody has confirmed: a drop address, and an item on the days of its {@link Rushes}, as a seed names an item and no
 * day. Where more than a fifth of all users hit two, more hits are asked for, so that they are fewer.
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

    private final PurchaseIndex index;
    private final PurchaseLog log;
    private final int[] hits;
    private final List<RiskSeed> seeds;
    private final Instant at;
    private final RunControl control;
    private final Map<NodeType, BitSet> targets = new EnumMap<>(NodeType.class);
    private final Map<NodeType, BitSet> confirmed = new EnumMap<>(NodeType.class);
    private final SortedMap<String, BitSet> rushDays = new TreeMap<>();
    private final SortedSet<String> unknownItems = new TreeSet<>();
    private final BitSet users;

    private Sweep(PurchaseIndex index, KnownSeeds known, RunControl control) {
        this.index = index;
        this.log = index.log();
        this.hits = new int[log.ids(PurchaseField.USER).size()];
        this.seeds = known.seeds().orElse(List.of());
        this.at = known.at();
        this.control = control;
        collectTargets();
        this.users = targets.isEmpty() ? new BitSet() : search();
    }

    /** Sweeps the purchases of an index; O(purchases log purchases), and 16 bytes for each that is a hit. */
    static Sweep of(PurchaseIndex index, KnownSeeds known, RunControl control) {
        return new Sweep(index, known, control);
    }

    /** The users who hit what is known; none where no item and no address is. */
    BitSet users() {
        return (BitSet) users.clone();
    }

    /** What was looked at, and what could not be, in words; nothing where no item and no address was named. */
    List<String> notes(ZoneId zone) {
        return new SweepNotes(index, zone).of(users.cardinality(), !targets.isEmpty(), rushDays, unknownItems);
    }

    private BitSet search() {
        targets.forEach((type, codes) -> count(type.field(), codes));
        confirmed.forEach((type, codes) -> {
            if (type == NodeType.ITEM) {
                codes.stream().forEach(this::countInRushes);
            } else {
                count(type.field(), codes);
            }
        });
        addKnownUsers();
        BitSet found = new BitSet(hits.length);
        IntStream.range(0, hits.length).filter(user -> hits[user] >= LEAST_HITS).forEach(found::set);
        return found.cardinality() <= MOST_USERS * hits.length ? found : usersOfMoreHits();
    }

    /** Counts a second hit for every user who bought an item on a day of its rushes. */
    private void countInRushes(int item) {
        control.checkCancelled();
        BitSet days = Rushes.days(index, item);
        rushDays.put(log.ids(PurchaseField.ITEM).id(item), days);
        int[] buyers = IntStream.range(index.itemStart(item), index.itemEnd(item))
                .peek(this::poll)
                .filter(event -> days.get(index.day(event)))
                .map(index::user)
                .sorted()
                .toArray();
        for (int i = 0; i < buyers.length; i++) {
            hits[buyers[i]] += i == 0 || buyers[i] != buyers[i - 1] ? 1 : 0;
        }
    }

    /** Those with so many hits that they are few enough. */
    private BitSet usersOfMoreHits() {
        int[] sorted = hits.clone();
        Arrays.sort(sorted);
        int bar = sorted[(int) ((1 - MOST_USERS) * (sorted.length - 1))] + 1;
        BitSet found = new BitSet(hits.length);
        IntStream.range(0, hits.length).filter(user -> hits[user] >= bar).forEach(found::set);
        return found;
    }

    /** Who is known counts as two hits, unless somebody has released the account. */
    private void addKnownUsers() {
        Ids accounts = log.ids(PurchaseField.USER);
        BitSet against = new BitSet();
        BitSet released = new BitSet();
        int looked = 0;
        for (RiskSeed seed : seeds) {
            poll(looked++);
            int user = seed.subject().type() == NodeType.USER
                    ? accounts.code(seed.subject().id())
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
    private void collectTargets() {
        int looked = 0;
        for (RiskSeed seed : seeds) {
            poll(looked++);
            NodeType type = seed.subject().type();
            if (Arrays.asList(TARGETS).contains(type) && !seed.isExpiredAt(at) && seed.scoreAt(at) >= LEAST_SCORE) {
                int code = log.ids(type.field()).code(seed.subject().id());
                if (code != Ids.NONE) {
                    targets.computeIfAbsent(type, first -> new BitSet()).set(code);
                    if (!seed.origin().isDerived()) {
                        confirmed.computeIfAbsent(type, first -> new BitSet()).set(code);
                    }
                } else if (type == NodeType.ITEM && !seed.origin().isDerived()) {
                    unknownItems.add(seed.subject().id());
                }
            }
        }
    }

    /** Counts for every user the distinct ones of these values that its purchases have. */
    private void count(PurchaseField field, BitSet codes) {
        IdColumn values = log.column(field);
        IdColumn accounts = log.column(PurchaseField.USER);
        long[] pairs = IntStream.range(0, log.size())
                .peek(this::poll)
                .filter(row -> values.code(row) != Ids.NONE && codes.get(values.code(row)))
                .mapToLong(row -> (long) accounts.code(row) << 32 | values.code(row))
                .sorted()
                .toArray();
        for (int i = 0; i < pairs.length; i++) {
            poll(i);
            hits[(int) (pairs[i] >> 32)] += i == 0 || pairs[i] != pairs[i - 1] ? 1 : 0;
        }
    }

    private void poll(int step) {
        if ((step & 4095) == 0) {
            control.checkCancelled();
        }
    }
}
