package io.cowcatcher.examples.cli;

import io.cowcatcher.community.CommunityMethod;
import io.cowcatcher.community.CommunityResult;
import io.cowcatcher.community.ConnectedComponentsOptions;
import io.cowcatcher.community.LabelPropagation;
import io.cowcatcher.community.LabelPropagationOptions;
import io.cowcatcher.community.Leiden;
import io.cowcatcher.community.LeidenOptions;
import io.cowcatcher.community.Louvain;
import io.cowcatcher.community.LouvainOptions;
import io.cowcatcher.graph.CsrGraph;
import io.cowcatcher.graph.Partition;
import io.cowcatcher.quality.ConstantPotts;
import io.cowcatcher.quality.Modularity;
import io.cowcatcher.quality.Quality;
import io.cowcatcher.run.RunControl;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which communities are sought, and how. */
final class CommunitySettings {
    @Option(
            names = {"-a", "--algorithm"},
            paramLabel = "NAME",
            defaultValue = "leiden",
            description = "leiden: communities are connected. louvain: faster, and a community may fall apart."
                    + " label-propagation: fastest, without a resolution. components: whatever is connected at all."
                    + " Default: ${DEFAULT-VALUE}.")
    private Algorithm algorithm = Algorithm.LEIDEN;

    @Option(
            names = "--quality",
            paramLabel = "modularity|cpm",
            description = "What leiden and louvain maximise. cpm, the constant Potts model, has no resolution limit: it"
                    + " finds small rings in large graphs. Default: modularity.")
    private @Nullable QualityName quality;

    @Option(
            names = "--resolution",
            paramLabel = "X",
            description =
                    "The higher, the smaller the communities. With cpm in the unit of the weights: communities have"
                            + " more than this between two members, on average. Default: 1 with modularity.")
    private @Nullable Double resolution;

    @Option(
            names = "--random-seed",
            paramLabel = "N",
            description = "The same graph, options and random seed give the same communities. Default: 1.")
    private @Nullable Long randomSeed;

    @Option(
            names = "--start",
            paramLabel = "PARTITION",
            description =
                    "Improve these communities instead of starting with each node alone: a file as --out makes it.")
    private @Nullable Path start;

    /** What {@code --algorithm} takes. */
    enum Algorithm {
        LOUVAIN,
        LEIDEN,
        LABEL_PROPAGATION,
        COMPONENTS
    }

    /** What {@code --quality} takes. */
    enum QualityName {
        MODULARITY,
        CPM
    }

    Algorithm algorithm() {
        return algorithm;
    }

    Optional<Path> start() {
        return Optional.ofNullable(start);
    }

    /**
     * Fails early on options that do not go together.
     *
     * @throws WrongUsageException with both of their names
     */
    void requireValid() {
        boolean hasResolution = algorithm == Algorithm.LOUVAIN || algorithm == Algorithm.LEIDEN;
        refuse("--quality", quality, hasResolution, "--algorithm louvain or leiden");
        refuse("--resolution", resolution, hasResolution, "--algorithm louvain or leiden");
        boolean draws = algorithm != Algorithm.COMPONENTS;
        refuse("--random-seed", randomSeed, draws, "an algorithm that draws");
        refuse("--start", start, draws, "an algorithm that improves");
        if (quality == QualityName.CPM && resolution == null) {
            throw new WrongUsageException(
                    "--quality cpm must come with --resolution (got: none); it has the unit of the weights,"
                            + " such as half the weight of a usual edge");
        }
        WrongUsageException.unless("--resolution", this::quality);
    }

    private void refuse(String option, @Nullable Object value, boolean fits, String what) {
        if (value != null && !fits) {
            throw new WrongUsageException(option + " must come with " + what + " (got: --algorithm "
                    + SeedLines.word(algorithm) + "); leave it out");
        }
    }

    /** The function to maximise; for algorithms that maximise none, the one to judge them by. */
    Quality quality() {
        double gamma = resolution == null ? 1 : resolution;
        return quality == QualityName.CPM ? new ConstantPotts(gamma) : new Modularity(gamma);
    }

    CommunityMethod method() {
        long seed = randomSeed == null ? 1 : randomSeed;
        return switch (algorithm) {
            case LOUVAIN -> LouvainOptions.defaults().withQuality(quality()).withRandomSeed(seed);
            case LEIDEN -> LeidenOptions.defaults().withQuality(quality()).withRandomSeed(seed);
            case LABEL_PROPAGATION -> LabelPropagationOptions.defaults().withRandomSeed(seed);
            case COMPONENTS -> ConnectedComponentsOptions.defaults();
        };
    }

    /** Finds communities, starting from {@code given} where there are any. */
    static CommunityResult run(CommunityMethod method, CsrGraph graph, Optional<Partition> given, RunControl control) {
        if (given.isEmpty()) {
            return method.detect(graph, control);
        }
        Partition from = given.get();
        if (method instanceof LouvainOptions louvain) {
            return Louvain.improve(graph, from, louvain, control);
        }
        if (method instanceof LeidenOptions leiden) {
            return Leiden.improve(graph, from, leiden, control);
        }
        if (method instanceof LabelPropagationOptions propagation) {
            return LabelPropagation.improve(graph, from, propagation, control);
        }
        throw new IllegalStateException("a start must be improved by an algorithm that can (got: " + method + ")");
    }
}
