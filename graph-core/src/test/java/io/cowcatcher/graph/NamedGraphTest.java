package io.cowcatcher.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class NamedGraphTest {
    private static NamedEdge edge(String user, String device, int count, long first, long last) {
        return new NamedEdge(EdgeType.USED_DEVICE, user, device, count, first, last);
    }

    @Test
    void ofNamed_nodesAndEdges_holdsThemAndTheEndsOfEdges() {
        HeteroGraph graph = HeteroGraph.ofNamed(
                List.of(NamedNode.user("alone"), NamedNode.user("a")),
                List.of(
                        edge("a", "x", 2, 5, 7),
                        edge("b", "x", 1, 6, 6),
                        edge("a", "y", 1, EdgeTable.NO_TIME, EdgeTable.NO_TIME)));

        assertThat(graph.nodeCount(NodeType.USER)).isEqualTo(3);
        assertThat(graph.nodeCount(NodeType.DEVICE)).isEqualTo(2);
        EdgeTable table = graph.edges(EdgeType.USED_DEVICE);
        int a = graph.ids(NodeType.USER).code("a");
        int x = graph.ids(NodeType.DEVICE).code("x");
        assertThat(table.degree(a)).isEqualTo(2);
        assertThat(table.reverse().degree(x)).isEqualTo(2);
        long position = table.position(a, x);
        assertThat(table.count(position)).isEqualTo(2);
        assertThat(table.firstMillis(position)).isEqualTo(5);
        assertThat(table.lastMillis(position)).isEqualTo(7);
        assertThat(table.degree(graph.ids(NodeType.USER).code("alone"))).isZero();
    }

    @Test
    void ofNamed_sightingsOfOneEdge_becomeOne() {
        HeteroGraph graph = HeteroGraph.ofNamed(
                List.of(),
                List.of(
                        edge("a", "x", 2, 5, 7),
                        edge("a", "x", 3, 6, 9),
                        edge("a", "x", 1, EdgeTable.NO_TIME, EdgeTable.NO_TIME)));

        EdgeTable table = graph.edges(EdgeType.USED_DEVICE);
        assertThat(table.edgeCount()).isOne();
        assertThat(table.count(0)).isEqualTo(3);
        assertThat(table.firstMillis(0)).isEqualTo(5);
        assertThat(table.lastMillis(0)).isEqualTo(9);
    }

    @Test
    void ofNamed_anyOrder_isTheSame() {
        List<NamedEdge> edges = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            edges.add(edge("u" + i % 17, "d" + i % 23, 1 + i % 5, i, i + 1L));
        }
        HeteroGraph first = HeteroGraph.ofNamed(List.of(), edges);
        Collections.rotate(edges, 71);
        Collections.reverse(edges.subList(20, 160));
        HeteroGraph second = HeteroGraph.ofNamed(List.of(), edges);

        EdgeTable a = first.edges(EdgeType.USED_DEVICE);
        EdgeTable b = second.edges(EdgeType.USED_DEVICE);
        assertThat(a.edgeCount()).isEqualTo(b.edgeCount()).isEqualTo(200);
        for (int node = 0; node < a.nodeCount(); node++) {
            assertThat(a.degree(node)).isEqualTo(b.degree(node));
            for (long at = a.first(node); at < a.end(node); at++) {
                assertThat(b.target(at)).isEqualTo(a.target(at));
                assertThat(b.count(at)).isEqualTo(a.count(at));
                assertThat(b.lastMillis(at)).isEqualTo(a.lastMillis(at));
            }
        }
    }

    @Test
    void of_impossibleValues_areRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new NamedNode(NodeType.USER, ""));
        assertThatIllegalArgumentException().isThrownBy(() -> edge("a", "x", 0, 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> edge("a", "x", 1, 2, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> edge("a", "x", 1, EdgeTable.NO_TIME, 1));
        assertThat(new NamedNode(NodeType.PHONE, "138").toString()).doesNotContain("138");
        assertThat(edge("secret", "x", 1, 1, 1).toString()).doesNotContain("secret");
    }
}
