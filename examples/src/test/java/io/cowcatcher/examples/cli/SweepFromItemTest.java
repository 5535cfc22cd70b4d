package io.cowcatcher.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An analyst knows of one item and of no day. */
class SweepFromItemTest {
    @TempDir
    Path folder;

    private Path log() {
        return folder.resolve("log.csv");
    }

    private Path seeds() {
        return folder.resolve("out").resolve("seeds.mv");
    }

    /** Sixty days of six purchases each; on the 21st ten others buy the console. */
    @BeforeEach
    void writeLog() throws IOException {
        StringBuilder rows = new StringBuilder("user_id,item_id,purchase_time\n");
        Instant start = Instant.parse("2026-01-01T00:00:00Z");
        for (int i = 0; i < 360; i++) {
            rows.append("u").append(i % 97).append(",i").append(i % 11).append(',');
            rows.append(start.plus(Duration.ofHours(4L * i))).append('\n');
        }
        for (int i = 0; i < 10; i++) {
            rows.append("r")
                    .append(i)
                    .append(",console,2026-01-21T10:0")
                    .append(i)
                    .append(":00Z\n");
        }
        Files.writeString(log(), rows);
    }

    @Test
    void detect_oneConfirmedItem_looksAtItsRushAndSaysWhen() {
        Outcome.ofSuccess("detect", "--input", log(), "--out", folder.resolve("out"), "--quiet");
        Outcome.ofSuccess("seeds", "confirm", "--type", "item", "console", "i3", "gone", "--seeds", seeds());

        Outcome outcome = Outcome.ofSuccess("detect", "--input", log(), "--out", folder.resolve("out"), "--from-seeds");

        assertThat(outcome.out().replaceAll("\\s+", " "))
                .contains(
                        "10 accounts hit several of the items, addresses and accounts that risk seeds name, or one that"
                                + " is confirmed")
                .contains("a confirmed item without a day was looked at where more bought it than chance brings:"
                        + " console on 2026-01-21")
                .contains("a confirmed item that no day brought more buyers than chance: i3;")
                .contains("a confirmed item that this log does not know: gone")
                .contains("seeds.mv: 3, no account among the strongest")
                .contains("risk seeds that label no account, being of devices, items, addresses and others: 3")
                .doesNotContain("score now subject");
    }

    @Test
    void confirm_subjectNamedTwice_isOneSeed() {
        Outcome.ofSuccess("detect", "--input", log(), "--out", folder.resolve("out"), "--quiet");

        assertThat(Outcome.ofSuccess("seeds", "confirm", "a", "b", "a", "--seeds", seeds())
                        .out())
                .contains("confirmed: 2");
        assertThat(Outcome.ofSuccess("seeds", "erase", "a", "a", "--yes", "--seeds", seeds())
                        .out())
                .contains("erased: 1 of 1 subject named");
    }

    @Test
    void help_ofConfirm_saysWhatAnItemIsFor() {
        assertThat(Outcome.ofSuccess("seeds", "confirm", "--help").out())
                .contains("seeds confirm --type item")
                .contains("No day need be named.");
    }
}
