package io.cowcatcher.benchmarks.yardstick;

import io.cowcatcher.benchmarks.yardstick.baseline.Answer;
import io.cowcatcher.benchmarks.yardstick.baseline.Baseline;
import io.cowcatcher.detect.RefinedSearch;
import io.cowcatcher.detect.RingSearch;
import io.cowcatcher.detect.Rings;
import io.cowcatcher.event.Ids;
import io.cowcatcher.event.PurchaseField;
import io.cowcatcher.ingest.synthetic.PlantedRing;
import io.cowcatcher.ingest.synthetic.SyntheticLog;
import io.cowcatcher.report.Accuracy;
import io.cowcatcher.run.RunControl;
import io.cowcatcher.screening.ScreeningOptions;
import io.cowcatcher.screening.Tier;
import io.cowcatcher.similarity.Deals;
import io.cowcatcher.similarity.IndexOptions;
import io.cowcatcher.similarity.PurchaseIndex;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Lets detectors find the rings that were planted in one log. */
final class Contest {
    private static final double NANOS_PER_SECOND = 1e9;

    private final SyntheticLog log;
    private final RunControl control;

    Contest(SyntheticLog log, RunControl control) {
        this.log = log;
        this.control = control;
    }

    /** Both tiers of the search with its defaults; the time of a tier holds what both share. */
    Map<String, Outcome> ours() {
        List<Set<String>> planted = log.truth().rings().stream()
                .map(PlantedRing::users)
                .<Set<String>>map(HashSet::new)
                .toList();
        Map<String, Outcome> outcomes = new LinkedHashMap<>();
        long start = System.nanoTime();
        RefinedSearch search =
                RingSearch.on(log.log()).steeredBy(control).linked().grouped().refined();
        double shared = secondsSince(start);
        for (Tier tier : Tier.values()) {
            long begin = System.nanoTime();
            Rings rings = search.screenedBy(ScreeningOptions.defaults().withTier(tier));
            double seconds = shared + secondsSince(begin);
            Accuracy accuracy = Accuracy.of(rings, planted);
            outcomes.put(
                    tier.name().toLowerCase(Locale.ROOT),
                    new Outcome(accuracy.users(), accuracy.rings(), accuracy.averagePrecision(), seconds, "defaults"));
        }
        return outcomes;
    }

    /**
     * The best answer of each baseline, told by the truth, over all its settings, on all purchases and on the deals
     * alone; the time is that of all settings together.
     */
    Map<String, Outcome> baselines() {
        PurchaseIndex all = PurchaseIndex.of(log.log(), IndexOptions.defaults());
        PurchaseIndex deals = all.where(Deals.of(all)::contains);
        Map<String, Outcome> outcomes = new LinkedHashMap<>();
        for (Baseline baseline : Baseline.all()) {
            long start = System.nanoTime();
            Outcome best = best(baseline.answers(deals, control), "deals: ");
            Outcome onAll = best(baseline.answers(all, control), "all purchases: ");
            Outcome better = isBetter(onAll, best) ? onAll : best;
            outcomes.put(
                    baseline.name(),
                    new Outcome(better.users(), better.rings(), Double.NaN, secondsSince(start), better.settings()));
        }
        return outcomes;
    }

    private Outcome best(List<Answer> answers, String purchases) {
        Ids users = log.log().ids(PurchaseField.USER);
        Scoring scoring = new Scoring(log.truth().rings().stream()
                .map(ring -> ring.users().stream().mapToInt(users::code).toArray())
                .toList());
        Outcome best = outcome(new Answer("nothing", List.of()), purchases, scoring);
        for (Answer answer : answers) {
            Outcome outcome = outcome(answer, purchases, scoring);
            best = isBetter(outcome, best) ? outcome : best;
        }
        return best;
    }

    private static Outcome outcome(Answer answer, String purchases, Scoring scoring) {
        return new Outcome(
                scoring.users(answer.groups()),
                scoring.rings(answer.groups()),
                Double.NaN,
                0,
                purchases + answer.settings());
    }

    private static boolean isBetter(Outcome a, Outcome b) {
        int byUsers = Double.compare(a.users().f1(), b.users().f1());
        return byUsers > 0 || (byUsers == 0 && a.rings().f1() > b.rings().f1());
    }

    private static double secondsSince(long start) {
        return (System.nanoTime() - start) / NANOS_PER_SECOND;
    }
}
