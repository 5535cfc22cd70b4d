package io.cowcatcher.ingest.edges;

import static io.cowcatcher.ingest.edges.EdgeFiles.read;
import static io.cowcatcher.ingest.edges.EdgeFiles.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.cowcatcher.error.MalformedInputException;
import io.cowcatcher.error.MemoryBudgetException;
import io.cowcatcher.error.RunCancelledException;
import io.cowcatcher.run.Cancellation;
import io.cowcatcher.run.MemoryEstimate;
import io.cowcatcher.run.RunControl;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every error names file, line, value and what to do. */
class BadEdgeListTest {
    @TempDir
    Path folder;

    private MalformedInputException refused(Path file) {
        return assertThatExceptionOfType(MalformedInputException.class)
                .isThrownBy(() -> read(file))
                .actual();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NaN",
                "-1",
                "inf",
                "Infinity",
                "-Infinity",
                "0",
                "-0",
                "0.0",
                "1e-400",
                "1e400",
                "nan",
                "x",
                "1.5.2"
            })
    void read_weightOutOfRange_namesLineAndValue(String weight) {
        MalformedInputException error = refused(write(folder, "list.tsv", "# two\na\tb\t1\nb\tc\t" + weight + "\n"));

        assertThat(error).hasMessageContaining("line 3 of " + folder.resolve("list.tsv"));
        assertThat(error).hasMessageContaining("a weight must be a finite number above 0 (got: " + weight + "); ");
        assertThat(error.line()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a                    | 1 | an edge must be two nodes, and a weight if there is one (got: 1 fields",
                "a,b,1,2              | 1 | an edge must be two nodes, and a weight if there is one (got: 4 fields",
                "a,b~c                | 2 | a row must have 2 fields as the first has (got: 1, separator comma)",
                "a,b~b,c,1            | 2 | a row must have 2 fields as the first has (got: 3",
                "a,b,1~b,c            | 2 | a row must have 3 fields as the first has (got: 2",
                "a,b~~,c              | 3 | a node must have an id (got: nothing in field 1, separator comma)",
                "a,b~c,               | 2 | a node must have an id (got: nothing in field 2",
                "a,b,1~b,c,           | 2 | a weight must be a finite number above 0 (got: nothing)",
                "a,b~\"c\"d,e         | 2 | quotes must be closed where a field ends, and doubled inside it",
                "a,b~c,\"d            | 2 | (got: the end of the file inside quotes)",
                "source,target,x,y~1,2,3,4 | 1 | one of more than three columns must be named weight",
                "a,b~c\u0000,d        | 2 | an id must be text in UTF-8 without NUL (got: c\\u0000)",
            })
    void read_brokenRow_namesLineAndRule(String text, long line, String message) {
        MalformedInputException error = refused(write(folder, "list.csv", text.replace('~', '\n')));

        assertThat(error).hasMessageContaining(message);
        assertThat(error.line()).isEqualTo(line);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "coordinate complex general | 2 2 1~1 2 1 | 1 | must say matrix coordinate, then pattern, real or integer",
                "coordinate real hermitian  | 2 2 1~1 2 1 | 1 | must say matrix coordinate",
                "array real general         | 2 2~1       | 1 | (got: %%MatrixMarket matrix array real general); write",
                "coordinate pattern general | 1 2~1 2     | 2 | must hold the numbers of rows, columns and entries (got: 2",
                "coordinate pattern general | 2 2 x~1 2   | 2 | must hold the numbers of rows, columns and entries",
                "coordinate pattern general | 2 3 1~1 2   | 2 | as many rows as columns (got: 2 and 3)",
                "coordinate pattern general | 2 2 2~1 2   | 2 | as many rows must follow as the size says, 2 (got: 1)",
                "coordinate pattern general | 2 2 1~1 2~2 1 | 2 | as many rows must follow as the size says, 1 (got: 2)",
                "coordinate pattern general | 2 2 1~1 2 7 | 3 | 2 fields as the MatrixMarket header says (got: 3",
                "coordinate pattern general | 2 2 1~0 2   | 3 | a number from 1 to 2 as line 2 says (got: 0)",
                "coordinate real symmetric  | 2 2 1~1 3 1 | 3 | a number from 1 to 2 as line 2 says (got: 3)",
                "coordinate pattern general | 2 2 2~1 2~01 2 | 4 | a number from 1 to 2 as line 2 says (got: 01)",
                "coordinate real symmetric  | 2 2 1~1 2 0 | 3 | a weight must be a finite number above 0 (got: 0)",
            })
    void read_brokenMatrixMarket_namesLineAndRule(String kind, String rows, long line, String message) {
        String text = "%%MatrixMarket matrix " + kind + "\n" + rows.replace('~', '\n') + "\n";
        MalformedInputException error = refused(write(folder, "links.mtx", text));

        assertThat(error).hasMessageContaining(message);
        assertThat(error.line()).isEqualTo(line);
    }

    @Test
    void read_bytesThatAreNoText_areRefused() {
        byte[] bytes = "a,b\nc?,d\n".getBytes(StandardCharsets.UTF_8);
        bytes[5] = (byte) 0xE9;

        assertThat(refused(write(folder, "latin.csv", bytes)))
                .hasMessageContaining("line 2")
                .hasMessageContaining("save the file as UTF-8");
        assertThat(refused(write(folder, "wide.csv", "\uFEFFa,b\n".getBytes(StandardCharsets.UTF_16LE))))
                .hasMessageContaining("UTF-16");
        assertThat(refused(write(folder, "list.zip", "PK\u0003\u0004rest"))).hasMessageContaining("zip archive");
        assertThat(refused(write(folder, "long.csv", "\"" + "x".repeat(3 << 20))))
                .hasMessageContaining("at most 1048576 bytes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "# nothing\n", "source,target\n"})
    void read_noRows_isRefused(String text) {
        assertThat(refused(write(folder, "list.csv", text)))
                .hasMessageContaining("must hold at least one edge (got: none)");
    }

    @Test
    void read_noReadableFile_saysWhatItIs() throws Exception {
        assertThat(refused(folder.resolve("absent"))).hasMessageContaining("no such file");
        assertThat(refused(folder)).hasMessageContaining("a folder");
        byte[] whole = Files.readAllBytes(write(folder, "list.csv.gz", numbers(5_000)));
        Path cut = folder.resolve("cut.gz");
        Files.write(cut, Arrays.copyOf(whole, whole.length - 20));
        assertThat(refused(cut))
                .hasMessageContaining("gzip data must be complete")
                .hasMessageContaining("nothing of it was used");
    }

    @Test
    void read_weightsWhoseSumIsNotFinite_areRefused() {
        assertThat(refused(write(folder, "list.csv", "a,b,1e308\nb,a,1e308\n")))
                .hasMessageContaining("list.csv")
                .hasMessageContaining("must be finite when added");
        assertThat(refused(write(folder, "list.csv", "a,b,1e308\nb,c,1e308\n")))
                .hasMessageContaining(
                        "the sum of all weights must be finite (got: Infinity); divide the weights by their maximum");
    }

    @Test
    void message_hostileId_isShortAndPlain() {
        String id = "\u001b[2J" + "x".repeat(5_000);

        assertThat(refused(write(folder, "list.csv", "a,b,1\n" + id + ",c," + id + "\n")))
                .hasMessageContaining("\\u001b[2Jxxx")
                .satisfies(e -> assertThat(e.getMessage())
                        .hasSizeLessThan(500 + folder.toString().length()));
    }

    private static String numbers(int rows) {
        return IntStream.range(0, rows)
                .mapToObj(i -> "n" + (100_000 + i) + "\tm" + (1_000 + i % 1000))
                .collect(Collectors.joining("\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"list.tsv", "list.tsv.gz"})
    void read_tooManyRows_isRefusedBeforeAnyIsRead(String name) {
        EdgeListSource source = EdgeListSource.of(write(folder, name, numbers(200_000)));
        AtomicInteger reports = new AtomicInteger();
        RunControl control = RunControl.inline().withinHeap(8 << 20).reportingTo(p -> reports.incrementAndGet());

        MemoryEstimate estimate = source.estimate();

        assertThat(estimate.lowerBytes()).isCloseTo(200_000 * 24L, Percentage.withPercentage(15));
        assertThatExceptionOfType(MemoryBudgetException.class)
                .isThrownBy(() -> source.read(control))
                .withMessageContaining("a graph of about")
                .withMessageContaining("free: 8 MB");
        assertThat(reports).hasValue(0);
    }

    @Test
    void read_tooManyIds_isRefusedWhileReading() {
        String prefix = "an-id-that-is-long-".repeat(20);
        Path few = write(
                folder, "few.tsv", numbers(150_000).replace("n", prefix).replaceAll(prefix + "\\d+", prefix + "1"));
        Path many = write(folder, "many.tsv", numbers(150_000).replace("n", prefix));
        RunControl control = RunControl.inline().withinHeap(32 << 20);

        assertThat(EdgeListSource.of(few).read(control).report().rows()).isEqualTo(150_000);
        assertThatExceptionOfType(MemoryBudgetException.class)
                .isThrownBy(() -> EdgeListSource.of(many).read(control));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.5, 0.8, 0.95})
    void read_cancelledAnywhere_ends(double fraction) {
        EdgeListSource source = EdgeListSource.of(write(folder, "list.tsv", numbers(200_000)));
        AtomicBoolean cancelled = new AtomicBoolean();
        RunControl control = RunControl.inline()
                .cancelledBy(Cancellation.when(cancelled))
                .reportingTo(progress -> cancelled.set(progress.fraction() >= fraction));

        assertThatExceptionOfType(RunCancelledException.class).isThrownBy(() -> source.read(control));
    }
}
