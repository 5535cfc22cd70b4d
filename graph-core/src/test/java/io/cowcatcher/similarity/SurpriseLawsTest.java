package io.cowcatcher.similarity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cowcatcher.run.RunControl;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

/** L11 over several time scales and both strata, and L12: what a limit of expansions leaves as it is. */
class SurpriseLawsTest {

    /** What was counted and expected of a pair at some time scales, against the whole log and against each day. */
    private static final class Evidence {
        private final int[] k;
        private final double[] flat;
        private final double[] daily;

        Evidence(int[] k, double[] flat, double[] daily) {
            this.k = k;
            this.flat = flat;
            this.daily = daily;
        }

        double z() {
            return Math.min(SurpriseScore.stratified(k, flat), SurpriseScore.stratified(k, daily));
        }

        Evidence counting(int scale, int more) {
            int[] changed = k.clone();
            changed[scale] += more;
            return new Evidence(changed, flat, daily);
        }

        Evidence expecting(int scale, boolean byDay, double factor) {
            double[] changed = (byDay ? daily : flat).clone();
            changed[scale] *= factor;
            return byDay ? new Evidence(k, flat, changed) : new Evidence(k, changed, daily);
        }

        @Override
        public String toString() {
            return "k " + Arrays.toString(k) + " flat " + Arrays.toString(flat) + " daily " + Arrays.toString(daily);
        }
    }

    @Provide
    Arbitrary<Evidence> evidence() {
        return Arbitraries.integers()
                .between(1, 5)
                .flatMap(scales -> Combinators.combine(
                                Arbitraries.integers()
                                        .between(0, 40)
                                        .array(int[].class)
                                        .ofSize(scales),
                                expectations().array(double[].class).ofSize(scales),
                                expectations().array(double[].class).ofSize(scales))
                        .as(Evidence::new));
    }

    /** From far below the least one to far above any count. */
    private static Arbitrary<Double> expectations() {
        return Arbitraries.doubles().between(-28, 7).map(Math::exp);
    }

    @Provide
    Arbitrary<TinyLog> logs() {
        Arbitrary<TinyLog.Line> lines = Combinators.combine(
                        Arbitraries.integers().between(0, 6),
                        Arbitraries.integers().between(0, 4),
                        Arbitraries.longs().between(0, 9_000))
                .as((user, item, minute) -> new TinyLog.Line("u" + user, "i" + item, minute));
        return lines.list().ofMinSize(2).ofMaxSize(60).map(TinyLog::new);
    }

    private static double slack(double z) {
        return 1e-12 * Math.max(1, z);
    }

    @Property(tries = 1_000)
    void surprise_moreCountedAtOneScale_neverFalls(
            @ForAll("evidence") Evidence evidence,
            @ForAll @IntRange(max = 4) int scale,
            @ForAll @IntRange(min = 1, max = 20) int more) {
        double z = evidence.z();

        assertThat(z).isNotNegative();
        assertThat(evidence.counting(scale % evidence.k.length, more).z()).isGreaterThanOrEqualTo(z - slack(z));
    }

    @Property(tries = 1_000)
    void surprise_moreExpectedAtOneScaleOfOneStratum_neverRises(
            @ForAll("evidence") Evidence evidence,
            @ForAll @IntRange(max = 4) int scale,
            @ForAll boolean byDay,
            @ForAll @DoubleRange(min = 1, max = 1_000) double factor) {
        double z = evidence.z();

        assertThat(evidence.expecting(scale % evidence.k.length, byDay, factor).z())
                .isLessThanOrEqualTo(z + slack(z));
    }

    @Property(tries = 200)
    void surprise_nothingCounted_isZero(@ForAll("evidence") Evidence evidence) {
        assertThat(new Evidence(new int[evidence.k.length], evidence.flat, evidence.daily).z())
                .isZero();
    }

    /** The same of pairs of a log: z is that of its counts and expectations, and moves with each of them as it must. */
    @Property(tries = 150)
    void explain_anyPair_movesWithItsCountsAndExpectations(
            @ForAll("logs") TinyLog log, @ForAll @IntRange(max = 3) int window) {
        PurchaseIndex index = log.index();
        PurchaseSimilarity options = PurchaseSimilarity.defaults().within(WINDOWS.get(window));
        PairExplainer explainer = PairExplainer.of(index, options, RunControl.inline());
        for (int b = 1; b < index.userCodes(); b++) {
            PairExplanation pair = explainer.explain(0, b);
            List<PairExplanation.Scale> scales = pair.scales();
            Evidence evidence = new Evidence(
                    scales.stream().mapToInt(PairExplanation.Scale::sharedItems).toArray(),
                    scales.stream()
                            .mapToDouble(PairExplanation.Scale::flatExpectation)
                            .toArray(),
                    scales.stream()
                            .mapToDouble(PairExplanation.Scale::dayExpectation)
                            .toArray());
            double z = pair.surprise();
            assertThat(evidence.z()).isCloseTo(z, within(slack(z)));
            for (int scale = 0; scale < scales.size(); scale++) {
                assertThat(scale == 0 || evidence.k[scale] >= evidence.k[scale - 1])
                        .isTrue();
                assertThat(evidence.counting(scale, 1).z()).isGreaterThanOrEqualTo(z - slack(z));
                for (boolean byDay : new boolean[] {false, true}) {
                    assertThat(evidence.expecting(scale, byDay, 1.5).z()).isLessThanOrEqualTo(z + slack(z));
                }
            }
        }
    }

