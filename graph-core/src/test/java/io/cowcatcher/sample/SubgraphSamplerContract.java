package io.cowcatcher.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cowcatcher.event.Login;
import io.cowcatcher.event.Purchase;
import io.cowcatcher.event.PurchaseField;
import io.cowcatcher.graph.EdgeTable;
import io.cowcatcher.graph.EdgeType;
import io.cowcatcher.graph.HeteroGraph;
import io.cowcatcher.graph.HeteroGraphBuilder;
import io.cowcatcher.graph.NamedNode;
import io.cowcatcher.graph.NodeType;
import io.cowcatcher.sample.SampledSubgraph.Ending;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link SubgraphSampler} keeps; an implementation's test extends this and says how to open one. */
public abstract class SubgraphSamplerContract {
    protected static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
    private static final Duration LONG = Duration.ofMinutes(2);
    protected static final SampleBudget BUDGET = SampleBudget.defaults().within(LONG);

    /** Opens a sampler of the graph that these events make; no two of them are the same. */
    protected abstract SubgraphSampler open(List<Purchase> purchases, List<Login> logins) throws Exception;

    protected static Login login(String user, String device, int second) {
        return Login.of(user, START.plusSeconds(second)).withDevice(device);
    }

    private static NamedNode user(String id) {
        return NamedNode.user(id);
    }

    private static NamedNode device(String id) {
        return new NamedNode(NodeType.DEVICE, id);
    }

    private SubgraphSampler openLogins(Login... logins) throws Exception {
        return open(List.of(), List.of(logins));
    }

    /** Every edge of a graph as text; facts without count and times. */
    protected static Set<String> edges(HeteroGraph graph) {
        return ends(graph).keySet();
    }

    /** The same with the ends of each. */
    private static SortedMap<String, List<NamedNode>> ends(HeteroGraph graph) {
        SortedMap<String, List<NamedNode>> edges = new TreeMap<>();
        for (EdgeType type : EdgeType.values()) {
            EdgeTable table = graph.edges(type);
            for (int node = 0; node < table.nodeCount(); node++) {
                for (long at = table.first(node); at < table.end(node); at++) {
                    String from = graph.ids(type.from()).id(node);
                    String to = graph.ids(type.to()).id(table.target(at));
                    String events = table.count(at) + " " + table.firstMillis(at) + " " + table.lastMillis(at);
                    edges.put(
                            type + " " + from + " " + to + (type.from() == NodeType.USER ? " " + events : ""),
                            List.of(new NamedNode(type.from(), from), new NamedNode(type.to(), to)));
                }
            }
        }
        return edges;
    }

