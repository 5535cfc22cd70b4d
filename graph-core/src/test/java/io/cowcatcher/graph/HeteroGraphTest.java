package io.cowcatcher.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cowcatcher.error.MemoryBudgetException;
import io.cowcatcher.error.RunCancelledException;
import io.cowcatcher.event.Login;
import io.cowcatcher.event.Purchase;
import io.cowcatcher.event.PurchaseField;
import io.cowcatcher.event.PurchaseLog;
import io.cowcatcher.event.Registration;
import io.cowcatcher.run.RunControl;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class HeteroGraphTest {
    private static final Instant START = Instant.parse("2025-03-01T00:00:00Z");

    private static Purchase full(String user, String item, int second) {
        return Purchase.by(user)
                .of(item)
                .at(START.plusSeconds(second))
                .with(PurchaseField.DEVICE, "d1")
                .with(PurchaseField.IP, "10.0.0.1")
                .with(PurchaseField.SELLER, "s1")
                .with(PurchaseField.ADDRESS, "1 Main St, 2")
                .with(PurchaseField.BUILDING, "1 Main St")
                .with(PurchaseField.PHONE, "+1 555")
                .with(PurchaseField.PAYMENT, "card")
                .with(PurchaseField.RECIPIENT, "Ann")
                .build();
    }

    private static String edge(HeteroGraph graph, EdgeType type, String from, String to) {
        int source = graph.node(type.from(), from).orElseThrow().code();
        int target = graph.node(type.to(), to).orElseThrow().code();
        EdgeTable table = graph.edges(type);
        long position = table.position(source, target);
        return table.count(position) + " from " + Instant.ofEpochMilli(table.firstMillis(position)) + " to "
                + Instant.ofEpochMilli(table.lastMillis(position));
    }

    @Test
    void build_everyKindOfEvent_makesEveryTypeOfEdge() {
        HeteroGraph graph = HeteroGraph.builder()
                .add(full("u1", "i1", 60))
                .add(full("u1", "i1", 10))
                .add(full("u2", "i1", 20))
                .add(Registration.of("u1", START.minusSeconds(100))
                        .withDevice("d1")
                        .withIp("10.0.0.2")
                        .withPhone("+1 555"))
                .add(Login.of("u1", START.plusSeconds(99)).withDevice("d1").withIp("10.0.0.2"))
                .build();

        for (EdgeType type : EdgeType.values()) {
            assertThat(graph.edges(type).edgeCount()).as("edges of %s", type).isPositive();
            assertThat(graph.edges(type).type()).isEqualTo(type);
        }
        assertThat(edge(graph, EdgeType.PURCHASED, "u1", "i1"))
                .isEqualTo("2 from 2025-03-01T00:00:10Z to 2025-03-01T00:01:00Z");
        assertThat(edge(graph, EdgeType.USED_DEVICE, "u1", "d1"))
                .as("two orders and a login")
                .isEqualTo("3 from 2025-03-01T00:00:10Z to 2025-03-01T00:01:39Z");
        assertThat(edge(graph, EdgeType.USED_IP, "u1", "10.0.0.2"))
                .isEqualTo("1 from 2025-03-01T00:01:39Z to 2025-03-01T00:01:39Z");
        assertThat(edge(graph, EdgeType.REGISTERED_ON, "u1", "d1"))
                .isEqualTo("1 from 2025-02-28T23:58:20Z to 2025-02-28T23:58:20Z");
        assertThat(edge(graph, EdgeType.SOLD_BY, "i1", "s1")).startsWith("3 from");
        assertThat(edge(graph, EdgeType.SHIPPED_TO, "u2", "1 Main St, 2")).startsWith("1 from");
        assertThat(graph.edges(EdgeType.REGISTERED_FROM).edgeCount()).isOne();
        assertThat(graph.nodeCount(NodeType.IP)).isEqualTo(2);
        assertThat(graph.toString()).isEqualTo("HeteroGraph of 12 nodes and " + graph.edgeCount() + " edges");
    }

    @Test
    void build_eventsWithoutTimeOrEnd_keepsWhatTheySay() {
        HeteroGraph graph = HeteroGraph.builder()
                .add(Purchase.by("u1").with(PurchaseField.DEVICE, "d1").build())
                .add(Purchase.by("u2").of("i1").at(START).build())
                .build();

        assertThat(graph.edges(EdgeType.USED_DEVICE).firstMillis(0)).isEqualTo(EdgeTable.NO_TIME);
        assertThat(graph.edges(EdgeType.USED_DEVICE).lastMillis(0)).isEqualTo(EdgeTable.NO_TIME);
        assertThat(graph.edges(EdgeType.USED_IP).edgeCount()).isZero();
        assertThat(graph.edges(EdgeType.PURCHASED).edgeCount()).isOne();
        assertThat(graph.nodeCount()).isEqualTo(4);

        HeteroGraph dated = HeteroGraph.builder()
                .add(Purchase.by("u1").with(PurchaseField.DEVICE, "d1").build())
                .add(Purchase.by("u1")
                        .with(PurchaseField.DEVICE, "d1")
                        .at(START)
                        .build())
                .build();
        assertThat(edge(dated, EdgeType.USED_DEVICE, "u1", "d1"))
                .isEqualTo("2 from 2025-03-01T00:00:00Z to 2025-03-01T00:00:00Z");
    }

    @Test
    void number_everyNode_leadsBackToIt() {
        HeteroGraph graph = HeteroGraph.builder()
                .add(full("u1", "i1", 1))
                .add(full("u2", "i2", 2))
                .build();

        for (long number = 0; number < graph.nodeCount(); number++) {
            HeteroNode node = graph.node(number);
            assertThat(graph.number(node)).isEqualTo(number);
            assertThat(graph.node(node.type(), graph.id(node))).contains(node);
        }
        assertThat(graph.node(NodeType.USER, "u3")).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> graph.node(graph.nodeCount()))
                .withMessageContaining("number must be at least 0 and below");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> graph.id(new HeteroNode(NodeType.IP, 1)))
                .withMessageContaining("node must be one of the 1 of type IP");
    }

    /** Random orders of a few users; the first three columns are edges that are counted by hand. */
    private static List<Purchase> orders(Random random) {
        List<Purchase> orders = new ArrayList<>();
        for (int i = random.nextInt(60); i >= 0; i--) {
            Purchase.Builder order = Purchase.by("u" + random.nextInt(8)).of("i" + random.nextInt(12));
            if (random.nextBoolean()) {
                order.at(START.plusSeconds(random.nextInt(1_000)));
            }
            if (random.nextBoolean()) {
                order.with(PurchaseField.DEVICE, "d" + random.nextInt(5));
            }
            orders.add(order.build());
        }
        return orders;
    }

    @Property(tries = 200)
    void build_anyOrders_countsThemByHand(@ForAll Random random) {
        List<Purchase> orders = orders(random);
        HeteroGraph graph = HeteroGraph.of(PurchaseLog.of(orders));
        for (EdgeType type : List.of(EdgeType.PURCHASED, EdgeType.USED_DEVICE)) {
            Map<String, List<Long>> expected = new TreeMap<>();
            for (Purchase order : orders) {
                order.text(type.to().field())
                        .ifPresent(to -> expected.computeIfAbsent(order.user() + ">" + to, pair -> new ArrayList<>())
                                .add(order.time().map(Instant::toEpochMilli).orElse(EdgeTable.NO_TIME)));
            }
            EdgeTable table = graph.edges(type);
            assertThat(table.edgeCount()).isEqualTo(expected.size());
            for (int node = 0; node < table.nodeCount(); node++) {
                for (long position = table.first(node); position < table.end(node); position++) {
                    int target = table.target(position);
                    List<Long> times = expected.get(graph.ids(type.from()).id(node) + ">"
                            + graph.ids(type.to()).id(target));
                    assertThat(table.count(position)).isEqualTo(times.size());
                    assertThat(table.lastMillis(position)).isEqualTo((long) Collections.max(times));
                    times.removeIf(time -> time == EdgeTable.NO_TIME);
                    assertThat(table.firstMillis(position))
                            .isEqualTo(times.isEmpty() ? EdgeTable.NO_TIME : (long) Collections.min(times));
                    EdgeTable reverse = table.reverse();
                    assertThat(reverse.edge(reverse.position(/* node= */ target, /* target= */ node)))
                            .isEqualTo(table.edge(position));
                    assertThat(reverse.count(reverse.position(/* node= */ target, /* target= */ node)))
                            .isEqualTo(table.count(position));
                }
            }
            assertThat(table.reverse().reverse()).isSameAs(table);
            assertThat(table.reverse().edgeCount()).isEqualTo(table.edgeCount());
        }
    }

    @Property(tries = 100)
    void build_eventsInAnyOrderFromAnyNumberOfLogs_givesTheSameGraph(@ForAll Random random) {
        List<Purchase> orders = orders(random);
        HeteroGraph expected = HeteroGraph.of(PurchaseLog.of(orders));
        Collections.shuffle(orders, random);
        int cut = random.nextInt(orders.size() + 1);
        HeteroGraphBuilder builder = HeteroGraph.builder().add(PurchaseLog.of(orders.subList(0, cut)));
        orders.subList(cut, orders.size()).forEach(builder::add);
        ExecutorService workers = Executors.newFixedThreadPool(3);
        try {
            for (int threads : new int[] {1, 2, 8}) {
                assertSame(expected, builder.build(RunControl.on(workers, threads)));
            }
        } finally {
            workers.shutdown();
        }
    }

    private static void assertSame(HeteroGraph expected, HeteroGraph actual) {
        assertThat(actual.nodeCount()).isEqualTo(expected.nodeCount());
        for (EdgeType type : EdgeType.values()) {
            EdgeTable table = actual.edges(type);
            EdgeTable other = expected.edges(type);
            assertThat(table.edgeCount()).isEqualTo(other.edgeCount());
            for (int node = 0; node < table.nodeCount(); node++) {
                assertThat(actual.ids(type.from()).id(node))
                        .isEqualTo(expected.ids(type.from()).id(node));
                assertThat(table.end(node)).isEqualTo(other.end(node));
            }
            for (long position = 0; position < table.edgeCount(); position++) {
                assertThat(table.target(position)).isEqualTo(other.target(position));
                assertThat(table.count(position)).isEqualTo(other.count(position));
                assertThat(table.firstMillis(position)).isEqualTo(other.firstMillis(position));
                assertThat(table.lastMillis(position)).isEqualTo(other.lastMillis(position));
            }
        }
    }

    @Test
    void build_beyondTheBudgetOrCancelled_isRefused() {
        HeteroGraphBuilder builder = HeteroGraph.builder();
        for (int i = 0; i < 1_000; i++) {
            builder.add(full("u" + i, "i" + i % 10, i));
        }

        assertThatExceptionOfType(MemoryBudgetException.class)
                .isThrownBy(() -> builder.build(RunControl.inline().withinHeap(1_000)))
                .withMessageContaining("graph of 1,000 events must fit the memory budget");
        assertThatExceptionOfType(RunCancelledException.class)
                .isThrownBy(() -> builder.build(RunControl.inline().cancelledBy(() -> true)));
        assertThat(builder.estimate().upperBytes())
                .isGreaterThan(builder.build().heapBytes());
        assertThat(builder.estimate().lowerBytes()).isLessThan(builder.build().heapBytes());
    }
}
