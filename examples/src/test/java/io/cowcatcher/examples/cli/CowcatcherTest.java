package io.cowcatcher.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command line from end to end, in this process. */
class CowcatcherTest {
    private static final List<String> FILES =
            List.of("rings.csv", "members.csv", "rings.json", "scores.csv", "edges.csv", "rejects.csv", "run.json");

    @TempDir
    static Path shared;

    @TempDir
    Path folder;

    @BeforeAll
    static void generateLog() {
        Outcome outcome = Outcome.of(
                "generate",
                "--out",
                shared,
                "--users",
                6000,
                "--items",
                1200,
                "--level",
                "easy",
                "--rings",
                3,
                "--quiet");
        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    }

    private static Path log() {
        return shared.resolve("log.csv");
    }

    @Test
    void detect_generatedLog_writesEveryFileAndFindsTheRings() throws IOException {
        Outcome outcome = Outcome.of("detect", "--input", log(), "--out", folder);

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        FILES.forEach(name -> assertThat(folder.resolve(name)).isNotEmptyFile());
        Set<String> members = column(folder.resolve("members.csv"), "user_id");
        Set<String> planted = column(shared.resolve("truth.csv"), "user_id");
        Set<String> hits = new TreeSet<>(members);
        hits.retainAll(planted);
        assertThat(hits.size()).isGreaterThan((int) (0.9 * planted.size()));
        assertThat(hits.size()).isGreaterThan((int) (0.9 * members.size()));
        assertThat(column(folder.resolve("scores.csv"), "user_id")).containsAll(members);
        assertThat(outcome.out()).contains("3 rings, ").contains("pairs of members ship to one building");
        assertThat(outcome.out().lines().filter(line -> line.startsWith("memory needed: ")))
                .satisfiesExactly(
                        first -> assertThat(first).contains(" within 1d ", ", graph of ", "; heap: "),
                        second -> assertThat(second).contains(" within 4d ").doesNotContain("graph of ", "heap: "));
    }

    @Test
    void detect_secondRun_listsTheSeedsOfTheFirst() {
        Path seeds = folder.resolve("kept.mv");
        Outcome.of("detect", "--input", log(), "--out", folder.resolve("first"), "--seeds", seeds, "--quiet");

        Outcome second = Outcome.of("detect", "--input", log(), "--out", folder.resolve("second"), "--seeds", seeds);
        Outcome listed = Outcome.of("seeds", "list", "--seeds", seeds);

        assertThat(second.out()).contains("risk seeds of earlier runs");
        assertThat(listed.exitCode()).isZero();
        assertThat(listed.out()).contains("intercept-ring");
    }

    @Test
    void detect_whatIsNoEvidence_isLeftOutAndListed() throws IOException {
        Path log = folder.resolve("odd.csv");
        StringBuilder rows = new StringBuilder("user_id,item_id,time,device_id\n");
        for (int i = 0; i < 300; i++) {
            rows.append("u" + i + ",i" + i % 20 + ",2026-01-0" + (1 + i % 9) + "T10:00:00Z,d" + i + "\n");
        }
        rows.append("guest,i1,2026-01-01T10:00:00Z,d1\nstaff-7,i1,2026-01-01T10:00:00Z,d2\n");
        rows.append("u1,=gift card 50,2026-01-02T10:00:00Z,d1\n");
        Files.writeString(log, rows);
        Path staff = Files.writeString(folder.resolve("staff.txt"), "staff-7\n\nnobody else\n");
        Path out = folder.resolve("out");

        Outcome outcome = Outcome.ofSuccess("detect", "--input", log, "--out", out, "--exclude-users", staff);
        List<String> leftOut = Files.readAllLines(out.resolve("left_out.csv"));
        Set<String> scored = column(out.resolve("scores.csv"), "user_id");
        Outcome kept = Outcome.ofSuccess(
                "detect", "--input", log, "--out", folder.resolve("kept"), "--keep-abnormal", "--quiet");
        Outcome.ofSuccess("seeds", "confirm", "--seeds", out.resolve("seeds.mv"), "guest");
        Outcome fromSeeds = Outcome.ofSuccess("detect", "--input", log, "--out", out, "--from-seeds");
        Outcome missing = Outcome.of("detect", "--input", log, "--exclude-items", folder.resolve("none"));

        assertThat(fromSeeds.out())
                .contains(
                        "not left out: 1 account that meets the rule placeholder account, because the options keep it");
        assertThat(column(out.resolve("left_out.csv"), "id")).containsExactly("\"'=gift card 50\"");
        assertThat(leftOut)
                .containsExactly(
                        "kind,id,rule,purchases,reason",
                        "user,staff-7,listed_account,1,named in the options",
                        "user,guest,placeholder_account,1,the name stands for nobody",
                        "item,\"'=gift card 50\",pseudo_item,1,the name says fee or gift card");
        assertThat(outcome.out())
                .contains(
                        "left out as no evidence: 2 accounts (1 by the rule listed account, 1 by the rule placeholder account);"
                                + " 1 item (1 by the rule pseudo item); see left_out.csv");
        assertThat(scored).hasSize(300).doesNotContain("guest");
        assertThat(kept.out()).doesNotContain("left out");
        assertThat(Files.readAllLines(folder.resolve("kept").resolve("left_out.csv")))
                .hasSize(1);
        assertThat(missing.exitCode()).isEqualTo(3);
        assertThat(missing.err()).contains("--exclude-items must name a text file");
    }

