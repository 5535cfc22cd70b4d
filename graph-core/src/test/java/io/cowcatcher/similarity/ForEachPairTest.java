package io.cowcatcher.similarity;

import static org.assertj.core.api.Assertions.assertThat;

import io.cowcatcher.graph.CsrGraph;
import io.cowcatcher.run.RunControl;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pairs passed on one after another are the edges of the graph, in order. */
class ForEachPairTest {
    private static final PurchaseSimilarity TWO_SHARED =
            PurchaseSimilarity.defaults().within(Duration.ofHours(2)).weightedBy(new Surprise(20));

    private final ExecutorService workers = Executors.newFixedThreadPool(4);

    @AfterEach
    void stopWorkers() {
        workers.shutdownNow();
    }

    record Pair(int first, int second, int sharedItems, double weight) {}

    private static PurchaseIndex index() {
        SplittableRandom random = new SplittableRandom(5);
        List<TinyLog.Line> lines = new ArrayList<>();
        for (int user = 0; user < 300; user++) {
            for (int i = 0; i < 12; i++) {
                lines.add(new TinyLog.Line("u" + user, "i" + random.nextInt(60), random.nextInt(4_000)));
            }
        }
        return PurchaseIndex.of(new TinyLog(lines).toLog(), IndexOptions.defaults());
    }

    private static List<Pair> edges(SimilarityGraph links) {
        List<Pair> edges = new ArrayList<>();
        CsrGraph graph = links.graph();
        for (int a = 0; a < graph.nodeCount(); a++) {
            for (long arc = graph.firstArc(a); arc < graph.endArc(a); arc++) {
                if (graph.head(arc) > a) {
                    edges.add(new Pair(a, graph.head(arc), links.sharedItems(arc), links.weight(arc)));
                }
            }
        }
        return edges;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 8})
    void forEachPair_anyNumberOfThreads_passesOnTheEdgesInOrder(int parallelism) {
        PurchaseIndex index = index();
        RunControl control = RunControl.on(workers, parallelism);
        List<Pair> pairs = new ArrayList<>();

        Truncation truncation = TWO_SHARED.forEachPair(
                index, control, (a, b, shared, weight) -> pairs.add(new Pair(a, b, shared, weight)));

        assertThat(truncation.isExact()).isTrue();
        assertThat(pairs).isNotEmpty().isEqualTo(edges(TWO_SHARED.link(index, RunControl.inline())));
        assertThat(TWO_SHARED.link(index, control).graph())
                .isEqualTo(TWO_SHARED.link(index, RunControl.inline()).graph());
    }

    @Test
    void forEachPair_expansionsLimited_saysWhatWasLeftOut() {
        PurchaseIndex index = index();
        PurchaseSimilarity limited = TWO_SHARED.withExpansionLimit(1);

        Truncation truncation = limited.forEachPair(index, RunControl.inline(), (a, b, shared, weight) -> {});

        assertThat(truncation)
                .isEqualTo(limited.link(index, RunControl.inline()).truncation());
        assertThat(truncation.isExact()).isFalse();
    }
}
