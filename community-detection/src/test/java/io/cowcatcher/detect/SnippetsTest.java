package io.cowcatcher.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.cowcatcher.block.Block;
import io.cowcatcher.block.BlockOptions;
import io.cowcatcher.block.BlockRefinement;
import io.cowcatcher.community.ConnectedComponents;
import io.cowcatcher.community.ConnectedComponentsOptions;
import io.cowcatcher.community.Leiden;
import io.cowcatcher.community.LeidenOptions;
import io.cowcatcher.community.LeidenResult;
import io.cowcatcher.event.PurchaseField;
import io.cowcatcher.event.PurchaseLog;
import io.cowcatcher.graph.CsrGraph;
import io.cowcatcher.graph.HeteroGraph;
import io.cowcatcher.graph.Partition;
import io.cowcatcher.propagation.PreparedPropagation;
import io.cowcatcher.propagation.PropagationOptions;
import io.cowcatcher.propagation.PropagationResult;
import io.cowcatcher.propagation.ScoreInterval;
import io.cowcatcher.propagation.SeedLabels;
import io.cowcatcher.propagation.SeedPropagation;
import io.cowcatcher.report.ReportFolder;
import io.cowcatcher.report.RingReport;
import io.cowcatcher.report.RunSummary;
import io.cowcatcher.ring.AccountFacts;
import io.cowcatcher.ring.SamePersonOptions;
import io.cowcatcher.ring.SamePersonResult;
import io.cowcatcher.ring.SamePersonRings;
import io.cowcatcher.run.Cancellation;
import io.cowcatcher.run.RunControl;
import io.cowcatcher.screening.FalseDiscoveryRate;
import io.cowcatcher.screening.Screening;
import io.cowcatcher.screening.ScreeningOptions;
import io.cowcatcher.screening.ScreeningResult;
import io.cowcatcher.seed.EmbeddedRiskSeedStore;
import io.cowcatcher.seed.RiskSeed;
import io.cowcatcher.seed.RiskSeedStore;
import io.cowcatcher.seed.SeedSubject;
import io.cowcatcher.similarity.HubRule;
import io.cowcatcher.similarity.IndexOptions;
import io.cowcatcher.similarity.PurchaseIndex;
import io.cowcatcher.similarity.PurchaseSimilarity;
import io.cowcatcher.test.ShopLog;
import io.cowcatcher.test.Shops;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples of the README, the Javadoc and docs/algorithms, as code; the chain itself is in RingSearchTest. */
class SnippetsTest {
    private final PurchaseLog log = PurchaseLog.of(Shops.crowdRing());
    private final PurchaseIndex index = PurchaseIndex.of(log, IndexOptions.defaults());

    @TempDir
    Path path;

    @Test
    void refinementAndScreening_examples_compileAndFindTheRing() {
        RunControl control = RunControl.inline();
        List<int[]> seeds = List.of(ShopLog.codes(index, Shops.CROWD_RING));

        List<Block> blocks = BlockRefinement.refineAll(index, seeds, BlockOptions.defaults(), control);
        ScreeningResult result =
                Screening.screen(index, blocks, HubRule.defaults(), ScreeningOptions.defaults(), control);
        List<Double> scores = new ArrayList<>();
        result.rings().forEach(ring -> scores.add(ring.score(result.options().falseDiscoveryRate())));

        assertThat(scores).hasSize(1).allMatch(score -> score > 0.5);
    }

    @Test
    void samePersonRings_example_compilesAndFindsTheRing() {
        PurchaseLog log = PurchaseLog.of(Shops.operatorWithoutPurchases());

        HeteroGraph graph = HeteroGraph.of(log);
        SamePersonResult result = SamePersonRings.detect(
                graph, AccountFacts.of(log, graph), SamePersonOptions.defaults(), RunControl.inline());

        assertThat(result.rings()).hasSize(1);
    }

