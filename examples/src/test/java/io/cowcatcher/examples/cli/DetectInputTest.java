package io.cowcatcher.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Logs that are incomplete, strange or hostile, from end to end. */
class DetectInputTest {
    private static final String TIME = "2025-03-01T00:00:00Z";

    @TempDir
    Path folder;

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("input.csv"), text);
    }

    /** A log that tells nothing but who used which device: 3,000 honest accounts, and some on one device. */
    private Path devicesOf(List<String> accountsOnOneDevice) throws IOException {
        StringBuilder log = new StringBuilder("user_id,device_id\n");
        for (int i = 0; i < 3000; i++) {
            log.append("honest").append(i).append(",device").append(i).append('\n');
        }
        accountsOnOneDevice.forEach(user -> log.append(user).append(",the one\n"));
        return write(log.toString());
    }

    @Test
    void detect_devicesAlone_findsTheAccountsOnOneDevice() throws IOException {
        Path log = devicesOf(List.of("a1", "a2", "a3", "a4", "a5", "a6"));

        Outcome outcome = Outcome.ofSuccess("detect", "--input", log, "--out", folder.resolve("out"), "--quiet");

        assertThat(outcome.out()).contains("1 ring, 6 accounts").contains("co-purchase evidence is off");
        assertThat(Files.readAllLines(folder.resolve("out/members.csv"))).hasSize(7);
    }

    @Test
    void detect_hostileIds_reachNeitherTheTerminalNorASpreadsheet() throws IOException {
        Path log = devicesOf(List.of("=cmd|calc", "@x", "\u001b[2Jwiped", "黄牛一号"));
        Path out = folder.resolve("out");

        Outcome outcome = Outcome.ofSuccess("detect", "--input", log, "--out", out, "--quiet");
        Outcome seeds = Outcome.ofSuccess("seeds", "list", "--seeds", out.resolve("seeds.mv"));
        Outcome shown = Outcome.ofSuccess("seeds", "show", "--seeds", out.resolve("seeds.mv"), "黄牛一号");

        assertThat(outcome.out() + seeds.out()).doesNotContain("\u001b");
        assertThat(shown.out()).contains("黄牛一号: 1 seed");
        assertThat(Files.readString(out.resolve("members.csv")))
                .contains("'=cmd|calc", "'@x", "黄牛一号")
                .doesNotContain(",=cmd");
        Outcome.ofSuccess("detect", "--input", log, "--out", out, "--quiet", "--csv-formulas", "keep");
        assertThat(Files.readString(out.resolve("members.csv"))).contains(",=cmd|calc");
    }

    @Test
    void detect_rowsThatAreNoPurchases_areCountedAndKeptWithTheirLine() throws IOException {
        Path log = write(String.join(
                "\n",
                "user_id,item_id,time,quantity",
                "u1,i1," + TIME + ",1",
                "u2,i1",
                "u3,i\u0000," + TIME + ",1",
                "u4,i1,yesterday,1",
                "u5,i1,2999-01-01T00:00:00Z,1",
                "u6,i1," + TIME + ",-1",
                "x".repeat(1 << 16) + ",i1," + TIME + ",1",
                "u8,i1," + TIME + ",1",
                "u8,i1," + TIME + ",1"));
        Path out = folder.resolve("out");

        Outcome outcome = Outcome.ofSuccess("detect", "--input", log, "--out", out, "--quiet");

        assertThat(outcome.out()).contains("9 rows, 3 used");
        assertThat(Files.readAllLines(out.resolve("rejects.csv")))
                .map(line -> line.split(",", -1)[0] + " " + line.split(",", -1)[1])
                .containsExactly(
                        "line reason",
                        "3 too_few_fields",
                        "4 nul_character",
                        "5 time_unreadable",
                        "6 time_out_of_range",
                        "7 quantity_not_positive",
                        "8 text_too_long");
    }

    @Test
    void detect_severalFilesAfterOneOption_makeOneLog() throws IOException {
        Path first = Files.writeString(folder.resolve("a b.csv"), "user_id,item_id,time\nu1,i1," + TIME + "\n");
        Path second = Files.writeString(folder.resolve("c.tsv"), "user_id\titem_id\ttime\nu2\ti1\t" + TIME + "\n");

        Outcome outcome = Outcome.ofSuccess("detect", "--out", folder.resolve("out"), "--input", first, second);
        Outcome twice = Outcome.ofSuccess("detect", "--input", second, "--out", folder.resolve("2"), "--input", first);

        assertThat(outcome.out()).contains("2 rows, 2 used");
        assertThat(twice.out()).as("the option given twice").contains("2 rows, 2 used");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a file", "below a file"})
    void detect_outputThatIsNoFolder_saysSoInWordsAndWritesNothing(String kind) throws IOException {
        Path log = devicesOf(List.of());
        Path file = Files.writeString(folder.resolve("occupied"), "mine");

        Outcome outcome = Outcome.of(
                "detect", "--input", log, "--out", kind.equals("a file") ? file : file.resolve("out"), "--quiet");

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.onlyError())
                .contains("output folder must be writable", "occupied", "choose another with --out")
                .doesNotContain("Exception");
        assertThat(file).hasContent("mine");
    }

    @Test
    void detect_damagedSeedStore_saysSoAndTouchesNothing() throws IOException {
        Path log = devicesOf(List.of());
        Path seeds = Files.write(folder.resolve("seeds.mv"), "no store at all".getBytes(StandardCharsets.UTF_8));
        Path out = folder.resolve("out");

        Outcome outcome = Outcome.of("detect", "--input", log, "--out", out, "--seeds", seeds, "--quiet");

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.onlyError()).contains("seed store must be readable", "seeds.mv");
        assertThat(seeds).hasContent("no store at all");
        assertThat(out).doesNotExist();
    }

    @Test
    void detect_tooLittleMemory_isRefusedBeforeTheSearchAndWritesNothing() throws IOException {
        Path log = write("user_id,item_id,time\nu1,i1," + TIME + "\nu2,i1," + TIME + "\n");
        Path out = folder.resolve("out");

        Outcome outcome = Outcome.of("detect", "--input", log, "--out", out, "--max-heap", "1k", "--quiet");

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.onlyError()).contains("similarity of 2 users must fit the memory budget (needed: ", "-Xmx");
        assertThat(out).doesNotExist();
    }
}