    @Test
    void detect_fromSeedsThatAreNotThere_isRefused() {
        Path absent = folder.resolve("absent.mv");

        Outcome outcome = Outcome.of("detect", "--input", log(), "--out", folder, "--seeds", absent, "--from-seeds");

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.onlyError())
                .contains("--from-seeds must find a seed store")
                .contains("absent.mv");
        assertThat(absent).doesNotExist();
    }

    @Test
    void detect_calibration_addsWhatScoresStandFor() throws IOException {
        Path calibration = Files.writeString(
                folder.resolve("calibration.csv"), "from_score,probability,users\n0,0.01,900\n0.25,0.75,100\n");
        Path broken = Files.writeString(
                folder.resolve("broken.csv"), "from_score,probability,users\n0.5,0.9,9\n0.25,0.75,100\n");

        Outcome.ofSuccess("detect", "--input", log(), "--out", folder, "--calibration", calibration, "--quiet");
        Outcome refused = Outcome.of("detect", "--input", log(), "--out", folder, "--calibration", broken);

        assertThat(Files.readAllLines(folder.resolve("scores.csv")).get(0)).isEqualTo("user_id,score,probability");
        assertThat(Files.readAllLines(folder.resolve("scores.csv")).stream()
                        .skip(1)
                        .map(line -> line.split(",", -1))
                        .allMatch(row -> row[2].equals(Double.parseDouble(row[1]) >= 0.25 ? "0.75" : "0.01")))
                .isTrue();
        assertThat(column(folder.resolve("scores.csv"), "probability")).containsExactlyInAnyOrder("0.75", "0.01");
        assertThat(refused.exitCode()).isEqualTo(3);
        assertThat(refused.err()).contains("steps must rise");
    }

    @Test
    void detect_fromSeedsThatAnAnalystHasCorrected_startsFromThem() throws IOException {
        Path log = folder.resolve("devices.csv");
        StringBuilder rows = new StringBuilder("user_id,device_id\n");
        for (int i = 0; i < 3000; i++) {
            rows.append("honest").append(i).append(",device").append(i).append('\n');
        }
        for (int i = 1; i <= 7; i++) {
            rows.append('a').append(i).append(",farm\n");
        }
        Files.writeString(log, rows);
        Path seeds = folder.resolve("kept.mv");
        Outcome.ofSuccess("detect", "--input", log, "--out", folder.resolve("first"), "--seeds", seeds, "--quiet");
        Outcome released = Outcome.ofSuccess("seeds", "release", "--seeds", seeds, "a1", "--reason", "asked them");
        Outcome confirmed = Outcome.ofSuccess("seeds", "confirm", "--seeds", seeds, "a2", "honest5");
        Files.writeString(log, rows + "newcomer,device5\n");

        Outcome second = Outcome.ofSuccess(
                "detect",
                "--input",
                log,
                "--out",
                folder.resolve("second"),
                "--seeds",
                seeds,
                "--from-seeds",
                "--quiet");
        Outcome shown = Outcome.ofSuccess("seeds", "show", "--seeds", seeds, "a1");

        assertThat(released.out()).contains("released: 1");
        assertThat(confirmed.out()).contains("confirmed: 2");
        assertThat(second.out())
                .contains(
                        "known before: 1 of 7 accounts is confirmed by analysts or lists, 5 were found by earlier runs")
                .contains("known before: 1 of 7 accounts was released by analysts or lists")
                .contains("risk seeds label 8 accounts of this log, 1 of them as good")
                .contains("risk seeds speak against 2 accounts in no ring: honest5 (1.0), newcomer (0.1)")
                .contains(
                        "risk seeds: 2 not set, of accounts, items and addresses that an analyst has confirmed or released");
        assertThat(shown.out()).contains("asked them").contains("analyst");
    }

    @Test
    void detect_otherThreadsAndRowOrder_writesTheSameFiles() throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(log()));
        List<String> rows = lines.subList(1, lines.size());
        SplittableRandom random = new SplittableRandom(3);
        for (int i = rows.size(); i > 1; i--) {
            Collections.swap(rows, i - 1, random.nextInt(i));
        }
        Path shuffled = folder.resolve("shuffled.csv");
        Files.write(shuffled, lines);

        Outcome.of("detect", "--input", log(), "--out", folder.resolve("a"), "--threads", 1, "--quiet");
        Outcome.of("detect", "--input", shuffled, "--out", folder.resolve("b"), "--threads", 4, "--quiet");

        for (String name : List.of("rings.csv", "members.csv", "rings.json", "scores.csv", "edges.csv")) {
            assertThat(folder.resolve("b").resolve(name))
                    .hasSameBinaryContentAs(folder.resolve("a").resolve(name));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"empty", "binary", "no user", "header only", "truncated gzip", "missing"})
    void detect_unusableInput_saysSoInOneLineAndWritesNothing(String kind) throws IOException {
        Path input = folder.resolve("input.csv");
        switch (kind) {
            case "empty" -> Files.write(input, new byte[0]);
            case "binary" -> Files.write(input, new byte[] {0, 1, 2, 3, (byte) 0xFF, (byte) 0xFE, 0, 7, 9, 0, 0});
            case "no user" -> Files.writeString(input, "a,b\n1,2\n");
            case "header only" -> Files.writeString(input, "user_id,item_id,time\n");
            case "truncated gzip" -> Files.write(input, truncatedGzip());
            default -> {}
        }
        Path out = folder.resolve("out");

        Outcome outcome = Outcome.of("detect", "--input", input, "--out", out, "--quiet");

        assertThat(outcome.exitCode()).as(outcome.out() + outcome.err()).isEqualTo(3);
        assertThat(outcome.onlyError()).contains("input.csv");
        FILES.forEach(name -> assertThat(out.resolve(name)).doesNotExist());
    }

    private static byte[] truncatedGzip() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(bytes)) {
            for (int i = 0; i < 20_000; i++) {
                gzip.write((i == 0 ? "user_id,item_id,time\n" : "u" + i + ",i" + i * 31 + ",2025-03-01T00:00:00Z\n")
                        .getBytes(StandardCharsets.UTF_8));
            }
        }
        return Arrays.copyOf(bytes.toByteArray(), bytes.size() / 2);
    }

    @Test
    void detect_unusableInput_leavesEarlierOutputUntouched() throws IOException {
        Outcome.of("detect", "--input", log(), "--out", folder, "--quiet");
        byte[] before = Files.readAllBytes(folder.resolve("rings.csv"));
        Path bad = folder.resolve("bad.csv");
        Files.writeString(bad, "a,b\n1,2\n");

        Outcome outcome = Outcome.of("detect", "--input", bad, "--out", folder, "--quiet");

        assertThat(outcome.exitCode()).isEqualTo(3);
        assertThat(Files.readAllBytes(folder.resolve("rings.csv"))).isEqualTo(before);
    }

    private static Set<String> column(Path csv, String name) throws IOException {
        List<String> lines = Files.readAllLines(csv);
        int at = List.of(lines.get(0).split(",", -1)).indexOf(name);
        return lines.stream()
                .skip(1)
                .map(line -> line.split(",", -1)[at])
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
