package io.cowcatcher.nebula;

import com.vesoft.nebula.client.graph.SessionPool;
import com.vesoft.nebula.client.graph.SessionPoolConfig;
import com.vesoft.nebula.client.graph.data.HostAddress;
import io.cowcatcher.nebula.internal.Deadline;
import io.cowcatcher.nebula.internal.Ngql;
import io.cowcatcher.nebula.internal.Sessions;
import io.cowcatcher.nebula.stub.GraphModel;
import io.cowcatcher.nebula.stub.GraphdStub;
import java.time.Duration;
import java.util.List;

/** Speaks to a stub with the client's own SessionPool, and with our sessions; for a class path without the rest. */
public final class ReducedMain {
    private ReducedMain() {}

    /** Prints what both were answered; {@code ours} leaves the client's own pool out. */
    public static void main(String[] args) throws Exception {
        try (GraphdStub stub = Trial.stubWithSchema(new GraphModel(), VertexIds.readable())) {
            if (args.length == 0) {
                SessionPool pool = new SessionPool(new SessionPoolConfig(
                                List.of(new HostAddress("127.0.0.1", stub.port())),
                                Trial.SPACE,
                                "root",
                                GraphdStub.PASSWORD)
                        .setTimeout(5_000)
                        .setRetryTimes(0));
                System.out.println("SessionPool: "
                        + pool.execute("YIELD 42 AS x").rowValues(0).get("x").asLong());
                pool.close();
            }
            try (Sessions sessions = new Sessions(Trial.options(stub).settings())) {
                System.out.println("Sessions: "
                        + sessions.execute(
                                        Ngql.of("YIELD 43 AS x").toStatement("read"),
                                        Deadline.after(Duration.ofSeconds(5)))
                                .integer(0, "x"));
            }
        }
    }
}
