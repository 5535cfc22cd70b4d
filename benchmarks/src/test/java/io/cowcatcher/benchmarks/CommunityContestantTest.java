package io.cowcatcher.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cowcatcher.benchmarks.graphs.PlantedGraph;
import io.cowcatcher.graph.CsrGraph;
import io.cowcatcher.graph.Partition;
import io.cowcatcher.quality.Modularity;
import io.cowcatcher.quality.PartitionAgreement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every engine is asked the same question: its answers must be alike on a graph that leaves no doubt. */
class CommunityContestantTest {
    private final PlantedGraph planted = PlantedGraph.ofEdges(20_000, 0.1, 1);
    private final CsrGraph graph = planted.graph();

    private Partition answer(CommunityContestant contestant) throws Exception {
        return contestant.toPartition().apply(contestant.run().call());
    }

    @Test
    void run_clearGraph_isAnsweredAlikeByAll() throws Exception {
        List<CommunityContestant> contestants = new ArrayList<>();
        for (String algorithm : List.of("louvain", "leiden", "label-propagation")) {
            contestants.add(CommunityContestant.ours(algorithm, graph, 1, Runnable::run, 1));
            contestants.add(CommunityContestant.ours(algorithm, graph, 1, Runnable::run, 2));
        }
        for (String algorithm : List.of("louvain", "leiden")) {
            contestants.add(CommunityContestant.networkAnalysis(algorithm, CommunityContestant.network(graph), 1));
        }
        contestants.add(CommunityContestant.jGraphT(graph));

        double best = Modularity.defaults().of(graph, planted.truth());
        for (CommunityContestant contestant : contestants) {
            Partition found = answer(contestant);
            assertThat(Modularity.defaults().of(graph, found))
                    .as(contestant.engine() + " " + contestant.algorithm())
                    .isGreaterThan(best - 0.02);
            assertThat(PartitionAgreement.of(found, planted.truth()).normalizedMutualInformation())
                    .as(contestant.engine() + " " + contestant.algorithm())
                    .isGreaterThan(0.9);
        }
    }

    @Test
    void network_ofAGraph_hasItsEdgesAndWeights() {
        CsrGraph weighted =
                CsrGraph.builder(4).addEdge(0, 1, 2).addEdge(1, 3, 0.5).build();

        assertThat(CommunityContestant.network(weighted).getTotalEdgeWeight()).isEqualTo(weighted.totalWeight());
        assertThat(CommunityContestant.network(weighted).getNEdges()).isEqualTo(2);
        assertThat(CommunityContestant.network(weighted).getNeighbors(1)).containsExactly(0, 3);
        assertThat(CommunityContestant.network(weighted).getNodeWeight(1)).isEqualTo(2.5);
    }

    @Test
    void arguments_settings_areReadAndChecked() {
        KeyedArguments arguments =
                new KeyedArguments(new String[] {"planted", "threads=1,2", "10M"}, List.of("threads"));

        assertThat(arguments.words()).containsExactly("planted", "10M");
        assertThat(arguments.list("threads", "4")).containsExactly("1", "2");
        assertThat(KeyedArguments.count("10M")).isEqualTo(10_000_000);
        assertThat(KeyedArguments.count("250k")).isEqualTo(250_000);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new KeyedArguments(new String[] {"thread=1"}, List.of("threads")))
                .withMessageContaining("must be one of [threads] (got: thread)");
        assertThatIllegalArgumentException().isThrownBy(() -> arguments.word(2));
    }
}
