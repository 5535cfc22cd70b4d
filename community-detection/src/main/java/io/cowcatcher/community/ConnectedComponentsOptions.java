package io.cowcatcher.community;

import io.cowcatcher.graph.CsrGraph;
import io.cowcatcher.run.MemoryEstimate;
import io.cowcatcher.run.RunControl;

/**
 * The parameters of {@link ConnectedComponents}.
 *
 * @param minimumWeight edges below this weight do not connect; finite, 0 for every edge
 */
public record ConnectedComponentsOptions(double minimumWeight) implements CommunityMethod {

    /** Checks the range. */
    public ConnectedComponentsOptions {
        if (!(minimumWeight >= 0) || Double.isInfinite(minimumWeight)) {
            throw new IllegalArgumentException(
                    "minimumWeight must be finite and not negative (got: " + minimumWeight + ")");
        }
    }

    /** Every edge connects. */
    public static ConnectedComponentsOptions defaults() {
        return new ConnectedComponentsOptions(0);
    }

    /** A copy in which only edges of at least this weight connect. */
    public ConnectedComponentsOptions withMinimumWeight(double minimumWeight) {
        return new ConnectedComponentsOptions(minimumWeight);
    }

    @Override
    public ConnectedComponentsResult detect(CsrGraph graph, RunControl control) {
        return ConnectedComponents.detect(graph, this, control);
    }

    @Override
    public MemoryEstimate estimate(CsrGraph graph, int threads) {
        return ConnectedComponents.estimate(graph, this, threads);
    }
}
