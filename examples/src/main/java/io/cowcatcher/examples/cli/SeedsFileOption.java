package io.cowcatcher.examples.cli;

import io.cowcatcher.error.MalformedInputException;
import io.cowcatcher.seed.EmbeddedRiskSeedStore;
import io.cowcatcher.seed.RiskSeedStore;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The seed store that a command works on. */
final class SeedsFileOption {
    @Option(
            names = "--seeds",
            paramLabel = "FILE",
            defaultValue = OutputOptions.DEFAULT_FOLDER + "/" + OutputOptions.SEEDS,
            description = "The seed store that detect wrote. Default: ${DEFAULT-VALUE}.")
    private Path file = Path.of(OutputOptions.DEFAULT_FOLDER, OutputOptions.SEEDS);

    /** Opens the store, which must be there: to look at seeds must not make a store. */
    RiskSeedStore open() {
        if (!Files.isRegularFile(file)) {
            throw MalformedInputException.of(
                    file.toString(),
                    "seed store must be an existing file (got: none); name the one of detect with --seeds");
        }
        return EmbeddedRiskSeedStore.open(file);
    }
}
