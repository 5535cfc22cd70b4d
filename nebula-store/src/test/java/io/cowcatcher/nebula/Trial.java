package io.cowcatcher.nebula;

import io.cowcatcher.nebula.stub.GraphModel;
import io.cowcatcher.nebula.stub.GraphdStub;
import java.time.Duration;

/** What the wire tests share: a stub, options that try again quickly, a schema. */
public final class Trial {
    /** The space of all tests. */
    public static final String SPACE = "cow";

    private Trial() {}

    /** Options for a stub, with short pauses and limits. */
    public static NebulaOptions options(GraphdStub stub) {
        return options(stub.address());
    }

    /** Options for an address, with short pauses and limits. */
    public static NebulaOptions options(String address) {
        return NebulaOptions.at(address, SPACE, NebulaCredentials.of("root", GraphdStub.PASSWORD))
                .withSessions(4)
                .withTimeouts(Duration.ofSeconds(5), Duration.ofSeconds(10))
                .withRetries(RetryOptions.defaults().withPauses(Duration.ofMillis(1), Duration.ofMillis(20)));
    }

    /** A stub of this model, with the schema for these ids in it. */
    public static GraphdStub stubWithSchema(GraphModel model, VertexIds ids) {
        GraphdStub stub = GraphdStub.start(model);
        NebulaSchema.of(ids).createIn(options(stub), Duration.ofSeconds(20));
        return stub;
    }
}
