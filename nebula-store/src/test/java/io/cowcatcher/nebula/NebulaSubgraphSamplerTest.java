package io.cowcatcher.nebula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.cowcatcher.error.StoreException;
import io.cowcatcher.event.Login;
import io.cowcatcher.event.Purchase;
import io.cowcatcher.graph.EdgeType;
import io.cowcatcher.graph.NamedNode;
import io.cowcatcher.graph.NodeType;
import io.cowcatcher.nebula.stub.Fault;
import io.cowcatcher.nebula.stub.GraphModel;
import io.cowcatcher.nebula.stub.GraphdStub;
import io.cowcatcher.sample.SampleBudget;
import io.cowcatcher.sample.SampledSubgraph;
import io.cowcatcher.sample.SampledSubgraph.Ending;
import io.cowcatcher.sample.SubgraphSampler;
import io.cowcatcher.sample.SubgraphSamplerContract;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class NebulaSubgraphSamplerTest extends SubgraphSamplerContract {
    @TempDir
    Path folder;

    private final List<AutoCloseable> opened = new ArrayList<>();
    private GraphdStub stub;

    @AfterEach
    void closeAll() throws Exception {
        for (AutoCloseable closeable : opened) {
            closeable.close();
        }
    }

    @Override
    protected SubgraphSampler open(List<Purchase> purchases, List<Login> logins) {
        return open(purchases, logins, VertexIds.readable());
    }

    private NebulaSubgraphSampler open(List<Purchase> purchases, List<Login> logins, VertexIds ids) {
        stub = Trial.stubWithSchema(new GraphModel(), ids);
        NebulaSpace space = NebulaSpace.open(Trial.options(stub), NebulaSchema.of(ids));
        opened.add(space);
        opened.add(stub);
        NebulaGraphWriter writer = space.writer(WriterOptions.keepingFailuresIn(folder.resolve("failures")));
        assertThat(writer.write(GraphEvents.purchases(purchases.iterator())).isComplete())
                .isTrue();
        assertThat(writer.write(GraphEvents.logins(logins.iterator())).isComplete())
                .isTrue();
        return space.sampler();
    }

    @Test
    void sample_pseudonyms_areToldAsSuchAndAcceptedAsStart() {
        Login first = login("a", "d", 1).withIp("10.1.2.3");
        Login second = login("b", "e", 2).withIp("10.1.2.3");
        NebulaSubgraphSampler sampler = open(List.of(), List.of(first, second), VertexIds.keyedBy(new byte[32]));
        NamedNode ip = new NamedNode(NodeType.IP, "10.1.2.3");

        SampledSubgraph byName = sampler.sample(List.of(ip), BUDGET.withHops(1));

        String shown = byName.graph().ids(NodeType.IP).id(0);
        assertThat(shown).startsWith("~").doesNotContain("10.1");
        assertThat(byName.graph().nodeCount(NodeType.USER)).isEqualTo(2);
        SampledSubgraph byPseudonym = sampler.sample(List.of(new NamedNode(NodeType.IP, shown)), BUDGET.withHops(1));
        assertThat(edges(byPseudonym.graph())).isEqualTo(edges(byName.graph())).hasSize(2);
    }

    /** Samples in a hurry say nothing of the server: nobody else is kept from asking it. */
    @Test
    void sample_budgetsShorterThanAnAnswer_doNotShutTheBreaker() {
        NebulaSubgraphSampler sampler = open(List.of(), List.of(login("a", "d", 1)), VertexIds.readable());
        stub.failBy((statement, number) ->
                statement.startsWith("GO 1 STEPS") ? Fault.delay(Duration.ofMillis(150)) : Fault.none());
        for (int i = 0; i < 10; i++) {
            assertThat(sampler.sample(List.of(NamedNode.user("a")), BUDGET.within(Duration.ofMillis(20)))
                            .isPartial())
                    .isTrue();
        }
        stub.failBy((statement, number) -> Fault.none());

        assertThat(sampler.sample(List.of(NamedNode.user("a")), BUDGET).graph().nodeCount(NodeType.DEVICE))
                .isOne();
    }

    /** A small budget bounds the work, not only the result: what comes after the last edge is not asked for. */
    @Test
    void sample_budgetOfEdgesUsedUp_asksForNoMore() {
        List<Login> logins = new ArrayList<>();
        List<NamedNode> start = new ArrayList<>();
        for (int user = 0; user < 320; user++) {
            start.add(NamedNode.user("u" + user));
            for (int device = 0; device < 20; device++) {
                logins.add(login("u" + user, "d" + user + "-" + device, device));
            }
        }
        SubgraphSampler sampler = open(List.of(), logins);
        long before = stub.statementCount();

        SampledSubgraph sample = sampler.sample(
                start,
                BUDGET.withAtMost(1_000, 10)
                        .along(EnumSet.of(EdgeType.USED_DEVICE))
                        .within(Duration.ofMinutes(1)));

        assertThat(sample.ending()).isEqualTo(Ending.EDGES);
        assertThat(sample.graph().edgeCount()).isEqualTo(10);
        assertThat(stub.statementCount() - before).isOne();
    }

    /** As a user whose name begins like a pseudonym. */
    @Test
    void sample_nameWithATilde_isFoundUnderAKey() {
        SubgraphSampler sampler = open(List.of(), List.of(login("~bob", "d", 1)), VertexIds.keyedBy(new byte[32]));
        assertThat(sampler.sample(List.of(NamedNode.user("~bob")), BUDGET)
                        .graph()
                        .edgeCount())
                .isOne();
    }

    /** The first statements are answered, the rest is not: what was found until then comes back. */
    @Test
    void sample_serverThatFallsSilent_returnsWhatItHasMarkedAsPartial() {
        SubgraphSampler sampler = open(List.of(), List.of(login("a", "x", 1), login("b", "x", 2), login("b", "y", 3)));
        long before = stub.statementCount();
        stub.failBy((statement, number) ->
                statement.contains("REVERSELY") ? Fault.delay(Duration.ofMinutes(5)) : Fault.none());

        SampledSubgraph sample = sampler.sample(List.of(NamedNode.user("a")), BUDGET.within(Duration.ofSeconds(4)));

        assertThat(sample.ending()).isEqualTo(Ending.TIME);
        assertThat(sample.graph().node(NodeType.DEVICE, "x")).isPresent();
        assertThat(sample.graph().node(NodeType.USER, "b")).isEmpty();
        assertThat(stub.statementCount()).isGreaterThan(before);
    }

    @Test
    void sample_allSessionsInUse_returnsTheStartMarkedAsPartial() throws Exception {
        SubgraphSampler sampler = open(List.of(), List.of(login("a", "x", 1)));
        stub.failBy((statement, number) -> Fault.delay(Duration.ofMinutes(5)));
        List<Thread> others = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Thread other = new Thread(
                    () -> sampler.sample(List.of(NamedNode.user("a")), BUDGET.within(Duration.ofSeconds(3))));
            other.start();
            others.add(other);
        }
        SampledSubgraph sample = sampler.sample(List.of(NamedNode.user("a")), BUDGET.within(Duration.ofMillis(300)));
        assertThat(sample.ending()).isEqualTo(Ending.TIME);
        for (Thread other : others) {
            other.join();
        }
    }

    @Test
    void sample_passingFailures_areTriedAgain() {
        SubgraphSampler sampler = open(List.of(), List.of(login("a", "x", 1), login("b", "x", 2)));
        stub.failBy((statement, number) -> number % 2 == 0
                ? Fault.none()
                : Fault.error(-1005, "Storage Error: Not the leader of 1. Please retry later."));
        assertThat(sampler.sample(List.of(NamedNode.user("a")), BUDGET).graph().edgeCount())
                .isEqualTo(2);
    }

    @Test
    void sample_serverThatRefuses_fails() {
        SubgraphSampler sampler = open(List.of(), List.of(login("a", "x", 1)));
        stub.failBy((statement, number) -> Fault.error(-1005, "Storage Error: Edge is wrong."));
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> sampler.sample(List.of(NamedNode.user("a")), SampleBudget.defaults()))
                .withMessageContaining("find edges")
                .withMessageContaining(stub.address());
    }
}
