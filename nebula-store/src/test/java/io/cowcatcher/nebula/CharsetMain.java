package io.cowcatcher.nebula;

import io.cowcatcher.event.Login;
import io.cowcatcher.graph.NamedNode;
import io.cowcatcher.graph.NodeType;
import io.cowcatcher.nebula.stub.GraphModel;
import io.cowcatcher.nebula.stub.GraphdStub;
import io.cowcatcher.sample.SampleBudget;
import io.cowcatcher.seed.RiskSeed;
import io.cowcatcher.seed.RiskSeedStore;
import io.cowcatcher.seed.SeedOrigin;
import io.cowcatcher.seed.SeedSubject;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Writes and reads Chinese names, whatever the charset of the platform; prints what came back in ASCII. */
public final class CharsetMain {
    private CharsetMain() {}

    /** Argument: dead-letter file. */
    public static void main(String[] args) {
        String user = "\u9ec4\u725b\uD83D\uDE80";
        VertexIds ids = VertexIds.readable();
        GraphModel model = new GraphModel();
        try (GraphdStub stub = Trial.stubWithSchema(model, ids);
                NebulaSpace space = NebulaSpace.open(Trial.options(stub), NebulaSchema.of(ids));
                RiskSeedStore seeds = space.riskSeeds()) {
            System.out.println("charset " + Charset.defaultCharset());
            Login login = Login.of(user, Instant.parse("2026-03-01T10:00:00Z")).withDevice("\u8bbe\u5907");
            space.writer(WriterOptions.keepingFailuresIn(Path.of(args[0])))
                    .write(GraphEvents.logins(List.of(login).iterator()));
            model.forEachEdge(
                    Trial.SPACE,
                    "used_device",
                    (source, target, rank, properties) -> System.out.println(
                            "stored " + source.equals("u:" + user) + target.equals("d:\u8bbe\u5907")));
            System.out.println("sampled "
                    + space.sampler()
                            .sample(
                                    List.of(new NamedNode(NodeType.DEVICE, "\u8bbe\u5907")),
                                    SampleBudget.defaults().within(Duration.ofMinutes(1)))
                            .graph()
                            .node(NodeType.USER, user)
                            .isPresent());
            RiskSeed seed = RiskSeed.of(
                            SeedSubject.user(user), 1, SeedOrigin.ANALYST, Instant.parse("2026-03-01T10:00:00Z"))
                    .because("\u62a2\u8d2d");
            seeds.put(seed);
            System.out.println("seed " + seeds.get(seed.subject()).equals(java.util.Optional.of(seed)));
        }
    }
}
