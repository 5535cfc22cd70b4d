package io.cowcatcher.similarity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cowcatcher.run.RunControl;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** The well-known measures that R holds as special cases, over any time and over a window, from sets of items. */
class SpecialCasesTest {
    private static final IndexOptions WITH_REPEATS = IndexOptions.defaults().withRepeatGap(Duration.ZERO);

    @Provide
    Arbitrary<TinyLog> logs() {
        Arbitrary<TinyLog.Line> lines = Combinators.combine(
                        Arbitraries.integers().between(0, 12),
                        Arbitraries.integers().between(0, 10),
                        Arbitraries.longs().between(0, 3_000_000))
                .as((user, item, minute) -> new TinyLog.Line("u" + user, "i" + item, minute));
        return lines.list().ofMinSize(1).ofMaxSize(150).map(TinyLog::new);
    }

    private static SimilarityGraph atAnyTime(PurchaseIndex index, int least, EdgeWeight weight) {
        return PurchaseSimilarity.defaults()
                .within(PurchaseSimilarity.ANY_TIME)
                .withExpansionLimit(PurchaseSimilarity.NO_LIMIT)
                .withMinimumShared(least)
                .weightedBy(weight)
                .link(index, RunControl.inline());
    }

    @Property(tries = 200)
    void link_atAnyTime_measuresTheSetsOfItems(
            @ForAll("logs") TinyLog log, @ForAll @IntRange(min = 1, max = 5) int least) {
        PurchaseIndex index = PurchaseIndex.of(log.toLog(), WITH_REPEATS);
        SimilarityGraph count = atAnyTime(index, least, Resemblance.count());
        SimilarityGraph cosine = atAnyTime(index, least, Resemblance.cosine());
        SimilarityGraph jaccard = atAnyTime(index, least, Resemblance.jaccard());
        SimilarityGraph overlap = atAnyTime(index, least, Resemblance.overlap());
        int edges = 0;
        for (int a = 0; a < index.userCodes(); a++) {
            for (int b = 0; b < index.userCodes(); b++) {
                Set<Integer> common = items(index, a);
                common.retainAll(items(index, b));
                int k = common.size();
                if (a != b && k >= least) {
                    double ofA = items(index, a).size();
                    double ofB = items(index, b).size();
                    long arc = count.graph().arc(a, b);
                    assertThat(count.weight(arc)).isEqualTo(k);
                    assertThat(count.sharedItems(arc)).isEqualTo(k);
                    assertThat(cosine.weight(arc)).isCloseTo(k / Math.sqrt(ofA * ofB), within(1e-12));
                    assertThat(jaccard.weight(arc)).isCloseTo(k / (ofA + ofB - k), within(1e-12));
                    assertThat(overlap.weight(arc)).isCloseTo(k / Math.min(ofA, ofB), within(1e-12));
                    edges++;
                }
            }
        }
        assertThat(count.graph().arcCount()).isEqualTo(edges);
        assertThat(count.truncation().isExact()).isTrue();
    }

    @Property(tries = 200)
    void link_withinAWindow_isWhatTheExplainerSays(
            @ForAll("logs") TinyLog log, @ForAll @IntRange(min = 1, max = 3_000_000) int windowMinutes) {
        PurchaseIndex index = PurchaseIndex.of(log.toLog(), WITH_REPEATS);
        for (Resemblance weight :
                new Resemblance[] {Resemblance.count(), Resemblance.jaccard(), Resemblance.rarityWeightedCount()}) {
            PurchaseSimilarity options = PurchaseSimilarity.defaults()
                    .within(Duration.ofMinutes(windowMinutes))
                    .withMinimumShared(1)
                    .withExpansionLimit(PurchaseSimilarity.NO_LIMIT)
                    .weightedBy(weight);
            SimilarityGraph links = options.link(index, RunControl.inline());
            PairExplainer explainer = PairExplainer.of(index, options, RunControl.inline());
            for (int a = 0; a < index.userCodes(); a++) {
                for (int b = a + 1; b < index.userCodes(); b++) {
                    PairExplanation pair = explainer.explain(a, b);
                    long arc = links.graph().arc(a, b);
                    assertThat(arc >= 0).isEqualTo(pair.resemblance() > 0);
                    if (arc >= 0) {
                        assertThat(links.weight(arc)).isCloseTo(pair.resemblance(), within(1e-12));
                        assertThat(links.sharedItems(arc))
                                .isEqualTo(pair.shared().size());
                    }
                }
            }
        }
    }

    private static Set<Integer> items(PurchaseIndex index, int user) {
        Set<Integer> items = new HashSet<>();
        for (int at = index.userStart(user); at < index.userEnd(user); at++) {
            items.add(index.item(index.eventByUser(at)));
        }
        return items;
    }
}
