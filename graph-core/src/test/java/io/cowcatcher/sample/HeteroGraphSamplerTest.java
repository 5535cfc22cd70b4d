package io.cowcatcher.sample;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cowcatcher.event.Login;
import io.cowcatcher.event.Purchase;
import io.cowcatcher.graph.HeteroGraph;
import io.cowcatcher.graph.HeteroGraphBuilder;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeteroGraphSamplerTest extends SubgraphSamplerContract {
    @Override
    protected SubgraphSampler open(List<Purchase> purchases, List<Login> logins) {
        HeteroGraphBuilder builder = HeteroGraph.builder();
        purchases.forEach(builder::add);
        logins.forEach(builder::add);
        return new HeteroGraphSampler(builder.build());
    }

    @Test
    void budget_impossibleValues_areRefused() {
        SampleBudget budget = SampleBudget.defaults();
        assertThatIllegalArgumentException().isThrownBy(() -> budget.withHops(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> budget.withHops(11));
        assertThatIllegalArgumentException().isThrownBy(() -> budget.withEventsPerNode(0));
        assertThatIllegalArgumentException().isThrownBy(() -> budget.withAtMost(0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> budget.withAtMost(1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> budget.within(Duration.ofSeconds(-1)));
    }
}
