package io.cowcatcher.similarity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cowcatcher.event.Ids;
import io.cowcatcher.event.PurchaseField;
import io.cowcatcher.run.RunControl;
import io.cowcatcher.similarity.Resemblance.Closeness;
import io.cowcatcher.similarity.Resemblance.Normaliser;
import io.cowcatcher.similarity.Resemblance.Rarity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

/** The laws of R and z, over random logs of a few users and items. */
class SimilarityLawsTest {
    private static final long MINUTE = 60_000;
    private static final PurchaseSimilarity ALL_PAIRS =
            PurchaseSimilarity.defaults().withMinimumShared(1).weightedBy(new Surprise(1e9));

    @Provide
    Arbitrary<TinyLog> logs() {
        Arbitrary<TinyLog.Line> lines = Combinators.combine(
                        Arbitraries.integers().between(0, 6),
                        Arbitraries.integers().between(0, 4),
                        Arbitraries.longs().between(0, 6_000))
                .as((user, item, minute) -> new TinyLog.Line("u" + user, "i" + item, minute));
        return lines.list().ofMinSize(2).ofMaxSize(50).map(TinyLog::new);
    }

    @Provide
    Arbitrary<Resemblance> resemblances() {
        return Combinators.combine(
                        Arbitraries.of(Rarity.GLOBAL, Rarity.UNIT),
                        Arbitraries.of(Closeness.class),
                        Arbitraries.of(Normaliser.COSINE, Normaliser.JACCARD, Normaliser.MINIMUM, Normaliser.DICE),
                        Arbitraries.of(0.0, 0.5, 8.0))
                .as((rarity, closeness, normaliser, shrinkage) -> Resemblance.defaults()
                        .withRarity(rarity)
                        .withCloseness(closeness)
                        .withNormaliser(normaliser)
                        .withShrinkage(shrinkage));
    }

    private static PairExplainer explainer(TinyLog log, EdgeWeight weight) {
        return PairExplainer.of(log.index(), PurchaseSimilarity.defaults().weightedBy(weight), RunControl.inline());
    }

    @Property(tries = 200)
    void resemblance_anyPair_isSymmetricAndBounded(
            @ForAll("logs") TinyLog log, @ForAll("resemblances") Resemblance options) {
        PairExplainer explainer = explainer(log, options);
        int users = log.index().userCodes();
        for (int a = 0; a < users; a++) {
            for (int b = 0; b < users; b++) {
                if (a != b) {
                    PairExplanation there = explainer.explain(a, b);
                    PairExplanation back = explainer.explain(b, a);
                    assertThat(there.resemblance()).isEqualTo(back.resemblance());
                    assertThat(there.surprise()).isEqualTo(back.surprise());
                    assertThat(there.resemblance()).isBetween(0.0, 1.0 + 1e-12);
                    assertThat(there.surprise()).isGreaterThanOrEqualTo(0);
                    if (there.shared().isEmpty()) {
                        assertThat(there.resemblance()).isZero();
                        assertThat(there.surprise()).isZero();
                    } else if (options.shrinkage() > 0) {
                        assertThat(there.resemblance()).isLessThan(1);
                    }
                }
            }
        }
    }

    /** L9, over every rarity with every normaliser; without any shrinkage where the normaliser is above 0. */
    @Property(tries = 300)
    void resemblance_moreShrinkage_neverRises(
            @ForAll("logs") TinyLog log,
            @ForAll Rarity rarity,
            @ForAll Normaliser normaliser,
            @ForAll @DoubleRange(min = 0, max = 10) double less,
            @ForAll @DoubleRange(min = 0.01, max = 10) double more) {
        Resemblance options = Resemblance.defaults().withRarity(rarity).withNormaliser(normaliser);
        PairExplainer little = explainer(log, options.withShrinkage(less));
        PairExplainer much = explainer(log, options.withShrinkage(less + more));
        for (int b = 1; b < log.index().userCodes(); b++) {
            double r = little.explain(0, b).resemblance();
            double shrunk = much.explain(0, b).resemblance();
            assertThat(shrunk).isNotNegative();
            if (less > 0 || r > 0) { // with D + s = 0 there is no R, and it is said to be 0
                assertThat(shrunk).isLessThanOrEqualTo(r);
            }
        }
    }

    @Property(tries = 200)
    void link_rowsInAnyOrderAndTwice_givesTheSameGraph(@ForAll("logs") TinyLog log, @ForAll Random random) {
        List<TinyLog.Line> shuffled = new ArrayList<>(log.lines());
        shuffled.addAll(log.lines());
        Collections.shuffle(shuffled, random);

        assertThat(edges(new TinyLog(shuffled), ALL_PAIRS)).isEqualTo(edges(log, ALL_PAIRS));
    }

    @Property(tries = 100)
    void link_usersAndItemsRenamed_givesTheSameWeights(@ForAll("logs") TinyLog log) {
        TinyLog renamed = new TinyLog(log.lines().stream()
                .map(line -> new TinyLog.Line(renamed(line.user()), renamed(line.item()), line.minute()))
                .toList());
        TreeMap<String, Double> expected = new TreeMap<>();
        edges(log, ALL_PAIRS).forEach((pair, weight) -> {
            String[] ends = pair.split(" ", -1);
            String a = renamed(ends[0]);
            String b = renamed(ends[1]);
            expected.put(a.compareTo(b) < 0 ? a + " " + b : b + " " + a, weight);
        });

        Map<String, Double> actual = edges(renamed, ALL_PAIRS);

        assertThat(actual.keySet()).isEqualTo(expected.keySet());
        actual.forEach((pair, weight) -> assertThat(weight).isCloseTo(expected.get(pair), within(1e-12)));
    }

