package io.cowcatcher.similarity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cowcatcher.graph.CsrGraph;
import io.cowcatcher.run.RunControl;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class EdgeDiscoveriesTest {
    private static final int ITEMS = 12;

    /** Two who buy twelve items within minutes, in a crowd who buy them over two weeks; and two who meet twice. */
    private static PurchaseIndex index() {
        StringBuilder first = new StringBuilder("u1:");
        StringBuilder second = new StringBuilder("; u2:");
        for (int i = 0; i < ITEMS; i++) {
            first.append(" i").append(i).append("@").append(10 + i * 1_450);
            second.append(" i").append(i).append("@").append(15 + i * 1_450);
        }
        StringBuilder log = first.append(second).append("; u3: i0@900 i1@1700; u4: i0@950 i1@1800");
        for (int user = 5; user < 200; user++) {
            log.append("; u")
                    .append(user)
                    .append(": i")
                    .append(user % ITEMS)
                    .append("@")
                    .append(user * 87);
            for (int i = 0; i < 5; i++) {
                log.append(" z").append(user).append("x").append(i).append("@").append(user + i * 3_000);
            }
        }
        return TinyLog.of(log.toString()).index();
    }

    private static SimilarityGraph links(PurchaseIndex index) {
        return PurchaseSimilarity.defaults().weightedBy(new Surprise(1e9)).link(index, RunControl.inline());
    }

    @Test
    void leastSurprise_golden_isTheStepUpOfBenjaminiAndHochberg() {
        // p = .001 .008 .039 .041 .042 .06 .074 .205 of 8 tests: two are kept at .05 and, stepping up, five at .0672.
        double[] ascending = java.util.stream.DoubleStream.of(.205, .074, .06, .042, .041, .039, .008, .001)
                .map(p -> -Math.log(p))
                .toArray();
        assertThat(EdgeDiscoveries.leastSurprise(ascending, 8, 0.05)).isEqualTo(-Math.log(.008));
        assertThat(EdgeDiscoveries.leastSurprise(ascending, 8, 0.0673)).isEqualTo(-Math.log(.042));
        assertThat(EdgeDiscoveries.leastSurprise(ascending, 8, 0.0079)).isInfinite();
        assertThat(EdgeDiscoveries.leastSurprise(ascending, 800, 0.05)).isInfinite();
        assertThat(EdgeDiscoveries.leastSurprise(new double[0], 8, 0.05)).isInfinite();
    }

    @Test
    void leastSurprise_beyondTheRangeOfDoubles_stillCompares() {
        assertThat(EdgeDiscoveries.leastSurprise(new double[] {900, 1_000}, Long.MAX_VALUE, 1e-300))
                .isEqualTo(900);
    }

    @Property
    void leastSurprise_anyValues_isTheLargestRankThatPasses(
            @ForAll @Size(max = 30) List<@DoubleRange(max = 20) Double> surprises,
            @ForAll @DoubleRange(min = 0.01, max = 0.5) double falseShare) {
        double[] ascending = surprises.stream().mapToDouble(x -> x).sorted().toArray();
        long pairs = 1_000;
        double expected = Double.POSITIVE_INFINITY;
        for (int r = 1; r <= ascending.length; r++) {
            double z = ascending[ascending.length - r];
            if (z >= Math.log((double) pairs) - Math.log(falseShare) - Math.log(r)) {
                expected = z;
            }
        }
        assertThat(EdgeDiscoveries.leastSurprise(ascending, pairs, falseShare)).isEqualTo(expected);
    }

    @Test
    void among_lockstepPairInACrowd_keepsItAlone() {
        PurchaseIndex index = index();
        SimilarityGraph links = links(index);
        assertThat(links.graph().edgeCount()).isGreaterThan(1);
        EdgeDiscoveries found = EdgeDiscoveries.among(links, index, 0.01);

        assertThat(found.pairs()).isEqualTo(199L * 198 / 2);
        CsrGraph kept = found.graph().graph();
        assertThat(kept.edgeCount()).isEqualTo(1);
        int u1 = index.log().ids(io.cowcatcher.event.PurchaseField.USER).code("u1");
        int u2 = index.log().ids(io.cowcatcher.event.PurchaseField.USER).code("u2");
        long arc = kept.arc(u1, u2);
        assertThat(kept.weight(arc)).isEqualTo(kept.weight(kept.arc(u2, u1)));
        assertThat(found.graph().weight(arc))
                .isEqualTo(links.weight(links.graph().arc(u1, u2)));
        assertThat(found.graph().sharedItems(arc)).isEqualTo(ITEMS);
        assertThat(found.leastSurprise()).isEqualTo(found.graph().weight(arc));
    }

    @Test
    void among_defaults_needNothingBelowTheGate() {
        PurchaseIndex index = index();
        SimilarityGraph gated =
                PurchaseSimilarity.defaults().weightedBy(new Surprise(5)).link(index, RunControl.inline());
        EdgeDiscoveries found = EdgeDiscoveries.among(gated, index, 0.01);
        assertThat(found.enough()).isTrue();
        assertThat(found.graph().graph())
                .isEqualTo(
                        EdgeDiscoveries.among(links(index), index, 0.01).graph().graph());
        SimilarityGraph tight =
                PurchaseSimilarity.defaults().weightedBy(new Surprise(1e-9)).link(index, RunControl.inline());
        assertThat(EdgeDiscoveries.among(tight, index, 0.5).enough()).isFalse();
    }

    @Test
    void among_wrongArguments_areRefused() {
        PurchaseIndex index = index();
        SimilarityGraph links = links(index);
        for (double share : new double[] {0, 1, -1, Double.NaN}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> EdgeDiscoveries.among(links, index, share))
                    .withMessage("falseShare must be above 0 and below 1 (got: " + share + ")");
        }
        SimilarityGraph counted =
                PurchaseSimilarity.defaults().weightedBy(Resemblance.count()).link(index, RunControl.inline());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EdgeDiscoveries.among(counted, index, 0.01))
                .withMessage("links must be weighted by surprise (got: Resemblance); use"
                        + " weightedBy(Surprise.defaults())");
    }
}
