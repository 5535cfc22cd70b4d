package io.cowcatcher.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.cowcatcher.detect.ViewedLinks.Viewed;
import io.cowcatcher.error.MemoryBudgetException;
import io.cowcatcher.event.PurchaseLog;
import io.cowcatcher.graph.CsrGraph;
import io.cowcatcher.graph.IntPages;
import io.cowcatcher.run.RunControl;
import io.cowcatcher.similarity.IndexOptions;
import io.cowcatcher.similarity.PurchaseIndex;
import io.cowcatcher.similarity.PurchaseSimilarity;
import io.cowcatcher.similarity.Resemblance;
import io.cowcatcher.similarity.SimilarityGraph;
import io.cowcatcher.test.Shops;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ViewedLinksTest {
    private static final PurchaseIndex INDEX =
            PurchaseIndex.of(PurchaseLog.of(Shops.crowdRing()), IndexOptions.defaults());
    private static final SimilarityGraph LOOSE = link(LinkView.loosest(PurchaseSimilarity.defaults()));

    private static SimilarityGraph link(PurchaseSimilarity similarity) {
        return similarity.link(INDEX, RunControl.inline());
    }

    private static ViewedLinks views(SimilarityGraph links) {
        return new ViewedLinks(INDEX, links, RunControl.inline());
    }

    private static CsrGraph see(SimilarityGraph links, LinkView view) {
        List<Viewed> viewed =
                views(links).through(views(links).byGate(List.of(view)).get(0));
        assertThat(viewed).hasSize(1);
        return viewed.get(0).graph();
    }

    @Test
    void through_aGateAlone_showsWhatLinkingAtThatGateLinks() {
        SimilarityGraph tight = link(PurchaseSimilarity.defaults());

        CsrGraph seen = see(LOOSE, new LinkView(Math.exp(4), 0));

        assertThat(seen.edgeCount()).isPositive().isLessThan(LOOSE.graph().edgeCount());
        assertThat(seen).isEqualTo(tight.graph());
    }

    @Test
    void through_commonNeighbours_showsSupportedLinksAtTheirProductOverItsMean() {
        SimilarityGraph gate = link(PurchaseSimilarity.defaults());
        IntPages common = Triangles.ofArcs(gate.graph(), RunControl.inline());
        long[] kept = LongStream.range(0, common.length())
                .filter(arc -> common.get(arc) >= 3)
                .toArray();
        double mean = LongStream.of(kept)
                .mapToDouble(arc -> gate.weight(arc) * Math.log(1 + common.get(arc)))
                .average()
                .orElseThrow();

        CsrGraph seen = see(LOOSE, new LinkView(Math.exp(4), 3));

        assertThat(seen.arcCount()).isEqualTo(kept.length).isPositive().isLessThan(common.length());
        for (int i = 0; i < kept.length; i++) {
            assertThat(seen.head(i)).isEqualTo(gate.graph().head(kept[i]));
            assertThat(seen.weight(i))
                    .isCloseTo(gate.weight(kept[i]) * Math.log(1 + common.get(kept[i])) / mean, within(1e-9));
        }
    }

    @Test
    void through_supportThatNobodyHas_showsNodesWithoutLinks() {
        CsrGraph seen = see(LOOSE, new LinkView(Math.exp(4), 10_000));

        assertThat(seen.edgeCount()).isZero();
        assertThat(seen.nodeCount()).isEqualTo(LOOSE.graph().nodeCount());
    }

    @Test
    void byGate_viewsLooserThanTheLinks_areSeenOnce() {
        SimilarityGraph tight = link(PurchaseSimilarity.defaults());

        assertThat(views(tight).byGate(LinkView.ladder()))
                .hasSize(1)
                .allSatisfy(gate ->
                        assertThat(gate).doesNotHaveDuplicates().allMatch(view -> view.nullDegree() == Math.exp(4)));
        assertThat(views(LOOSE).byGate(LinkView.ladder()).stream().mapToInt(List::size))
                .containsExactly(1, 3, 3);
    }

    @Test
    void through_linksWithoutSurprises_showsThemWhole() {
        SimilarityGraph resembling = link(PurchaseSimilarity.defaults().weightedBy(Resemblance.defaults()));

        assertThat(see(resembling, new LinkView(1, 0))).isSameAs(resembling.graph());
        assertThat(see(LOOSE, LinkView.whole())).isSameAs(LOOSE.graph());
    }

    @Test
    void through_budgetTooSmall_isRefused() {
        ViewedLinks views = new ViewedLinks(INDEX, LOOSE, RunControl.inline().withinHeap(1_000));

        assertThatExceptionOfType(MemoryBudgetException.class)
                .isThrownBy(() -> views.through(List.of(new LinkView(Math.exp(4), 2))));
    }

    @Test
    void linkView_impossibleValues_areRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LinkView(0, 2))
                .withMessageContaining("nullDegree must be above 0 (got: 0.0)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LinkView(Double.NaN, 2))
                .withMessageContaining("nullDegree");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LinkView(1, -1))
                .withMessageContaining("commonNeighbours must be at least 0 (got: -1)");
    }
}
