package io.cowcatcher.seed;

import io.cowcatcher.nebula.NebulaSchema;
import io.cowcatcher.nebula.NebulaSpace;
import io.cowcatcher.nebula.Trial;
import io.cowcatcher.nebula.VertexIds;
import io.cowcatcher.nebula.stub.GraphModel;
import io.cowcatcher.nebula.stub.GraphdStub;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;

/** The store in Nebula keeps the contract, as far as a stub can show; lives beside the contract's own tests. */
@Timeout(120)
class NebulaRiskSeedStoreTest extends RiskSeedStoreContract {
    private static final VertexIds IDS =
            VertexIds.keyedBy("0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII));

    private GraphdStub stub;
    private NebulaSpace space;

    @Override
    RiskSeedStore openEmpty(ManualClock clock) {
        stub = Trial.stubWithSchema(new GraphModel(clock), IDS);
        space = NebulaSpace.open(Trial.options(stub), NebulaSchema.of(IDS));
        return space.riskSeeds(clock);
    }

    @AfterEach
    void closeSpace() {
        space.close();
        stub.close();
    }
}