    private static String renamed(String id) {
        return (char) ('z' - Integer.parseInt(id.substring(1))) + id.substring(0, 1);
    }

    @Property(tries = 100)
    void link_timesMovedByWholeDays_givesTheSameGraph(@ForAll("logs") TinyLog log) {
        TinyLog later = new TinyLog(log.lines().stream()
                .map(line -> new TinyLog.Line(line.user(), line.item(), line.minute() + 3 * 1440))
                .toList());

        assertThat(edges(later, ALL_PAIRS)).isEqualTo(edges(log, ALL_PAIRS));
    }

    @Property(tries = 300)
    void link_anyLog_agreesWithThePlainTwin(@ForAll("logs") TinyLog log) {
        PurchaseIndex index = log.index();
        PlainSimilarity plain = new PlainSimilarity(index, 15 * MINUTE, 120 * MINUTE, 1440 * MINUTE);
        SimilarityGraph links = ALL_PAIRS.link(index, RunControl.inline());
        for (int a = 0; a < index.userCodes(); a++) {
            for (int b = a + 1; b < index.userCodes(); b++) {
                long arc = links.graph().arc(a, b);
                double z = plain.z(a, b);
                if (arc >= 0) {
                    assertThat(links.weight(arc)).isCloseTo(z, within(1e-9));
                    assertThat(links.sharedItems(arc)).isEqualTo(plain.shared(a, b, 1440 * MINUTE));
                } else {
                    assertThat(z).isLessThan(1e-9);
                }
            }
        }
    }

    @Property(tries = 100)
    void link_expansionsLimited_neverCountsMoreThanTheExactJoin(@ForAll("logs") TinyLog log) {
        PurchaseIndex index = log.index();
        SimilarityGraph exact = ALL_PAIRS.link(index, RunControl.inline());
        SimilarityGraph capped = ALL_PAIRS.withExpansionLimit(1).link(index, RunControl.inline());

        assertThat(exact.truncation().isExact()).isTrue();
        for (int user = 0; user < index.userCodes(); user++) {
            for (long arc = capped.graph().firstArc(user); arc < capped.graph().endArc(user); arc++) {
                long same = exact.graph().arc(user, capped.graph().head(arc));
                assertThat(same).isNotNegative();
                assertThat(capped.sharedItems(arc)).isLessThanOrEqualTo(exact.sharedItems(same));
            }
        }
        if (capped.truncation().isExact()) {
            assertThat(edges(log, ALL_PAIRS.withExpansionLimit(1))).isEqualTo(edges(log, ALL_PAIRS));
        }
    }

    @Property(tries = 30)
    void link_anyNumberOfThreads_givesTheSameGraph(@ForAll("logs") TinyLog log) {
        Map<String, Double> alone = edges(log, ALL_PAIRS);
        ExecutorService workers = Executors.newFixedThreadPool(4);
        try {
            for (int threads : new int[] {2, 8}) {
                SimilarityGraph links = ALL_PAIRS.link(log.index(), RunControl.on(workers, threads));
                assertThat(edges(log.index(), links)).isEqualTo(alone);
            }
        } finally {
            workers.shutdown();
        }
    }

    @Property(tries = 100)
    void link_weightedByResemblance_agreesWithTheExplainer(
            @ForAll("logs") TinyLog log, @ForAll("resemblances") Resemblance resemblance) {
        PurchaseIndex index = log.index();
        PurchaseSimilarity options = PurchaseSimilarity.defaults()
                .within(Duration.ofHours(12))
                .withMinimumShared(1)
                .weightedBy(resemblance.withMinimum(1e-9));
        SimilarityGraph links = options.link(index, RunControl.inline());
        PairExplainer explainer = PairExplainer.of(index, options, RunControl.inline());
        for (int a = 0; a < index.userCodes(); a++) {
            for (int b = a + 1; b < index.userCodes(); b++) {
                long arc = links.graph().arc(a, b);
                double r = explainer.explain(a, b).resemblance();
                assertThat(arc >= 0 ? links.weight(arc) : 0).isCloseTo(r >= 1e-9 ? r : 0, within(0.0));
            }
        }
    }

    @Property(tries = 100)
    void surprise_moreFoundOrLessExpected_neverFalls(
            @ForAll @IntRange(min = 1, max = 60) int count, @ForAll @DoubleRange(min = 0.01, max = 40) double mean) {
        assertThat(PoissonTail.surprise(count + 1, mean)).isGreaterThanOrEqualTo(PoissonTail.surprise(count, mean));
        assertThat(PoissonTail.surprise(count, mean * 1.1))
                .isLessThanOrEqualTo(PoissonTail.surprise(count, mean) + 1e-12);
    }

    private static Map<String, Double> edges(TinyLog log, PurchaseSimilarity options) {
        PurchaseIndex index = log.index();
        return edges(index, options.link(index, RunControl.inline()));
    }

    private static Map<String, Double> edges(PurchaseIndex index, SimilarityGraph links) {
        Ids users = index.log().ids(PurchaseField.USER);
        TreeMap<String, Double> edges = new TreeMap<>();
        for (int a = 0; a < index.userCodes(); a++) {
            for (long arc = links.graph().firstArc(a); arc < links.graph().endArc(a); arc++) {
                int b = links.graph().head(arc);
                if (users.id(a).compareTo(users.id(b)) < 0) {
                    edges.put(users.id(a) + " " + users.id(b), links.weight(arc));
                }
            }
        }
        return edges;
    }
}
