package io.cowcatcher.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluateCommandTest {
    @TempDir
    Path folder;

    private Path found;
    private Path truth;

    /** Two rings: one right but for a member too many, one of honest users. */
    @BeforeEach
    void writeFound() throws IOException {
        found = Files.createDirectory(folder.resolve("found"));
        truth = folder.resolve("truth.csv");
        Files.writeString(
                found.resolve("members.csv"),
                "ring_id,user_id,score\nr1,a,.9\nr1,b,.9\nr1,\"'=c\",.8\nr1,x,.7\nr2,y,.6\nr2,z,.6\n");
        Files.writeString(
                found.resolve("scores.csv"),
                "user_id,score\na,0.9\nb,0.9\n\"'=c\",0.8\nx,0.7\ny,0.6\nz,0.6\nd,0\nw,0\n");
        Files.writeString(truth, "ring_id,user_id,note\n1,a,\n1,b,\n1,=c,seen twice\n2,d,\n2,gone,\n");
    }

    private Outcome evaluate(String... options) {
        List<Object> args = new ArrayList<>(List.of("evaluate", "--quiet", "--found", found, "--truth", truth));
        args.addAll(List.of(options));
        return Outcome.of(args.toArray());
    }

    @Test
    void evaluate_foundAndTruth_countsUsersRingsAndRanks() {
        Outcome outcome = evaluate();

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(outcome.out())
                .contains("users: precision 0.500, recall 0.600, F1 0.545 (5 known, 6 reported)")
                .contains("rings: precision 0.500, recall 0.500, F1 0.500 (2 known, 2 reported)")
                // a, b and =c rank first; d ties with w, which counts before it; gone has no score
                .contains("average precision of the user scores: 0.700")
                .contains("1 user of the truth is not in the log: it counts as not found")
                .contains("\"rightly_reported\":3");
    }

    @Test
    void evaluate_truthWithoutRings_comparesUsersAlone() throws IOException {
        Files.writeString(truth, "user_id\na\nb\n");

        Outcome outcome = evaluate();

        assertThat(outcome.out()).contains("recall 1.000").doesNotContain("rings");
    }

    /** As spreadsheets save it. */
    @Test
    void evaluate_truthWithAByteOrderMark_isReadLikeAnyOther() throws IOException {
        Files.writeString(truth, "\uFEFFuser_id,ring_id\r\na,1\r\nb,1\r\n");

        Outcome outcome = evaluate();

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(outcome.out()).contains("recall 1.000", "(2 known, 6 reported)");
    }

    @Test
    void evaluate_out_writesTheCurveAsTableAndPicture() throws IOException {
        Path curves = folder.resolve("curves");

        assertThat(evaluate("--out", curves.toString()).exitCode()).isZero();

        assertThat(Files.readAllLines(curves.resolve("curve.csv")))
                .containsExactly(
                        "threshold,reported,right,precision,recall",
                        "0.9,2,2,1.0,0.4",
                        "0.8,3,3,1.0,0.6",
                        "0.7,4,3,0.75,0.6",
                        "0.6,6,3,0.5,0.6",
                        "0.0,8,4,0.5,0.8");
        BufferedImage picture = ImageIO.read(curves.resolve("curve.png").toFile());
        assertThat(picture.getWidth()).isEqualTo(800);
        assertThat(Stream.iterate(0, x -> x + 1).limit(800).anyMatch(x -> picture.getRGB(x, 300) != -1))
                .isTrue();
        try (Stream<Path> files = Files.list(curves)) {
            assertThat(files).hasSize(3);
        }
        assertThat(Files.readAllLines(curves.resolve("calibration.csv")))
                .containsExactly("from_score,probability,users", "0.0,0.2,5", "0.8,1.0,3");
    }

    /** There is no recall of nobody: an empty cell, which every reader of tables takes for a missing number. */
    @Test
    void evaluate_truthOfNobody_leavesTheRecallEmpty() throws IOException {
        Files.writeString(truth, "user_id\n");
        Path curves = folder.resolve("curves");

        Outcome outcome = evaluate("--out", curves.toString());

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(Files.readAllLines(curves.resolve("curve.csv")))
                .containsExactly(
                        "threshold,reported,right,precision,recall",
                        "0.9,2,0,0.0,",
                        "0.8,3,0,0.0,",
                        "0.7,4,0,0.0,",
                        "0.6,6,0,0.0,",
                        "0.0,8,0,0.0,");
    }

    @Test
    void evaluate_anyScores_tellsHowTheyDoAsProbabilities() {
        // (.1^2 + .1^2 + .2^2 + .7^2 + .6^2 + .6^2 + 1^2 + 0^2) / 8
        assertThat(evaluate().out())
                .contains("as probabilities the user scores have a Brier score of 0.2838")
                .contains("\"brier_score\":0.28375");
    }

    @Test
    void evaluate_noFolderOfDetect_saysWhatToDo() {
        Outcome outcome = Outcome.of("evaluate", "--found", folder, "--truth", truth);

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.onlyError()).contains("without members.csv").contains("run detect --out");
    }

    @Test
    void evaluate_truthWithoutUsers_namesTheColumn() throws IOException {
        Files.writeString(truth, "name,ring_id\na,1\n");

        Outcome outcome = evaluate();

        assertThat(outcome.exitCode()).isEqualTo(3);
        assertThat(outcome.onlyError()).contains("truth.csv").contains("user_id");
    }

    @Test
    void evaluate_scoreThatIsNoNumber_namesTheLine() throws IOException {
        Files.writeString(found.resolve("scores.csv"), "user_id,score\na,0.9\nb,high\n");

        Outcome outcome = evaluate();

        assertThat(outcome.exitCode()).isEqualTo(3);
        assertThat(outcome.onlyError()).contains("scores.csv").contains("3").contains("high");
    }

    @Test
    void evaluate_emptyUser_namesTheLine() throws IOException {
        Files.writeString(truth, "user_id,ring_id\n,1\n");

        Outcome outcome = evaluate();

        assertThat(outcome.exitCode()).isEqualTo(3);
        assertThat(outcome.onlyError()).contains("truth.csv").contains("has no user_id");
    }
}
