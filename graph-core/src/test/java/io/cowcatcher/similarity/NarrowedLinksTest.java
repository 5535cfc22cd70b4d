package io.cowcatcher.similarity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cowcatcher.event.Purchase;
import io.cowcatcher.event.PurchaseLog;
import io.cowcatcher.run.RunControl;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NarrowedLinksTest {
    private static final Instant START = Instant.parse("2025-03-01T00:00:00Z");
    private static final PurchaseIndex INDEX = index();

    private static PurchaseIndex index() {
        SplittableRandom random = new SplittableRandom(7);
        List<Purchase> purchases = new ArrayList<>();
        for (int i = 0; i < 1_500; i++) {
            purchases.add(Purchase.by("u" + random.nextInt(60))
                    .of("i" + random.nextInt(40))
                    .at(START.plusSeconds(random.nextInt(86_400 * 20)))
                    .build());
        }
        return PurchaseIndex.of(PurchaseLog.of(purchases), IndexOptions.defaults());
    }

    private static SimilarityGraph linked(int minimumShared, double minimum) {
        return PurchaseSimilarity.defaults()
                .withMinimumShared(minimumShared)
                .weightedBy(Resemblance.jaccard().withMinimum(minimum))
                .link(INDEX, RunControl.inline());
    }

    private static List<String> edges(SimilarityGraph links) {
        List<String> edges = new ArrayList<>();
        links.forEachEdge((a, b, shared, weight) -> edges.add(a + " " + b + " " + shared + " " + weight));
        return edges;
    }

    @ParameterizedTest
    @CsvSource({"1, 0", "2, 0", "2, 0.1", "3, 0.12", "1, 2"})
    void atLeast_tighterLimits_isWhatLinkingWithThemGives(int minimumShared, double minimum) {
        SimilarityGraph narrowed = linked(1, 0).atLeast(minimumShared, minimum);

        SimilarityGraph expected = linked(minimumShared, minimum);
        assertThat(edges(narrowed)).isEqualTo(edges(expected));
        assertThat(narrowed.graph()).isEqualTo(expected.graph());
        assertThat(narrowed.options()).isEqualTo(expected.options());
    }

    @Test
    void atLeast_looserLimits_areRefused() {
        SimilarityGraph links = linked(2, 0.1);

        assertThatThrownBy(() -> links.atLeast(1, 0.1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("limits must be no looser than 2 and 0.1 (got: 1 and 0.1)");
        assertThatThrownBy(() -> links.atLeast(2, 0.05)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void atLeast_weightedBySurprise_isRefused() {
        SimilarityGraph links = PurchaseSimilarity.defaults().link(INDEX, RunControl.inline());

        assertThatThrownBy(() -> links.atLeast(2, 0.1)).isInstanceOf(IllegalStateException.class);
    }
}
