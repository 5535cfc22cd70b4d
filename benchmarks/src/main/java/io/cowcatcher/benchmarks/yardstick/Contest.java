package io.cowcatcher.benchmarks.yardstick;

import io.cowcatcher.benchmarks.yardstick.baseline.Answer;
import io.cowcatcher.benchmarks.yardstick.baseline.Baseline;
import io.cowcatcher.detect.RefinedSearch;
import io.cowcatcher.detect.RingSearch;
import io.cowcatcher.detect.Rings;
import io.cowcatcher.event.Ids;
import io.cowcatcher.event.PurchaseField;
import io.cowcatcher.ingest.synthetic.PlantedRing;
import io.cowcatcher.ingest.synthetic.RingLevel;
import io.cowcatcher.report.Accuracy;
import io.cowcatcher.report.Rates;
import io.cowcatcher.run.RunControl;
import io.cowcatcher.screening.ScreeningOptions;
import io.cowcatcher.screening.Tier;
import io.cowcatcher.similarity.Deals;
import io.cowcatcher.similarity.IndexOptions;
import io.cowcatcher.similarity.PurchaseIndex;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Lets detectors find the rings that were planted in one log. */
final class Contest {
    private static final double NANOS_PER_SECOND = 1e9;

    private final Task task;
    private final RunControl control;

    Contest(Task task, RunControl control) {
        this.task = task;
        this.control = control;
    }

    /** Both tiers of the search with its defaults; the time of a tier holds what both share. */
    Map<String, Outcome> ours() {
        List<Set<String>> planted = planted(ring -> true);
        Map<String, Outcome> outcomes = new LinkedHashMap<>();
        long start = System.nanoTime();
        RefinedSearch search =
                RingSearch.on(task.log()).steeredBy(control).linked().grouped().refined();
        double shared = secondsSince(start);
        for (Tier tier : Tier.values()) {
            long begin = System.nanoTime();
            Rings rings = search.screenedBy(ScreeningOptions.defaults().withTier(tier));
            double seconds = shared + secondsSince(begin);
            Accuracy accuracy = Accuracy.of(rings, planted);
            outcomes.put(
                    tier.name().toLowerCase(Locale.ROOT),
                    new Outcome(
                            accuracy.users(),
                            accuracy.rings(),
                            byLevel(rings),
                            accuracy.averagePrecision(),
                            seconds,
                            "defaults"));
        }
        return outcomes;
    }

    private List<Set<String>> planted(Predicate<PlantedRing> which) {
        return task.truth().rings().stream()
                .filter(which)
                .map(PlantedRing::users)
                .<Set<String>>map(HashSet::new)
                .toList();
    }

    /** How many rings of each level were found. */
    private Map<RingLevel, Rates> byLevel(Rings rings) {
        Map<RingLevel, Rates> byLevel = new EnumMap<>(RingLevel.class);
        for (RingLevel level : RingLevel.values()) {
            List<Set<String>> ofLevel = planted(ring -> ring.level().equals(Optional.of(level)));
            if (!ofLevel.isEmpty()) {
                byLevel.put(level, Accuracy.of(rings, ofLevel).rings());
            }
        }
        return byLevel;
    }

    /**
     * The best answer of each baseline, told by the truth, over all its settings and the purchases it gets; the time is
     * that of all settings together.
     */
    Map<String, Outcome> baselines(Course.Purchases purchases) {
        PurchaseIndex all = PurchaseIndex.of(task.log(), IndexOptions.defaults());
        PurchaseIndex deals = all.where(Deals.of(all)::contains);
        Map<String, Outcome> outcomes = new LinkedHashMap<>();
        for (Baseline baseline : Baseline.all()) {
            long start = System.nanoTime();
            Outcome best = best(baseline.answers(deals, control), "deals: ");
            if (purchases == Course.Purchases.ALL_OR_DEALS) {
                Outcome onAll = best(baseline.answers(all, control), "all purchases: ");
                best = isBetter(onAll, best) ? onAll : best;
            }
            outcomes.put(
                    baseline.name(),
                    new Outcome(
                            best.users(), best.rings(), Map.of(), Double.NaN, secondsSince(start), best.settings()));
        }
        return outcomes;
    }

    private Outcome best(List<Answer> answers, String purchases) {
        Ids users = task.log().ids(PurchaseField.USER);
        Scoring scoring = new Scoring(task.truth().rings().stream()
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
                Map.of(),
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
