package io.cowcatcher.ingest.edges;

import static io.cowcatcher.ingest.edges.EdgeFiles.edges;
import static io.cowcatcher.ingest.edges.EdgeFiles.read;
import static io.cowcatcher.ingest.edges.EdgeFiles.write;
import static org.assertj.core.api.Assertions.assertThat;

import io.cowcatcher.ingest.SharedData;
import io.cowcatcher.run.Progress;
import io.cowcatcher.run.RunControl;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EdgeListSourceTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\tb\nb\tc\n",
                "a,b\nb,c\n",
                "a;b\nb;c",
                "a b\nb c\n",
                "  a   b \r\n b \t c\r\n",
                "a\tb\r\r\nb\tc\r\r\n"
            })
    void read_anySeparatorAndLineEnd_givesTheSameGraph(String text) {
        EdgeList list = read(write(folder, "list.txt", text));

        assertThat(edges(list)).isEqualTo(Map.of("a-b", 1.0, "b-c", 1.0));
        assertThat(list.report().rows()).isEqualTo(2);
    }

    @Test
    void read_commentsEmptyLinesAndMark_areLeftOut() {
        String text = "\uFEFF# SNAP\n% KONECT, with, commas\n\n  # indented\na,b,2\n\n \t\n#end";

        assertThat(edges(read(write(folder, "list.csv", text)))).isEqualTo(Map.of("a-b", 2.0));
    }

    @Test
    void read_matrixMarket_takesSizeForNoEdge() {
        String pattern = "%%MatrixMarket matrix coordinate pattern symmetric\n% made by hand\n\n3 3 3\n2 1\n3 2\n3 3\n";
        String real = "%%MatrixMarket MATRIX coordinate Real general\r\n 4 4 3\r\n1\t2 0.5\r\n2 1 1e0\r\n4 2 2\r\n";

        EdgeList links = read(write(folder, "links.mtx", pattern));
        assertThat(edges(links)).isEqualTo(Map.of("1-2", 1.0, "2-3", 1.0));
        assertThat(links.report().rows()).isEqualTo(3);
        assertThat(links.report().selfLoops()).isOne();
        assertThat(links.report().readAs())
                .containsExactly(
                        "UTF-8, separator space",
                        "MatrixMarket, first row holds its size, no weights, every row weighs 1");
        assertThat(edges(read(write(folder, "weights.mtx.gz", real)))).isEqualTo(Map.of("1-2", 1.5, "2-4", 2.0));
    }

    @Test
    void read_matrixMarketNotInTheFirstLine_isAComment() {
        String text = "% exported\n%%MatrixMarket matrix coordinate complex general\n3 3 3\n2 1 1\n";

        assertThat(edges(read(write(folder, "list.txt", text)))).isEqualTo(Map.of("1-2", 1.0));
    }

    @Test
    void read_bothDirectionsAndRepeats_addTheirWeights() {
        EdgeList list = read(write(folder, "list.tsv.gz", "a\tb\t1\nb\ta\t2.5\na\tb\t1e1\nc\tc\t9\nb\tc\t.5\n"));

        assertThat(edges(list)).isEqualTo(Map.of("a-b", 13.5, "b-c", 0.5));
        assertThat(list.report().rows()).isEqualTo(5);
        assertThat(list.report().parallelEdges()).isEqualTo(2);
        assertThat(list.report().selfLoops()).isOne();
        assertThat(list.report().readAs())
                .containsExactly("UTF-8, gzip, separator tab", "no names of columns, weight in field 3");
    }

    @Test
    void read_nodeWithSelfLoopAlone_isANodeWithoutEdges() {
        EdgeList list = read(write(folder, "list.tsv", "x\tx\na\tb\n"));

        assertThat(list.ids().size()).isEqualTo(3);
        assertThat(list.graph().degree(list.ids().code("x"))).isZero();
    }

    @Test
    void read_columnsWithNames_takesEndsAndWeight() {
        EdgeList similarity =
                read(write(folder, "edges.csv", "user_a,user_b,weight,shared_items\nann,bob,0.5,3\nann,cat,2,7\n"));
        EdgeList transfers = read(write(folder, "transfers.tsv", "node_a\tnode_b\ttransfers\n6\t7\t6\n"));
        EdgeList plain = read(write(folder, "plain.csv", "Source,Target\n1,2\n"));

        assertThat(edges(similarity)).isEqualTo(Map.of("ann-bob", 0.5, "ann-cat", 2.0));
        assertThat(edges(transfers)).isEqualTo(Map.of("6-7", 6.0));
        assertThat(edges(plain)).isEqualTo(Map.of("1-2", 1.0));
        assertThat(plain.report().rows()).isOne();
    }

    @Test
    void read_quotedIds_mayHoldAnything() {
        String text = "\"a,\"\"1\"\"\", \" b\n2 \" ,1\r\n\"#c\",\"a,\"\"1\"\"\",2\n'; DROP TABLE,=1+1,3\n";
        EdgeList list = read(write(folder, "list.csv", text));

        assertThat(edges(list))
                .isEqualTo(new TreeMap<>(Map.of(" b\n2 -a,\"1\"", 1.0, "#c-a,\"1\"", 2.0, "=1+1-'; DROP TABLE", 3.0)));
    }

    @Test
    void read_separatorSaid_wins() {
        Path file = write(folder, "list.tsv", "a,b c,d\nc,d e,f\n");

        EdgeList list =
                EdgeListSource.of(file).separatedBy(FieldSeparator.SPACE).read(RunControl.inline());

        assertThat(edges(list)).isEqualTo(Map.of("a,b-c,d", 1.0, "c,d-e,f", 1.0));
    }

    @Property(tries = 30)
    void read_rowsAndDirectionsShuffled_isTheSameGraph(@ForAll Random random) throws Exception {
        Path own = java.nio.file.Files.createTempDirectory("edges");
        List<String[]> rows = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            String weight = Double.toString(Math.exp(40 * random.nextDouble() - 20));
            rows.add(new String[] {"n" + random.nextInt(20), "n" + random.nextInt(20), weight});
        }
        EdgeList first = read(write(own, "list.tsv", text(rows)));
        java.util.Collections.shuffle(rows, random);
        rows.replaceAll(row -> random.nextBoolean() ? row : new String[] {row[1], row[0], row[2]});
        EdgeList second = read(write(own, "list.tsv", text(rows)));

        assertThat(second.graph()).isEqualTo(first.graph());
        assertThat(edges(second)).isEqualTo(edges(first));
        assertThat(second.report()).isEqualTo(first.report());
    }

    private static String text(List<String[]> rows) {
        return rows.stream().map(row -> String.join("\t", row) + "\n").collect(Collectors.joining());
    }

    /** A row may begin anywhere in a block, and may be longer than one. */
    @ParameterizedTest
    @ValueSource(ints = {1, 7, 1000, 65_535, 65_536, 200_000})
    void read_idsOfAnyLength_areCutWhereBlocksEnd(int length) {
        String longId = "\"" + "x\"\"".repeat(length / 3 + 1) + "\"";
        String text = IntStream.range(0, 20_000)
                .mapToObj(i -> i % 10_000 == 5 ? longId + "," + i : "n" + i + ",n" + (i + 1))
                .collect(Collectors.joining("\r\n"));

        EdgeList list = read(write(folder, "list.csv", text));

        assertThat(list.report().rows()).isEqualTo(20_000);
        String plainId = "x\"".repeat(length / 3 + 1);
        int hub = list.ids().code(plainId);
        assertThat(list.graph().degree(hub)).isEqualTo(2);
        assertThat(list.graph().edgeCount()).isEqualTo(20_000);
    }

    @Test
    void parse_decimalFractions_areTheNearestDoubles() {
        for (String text : List.of(
                "1",
                "0.1",
                ".5",
                "5.",
                "123456789012345",
                "0.000000000000001",
                "1e-7",
                "+3",
                "1E5",
                "9007199254740993",
                "0.30000000000000004",
                "179769313486231570000e280",
                "2.2250738585072014e-308")) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            assertThat(WeightText.parse(bytes, 0, bytes.length)).as(text).isEqualTo(Double.parseDouble(text));
        }
        for (String text : List.of("", ".", "1d", "0x1p3", "NaN", "1,5", "--1", "1e", "١", "1 2", "9".repeat(500))) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            assertThat(WeightText.parse(bytes, 0, bytes.length)).as(text).isNaN();
        }
    }

    @Test
    void read_steered_reportsProgressToTheEnd() {
        String text = IntStream.range(0, 50_000)
                .mapToObj(i -> i + " " + (i * 7L % 49_999))
                .collect(Collectors.joining("\n"));
        List<Progress> progress = new ArrayList<>();

        EdgeListSource.of(write(folder, "list.txt", text))
                .read(RunControl.inline().reportingTo(progress::add));

        assertThat(progress)
                .hasSizeGreaterThan(10)
                .isSortedAccordingTo((a, b) -> Double.compare(a.fraction(), b.fraction()));
        assertThat(progress.get(progress.size() - 1).fraction()).isEqualTo(1);
        assertThat(progress.stream().map(Progress::phase).distinct()).contains("reading list.txt");
    }

    @Test
    void read_sharedGraphs_haveTheCountsWritten() {
        EdgeList mail = read(SharedData.file("graphs/email-eu-core.tsv.gz"));
        EdgeList packages = read(SharedData.file("graphs/npm-dependents.tsv.gz"));

        assertThat(mail.report().rows()).isEqualTo(25_571);
        assertThat(mail.ids().size()).isEqualTo(1_005);
        assertThat(packages.report().rows()).isEqualTo(2_330_240);
        assertThat(packages.ids().size()).isEqualTo(304_012);
        assertThat(packages.graph().edgeCount())
                .isEqualTo(2_330_240
                        - packages.report().selfLoops()
                        - packages.report().parallelEdges());
        assertThat(Arrays.asList(mail.ids().id(0), mail.ids().id(1_004))).containsExactly("0", "1004");
    }
}
