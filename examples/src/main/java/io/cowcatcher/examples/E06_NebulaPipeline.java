package io.cowcatcher.examples;

import io.cowcatcher.event.Purchase;
import io.cowcatcher.event.PurchaseField;
import io.cowcatcher.event.PurchaseLog;
import io.cowcatcher.graph.NamedNode;
import io.cowcatcher.nebula.GraphEvents;
import io.cowcatcher.nebula.NebulaCredentials;
import io.cowcatcher.nebula.NebulaOptions;
import io.cowcatcher.nebula.NebulaSchema;
import io.cowcatcher.nebula.NebulaSpace;
import io.cowcatcher.nebula.VertexIds;
import io.cowcatcher.nebula.WriteReport;
import io.cowcatcher.nebula.WriterOptions;
import io.cowcatcher.nebula.stub.GraphModel;
import io.cowcatcher.nebula.stub.GraphdStub;
import io.cowcatcher.sample.SampleBudget;
import io.cowcatcher.sample.SampledSubgraph;
import io.cowcatcher.seed.RiskSeed;
import io.cowcatcher.seed.RiskSeedStore;
import io.cowcatcher.seed.SeedOrigin;
import io.cowcatcher.seed.SeedPage;
import io.cowcatcher.seed.SeedSubject;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Purchases in; graph and risk seeds in Nebula; "who is within two hops of this seed?" back.
 *
 * <p>Arguments: {@code host:port} of a graph service; or {@code --stub}, which needs no Nebula; or
 * {@code --print-schema}, which prints the statements that create the schema, of the space that {@code space=},
 * {@code ids=} (bytes), {@code partitions=}, {@code replicas=} and {@code days=} (of edges to live) describe. User and
 * password come from {@code COWCATCHER_NEBULA_USER} and {@code COWCATCHER_NEBULA_PASSWORD}, the key of the pseudonyms
 * from {@code COWCATCHER_NEBULA_KEY}, at least 32 bytes.
 */
public final class E06_NebulaPipeline {
    private static final String SPACE = "cowcatcher_example";
    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
    private static final String EXAMPLE_KEY = "an example's key: never use it for data";

    private E06_NebulaPipeline() {}

    /** Runs against what the argument names. */
    public static void main(String[] args) {
        run(System.out, args.length == 0 ? new String[] {"--stub"} : args);
    }

    static void run(PrintStream out, String... args) {
        String target = args[0];
        VertexIds ids = VertexIds.keyedBy(
                environment("COWCATCHER_NEBULA_KEY", EXAMPLE_KEY).getBytes(StandardCharsets.UTF_8));
        NebulaSchema schema = NebulaSchema.of(ids).withEdgeTimeToLive(Duration.ofDays(3_650));
        if (target.equals("--print-schema")) {
            printSchema(out, ids, List.of(args).subList(1, args.length));
        } else if (target.equals("--stub")) {
            out.println("No Nebula: a stub in this process answers, from a small model of Nebula.");
            try (GraphdStub stub = GraphdStub.start(new GraphModel())) {
                pipeline(out, schema, NebulaCredentials.of("root", GraphdStub.PASSWORD), stub.address());
            }
        } else {
            NebulaCredentials credentials = NebulaCredentials.of(
                    environment("COWCATCHER_NEBULA_USER", "root"), environment("COWCATCHER_NEBULA_PASSWORD", "nebula"));
            pipeline(out, schema, credentials, target);
        }
    }