    @Test
    void seedPropagation_example_compilesAndReachesTheNeighbours() {
        PurchaseLog log = PurchaseLog.of(Shops.operatorWithoutPurchases());
        try (RiskSeedStore store = EmbeddedRiskSeedStore.inMemory()) {
            store.put(RiskSeed.confirmed(SeedSubject.user(Shops.OPERATOR.get(0)), Instant.now()));
            int user = log.ids(PurchaseField.USER).code(Shops.OPERATOR.get(1));

            HeteroGraph graph = HeteroGraph.of(log);
            SeedLabels labels = SeedLabels.of(graph, store, Instant.now());
            PreparedPropagation prepared = SeedPropagation.prepare(
                    graph, AccountFacts.of(log, graph), PropagationOptions.defaults(), RunControl.inline());
            PropagationResult batch = prepared.spread(labels, RunControl.inline());
            ScoreInterval atCheckout = prepared.push(user, labels);
            PropagationResult result = SeedPropagation.spread(
                    graph, AccountFacts.of(log, graph), labels, PropagationOptions.defaults(), RunControl.inline());
            double score = result.score(user);

            assertThat(score).isEqualTo(batch.score(user)).isBetween(atCheckout.lower(), atCheckout.upper());
            assertThat(atCheckout.lower()).isPositive();
        }
    }

    @Test
    void connectedComponents_example_compilesAndConnectsAllThatIsLinked() {
        CsrGraph graph =
                PurchaseSimilarity.defaults().link(index, RunControl.inline()).graph();

        ConnectedComponentsOptions options =
                ConnectedComponentsOptions.defaults().withMinimumWeight(0.6);
        Partition components =
                ConnectedComponents.detect(graph, options, RunControl.inline()).partition();

        assertThat(components.communityCount()).isLessThan(graph.nodeCount());
    }

    @Test
    void service_example_compilesAndEndsAtOne() {
        ExecutorService workers = Executors.newFixedThreadPool(4);
        AtomicReference<Double> gauge = new AtomicReference<>(0.0);
        try {
            RunControl control = RunControl.on(workers, 4)
                    .cancelledBy(Cancellation.after(Duration.ofMinutes(10)))
                    .reportingTo(progress -> gauge.set(progress.fraction()))
                    .withinHeap(1L << 30);
            Rings rings =
                    RingSearch.on(log).steeredBy(control).linked().grouped().screenedAt(FalseDiscoveryRate.of(0.05));

            assertThat(rings.rings()).hasSize(1);
            assertThat(gauge.get()).isEqualTo(1);
        } finally {
            workers.shutdownNow();
        }
    }

    @Test
    void singleStep_example_compilesAndFindsCommunities() {
        ExecutorService workers = Executors.newFixedThreadPool(2);
        CsrGraph graph =
                PurchaseSimilarity.defaults().link(index, RunControl.inline()).graph();
        LeidenOptions options = LeidenOptions.defaults();
        Cancellation deadline = Cancellation.after(Duration.ofMinutes(10));
        AtomicReference<Double> gauge = new AtomicReference<>(0.0);
        long budget = 1L << 30;
        try {
            RunControl control = RunControl.on(workers).cancelledBy(deadline).reportingTo(p -> gauge.set(p.fraction()));
            if (options.estimate(graph).lowerBytes() > budget) {
                throw new RejectedExecutionException("nightly ring run");
            }
            LeidenResult result = Leiden.detect(graph, options, control);

            assertThat(result.partition().communityCount()).isPositive();
        } finally {
            workers.shutdownNow();
        }
    }

    @Test
    void report_example_compilesAndIsComplete() {
        Rings rings = RingSearch.on(log).linked().grouped().screenedAt(FalseDiscoveryRate.of(0.05));

        try (ReportFolder folder = ReportFolder.into(path)) {
            RingReport.of(rings).writeTo(folder);
            folder.commit(RunSummary.of(rings));
        }

        assertThat(path.resolve("run.json")).isRegularFile();
    }
}
