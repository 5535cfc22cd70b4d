package io.cowcatcher.nebula;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The client reads and writes some texts in the charset of the platform: none of those is ours. */
class CharsetTest {
    @TempDir
    Path folder;

    @Test
    void names_platformOfAsciiAlone_arriveAndComeBackUnharmed() throws Exception {
        Fork.Outcome outcome = Fork.run(
                CharsetMain.class,
                List.of("-Xmx128m", "-Dfile.encoding=US-ASCII"),
                entry -> true,
                Map.of("LANG", "C", "LC_ALL", "C"),
                folder.resolve("failures").toString());

        assertThat(outcome.output().lines())
                .containsExactly("charset US-ASCII", "stored truetrue", "sampled true", "seed true");
        assertThat(outcome.exitCode()).isZero();
    }
}
