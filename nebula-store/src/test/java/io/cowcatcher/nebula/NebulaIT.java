package io.cowcatcher.nebula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.cowcatcher.event.Login;
import io.cowcatcher.graph.HeteroGraph;
import io.cowcatcher.graph.NamedNode;
import io.cowcatcher.graph.NodeType;
import io.cowcatcher.nebula.internal.Deadline;
import io.cowcatcher.nebula.internal.Name;
import io.cowcatcher.nebula.internal.Ngql;
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
            try (Sessions sessions = new Sessions(options.settings().unbound())) {
                sessions.execute(
                        Ngql.of("DROP SPACE ").name(new Name(SPACE)).toStatement("drop the space of the test"),
                        Deadline.after(Duration.ofMinutes(1)));
            }
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
}
