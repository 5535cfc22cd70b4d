package io.cowcatcher.examples.cli;

import io.cowcatcher.error.StoreException;
import io.cowcatcher.graph.NodeType;
import io.cowcatcher.seed.EmbeddedRiskSeedStore;
import io.cowcatcher.seed.RiskSeed;
import io.cowcatcher.seed.RiskSeedStore;
import io.cowcatcher.seed.SeedPage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The seed store during a run: what earlier runs left is there from the beginning, and kept from other runs; a store
 * that does not exist is made only when there is something to keep, so that a run that fails leaves none behind.
 */
final class SeedKeeping implements AutoCloseable {
    private static final int SHOWN = 3;
    private static final int SEARCHED = 1_000;

    private final Path file;
    private @Nullable RiskSeedStore store;

    private SeedKeeping(Path file, @Nullable RiskSeedStore store) {
        this.file = file;
        this.store = store;
    }

    /**
     * Opens the store, if there is one.
     *
     * @throws StoreException if it cannot be opened, or there is no folder to make one in
     */
    static SeedKeeping in(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new StoreException("seed store must lie in an existing folder (got: " + file
                    + "); make the folder, or choose another file with --seeds");
        }
        return new SeedKeeping(file, Files.exists(file) ? EmbeddedRiskSeedStore.open(file) : null);
    }

    /** Tells how many seeds earlier runs left, and the strongest of them. */
    void showEarlier(Console console) {
        if (store != null && store.count() > 0) {
            List<RiskSeed> strongest = store.byScore(0, 1, SeedPage.first(SEARCHED)).stream()
                    .filter(seed -> seed.subject().type() == NodeType.USER) // addresses do not belong on a terminal
                    .limit(SHOWN)
                    .toList();
            console.say(
                    "risk seeds of earlier runs in %s: %,d, %s",
                    file, store.count(), strongest.isEmpty() ? "no account among the strongest" : "the strongest:");
            if (!strongest.isEmpty()) {
                SeedLines.print(console, strongest, Instant.now());
            }
        }
    }

    /** All seeds that earlier runs and analysts left. */
    List<RiskSeed> earlier() {
        List<RiskSeed> seeds = new ArrayList<>();
        if (store != null) {
            store.forEach(seeds::add);
        }
        return seeds;
    }

    /**
     * Keeps the seeds of this run, all or none, but for those of subjects of whom an analyst has spoken; returns how
     * many were left out for that.
     */
    int keep(List<RiskSeed> seeds) {
        if (store == null) {
            store = EmbeddedRiskSeedStore.open(file);
        }
        return store.putAllUnlessConfirmed(seeds);
    }

    @Override
    public void close() {
        if (store != null) {
            store.close();
        }
    }
}
