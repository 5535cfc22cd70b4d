package io.cowcatcher.community;

import static org.assertj.core.api.Assertions.assertThat;

import io.cowcatcher.graph.CsrGraph;
import io.cowcatcher.graph.CsrGraphBuilder;
import io.cowcatcher.quality.ConstantPotts;
import io.cowcatcher.quality.Modularity;
import io.cowcatcher.run.RunControl;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Shapes on which community detection is known to swing, crawl or fall over. A run that does not end is cancelled at
 * its own polls, so that no test hangs.
 */
class StrangeShapesTest {
    private static final int NODES = 2_000;

    /** Far more polls than any run here needs: one without end reaches them soon. */
    private static final long MOST_POLLS = 100_000;

    private static final List<CommunityMethod> METHODS = List.of(
            LouvainOptions.defaults(),
            LouvainOptions.defaults().withQuality(new ConstantPotts(0.3)),
            LeidenOptions.defaults(),
            LeidenOptions.defaults().withQuality(new ConstantPotts(0.3)),
            LabelPropagationOptions.defaults(),
            LabelPropagationOptions.defaults().withHopAttenuation(0.1),
            ConnectedComponentsOptions.defaults());

    private static Map<String, CsrGraph> shapes() {
        Map<String, CsrGraph> shapes = new TreeMap<>();
        shapes.put("empty", CsrGraph.builder(0).build());
        shapes.put("one node", CsrGraph.builder(1).build());
        shapes.put("two nodes", KnownGraphs.path(2));
        shapes.put("isolated nodes", CsrGraph.builder(NODES).build());
        shapes.put("star", KnownGraphs.star(NODES));
        shapes.put("path", KnownGraphs.path(NODES));
        shapes.put("even ring", ring(NODES));
        shapes.put("odd ring", ring(NODES + 1));
        shapes.put("clique", KnownGraphs.complete(80));
        shapes.put("complete bipartite", bipartite(40, 40));
        shapes.put("lopsided bipartite", bipartite(2, NODES));
        shapes.put("pairs", pairs());
        return shapes;
    }

    private static CsrGraph ring(int nodes) {
        CsrGraphBuilder builder = CsrGraph.builder(nodes);
        for (int node = 0; node < nodes; node++) {
            builder.addEdge(node, (node + 1) % nodes);
        }
        return builder.build();
    }

    private static CsrGraph bipartite(int left, int right) {
        CsrGraphBuilder builder = CsrGraph.builder(left + right);
        for (int a = 0; a < left; a++) {
            for (int b = 0; b < right; b++) {
                builder.addEdge(a, left + b);
            }
        }
        return builder.build();
    }

    private static CsrGraph pairs() {
        CsrGraphBuilder builder = CsrGraph.builder(NODES);
        for (int node = 0; node < NODES; node += 2) {
            builder.addEdge(node, node + 1);
        }
        return builder.build();
    }

    static Stream<Arguments> methodsOnShapes() {
        return shapes().entrySet().stream()
                .flatMap(shape ->
                        METHODS.stream().map(method -> Arguments.of(shape.getKey(), shape.getValue(), method)));
    }

    private static CommunityResult detect(CommunityMethod method, CsrGraph graph, RunControl control) {
        AtomicLong polls = new AtomicLong();
        return method.detect(graph, control.cancelledBy(() -> polls.incrementAndGet() > MOST_POLLS));
    }

    @ParameterizedTest(name = "{2} on {0}")
    @MethodSource("methodsOnShapes")
    void detect_strangeShape_endsWithTheSameForOneThreadAndTwo(String name, CsrGraph graph, CommunityMethod method) {
        ExecutorService workers = Executors.newFixedThreadPool(2);
        try {
            CommunityResult result = detect(method, graph, RunControl.inline());

            assertThat(detect(method, graph, RunControl.on(workers, 2))).isEqualTo(result);
            if (!(method instanceof LeidenOptions)) { // which may go on for as many iterations as are allowed
                assertThat(result.stopReason()).as(name).isEqualTo(StopReason.CONVERGED);
            }
            assertThat(result.partition().nodeCount()).isEqualTo(graph.nodeCount());
            assertThat(Modularity.defaults().of(graph, result.partition())).isBetween(-0.5, 1.0);
            if (!(method instanceof LouvainOptions)) { // which does not promise it
                assertThat(Connectedness.disconnected(graph, result.partition()))
                        .isEmpty();
            }
        } finally {
            workers.shutdownNow();
        }
    }
}