    private static List<Purchase> randomPurchases(long seed, int count) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Purchase> purchases = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            purchases.add(Purchase.by("u" + random.nextInt(count / 3))
                    .of("i" + random.nextInt(5))
                    .at(START.plusSeconds(i))
                    .with(PurchaseField.ORDER, "o" + i)
                    .with(PurchaseField.SELLER, "s" + random.nextInt(2))
                    .with(PurchaseField.DEVICE, "d" + random.nextInt(count / 2))
                    .with(PurchaseField.IP, "10.0.0." + random.nextInt(count / 2))
                    .with(PurchaseField.ADDRESS, "Straße " + random.nextInt(count / 2))
                    .with(PurchaseField.BUILDING, "Straße")
                    .build());
        }
        return purchases;
    }

    /** The plain twin: edges in a flat list, gone through again for each hop. */
    private static Set<String> plainSearch(HeteroGraph graph, Set<NamedNode> start, SampleBudget budget) {
        Set<NamedNode> seen = new TreeSet<>(start);
        Set<NamedNode> frontier = start;
        Set<String> found = new TreeSet<>();
        for (int hop = 0; hop < budget.hops(); hop++) {
            Set<NamedNode> next = new TreeSet<>();
            for (Map.Entry<String, List<NamedNode>> edge : ends(graph).entrySet()) {
                boolean isAllowed = budget.edgeTypes().stream()
                        .anyMatch(type -> edge.getKey().startsWith(type + " "));
                if (isAllowed && edge.getValue().stream().anyMatch(frontier::contains)) {
                    found.add(edge.getKey());
                    next.addAll(edge.getValue());
                }
            }
            next.removeAll(seen);
            seen.addAll(next);
            next.removeIf(node -> budget.endTypes().contains(node.type()));
            frontier = next;
        }
        return found;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4})
    void sample_randomGraph_findsWhatThePlainSearchFinds(int hops) throws Exception {
        List<Purchase> purchases = randomPurchases(11 + hops, 40);
        SubgraphSampler sampler = open(purchases, List.of());
        HeteroGraphBuilder builder = HeteroGraph.builder();
        purchases.forEach(builder::add);
        Set<NamedNode> start = Set.of(user("u1"), user("u2"));
        SampleBudget budget = BUDGET.withHops(hops).withEventsPerNode(1_000);

        SampledSubgraph sample = sampler.sample(start, budget);

        assertThat(edges(sample.graph())).isEqualTo(plainSearch(builder.build(), start, budget));
        assertThat(sample.ending()).isEqualTo(Ending.COMPLETE);
        assertThat(sample.isPartial()).isFalse();
        assertThat(sample.truncated()).isEmpty();
        assertThat(sample.layers().get(0)).containsExactly(user("u1"), user("u2"));
    }

    @Test
    void sample_chain_hasItsLayers() throws Exception {
        SubgraphSampler sampler =
                openLogins(login("a", "x", 1), login("b", "x", 2), login("b", "y", 3), login("c", "y", 4));

        SampledSubgraph sample = sampler.sample(List.of(user("a")), BUDGET.withHops(3));

        assertThat(sample.layers())
                .containsExactly(List.of(user("a")), List.of(device("x")), List.of(user("b")), List.of(device("y")));
        assertThat(sample.graph().nodeCount()).isEqualTo(4);
        assertThat(sample.graph().edgeCount()).isEqualTo(3);
        assertThat(sample.budget().hops()).isEqualTo(3);
    }

    @Test
    void sample_eventsOfOnePair_areOneEdgeWithCountAndTimes() throws Exception {
        SubgraphSampler sampler = openLogins(login("a", "x", 5), login("a", "x", 1), login("a", "x", 9));

        long start = START.toEpochMilli();
        assertThat(edges(sampler.sample(List.of(user("a")), BUDGET).graph()))
                .containsExactly("USED_DEVICE a x 3 " + (start + 1_000) + " " + (start + 9_000));
    }

    @Test
    void sample_nodeOfWhichNothingIsKnown_isThereAlone() throws Exception {
        SubgraphSampler sampler = openLogins(login("a", "x", 1));

        SampledSubgraph sample = sampler.sample(List.of(user("nobody")), BUDGET);

        assertThat(sample.graph().nodeCount()).isOne();
        assertThat(sample.graph().node(NodeType.USER, "nobody")).isPresent();
        assertThat(sample.ending()).isEqualTo(Ending.COMPLETE);
    }

    /** A device of 30 users: a sample of the newest, reported, nobody behind it expanded. */
    @Test
    void sample_hub_isTruncatedReportedAndNotExpanded() throws Exception {
        List<Login> logins = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            logins.add(login("u" + i, "hub", 100 + i));
            logins.add(login("u" + i, "own" + i, i));
        }
        SubgraphSampler sampler = open(List.of(), logins);

        SampledSubgraph sample = sampler.sample(
                List.of(device("hub")), BUDGET.withEventsPerNode(10).withHops(4));

        assertThat(sample.truncated()).containsExactly(device("hub"));
        List<NamedNode> newest = new ArrayList<>();
        for (int i = 20; i < 30; i++) {
            newest.add(user("u" + i));
        }
        assertThat(sample.layers()).containsExactly(List.of(device("hub")), newest);
        assertThat(sample.ending()).isEqualTo(Ending.COMPLETE);
    }

    @Test
    void sample_exactlyAsManyEventsAsAllowed_isNoHub() throws Exception {
        List<Login> logins = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            logins.add(login("u" + i, "d", i));
        }
        SubgraphSampler sampler = open(List.of(), logins);

        assertThat(sampler.sample(List.of(device("d")), BUDGET.withEventsPerNode(10))
                        .truncated())
                .isEmpty();
        assertThat(sampler.sample(List.of(device("d")), BUDGET.withEventsPerNode(9))
                        .truncated())
                .containsExactly(device("d"));
    }

    /** Whether a node is a hub does not depend on who is asked about with it. */
    @Test
    void sample_hubAmongMany_takesNothingFromTheOthers() throws Exception {
        List<Login> logins = new ArrayList<>();
        List<NamedNode> start = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            logins.add(login("friend" + i, "d" + i, i));
            start.add(device("d" + i));
        }
        for (int i = 0; i < 200; i++) {
            logins.add(login("crowd" + i, "d7", 1_000 + i));
        }
        SubgraphSampler sampler = open(List.of(), logins);

        SampledSubgraph sample =
                sampler.sample(start, BUDGET.withEventsPerNode(3).withHops(1));

        assertThat(sample.truncated()).containsExactly(device("d7"));
        assertThat(sample.graph().edgeCount()).isEqualTo(39 + 3);
        assertThat(sample.graph().node(NodeType.USER, "crowd199")).isPresent();
        assertThat(sample.graph().node(NodeType.USER, "friend7")).isEmpty();
    }

    @Test
    void sample_nodeBehindAHubAndBehindAFriend_isExpanded() throws Exception {
        List<Login> logins = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            logins.add(login("crowd" + i, "hub", i));
        }
        logins.add(login("a", "hub", 100));
        logins.add(login("a", "friend", 101));
        logins.add(login("b", "hub", 102));
        logins.add(login("b", "friend", 103));
        logins.add(login("b", "far", 104));
        SubgraphSampler sampler = open(List.of(), logins);

        SampledSubgraph sample =
                sampler.sample(List.of(user("a")), BUDGET.withEventsPerNode(5).withHops(3));

        assertThat(sample.graph().node(NodeType.DEVICE, "far")).isPresent();
        assertThat(sample.truncated()).containsExactly(device("hub"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 17})
    void sample_fewNodesAllowed_hasNoMoreAndSaysSo(int nodes) throws Exception {
        SubgraphSampler sampler = open(randomPurchases(3, 40), List.of());

        SampledSubgraph sample = sampler.sample(
                List.of(user("u1")), BUDGET.withAtMost(nodes, 1_000).withHops(4));

        assertThat(sample.graph().nodeCount()).isEqualTo(nodes);
        assertThat(sample.ending()).isEqualTo(Ending.NODES);
        assertThat(sample.isPartial()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 17})
    void sample_fewEdgesAllowed_hasNoMoreAndSaysSo(int edges) throws Exception {
        SubgraphSampler sampler = open(randomPurchases(3, 40), List.of());

        SampledSubgraph sample = sampler.sample(
                List.of(user("u1")), BUDGET.withAtMost(1_000, edges).withHops(4));

        assertThat(sample.graph().edgeCount()).isEqualTo(edges);
        assertThat(sample.ending()).isEqualTo(Ending.EDGES);
    }

    @Test
    void sample_noTime_returnsTheStartMarkedAsPartial() throws Exception {
        SubgraphSampler sampler = openLogins(login("a", "x", 1));

        SampledSubgraph sample = sampler.sample(List.of(user("a")), BUDGET.within(Duration.ZERO));

        assertThat(sample.ending()).isEqualTo(Ending.TIME);
        assertThat(sample.isPartial()).isTrue();
        assertThat(sample.graph().node(NodeType.USER, "a")).isPresent();
    }

    @Test
    void sample_endTypes_areMetAndNotExpanded() throws Exception {
        List<Purchase> purchases = List.of(
                Purchase.by("a").of("hot").at(START).build(),
                Purchase.by("b").of("hot").at(START.plusSeconds(1)).build());
        SubgraphSampler sampler = open(purchases, List.of());

        SampledSubgraph met = sampler.sample(List.of(user("a")), BUDGET.withHops(3));
        assertThat(met.layers()).containsExactly(List.of(user("a")), List.of(new NamedNode(NodeType.ITEM, "hot")));

        assertThat(sampler.sample(List.of(new NamedNode(NodeType.ITEM, "hot")), BUDGET)
                        .graph()
                        .nodeCount(NodeType.USER))
                .isEqualTo(2);
        assertThat(sampler.sample(List.of(user("a")), BUDGET.endingAt(Set.of()))
                        .graph()
                        .nodeCount(NodeType.USER))
                .isEqualTo(2);
    }

    @Test
    void sample_someEdgeTypes_goesAlongNoOthers() throws Exception {
        SubgraphSampler sampler = open(randomPurchases(5, 30), List.of());

        HeteroGraph graph = sampler.sample(
                        List.of(user("u1")),
                        BUDGET.along(EnumSet.of(EdgeType.USED_IP)).withHops(4))
                .graph();

        assertThat(graph.edgeCount())
                .isEqualTo(graph.edges(EdgeType.USED_IP).edgeCount())
                .isPositive();
    }

    @Test
    void sample_startInAnyOrderAndTwice_isTheSame() throws Exception {
        SubgraphSampler sampler = open(randomPurchases(6, 60), List.of());
        List<NamedNode> start = new ArrayList<>();
        for (int i = 0; i < 15; i++) {
            start.add(user("u" + i));
        }
        SampleBudget tight = BUDGET.withAtMost(70, 60).withEventsPerNode(2).withHops(3);
        SampledSubgraph first = sampler.sample(start, tight);
        for (int i = 0; i < 3; i++) {
            Collections.rotate(start, 4);
            Collections.reverse(start.subList(i, 10));
            SampledSubgraph again = sampler.sample(start, tight);
            assertThat(edges(again.graph())).isEqualTo(edges(first.graph()));
            assertThat(again.layers()).isEqualTo(first.layers());
            assertThat(again.truncated()).isEqualTo(first.truncated()).isNotEmpty();
            assertThat(again.ending()).isEqualTo(first.ending()).isNotEqualTo(Ending.COMPLETE);
        }
    }

    @Test
    void sample_hostileNames_comeBackAsTheyAre() throws Exception {
        List<String> names = List.of("a\"b", "\\", "'); DROP SPACE cow; --", "黄牛", "\uD83D\uDE80", "a\nb", "$-", "`");
        List<Login> logins = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            logins.add(login(names.get(i), "d", i));
        }
        SubgraphSampler sampler = open(List.of(), logins);

        SampledSubgraph sample = sampler.sample(List.of(user(names.get(2))), BUDGET);

        for (String name : names) {
            assertThat(sample.graph().node(NodeType.USER, name)).isPresent();
        }
    }

    @Test
    void sample_noStartOrTooMuch_isRefused() throws Exception {
        SubgraphSampler sampler = openLogins(login("a", "x", 1));

        assertThatIllegalArgumentException().isThrownBy(() -> sampler.sample(List.of(), BUDGET));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sampler.sample(List.of(user("a"), user("b")), BUDGET.withAtMost(1, 1)))
                .withMessageContaining("1 to 1 nodes (got: 2)");
    }
}
