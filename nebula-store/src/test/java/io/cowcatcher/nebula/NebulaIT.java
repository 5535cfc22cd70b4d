package io.cowcatcher.nebula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.cowcatcher.event.Login;
import io.cowcatcher.graph.HeteroGraph;
import io.cowcatcher.graph.NamedNode;
import io.cowcatcher.graph.NodeType;
import io.cowcatcher.nebula.internal.ByHand;
import io.cowcatcher.nebula.internal.Deadline;
import io.cowcatcher.nebula.internal.Name;
import io.cowcatcher.nebula.internal.Ngql;
import io.cowcatcher.nebula.internal.ServerFailure;
import io.cowcatcher.nebula.internal.ServerFailure.Kind;
import io.cowcatcher.nebula.internal.Sessions;
import io.cowcatcher.sample.HeteroGraphSampler;
import io.cowcatcher.sample.SampleBudget;
import io.cowcatcher.sample.SampledSubgraph;
import io.cowcatcher.seed.RiskSeed;
import io.cowcatcher.seed.RiskSeedStore;
import io.cowcatcher.seed.SeedOrigin;
import io.cowcatcher.seed.SeedPage;
import io.cowcatcher.seed.SeedSubject;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Against a real Nebula, named by {@code COWCATCHER_NEBULA=host:port}; where none is named it says that it did not run.
 * Makes a space of its own and drops it.
 */
class NebulaIT {
    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
    private static final String SPACE =
            "cowcatcher_it_" + ProcessHandle.current().pid();
    private static final VertexIds IDS = VertexIds.readable();

    @TempDir
    Path folder;

    private static NebulaOptions options;
    private static NebulaSpace space;

    private static String environment(String name, String otherwise) {
        String value = System.getenv(name);
        return value == null || value.isEmpty() ? otherwise : value;
    }

    @BeforeAll
    static void createSchema() {
        String address = environment("COWCATCHER_NEBULA", "");
        if (address.isEmpty()) {
            System.out.println("NOT RUN: NebulaIT needs a real Nebula; set COWCATCHER_NEBULA=host:port");
        }
        assumeTrue(!address.isEmpty(), "not run: COWCATCHER_NEBULA names no Nebula");
        options = NebulaOptions.at(
                address,
                SPACE,
                NebulaCredentials.of(
                        environment("COWCATCHER_NEBULA_USER", "root"),
                        environment("COWCATCHER_NEBULA_PASSWORD", "nebula")));
        NebulaSchema schema = NebulaSchema.of(IDS).withPartitions(3, 1);
        schema.createIn(options, Duration.ofMinutes(2));
        space = NebulaSpace.open(options, schema);
    }

    @AfterAll
    static void dropSpace() {
        if (space != null) {
            space.close();
            drop(SPACE);
        }
    }

    private static void drop(String name) {
        try (Sessions sessions = new Sessions(options.settings().unbound())) {
            sessions.execute(
                    Ngql.of("DROP SPACE IF EXISTS ").name(new Name(name)).toStatement("drop the space of the test"),
                    Deadline.after(Duration.ofMinutes(1)));
        }
    }

    private void write(GraphEvents events) {
        WriteReport report = space.writer(WriterOptions.keepingFailuresIn(folder.resolve("failures")))
                .write(events);
        assertThat(report.isComplete()).isTrue();
    }

    @Test
    void write_thenSample_isWhatTheGraphInMemoryGives() {
        RandomEvents events = new RandomEvents(21, 100);
        write(events.source());
        write(events.source());
        HeteroGraph graph = events.graph();
        List<NamedNode> start = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            start.add(NamedNode.user(graph.ids(NodeType.USER).id(i)));
        }
        SampleBudget budget = SampleBudget.defaults().withEventsPerNode(10_000).within(Duration.ofMinutes(2));

        SampledSubgraph sample = space.sampler().sample(start, budget);

