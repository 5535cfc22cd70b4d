package io.cowcatcher.nebula;

import static org.assertj.core.api.Assertions.assertThat;

import io.cowcatcher.run.OwnJvm;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The client reads and writes some texts in the charset of the platform: none of those is ours. */
class CharsetTest {
    @TempDir
    Path folder;

    @Test
    void names_platformOfAsciiAlone_arriveAndComeBackUnharmed() throws Exception {
        OwnJvm.Ended outcome = OwnJvm.with("-Xmx128m", "-Dfile.encoding=US-ASCII")
                .inEnvironment("LANG", "C")
                .inEnvironment("LC_ALL", "C")
                .run(CharsetMain.class, folder.resolve("failures").toString());

        assertThat(outcome.output().lines())
                .containsExactly("charset US-ASCII", "stored truetrue", "sampled true", "seed true");
        assertThat(outcome.exitCode()).isZero();
    }
}
