package io.cowcatcher.test;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;

/** Data beside the checkout, too large or not ours to keep in it. */
public final class SharedData {
    private SharedData() {}

    /** A file of them; a test that needs it is reported as not run, and says so, where it is absent. */
    public static Path file(String name) {
        Path file = Path.of("../../shared/data", name);
        if (!Files.exists(file)) {
            // Reports of tests keep the reason of a skipped test where few look.
            System.out.println("not run: a test of " + name + ", which is not in ../shared/data");
        }
        assumeThat(file)
                .as("data of tests must lie in ../shared/data beside the checkout")
                .exists();
        return file;
    }
}
