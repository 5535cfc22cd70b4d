package io.cowcatcher.benchmarks.yardstick;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cowcatcher.benchmarks.yardstick.SybilTransfers.Rule;
import io.cowcatcher.community.ConnectedComponents;
import io.cowcatcher.community.ConnectedComponentsOptions;
import io.cowcatcher.error.MalformedInputException;
import io.cowcatcher.event.Purchase;
import io.cowcatcher.event.PurchaseField;
import io.cowcatcher.event.PurchaseLog;
import io.cowcatcher.event.PurchaseLogBuilder;
import io.cowcatcher.graph.CsrGraph;
import io.cowcatcher.graph.CsrGraphBuilder;
import io.cowcatcher.report.Rates;
import io.cowcatcher.run.RunControl;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabelledSetsTest {
    private static final Instant NOW = Instant.parse("2015-01-01T00:00:00Z");

    private static Purchase seen(String user, String device, int openedMinute, int boughtMinute) {
        return Purchase.by(user)
                .at(NOW.plusSeconds(60L * boughtMinute))
                .with(PurchaseField.DEVICE, device)
                .with(PurchaseField.IP, "ip of " + user)
                .registeredAt(NOW.plusSeconds(60L * openedMinute))
                .build();
    }

    /** Thirty farms of three frauds, sixty couples who opened their accounts apart, and 300 who share nothing. */
    private static DeviceFraud frauds() {
        PurchaseLogBuilder log = PurchaseLog.builder();
        Set<String> frauds = new HashSet<>();
        for (int farm = 0; farm < 30; farm++) {
            for (int account = 0; account < 3; account++) {
                frauds.add("f" + farm + "-" + account);
                log.add(seen("f" + farm + "-" + account, "farm" + farm, 10 * farm, 10 * farm));
            }
        }
        for (int couple = 0; couple < 60; couple++) {
            log.add(seen("a" + couple, "tablet" + couple, couple, 90_000));
            log.add(seen("b" + couple, "tablet" + couple, 5_000 + couple, 95_000));
        }
        for (int user = 0; user < 300; user++) {
            log.add(seen("u" + user, "phone" + user, 7 * user, 60_000 + user));
        }
        return new DeviceFraud(log.build(), frauds, RunControl.inline());
    }

    @Test
    void figures_countsOnDevice_rankFarmsFirst() {
        DeviceFraud set = frauds();

        RankingFigures figures = set.figures(set.accountsOnDevice(), EnumSet.allOf(Halves.class));

        assertThat(figures).isEqualTo(new RankingFigures(1, 1, 1));
    }

    @Test
    void lines_ofEveryRankingAndHalf_areRowsOfOneTable() {
        List<String> lines = frauds().lines();

        assertThat(lines).hasSize(18).allMatch(line -> line.split("\\|", -1).length == 8);
        assertThat(lines)
                .filteredOn(line -> line.startsWith("| ties"))
                .hasSize(12)
                .allMatch(line -> line.contains("| 1.000 | 1.000 | 1.000 |"));
    }

    /** Rings are stars of ten claimants, others pairs of them; both around accounts that claimed nothing. */
    private static SybilTransfers transfers() {
        int nodes = 40 * 11 + 200 * 3;
        CsrGraphBuilder graph = CsrGraph.builder(nodes);
        boolean[] isClaimant = new boolean[nodes];
        boolean[] isSybil = new boolean[nodes];
        for (int ring = 0; ring < 40; ring++) {
            for (int i = 1; i <= 10; i++) {
                graph.addEdge(11 * ring, 11 * ring + i, 1);
                isClaimant[11 * ring + i] = true;
                isSybil[11 * ring + i] = true;
            }
        }
        for (int pair = 0; pair < 200; pair++) {
            for (int i = 1; i <= 2; i++) {
                graph.addEdge(440 + 3 * pair, 440 + 3 * pair + i, 1);
                isClaimant[440 + 3 * pair + i] = true;
            }
        }
        return new SybilTransfers(graph.build(), isClaimant, isSybil, RunControl.inline());
    }

    @Test
    void lines_ringsApart_areFoundWhole() {
        List<String> lines = transfers().lines();

        assertThat(lines).hasSize(12);
        assertThat(lines)
                .filteredOn(line -> line.contains("resolution and least chosen"))
                .hasSize(4)
                .allMatch(line -> line.contains("| 1.000 | 1.000 | 1.000 |"));
    }

    @Test
    void rates_bothHalvesTogether_areTheWholeSet() {
        CsrGraphBuilder graph = CsrGraph.builder(6);
        graph.addEdge(0, 1, 1);
        graph.addEdge(1, 2, 1);
        graph.addEdge(3, 4, 1);
        CsrGraph transfers = graph.build();
        boolean[] claimants = {true, true, true, true, true, false};
        boolean[] sybils = {true, true, false, true, false, false};
        SybilTransfers set = new SybilTransfers(transfers, claimants, sybils, RunControl.inline());
        Rule rule = new Rule(
                "components",
                ConnectedComponents.detect(transfers, ConnectedComponentsOptions.defaults(), RunControl.inline())
                        .partition(),
                3);

        Halves[] halves = Halves.of(transfers, 1, RunControl.inline());
        Rates first = set.rates(rule, halves, EnumSet.of(Halves.FIRST));
        Rates second = set.rates(rule, halves, EnumSet.of(Halves.SECOND));

        assertThat(first.reported() + second.reported()).isEqualTo(3);
        assertThat(first.found() + second.found()).isEqualTo(2);
        assertThat(first.planted() + second.planted()).isEqualTo(3);
    }

    private static void write(Path file, String... lines) throws IOException {
        try (Writer out =
                new OutputStreamWriter(new GZIPOutputStream(Files.newOutputStream(file)), StandardCharsets.UTF_8)) {
            for (String line : lines) {
                out.write(line + "\n");
            }
        }
    }

    @Test
    void read_twoRowsOfOneNode_isRefused(@TempDir Path folder) throws IOException {
        write(
                folder.resolve("sybil-users.tsv.gz"),
                "node\tlabel\tfirst_use_ts",
                "a\tsybil\t1",
                "b\tuser\t2",
                "a\tuser\t3");
        write(folder.resolve("sybil-transfers.tsv.gz"), "node_a\tnode_b\ttransfers", "a\tb\t1");

        assertThatExceptionOfType(MalformedInputException.class)
                .isThrownBy(() -> SybilTransfers.read(folder, RunControl.inline()))
                .withMessageContaining("line 4 of ")
                .withMessageContaining("node must have one row (got: another of a)");
    }

    @Test
    void read_rowsOfDifferentNodes_areASet(@TempDir Path folder) throws IOException {
        write(folder.resolve("sybil-users.tsv.gz"), "node\tlabel\tfirst_use_ts", "a\tsybil\t1", "b\tuser\t2");
        write(folder.resolve("sybil-transfers.tsv.gz"), "node_a\tnode_b\ttransfers", "a\tb\t1", "b\tc\t2");

        assertThat(SybilTransfers.read(folder, RunControl.inline()).lines())
                .as("by chance, too, where no half has a group to learn from")
                .hasSize(18);
    }

    @Test
    void main_noFolder_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LabelledSets.main(new String[0]))
                .withMessageContaining("the folder of the data");
    }
}
