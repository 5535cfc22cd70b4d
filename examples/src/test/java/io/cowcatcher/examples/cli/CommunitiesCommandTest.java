package io.cowcatcher.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.cowcatcher.run.Cancellation;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommunitiesCommandTest {
    private static final List<String> RINGS = List.of(
            "a1\t0", "a2\t0", "a3\t0", "a4\t0", "a5\t0", "b1\t1", "b2\t1", "b3\t1", "b4\t1", "b5\t1", "c1\t2", "c2\t2");

    @TempDir
    Path folder;

    private Path input;
    private Path out;

    @BeforeEach
    void copyGraph() throws IOException {
        input = folder.resolve("two-rings.tsv");
        out = folder.resolve("found.tsv");
        try (InputStream graph = CommunitiesCommandTest.class.getResourceAsStream("/graphs/two-rings.tsv")) {
            assertThat(graph).isNotNull();
            Files.copy(graph, input);
        }
    }

    private Object[] command(String... options) {
        List<Object> args = new ArrayList<>(List.of("communities", "--quiet", "--input", input, "--out", out));
        args.addAll(List.of(options));
        return args.toArray();
    }

    private List<String> found(String... options) throws IOException {
        Outcome.ofSuccess(command(options));
        return Files.readAllLines(out);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "--algorithm louvain",
                "--algorithm leiden --resolution 1.2 --random-seed 7",
                "--algorithm leiden --quality cpm --resolution 0.3",
                "--algorithm louvain --quality cpm --resolution 0.3 --threads 3",
                "--algorithm label-propagation --random-seed 3",
            })
    void communities_twoRings_areFoundByEveryAlgorithm(String options) throws IOException {
        assertThat(found(Stream.of(options.split(" "))
                        .filter(word -> !word.isEmpty())
                        .toArray(String[]::new)))
                .isEqualTo(RINGS);
    }

    @Test
    void communities_components_areTheTwoParts() throws IOException {
        List<String> lines = found("--algorithm", "components");

        assertThat(lines.subList(0, 10)).allMatch(line -> line.endsWith("\t0"));
        assertThat(lines.subList(10, 12)).containsExactly("c1\t1", "c2\t1");
    }

    @Test
    void communities_done_printsOneLineOfJson() {
        Outcome outcome = Outcome.ofSuccess(command("--algorithm", "louvain", "--threads", "2"));

        assertThat(outcome.out().lines()).hasSize(1);
        assertThat(outcome.out())
                .startsWith("{\"format_version\":1,")
                .contains("\"rows\":22,\"self_loops\":1,\"parallel_edges\":5")
                .contains("\"counts\":{\"nodes\":12,\"edges\":16,\"communities\":3}")
                .contains("\"quality\":{\"function\":\"modularity\",\"resolution\":1,\"value\":0.")
                .contains(
                        "\"algorithm\":\"louvain\",\"start\":\"singletons\",\"stop_reason\":\"converged\",\"threads\":2")
                .contains("\"read_seconds\":", "\"communities_seconds\":", "\"write_seconds\":", "\"total_seconds\":")
                .contains("\"read_estimate_bytes\":", "\"communities_estimate_bytes\":", "\"peak_heap_bytes\":");
        assertThat(outcome.err())
                .contains("memory needed: a graph of about 2", "Louvain on 12 nodes and 16 edges up to 1 MB");
    }

    /** The rings weigh the same: five edges of weight 2, those of the second by their two directions, and two of 1. */
    @Test
    void communities_quality_isThatOfTheFormula() {
        double a = 5 * 2 + 2;
        double b = 5 * 2 + 2;
        double all = a + b + 0.5 + 1;
        double expected = a / all
                - Math.pow((2 * a + 0.5) / (2 * all), 2)
                + b / all
                - Math.pow((2 * b + 0.5) / (2 * all), 2)
                + 1 / all
                - Math.pow(1 / all, 2);

        String json = Outcome.ofSuccess(command()).out();

        String value = json.replaceFirst("(?s).*\"value\":([-0-9.E]+).*", "$1");
        assertThat(Double.parseDouble(value)).isCloseTo(expected, Offset.offset(1e-12));
    }

    @Test
    void communities_otherOrderOrThreads_writesTheSameBytes() throws IOException {
        found("--threads", "1");
        byte[] first = Files.readAllBytes(out);
        List<String> rows = new ArrayList<>(Files.readAllLines(input));
        Collections.reverse(rows);
        Collections.rotate(rows, 7);
        Files.write(input, rows);

        found("--threads", "4");

        assertThat(Files.readAllBytes(out)).isEqualTo(first);
    }

    @Test
    void communities_startGiven_isImproved() throws IOException {
        Path start = folder.resolve("start.tsv");
        Files.write(start, RINGS);

        Outcome outcome = Outcome.ofSuccess(command("--algorithm", "louvain", "--start", start.toString()));

        assertThat(outcome.out()).contains("\"start\":\"given\"");
        assertThat(Files.readAllLines(out)).isEqualTo(RINGS);
        assertThat(found("--start", out.toString())).isEqualTo(RINGS);
        assertThat(found("--algorithm", "label-propagation", "--start", out.toString()))
                .isEqualTo(RINGS);
    }

    @Test
    void communities_edgesOfSimilarity_areReadAsTheyAre() throws IOException {
        Files.writeString(input, "user_a,user_b,weight,shared_items\nann,bob,3,3\ncat,\"d,an\",2,2\n");

        assertThat(found()).containsExactly("ann\t0", "bob\t0", "cat\t1", "d,an\t1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--algorithm=best                         | must be one of louvain, leiden, label-propagation, components (got: best)",
                "--resolution=0                           | --resolution: resolution must be finite and above 0 (got: 0.0)",
                "--resolution=NaN                         | --resolution: resolution must be finite and above 0 (got: NaN)",
                "--quality=cpm                            | --quality cpm must come with --resolution",
                "--quality=best                           | must be one of modularity, cpm (got: best)",
                "--algorithm=components --resolution=2    | --resolution must come with --algorithm louvain or leiden (got: --algorithm components)",
                "--algorithm=components --quality=cpm     | --quality must come with --algorithm louvain or leiden",
                "--algorithm=components --random-seed=1   | --random-seed must come with an algorithm that draws (got: --algorithm components)",
                "--algorithm=components --start=p.tsv     | --start must come with an algorithm that improves",
                "--algorithm=label-propagation --quality=modularity | --quality must come with --algorithm louvain or leiden (got: --algorithm label-propagation)",
                "--algorithm=label-propagation --resolution=2 | --resolution must come with --algorithm louvain or leiden",
                "--delimiter=pipe                         | must be one of detect, tab, comma, semicolon, space (got: pipe)",
                "--threads=0                              | --threads must be from 1",
            })
    void communities_optionsThatDoNotFit_areRefused(String options, String message) {
        Outcome outcome = Outcome.of(command(options.split(" ", -1)));

        assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(2);
        assertThat(outcome.onlyError()).contains(message);
        assertThat(out).doesNotExist();
    }

    @Test
    void communities_outIsInputOrFolder_isRefused() throws IOException {
        out = folder;
        assertThat(Outcome.of(command()).onlyError()).contains("--out must be a file (got: ");
        out = input;
        byte[] before = Files.readAllBytes(input);

        Outcome outcome = Outcome.of(command());

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.onlyError()).contains("--out must not be the input");
        assertThat(Files.readAllBytes(input)).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a\tb\tNaN | line 1 of | a weight must be a finite number above 0 (got: NaN)",
                "# none    | two-rings.tsv | must hold at least one edge",
            })
    void communities_unusableInput_isOneLineAndNothingWritten(String text, String place, String message)
            throws IOException {
        Files.writeString(input, text);
        Files.writeString(out, "before");

        Outcome outcome = Outcome.of(command());

        assertThat(outcome.exitCode()).isEqualTo(3);
        assertThat(outcome.onlyError()).contains(place, message);
        assertThat(Files.readString(out)).isEqualTo("before");
        assertThat(folder).isDirectoryNotContaining(path -> path.toString().endsWith(".tmp"));
    }

    @Test
    void communities_startOfAnotherGraph_isRefused() throws IOException {
        Path start = folder.resolve("start.tsv");
        Files.writeString(start, "a1\t0\nzz\t0\n");

        Outcome outcome = Outcome.of(command("--start", start.toString()));

        assertThat(outcome.exitCode()).isEqualTo(3);
        assertThat(outcome.onlyError()).contains("line 2 of", "a node must be one of the graph (got: zz)");
        assertThat(out).doesNotExist();
    }

    @Test
    void communities_tooLittleMemoryOrCancelled_isSaidAndNothingWritten() {
        Outcome refused = Outcome.of(command("--max-heap", "1k"));
        StringWriter err = new StringWriter();
        Console console =
                new Console(new PrintWriter(new StringWriter()), new PrintWriter(err), Console.ProgressStyle.NONE);
        String[] words = Stream.of(command()).map(Object::toString).toArray(String[]::new);
        int cancelled = Cowcatcher.run(words, console, (Cancellation) () -> true);

        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.onlyError()).contains("must fit the memory budget");
        assertThat(cancelled).isEqualTo(1);
        assertThat(err.toString()).contains("cancelled");
        assertThat(folder).isDirectoryNotContaining(path -> !path.equals(input));
    }

    @Test
    void communities_newFolder_isMadeAndGoesAgainWhereTheRunFails() throws IOException {
        out = folder.resolve("new/deep/found.tsv.gz");
        Outcome.ofSuccess(command());
        assertThat(out).exists();

        out = folder.resolve("other/found.tsv");
        Files.writeString(input, "a b -1\n");
        assertThat(Outcome.of(command()).exitCode()).isEqualTo(3);
        assertThat(folder.resolve("other")).doesNotExist();
    }
}