        SampledSubgraph expected = new HeteroGraphSampler(graph).sample(start, budget);
        assertThat(sample.layers()).isEqualTo(expected.layers());
        assertThat(sample.graph().edgeCount()).isEqualTo(expected.graph().edgeCount());
    }

    /** The order of ranks under LIMIT, which only a real server can settle. */
    @Test
    void sample_hub_keepsTheNewest() {
        List<Login> logins = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            logins.add(Login.of("it-user" + i, START.plusSeconds(i)).withDevice("it-hub"));
        }
        write(GraphEvents.logins(logins.iterator()));

        SampledSubgraph sample = space.sampler()
                .sample(
                        List.of(new NamedNode(NodeType.DEVICE, "it-hub")),
                        SampleBudget.defaults().withEventsPerNode(5).within(Duration.ofMinutes(1)));

        assertThat(sample.truncated()).containsExactly(new NamedNode(NodeType.DEVICE, "it-hub"));
        for (int i = 45; i < 50; i++) {
            assertThat(sample.graph().node(NodeType.USER, "it-user" + i)).isPresent();
        }
    }

    @Test
    void seeds_putAndErased_comeAndGo() {
        try (RiskSeedStore seeds = space.riskSeeds()) {
            List<RiskSeed> batch = List.of(
                    RiskSeed.of(SeedSubject.user("it-a"), 0.25, SeedOrigin.ANALYST, START),
                    RiskSeed.of(SeedSubject.user("it-b"), 0.75, SeedOrigin.ANALYST, START));
            seeds.putAll(batch);
            seeds.putAll(batch);
            assertThat(seeds.get(SeedSubject.user("it-a"))).contains(batch.get(0));
            assertThat(seeds.history(SeedSubject.user("it-b"))).containsExactly(batch.get(1));
            assertThat(seeds.byScore(0.5, 1, SeedPage.first(10))).containsExactly(batch.get(1));
            assertThat(seeds.eraseAll(List.of(SeedSubject.user("it-a"), SeedSubject.user("it-b"))))
                    .isEqualTo(2);
            assertThat(seeds.count()).isZero();
        }
    }

    /** UPDATE and UPSERT ... WHEN under contention: none of the puts is lost. */
    @Test
    void seeds_putByManyAtOnce_areAllKept() throws Exception {
        SeedSubject subject = SeedSubject.user("it-contended");
        ExecutorService threads = Executors.newFixedThreadPool(4);
        List<NebulaSpace> spaces = new ArrayList<>();
        List<Future<?>> writers = new ArrayList<>();
        for (int writer = 0; writer < 4; writer++) {
            NebulaSpace other = NebulaSpace.open(options, NebulaSchema.of(IDS));
            spaces.add(other);
            int first = writer;
            writers.add(threads.submit(() -> {
                RiskSeedStore store = other.riskSeeds();
                for (int i = first; i < 16; i += 4) {
                    store.put(RiskSeed.of(subject, i / 16.0, SeedOrigin.ANALYST, START.plusSeconds(i)));
                }
            }));
        }
        for (Future<?> writer : writers) {
            writer.get();
        }
        threads.shutdown();
        try (RiskSeedStore seeds = space.riskSeeds()) {
            assertThat(seeds.history(subject)).hasSize(16);
            assertThat(seeds.erase(subject)).isTrue();
        }
        spaces.forEach(NebulaSpace::close);
    }

    /** The conditional writes of batches, from the first statement to the last, as the server itself answers them. */
    @Test
    void batchStates_areDecidedOnce() {
        try (Sessions sessions = new Sessions(options.settings())) {
            Deadline soon = Deadline.after(Duration.ofMinutes(1));
            sessions.execute(SeedStatements.batchOpening("it"), soon);
            assertThat(sessions.execute(SeedStatements.batchDecision("it", 3), soon)
                            .integer(0, "parts"))
                    .isEqualTo(3);
            assertThat(sessions.execute(SeedStatements.batchDecision("it", SeedBatches.ABANDONED), soon)
                            .integer(0, "parts"))
                    .isEqualTo(3);
            sessions.execute(SeedStatements.batchClosing("it"), soon);
            assertThatExceptionOfType(ServerFailure.class)
                    .isThrownBy(() -> sessions.execute(SeedStatements.batchDecision("it", 3), soon))
                    .satisfies(failure -> assertThat(failure.kind()).isEqualTo(Kind.NO_ROW));
        }
    }

    @Test
    void errors_areToldByTheirTexts() {
        Map<String, Kind> expected = Map.of(
                "FETCH PROP ON `no_such_tag` \"u:a\" YIELD id(vertex) AS id",
                Kind.ABSENT,
                "INSERT VERTEX `user`() VALUES \"" + "x".repeat(100) + "\":()",
                Kind.REJECTED,
                "INSERT EDGE `used_ip`(`at`) VALUES \"u:a\"->\"ip:b\"@0:(\"no time\")",
                Kind.REJECTED,
                "THIS IS NO STATEMENT",
                Kind.REJECTED);
        try (Sessions sessions = new Sessions(options.settings())) {
            expected.forEach((statement, kind) -> assertThatExceptionOfType(ServerFailure.class)
                    .isThrownBy(
                            () -> sessions.execute(ByHand.statement(statement), Deadline.after(Duration.ofMinutes(1))))
                    .satisfies(failure -> assertThat(failure.kind()).isEqualTo(kind)));
        }
    }

    /** Time to live of edges, pseudonyms and sealed rows, in a space with a key. */
    @Test
    void keyedSpace_expiredEdgesAreGone_andSealedSeedsComeBack() {
        VertexIds keyed = VertexIds.keyedBy(new byte[32]);
        NebulaOptions other = NebulaOptions.at(options.addresses().get(0), SPACE + "_keyed", options.credentials());
        NebulaSchema schema = NebulaSchema.of(keyed).withPartitions(3, 1).withEdgeTimeToLive(Duration.ofDays(1));
        Instant now = Instant.now();
        NamedNode ip = new NamedNode(NodeType.IP, "10.1.2.3");
        try {
            schema.createIn(other, Duration.ofMinutes(2));
            try (NebulaSpace hidden = NebulaSpace.open(other, schema);
                    RiskSeedStore seeds = hidden.riskSeeds()) {
                hidden.writer(WriterOptions.keepingFailuresIn(folder.resolve("keyed")))
                        .write(GraphEvents.logins(List.of(
                                        Login.of("it-old", now.minus(Duration.ofDays(3)))
                                                .withIp(ip.id()),
                                        Login.of("it-new", now).withIp(ip.id()))
                                .iterator()));
                SampledSubgraph sample = hidden.sampler().sample(List.of(ip), SampleBudget.defaults());
                assertThat(sample.graph().node(NodeType.USER, "it-new")).isPresent();
                assertThat(sample.graph().node(NodeType.USER, "it-old")).isEmpty();
                RiskSeed seed = RiskSeed.of(new SeedSubject(NodeType.IP, ip.id()), 0.5, SeedOrigin.ANALYST, now);
                seeds.put(seed);
                assertThat(seeds.bySubject(SeedPage.first(10)))
                        .hasSize(1)
                        .first()
                        .extracting(RiskSeed::subject)
                        .isEqualTo(seed.subject());
            }
        } finally {
            drop(other.space());
        }
    }
}
