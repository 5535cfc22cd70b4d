package io.cowcatcher.detect;

import io.cowcatcher.graph.HeteroGraph;
import io.cowcatcher.graph.HeteroNode;
import io.cowcatcher.graph.NodeType;
import io.cowcatcher.propagation.PreparedPropagation;
import io.cowcatcher.propagation.PropagationOptions;
import io.cowcatcher.propagation.PropagationResult;
import io.cowcatcher.propagation.SeedLabels;
import io.cowcatcher.propagation.SeedPropagation;
import io.cowcatcher.propagation.Trail;
import io.cowcatcher.ring.AccountFacts;
import io.cowcatcher.run.RunControl;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Puts into words and figures what risk seeds say of accounts; says nothing where none were given. */
final class SeedEvidence {
    /** From here on a walk that ends at known ring members is worth a word. */
    private static final double REACHED = 0.05;

    private final HeteroGraph graph;
    private final @Nullable Spread spread;

    /** The walk and what it has found. */
    private record Spread(PreparedPropagation walk, PropagationResult result) {}

    private SeedEvidence(HeteroGraph graph, @Nullable Spread spread) {
        this.graph = graph;
        this.spread = spread;
    }

    /** Lets labels travel from the seeds that a search was given, over entities that weigh what they weigh in it. */
    static SeedEvidence of(HeteroGraph graph, AccountFacts facts, LinkedSearch.Start start, RunControl control) {
        KnownSeeds known = start.known();
        if (known.seeds().isEmpty()) {
            return new SeedEvidence(graph, null);
        }
        PropagationOptions options =
                known.options().withWeights(start.samePerson().weights());
        SeedLabels labels = SeedLabels.of(graph, known.seeds().get(), known.at());
        PreparedPropagation walk = SeedPropagation.prepare(graph, facts, options, control.phase("links", 0, 0.3));
        return new SeedEvidence(graph, new Spread(walk, walk.spread(labels, control.phase("risk seeds", 0.3, 1))));
    }

    Optional<PropagationResult> result() {
        return Optional.ofNullable(spread).map(Spread::result);
    }

    /** x_prop: what speaks against a user, from 0 to 1. */
    double score(int user) {
        return spread == null ? 0 : spread.result.score(user);
    }

    /** What speaks against these users, one sentence each. */
    List<String> reasons(int[] users) {
        if (spread == null) {
            return List.of();
        }
        List<String> reasons = new ArrayList<>();
        long confirmed = count(users, true, false);
        long derived = count(users, true, true);
        if (confirmed + derived > 0) {
            reasons.add("known before: " + confirmed + " of " + users.length
                    + (confirmed == 1 ? " accounts is" : " accounts are") + " confirmed by analysts or lists, "
                    + derived
                    + (derived == 1 ? " was" : " were") + " found by earlier runs");
        }
        int[] reached =
                Arrays.stream(users).filter(user -> score(user) >= REACHED).toArray();
        if (reached.length > 0) {
            double mean =
                    Arrays.stream(reached).mapToDouble(this::score).average().orElse(0);
            reasons.add("over what they share, walks from " + reached.length + " of " + users.length
                    + " accounts end at known ring members: with a probability of " + Words.number(mean)
                    + " on average" + strongestTrail(reached));
        }
        return reasons;
    }

    /** What speaks for these users, one sentence each. */
    List<String> objections(int[] users) {
        long released = spread == null ? 0 : count(users, false, false);
        return released == 0
                ? List.of()
                : List.of("known before: " + released + " of " + users.length
                        + (released == 1 ? " accounts was" : " accounts were") + " released by analysts or lists");
    }

    /** What seeds say of one user, one sentence each. */
    List<String> of(int user) {
        if (spread == null) {
            return List.of();
        }
        List<String> sentences = new ArrayList<>();
        SeedLabels labels = spread.result.labels();
        int label = labels.indexOf(user);
        if (label >= 0) {
            String against = labels.speaksAgainst(label) ? "a known ring member" : "a good account";
            String by = labels.isDerived(label)
                    ? " by an earlier run, of whose word " + Words.percent(labels.strength(label)) + " is left"
                    : " by an analyst or a list";
            sentences.add("held to be " + against + by + ", score " + Words.number(labels.score(label)));
        }
        boolean said = label >= 0 && !labels.isDerived(label);
        if (!said && score(user) > 0) {
            sentences.add("over what it shares with others, a walk ends at known ring members with a probability of "
                    + Words.number(score(user)) + strongestTrail(user));
        }
        return sentences;
    }

    private String strongestTrail(int... users) {
        Spread found = spread;
        if (found == null) {
            return "";
        }
        Trail strongest = null;
        for (int user : users) {
            List<Trail> trails = found.walk.trails(user, found.result);
            if (!trails.isEmpty() && (strongest == null || trails.get(0).share() > strongest.share())) {
                strongest = trails.get(0);
            }
        }
        if (strongest == null) {
            return "";
        }
        HeteroNode entity = strongest.entity();
        return ", most over " + EntityEvidence.word(entity.type()) + " " + graph.id(entity) + " with "
                + Words.counted(strongest.users(), "account") + ", " + strongest.against() + " of them known"
                + (strongest.released() > 0 ? " and " + strongest.released() + " released" : "");
    }

    private long count(int[] users, boolean against, boolean derived) {
        Spread found = spread;
        if (found == null) {
            return 0;
        }
        SeedLabels labels = found.result.labels();
        return Arrays.stream(users)
                .map(labels::indexOf)
                .filter(label ->
                        label >= 0 && labels.speaksAgainst(label) == against && labels.isDerived(label) == derived)
                .count();
    }

    /** The users in no ring who are within reach of known ring members, the nearest first. */
    private int[] reachedBeside(boolean[] inRing) {
        return IntStream.range(0, inRing.length)
                .filter(user -> !inRing[user] && score(user) >= REACHED)
                .boxed()
                .sorted((a, b) -> score(a) != score(b) ? Double.compare(score(b), score(a)) : Integer.compare(a, b))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** What the seeds were good for, one sentence each. */
    List<String> notes(boolean[] inRing) {
        if (spread == null) {
            return List.of();
        }
        List<String> notes = SeedNotes.of(spread.result);
        int[] reached = reachedBeside(inRing);
        if (reached.length > 0) {
            List<String> names = Arrays.stream(reached)
                    .limit(SeedNotes.NAMED)
                    .mapToObj(user -> graph.ids(NodeType.USER).id(user) + " (" + Words.number(score(user)) + ")")
                    .toList();
            notes.add("risk seeds speak against " + SeedNotes.accounts(reached.length) + " in no ring: "
                    + String.join(", ", names) + (reached.length > names.size() ? ", ..." : ""));
        }
        return notes;
    }
}
