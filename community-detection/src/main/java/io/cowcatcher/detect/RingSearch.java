package io.cowcatcher.detect;

import io.cowcatcher.cleaning.CleanedLog;
import io.cowcatcher.event.PurchaseLog;
import io.cowcatcher.propagation.PropagationOptions;
import io.cowcatcher.propagation.SeedLabels;
import io.cowcatcher.ring.SamePersonOptions;
import io.cowcatcher.run.MemoryEstimate;
import io.cowcatcher.run.RunControl;
import io.cowcatcher.seed.RiskSeed;
import io.cowcatcher.seed.RiskSeedStore;
import io.cowcatcher.similarity.IndexOptions;
import io.cowcatcher.similarity.PreparedSimilarity;
import io.cowcatcher.similarity.PurchaseIndex;
import io.cowcatcher.similarity.PurchaseSimilarity;
import io.cowcatcher.similarity.SimilarityGraph;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A search for scalper rings in a purchase log, step by step; each step offers only the legal next one.
 *
 * <pre>{@code
 * Rings rings = RingSearch.on(purchases)
 *         .linkedBy(PurchaseSimilarity.defaults().within(Duration.ofHours(1)))
 *         .groupedBy(LeidenOptions.defaults().withRandomSeed(42))
 *         .screenedAt(FalseDiscoveryRate.of(0.05));
 * }</pre>
 *
 * <p>Each step runs when it is called and can be kept: several groupings of one linked search share its links. The same
 * log and options give the same rings, whatever the order of rows and the number of threads. Immutable, share freely.
 */
public final class RingSearch {
    private final CleanedLog log;
    private final IndexOptions index;
    private final SamePersonOptions samePerson;
    private final KnownSeeds known;
    private final RunControl control;

    private RingSearch(
            CleanedLog log, IndexOptions index, SamePersonOptions samePerson, KnownSeeds known, RunControl control) {
        this.log = log;
        this.index = index;
        this.samePerson = samePerson;
        this.known = known;
        this.control = control;
    }

    /** Starts a search on the calling thread, with defaults for everything that is not said. */
    public static RingSearch on(PurchaseLog log) {
        return on(CleanedLog.whole(log));
    }

    /** Starts a search in what is left of a log; what was left out is told among the results. */
    public static RingSearch on(CleanedLog log) {
        return new RingSearch(
                log, IndexOptions.defaults(), SamePersonOptions.defaults(), KnownSeeds.NONE, RunControl.inline());
    }

    /** The same search steered by {@code control}: its threads, cancellation, progress and memory budget. */
    public RingSearch steeredBy(RunControl control) {
        return new RingSearch(log, index, samePerson, known, control);
    }

    /** The same search with other rules on which purchases count and where days begin. */
    public RingSearch indexedBy(IndexOptions index) {
        return new RingSearch(log, index, samePerson, known, control);
    }

    /** The same search with other rules on accounts of one operator. */
    public RingSearch withSamePerson(SamePersonOptions samePerson) {
        return new RingSearch(log, index, samePerson, known, control);
    }

    /**
     * The same search that starts from what is known: seeds of accounts travel over what accounts share, and count in
     * the score of every user. Seeds of items and drop addresses ({@link Rings#toTargetSeeds}) tell where to look:
     * users who hit two of them, or one that somebody has confirmed, are grouped on their own, too. No seed counts as
     * evidence for a ring.
     *
     * @param seeds of several seeds of a user the one counts that {@link SeedLabels} says
     * @param at the time at which they count, for fading and expiry
     */
    public RingSearch withRiskSeeds(Collection<RiskSeed> seeds, Instant at) {
        KnownSeeds given = new KnownSeeds(Optional.of(List.copyOf(seeds)), at, known.options());
        return new RingSearch(log, index, samePerson, given, control);
    }

    /** The same search that starts from the current seeds of a store, which are read at once. */
    public RingSearch withRiskSeeds(RiskSeedStore store, Instant at) {
        List<RiskSeed> seeds = new ArrayList<>();
        store.forEach(seeds::add);
        return withRiskSeeds(seeds, at);
    }

    /**
     * The same search with other rules on how risk seeds travel; entities weigh what they weigh for accounts of one
     * operator, whatever {@code options} say.
     */
    public RingSearch withPropagation(PropagationOptions options) {
        return new RingSearch(log, index, samePerson, new KnownSeeds(known.seeds(), known.at(), options), control);
    }

    /**
     * Links users by what they bought together, within one day and, for rings that take their time, within four; so
     * loosely that every view of {@link LinkView#ladder} can be taken.
     */
    public LinkedSearch linked() {
        return linkedBy(
                LinkView.loosest(PurchaseSimilarity.defaults()),
                LinkView.loosest(PurchaseSimilarity.defaults().within(Duration.ofDays(4))));
    }

    /**
     * Links users by what they bought together, in one or several ways side by side; what is found through each is
     * pooled.
     */
    public LinkedSearch linkedBy(PurchaseSimilarity first, PurchaseSimilarity... more) {
        return linkedBy(estimate -> {}, first, more);
    }

    /**
     * Links users by what they bought together, in one or several ways, one after the other.
     *
     * @param beforehand is told, for each way, what memory that will need, after lists and expectations were made and
     *     before pairs are sought
     */
    public LinkedSearch linkedBy(
            Consumer<MemoryEstimate> beforehand, PurchaseSimilarity first, PurchaseSimilarity... more) {
        List<PurchaseSimilarity> similarities =
                Stream.concat(Stream.of(first), Stream.of(more)).distinct().toList();
        PurchaseIndex events = PurchaseIndex.of(log.log(), index);
        control.report(0.05);
        List<SimilarityGraph> links = new ArrayList<>();
        double share = 0.35 / similarities.size();
        for (int i = 0; i < similarities.size(); i++) {
            RunControl phase = control.phase("similarity", 0.05 + i * share, 0.05 + (i + 1) * share);
            PreparedSimilarity prepared = similarities.get(i).prepare(events, phase);
            beforehand.accept(prepared.estimate());
            links.add(prepared.link());
        }
        return new LinkedSearch(
                new LinkedSearch.Start(events, log, index, samePerson, known, control), links, LinkView.ladder());
    }
}
