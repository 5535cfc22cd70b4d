package io.cowcatcher.ingest.edges;

import static io.cowcatcher.ingest.edges.EdgeFiles.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cowcatcher.error.MalformedInputException;
import io.cowcatcher.error.MemoryBudgetException;
import io.cowcatcher.error.RunCancelledException;
import io.cowcatcher.error.StoreException;
import io.cowcatcher.event.Ids;
import io.cowcatcher.event.IdsBuilder;
import io.cowcatcher.graph.Partition;
import io.cowcatcher.run.RunControl;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PartitionFileTest {
    @TempDir
    Path folder;

    private static Ids ids(List<String> texts) {
        IdsBuilder builder = new IdsBuilder();
        for (String text : texts) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            builder.add(bytes, 0, bytes.length);
        }
        return builder.build().ids();
    }

    private static final Ids ABC = ids(List.of("c", "a", "b"));

    @Test
    void write_threeNodes_isOneLineEach() throws IOException {
        Path file = folder.resolve("partition.tsv");

        PartitionFile.write(file, ABC, Partition.of(new int[] {2, 0, 2}), RunControl.inline());

        assertThat(Files.readString(file)).isEqualTo("a\t0\nb\t1\nc\t0\n");
        assertThat(folder).isDirectoryNotContaining(path -> !path.equals(file));
    }

    @Test
    void read_anyOrderAndNames_isTheSamePartition() {
        Partition expected = Partition.of(new int[] {0, 1, 0});

        assertThat(PartitionFile.read(write(folder, "p.tsv", "a\t0\nb\t1\nc\t0\n"), ABC, RunControl.inline()))
                .isEqualTo(expected);
        assertThat(PartitionFile.read(
                        write(folder, "p.csv.gz", "# mine\nc,\"ring, large\"\nb,x\na,\"ring, large\"\n"),
                        ABC,
                        RunControl.inline()))
                .isEqualTo(expected);
    }

    @Property(tries = 200)
    void write_hostileIds_areReadBack(@ForAll List<String> anyTexts) throws IOException {
        List<String> texts = anyTexts.stream()
                .map(text ->
                        new String(text.replace("\0", "").getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                .filter(text -> !text.isEmpty())
                .distinct()
                .toList();
        requireReadBack(texts);
    }

    @Example
    void write_idsThatLookLikeSyntax_areReadBack() throws IOException {
        requireReadBack(List.of(
                "\t",
                "\n",
                "\"",
                "\"\"",
                "a\tb",
                "a\"b",
                "#x",
                "%x",
                " x",
                "x ",
                " ",
                "\r\n",
                "a,b",
                "=1+1",
                "\uFEFF",
                "\uFEFFx",
                "\u0001",
                "é",
                "\uD83D\uDC2E"));
    }

    private static void requireReadBack(List<String> texts) throws IOException {
        Ids ids = ids(texts);
        int[] labels = new int[ids.size()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = i / 3;
        }
        Path own = Files.createTempDirectory("partition");
        Path file = own.resolve("p.tsv");
        try {
            PartitionFile.write(file, ids, Partition.of(labels), RunControl.inline());
            assertThat(PartitionFile.read(file, ids, RunControl.inline())).isEqualTo(Partition.of(labels));
        } finally {
            Files.deleteIfExists(file);
            Files.delete(own);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a,0~b,0~d,1      | line 3 of | a node must be one of the graph (got: d); leave it out",
                "a,0~b,0~a,0~c,1  | line 3 of | a node must have one community (got: a second one for a)",
                "a,0              | p.csv: | every node must have a community (got: none for b, c); give new nodes",
                "#                | p.csv: | every node must have a community (got: none for a, b, c)",
                "a,0~b            | line 2 of | a row must be a node and its community (got: 1 fields, separator comma)",
                "a,0~b,           | line 2 of | a node must have an id (got: nothing in field 2",
            })
    void read_wrongNodes_areNamed(String text, String place, String message) {
        Path file = write(folder, "p.csv", text.replace('~', '\n'));

        assertThatExceptionOfType(MalformedInputException.class)
                .isThrownBy(() -> PartitionFile.read(file, ABC, RunControl.inline()))
                .withMessageContaining(place)
                .withMessageContaining(message);
    }

    @Test
    void write_cancelledOrImpossible_leavesWhatWasThere() throws IOException {
        Path file = write(folder, "p.tsv", "before");
        Partition partition = Partition.singletons(3);

        assertThatExceptionOfType(RunCancelledException.class)
                .isThrownBy(() -> PartitionFile.write(
                        file, ABC, partition, RunControl.inline().cancelledBy(() -> true)));
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> PartitionFile.write(folder.resolve("no/p.tsv"), ABC, partition, RunControl.inline()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PartitionFile.write(file, ABC, Partition.singletons(2), RunControl.inline()))
                .withMessageContaining("3 ids for 2 nodes");
        assertThat(Files.readString(file)).isEqualTo("before");
        assertThat(folder).isDirectoryNotContaining(path -> !path.equals(file));
    }

    @Test
    void read_overTheBudget_isRefused() {
        Path file = write(folder, "p.tsv", "a\t0\nb\t1\nc\t0\n");

        assertThatExceptionOfType(MemoryBudgetException.class)
                .isThrownBy(
                        () -> PartitionFile.read(file, ABC, RunControl.inline().withinHeap(10)))
                .withMessageContaining("a partition of 3 nodes");
    }
}