    /** The statements for a DBA, with the places where to wait for the servers. */
    private static void printSchema(PrintStream out, VertexIds ids, List<String> settings) {
        Map<String, String> values =
                new HashMap<>(Map.of("space", SPACE, "ids", "64", "partitions", "30", "replicas", "1", "days", "3650"));
        for (String setting : settings) {
            String[] parts = setting.split("=", 2);
            if (parts.length < 2 || values.replace(parts[0], parts[1]) == null) {
                throw new IllegalArgumentException("setting must be one of space=, ids=, partitions=, replicas=, days=,"
                        + " 0 days for ever (got: " + setting + ")");
            }
        }
        NebulaSchema schema = NebulaSchema.of(ids.withLength(number(values, "ids")))
                .withPartitions(number(values, "partitions"), number(values, "replicas"));
        int days = number(values, "days");
        List<String> statements = (days == 0 ? schema : schema.withEdgeTimeToLive(Duration.ofDays(days)))
                .statements(values.getOrDefault("space", SPACE));
        for (int i = 0; i < statements.size(); i++) {
            if (i == 1 || i >= statements.size() - 2) {
                out.println("# wait until all servers know the above: two heartbeats, 20 s by default");
            }
            out.println(statements.get(i));
        }
    }

    private static int number(Map<String, String> values, String name) {
        return Integer.parseInt(values.getOrDefault(name, "0"));
    }

    private static void pipeline(PrintStream out, NebulaSchema schema, NebulaCredentials credentials, String address) {
        NebulaOptions options = NebulaOptions.at(address, SPACE, credentials);
        schema.createIn(options, Duration.ofMinutes(2));
        try (NebulaSpace space = NebulaSpace.open(options, schema);
                RiskSeedStore seeds = space.riskSeeds()) {
            WriteReport report = space.writer(WriterOptions.keepingFailuresIn(Path.of("nebula-failures.ngql")))
                    .write(GraphEvents.of(purchases()));
            out.println("written: " + report.events() + " purchases as " + report.rows() + " rows, complete: "
                    + report.isComplete());

            seeds.put(RiskSeed.of(SeedSubject.user("mallory"), 0.95, SeedOrigin.ANALYST, START));
            RiskSeed riskiest = seeds.byScore(0.9, 1, SeedPage.first(1)).get(0);
            out.println("riskiest: " + riskiest.subject());

            SampledSubgraph around = space.sampler()
                    .sample(
                            List.of(new NamedNode(
                                    riskiest.subject().type(),
                                    riskiest.subject().id())),
                            SampleBudget.defaults().within(Duration.ofSeconds(10)));
            out.println("met: " + around.graph());
            out.println("within two hops: "
                    + around.layers().get(2).stream().map(NamedNode::id).toList());
            out.println("ended: " + around.ending() + ", hubs: " + around.truncated());
        }
    }

    /** Mallory shares a device with one user and an address with another; two strangers buy the same item. */
    private static PurchaseLog purchases() {
        List<Purchase> purchases = new ArrayList<>();
        purchases.add(purchase("mallory", "phone-x", 0, "tablet-1", "Elm Street 1"));
        purchases.add(purchase("mule-1", "phone-x", 4, "tablet-1", "Oak Street 7"));
        purchases.add(purchase("mule-2", "phone-x", 6, "laptop-2", "Elm Street 1"));
        purchases.add(purchase("stranger-1", "phone-x", 900, "laptop-3", "Birch Street 2"));
        purchases.add(purchase("stranger-2", "book", 5_000, "laptop-4", "Maple Street 3"));
        return PurchaseLog.of(purchases);
    }

    private static Purchase purchase(String user, String item, int second, String device, String address) {
        return Purchase.by(user)
                .of(item)
                .at(START.plusSeconds(second))
                .with(PurchaseField.DEVICE, device)
                .with(PurchaseField.ADDRESS, address)
                .build();
    }

    private static String environment(String name, String otherwise) {
        String value = System.getenv(name);
        return value == null || value.isEmpty() ? otherwise : value;
    }
}

// No Nebula: a stub in this process answers, from a small model of Nebula.
// written: 5 purchases as 30 rows, complete: true
// riskiest: USER mallory
// met: HeteroGraph of 6 nodes and 5 edges
// within two hops: [mule-1, mule-2]
// ended: COMPLETE, hubs: []
