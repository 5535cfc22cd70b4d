package io.cowcatcher.nebula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.cowcatcher.error.StoreException;
import io.cowcatcher.event.Purchase;
import io.cowcatcher.event.PurchaseField;
import io.cowcatcher.event.Registration;
import io.cowcatcher.graph.NamedNode;
import io.cowcatcher.nebula.internal.ByHand;
import io.cowcatcher.nebula.internal.Deadline;
import io.cowcatcher.nebula.internal.Sessions;
import io.cowcatcher.nebula.stub.Fault;
import io.cowcatcher.nebula.stub.GraphModel;
import io.cowcatcher.nebula.stub.GraphdStub;
import io.cowcatcher.sample.SampleBudget;
import io.cowcatcher.seed.RiskSeed;
import io.cowcatcher.seed.RiskSeedStore;
import io.cowcatcher.seed.SeedOrigin;
import io.cowcatcher.seed.SeedPage;
import io.cowcatcher.seed.SeedSubject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every shape of statement that this module sends, one example each, against a list under version control: what is
 * added or changed there has to be tried against the real grammar.
 */
class NgqlCorpusTest {
    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
    private static final Path GOLDEN = Path.of("src/test/resources/ngql-corpus.txt");

    @TempDir
    Path folder;

    @Test
    void statements_everyShape_areThoseOfTheGoldenList() throws Exception {
        VertexIds ids = VertexIds.readable();
        Map<String, String> shapes = new LinkedHashMap<>();
        try (GraphdStub stub = GraphdStub.start(new GraphModel(() -> START))) {
            stub.record();
            NebulaSchema schema = NebulaSchema.of(ids).withEdgeTimeToLive(Duration.ofDays(180));
            schema.createIn(Trial.options(stub), Duration.ofSeconds(30));
            schema.statements(Trial.SPACE).stream()
                    .filter(statement -> statement.startsWith("USE"))
                    .forEach(statement -> add(shapes, statement));
            try (NebulaSpace space = NebulaSpace.open(Trial.options(stub), schema)) {
                writeGraph(space);
                keepSeeds(space);
                finishSeeds(stub, space);
                space.sampler()
                        .sample(
                                List.of(NamedNode.user("黄牛"), NamedNode.user("b")),
                                SampleBudget.defaults().endingAt(Set.of()).within(Duration.ofMinutes(1)));
            }
            stub.statements().forEach(statement -> add(shapes, statement));
        }
        rebuildIndex().forEach(statement -> add(shapes, statement));
        String corpus = String.join("\n----\n", shapes.values()) + "\n";
        Files.createDirectories(Path.of("target"));
        Files.writeString(Path.of("target/ngql-corpus.txt"), corpus);

        assertThat(corpus)
                .as("copy target/ngql-corpus.txt to %s once the new statements have passed the grammar", GOLDEN)
                .isEqualTo(Files.readString(GOLDEN));
    }

    private static void add(Map<String, String> shapes, String statement) {
        String shape = statement
                .replaceAll("\"(\\\\.|[^\"\\\\])*\"", "T")
                .replaceAll("-?\\d+(\\.\\d+)?(E-?\\d+)?", "N")
                .replaceAll("(T->T@N:\\([^)]*\\), )+", "")
                .replaceAll("(T:\\(\\), )+", "")
                .replaceAll("(T, )+", "")
                .replaceAll("NULL|T\\)", "X");
        shapes.putIfAbsent(shape, statement);
    }

    private void writeGraph(NebulaSpace space) {
        Purchase.Builder full =
                Purchase.by("黄牛").at(START.plusMillis(7)).priced(9.5, 12).quantity(2);
        for (PurchaseField field : PurchaseField.values()) {
            if (field.isText() && field != PurchaseField.USER) {
                full.with(field, field.columnName() + " \"\\ 1\n");
            }
        }
        NebulaGraphWriter writer = space.writer(WriterOptions.keepingFailuresIn(folder.resolve("failures")));
        writer.write(GraphEvents.purchases(List.of(
                        full.build(),
                        Purchase.by("b").of("i").with(PurchaseField.DEVICE, "d").build())
                .iterator()));
        writer.write(GraphEvents.registrations(List.of(Registration.of("b", START)
                        .withDevice("d")
                        .withIp("10.0.0.1")
                        .withPhone("138"))
                .iterator()));
    }

    private static void keepSeeds(NebulaSpace space) {
        AtomicInteger next = new AtomicInteger();
        try (RiskSeedStore seeds = space.riskSeeds(
                () -> START, () -> START, () -> String.format(Locale.ROOT, "%015x", next.incrementAndGet()))) {
            RiskSeed first = RiskSeed.of(SeedSubject.user("黄牛"), 0.95, SeedOrigin.INTERCEPT_RING, START);
            RiskSeed second = RiskSeed.of(SeedSubject.user("b"), 1, SeedOrigin.ANALYST, START)
                    .expiringAt(START.plusSeconds(60));
            seeds.putAll(List.of(first, second));
            seeds.byScore(0.5, 1, SeedPage.first(10));
            seeds.eraseAll(List.of(first.subject(), second.subject()));
        }
    }

    /** What is sent after a batch was cut off, and when one is told apart from those that never counted. */
    private static void finishSeeds(GraphdStub stub, NebulaSpace space) {
        AtomicInteger next = new AtomicInteger(100);
        try (RiskSeedStore seeds = space.riskSeeds(
                () -> START, () -> START, () -> String.format(Locale.ROOT, "%015x", next.incrementAndGet()))) {
            List<RiskSeed> batch = List.of(
                    RiskSeed.of(SeedSubject.user("黄牛"), 0.5, SeedOrigin.ANALYST, START),
                    RiskSeed.of(SeedSubject.user("b"), 0.5, SeedOrigin.ANALYST, START));
            for (String last : List.of("UPSERT VERTEX ON `risk_seed`", "UPDATE VERTEX ON `seed_batch_state`")) {
                stub.failBy((statement, number) -> statement.startsWith(last)
                        ? Fault.error(-1005, "Storage Error: Out of range value.")
                        : Fault.none());
                assertThatExceptionOfType(StoreException.class).isThrownBy(() -> seeds.putAll(batch));
                stub.failBy((statement, number) -> Fault.none());
                seeds.eraseAll(List.of(SeedSubject.user("c")));
            }
            seeds.put(RiskSeed.of(SeedSubject.user("b"), 0.75, SeedOrigin.ANALYST, START));
        }
    }

    /** What is sent to a space whose seeds are older than their index. */
    private static List<String> rebuildIndex() {
        NebulaSchema schema = NebulaSchema.of(VertexIds.readable());
        try (GraphdStub stub = GraphdStub.start(new GraphModel());
                Sessions unbound = new Sessions(Trial.options(stub).settings().unbound());
                Sessions bound = new Sessions(Trial.options(stub).settings())) {
            for (String statement : schema.statements(Trial.SPACE)) {
                if (!statement.contains("INDEX") && !statement.startsWith("USE")) {
                    (statement.contains(" SPACE ") ? unbound : bound)
                            .execute(ByHand.statement(statement), Deadline.after(Duration.ofSeconds(10)));
                }
            }
            stub.record();
            schema.createIn(Trial.options(stub), Duration.ofSeconds(30));
            return stub.statements().stream()
                    .filter(statement -> statement.contains("REBUILD") || statement.contains("STATUS"))
                    .toList();
        }
    }
}
