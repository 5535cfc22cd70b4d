package io.cowcatcher.propagation;

import io.cowcatcher.event.Ids;
import io.cowcatcher.graph.HeteroGraph;
import io.cowcatcher.graph.NodeType;
import io.cowcatcher.seed.RiskSeed;
import io.cowcatcher.seed.RiskSeedStore;
import io.cowcatcher.seed.SeedOrigin;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What risk seeds say of the users of one graph at one time: one label for each user they speak of, and what was left
 * out, with the reason.
 *
 * <p>Of several seeds of one user one counts: what is confirmed before what a program derived, then the latest, then,
 * of the same time, the one with the lower score, in doubt for the account. Where the others say the opposite (one from
 * a half up, one below) the user is counted and named as contradictory.
 *
 * <p>A label holds as strongly as its seed has not faded: at strength 1 the walk always stops there and f is the score,
 * at strength .25 it stops there one time in four and else walks on. Alone in the world a faded seed is thus worth
 * {@link RiskSeed#scoreAt}, and an old suspicion ends as no label, not as proof of innocence.
 *
 * <p>The order of seeds leaves no trace. O(seeds log users). Immutable, share freely.
 */
public final class SeedLabels {
    /** The score from which a label speaks against its user. */
    public static final double AGAINST_FROM = 0.5;

    /** Of several seeds of one subject the one that counts comes first. */
    public static final Comparator<RiskSeed> COUNTS_FIRST = Comparator.comparing(
                    (RiskSeed seed) -> seed.origin().isDerived())
            .thenComparing(RiskSeed::setAt, Comparator.reverseOrder())
            .thenComparing(RiskSeed::score)
            .thenComparing(RiskSeed::origin)
            .thenComparing(seed ->
                    seed.halfLife().map(halfLife -> -halfLife.toMillis()).orElse(Long.MIN_VALUE));

    private final int userCount;
    private final int[] users;
    private final double[] scores;
    private final double[] strengths;
    private final boolean[] derived;
    private final UnusedSeeds unused;

    /**
     * The seeds that label nobody.
     *
     * @param unknown users the graph does not know
     * @param contradictory users whose seeds contradict each other; one of them counts
     * @param overruled seeds of users for whom another seed counts
     * @param notOfUsers seeds of devices, addresses and others: the walk stops at users alone
     * @param expired seeds that no longer hold
     * @param propagated seeds of origin {@link SeedOrigin#PROPAGATION}: what a walk has concluded starts no other one
     */
    public record UnusedSeeds(
            NamedUsers unknown, NamedUsers contradictory, int overruled, int notOfUsers, int expired, int propagated) {}

    private SeedLabels(int userCount, List<RiskSeed> counting, Ids ids, Instant at, UnusedSeeds unused) {
        this.userCount = userCount;
        this.users = new int[counting.size()];
        this.scores = new double[users.length];
        this.strengths = new double[users.length];
        this.derived = new boolean[users.length];
        this.unused = unused;
        for (int i = 0; i < users.length; i++) {
            RiskSeed seed = counting.get(i);
            users[i] = ids.code(seed.subject().id());
            scores[i] = seed.score();
            strengths[i] = seed.strengthAt(at);
            derived[i] = seed.origin().isDerived();
        }
    }

    /** Labels users of a graph by the current seeds of a store, as they hold at a time. */
    public static SeedLabels of(HeteroGraph graph, RiskSeedStore store, Instant at) {
        List<RiskSeed> seeds = new ArrayList<>();
        store.forEach(seeds::add);
        return of(graph, seeds, at);
    }

    /** Labels users of a graph by these seeds, as they hold at a time. */
    public static SeedLabels of(HeteroGraph graph, Collection<RiskSeed> seeds, Instant at) {
        Ids ids = graph.ids(NodeType.USER);
        Map<Integer, List<RiskSeed>> seedsOf = new TreeMap<>();
        TreeSet<String> unknown = new TreeSet<>();
        int notOfUsers = 0;
        int expired = 0;
        int propagated = 0;
        for (RiskSeed seed : seeds) {
            if (seed.subject().type() != NodeType.USER) {
                notOfUsers++;
            } else if (seed.isExpiredAt(at)) {
                expired++;
            } else if (seed.origin() == SeedOrigin.PROPAGATION) {
                propagated++;
            } else {
                int user = ids.code(seed.subject().id());
                if (user == Ids.NONE) {
                    unknown.add(seed.subject().id());
                } else {
                    seedsOf.computeIfAbsent(user, code -> new ArrayList<>(1)).add(seed);
                }
            }
        }
        List<RiskSeed> counting = new ArrayList<>();
        TreeSet<String> contradictory = new TreeSet<>();
        int overruled = 0;
        for (List<RiskSeed> ofUser : seedsOf.values()) {
            ofUser.sort(COUNTS_FIRST);
            counting.add(ofUser.get(0));
            overruled += ofUser.size() - 1;
            if (ofUser.stream().map(SeedLabels::speaksAgainst).distinct().count() > 1) {
                contradictory.add(ofUser.get(0).subject().id());
            }
        }
        UnusedSeeds unused = new UnusedSeeds(
                NamedUsers.of(unknown), NamedUsers.of(contradictory), overruled, notOfUsers, expired, propagated);
        return new SeedLabels(ids.size(), counting, ids, at, unused);
    }

    private static boolean speaksAgainst(RiskSeed seed) {
        return seed.score() >= AGAINST_FROM;
    }

    /** The number of labelled users. */
    public int size() {
        return users.length;
    }

    /** The i-th labelled user, by ascending code. */
    public int user(int i) {
        return users[i];
    }

    /** y of the i-th labelled user, from 0, released, to 1, confirmed. */
    public double score(int i) {
        return scores[i];
    }

    /** How surely the walk stops at the i-th labelled user: 1 unless the seed has faded. */
    public double strength(int i) {
        return strengths[i];
    }

    /** Whether a program derived the label of the i-th labelled user. */
    public boolean isDerived(int i) {
        return derived[i];
    }

    /** Whether the label of the i-th labelled user speaks against it: a score of at least {@link #AGAINST_FROM}. */
    public boolean speaksAgainst(int i) {
        return scores[i] >= AGAINST_FROM;
    }

    /** Which labelled user a user is, or a number below 0 for one without a label; O(log labels). */
    public int indexOf(int user) {
        return Arrays.binarySearch(users, user);
    }

    /** The seeds that label nobody, and why. */
    public UnusedSeeds unused() {
        return unused;
    }

    /**
     * Checks that these are labels of the users of a graph of so many.
     *
     * @throws IllegalArgumentException if they are not
     */
    void requireOf(int usersOfGraph) {
        if (userCount != usersOfGraph) {
            throw new IllegalArgumentException("labels must be those of the users of the graph (got: " + userCount
                    + " users for a graph of " + usersOfGraph + "); make them with SeedLabels.of(graph, seeds, at)");
        }
    }
}
