package io.cowcatcher.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first thing that a newcomer runs. */
class DemoTest {
    @TempDir
    static Path folder;

    private static Outcome demo = new Outcome(-1, "", "");

    @BeforeAll
    static void runDemo() {
        demo = Outcome.ofSuccess("demo", "--out", folder);
    }

    @Test
    void demo_defaults_hasPrecisionAndRecallOfAtLeastNineTenths() {
        List<MatchResult> figures = Pattern.compile("(users|rings): precision ([0-9.]+), recall ([0-9.]+)")
                .matcher(demo.out())
                .results()
                .toList();

        assertThat(figures).hasSize(2).allSatisfy(figure -> {
            assertThat(Double.parseDouble(figure.group(2))).isBetween(0.9, 1.0);
            assertThat(Double.parseDouble(figure.group(3))).isBetween(0.9, 1.0);
        });
    }

    @Test
    void demo_defaults_leavesLogTruthReportAndSeeds() {
        for (String name : List.of("log.csv", "truth.csv", "rings.csv", "rings.json", "run.json", "seeds.mv")) {
            assertThat(folder.resolve(name)).isNotEmptyFile();
        }
        assertThat(demo.out()).contains("written: " + folder.resolve("log.csv"), "report: " + folder);
    }

    @Test
    void demo_defaults_showsProgressAndNeedsOfMemoryBeforeTheSearch() {
        assertThat(demo.err()).contains("%] ").contains("[100 %]");
        assertThat(demo.out())
                .containsSubsequence(
                        "memory needed: a synthetic log of about ", "memory needed: similarity of ", "rings, ");
    }

    @Test
    void readme_excerpt_isWhatTheDemoPrints() throws IOException {
        String[] readme = Files.readString(Path.of("../README.md")).split("```\n", -1);
        List<String> command = readme[1].lines().toList();
        List<String> excerpt =
                readme[3].lines().filter(line -> !line.equals("...")).toList();

        assertThat(command).hasSize(1).first().asString().endsWith("java -jar examples/target/cowcatcher.jar demo");
        assertThat(demo.out().lines().toList()).containsSubsequence(excerpt);
    }
}