    private static final List<Duration> WINDOWS =
            List.of(Duration.ofMinutes(10), Duration.ofHours(1), Duration.ofDays(1), Duration.ofDays(4));

    /** Every event with more than {@code limit} next ones of its item within the window, by looking at all. */
    private static Map<List<Integer>, Truncation.Cell> cells(PurchaseIndex index, long window, int limit) {
        Map<List<Integer>, Truncation.Cell> cells = new HashMap<>();
        Map<List<Integer>, Set<Integer>> users = new HashMap<>();
        for (int e = 0; e < index.size(); e++) {
            int next = 0;
            for (int f = e + 1; f < index.size(); f++) {
                next += index.item(f) == index.item(e) && index.time(f) - index.time(e) <= window ? 1 : 0;
            }
            if (next > limit) {
                List<Integer> key = List.of(index.item(e), index.day(e));
                users.computeIfAbsent(key, any -> new HashSet<>()).add(index.user(e));
                Truncation.Cell before =
                        cells.getOrDefault(key, new Truncation.Cell(index.item(e), index.day(e), 0, 0, 0));
                cells.put(
                        key,
                        new Truncation.Cell(
                                before.item(),
                                before.day(),
                                before.events() + 1,
                                users.getOrDefault(key, Set.of()).size(),
                                before.unexpandedPairs() + next - limit));
            }
        }
        return cells;
    }

    @Provide
    Arbitrary<EdgeWeight> weights() {
        return Arbitraries.of(
                Surprise.ofLeast(0),
                Resemblance.count(),
                Resemblance.jaccard(),
                Resemblance.defaults().withMinimum(0),
                Resemblance.defaults().withMinimum(0).withRarity(Resemblance.Rarity.LOCAL));
    }

    @Property(tries = 400)
    void link_pairWhoseItemsHaveNoTruncatedEvent_isThatOfTheExactJoin(
            @ForAll("logs") TinyLog log,
            @ForAll @IntRange(max = 3) int window,
            @ForAll @IntRange(min = 1, max = 8) int limit,
            @ForAll("weights") EdgeWeight weight) {
        PurchaseIndex index = log.index();
        PurchaseSimilarity exact = PurchaseSimilarity.defaults()
                .within(WINDOWS.get(window))
                .withMinimumShared(1)
                .withExpansionLimit(PurchaseSimilarity.NO_LIMIT)
                .weightedBy(weight);
        SimilarityGraph all = exact.link(index, RunControl.inline());
        SimilarityGraph capped = exact.withExpansionLimit(limit).link(index, RunControl.inline());

        Map<List<Integer>, Truncation.Cell> cells = cells(index, exact.window().toMillis(), limit);
        assertThat(capped.truncation().cells()).containsExactlyInAnyOrderElementsOf(cells.values());
        assertThat(all.truncation().isExact()).isTrue();
        Set<Integer> truncated = new HashSet<>();
        cells.keySet().forEach(cell -> truncated.add(cell.get(0)));
        PairExplainer explainer = PairExplainer.of(index, exact, RunControl.inline());
        for (int a = 0; a < index.userCodes(); a++) {
            for (int b = a + 1; b < index.userCodes(); b++) {
                boolean touched =
                        explainer.explain(a, b).shared().stream().anyMatch(shared -> truncated.contains(shared.item()));
                long arc = all.graph().arc(a, b);
                long cappedArc = capped.graph().arc(a, b);
                if (!touched) {
                    assertThat(cappedArc >= 0).isEqualTo(arc >= 0);
                }
                if (cappedArc >= 0 && arc >= 0) {
                    assertThat(capped.sharedItems(cappedArc)).isLessThanOrEqualTo(all.sharedItems(arc));
                    if (!touched) {
                        assertThat(capped.sharedItems(cappedArc)).isEqualTo(all.sharedItems(arc));
                        assertThat(capped.weight(cappedArc)).isEqualTo(all.weight(arc));
                    }
                }
            }
        }
    }
}
