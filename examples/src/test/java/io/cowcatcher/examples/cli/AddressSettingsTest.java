package io.cowcatcher.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AddressSettingsTest {
    @TempDir
    Path folder;

    /** Two who buy a and b and ship to one flat, in their own words; nine who ship elsewhere. */
    @BeforeEach
    void writeLog() throws IOException {
        List<String> lines = new ArrayList<>(List.of(
                "user_id;item_id;time;address",
                "ann;a;2025-03-01T10:00:00Z;Apt 5, 12 Main Street, Springfield",
                "ann;b;2025-03-01T10:01:00Z;Apt 5, 12 Main Street, Springfield",
                "bob;a;2025-03-01T10:05:00Z;12 MAIN ST. #5 SPRINGFIELD",
                "bob;b;2025-03-01T10:06:00Z;12 MAIN ST. #5 SPRINGFIELD"));
        for (int other = 0; other < 9; other++) {
            lines.add("o" + other + ";i" + other + ";2025-03-02T10:00:00Z;" + (20 + other) + " Main Street");
        }
        Files.write(folder.resolve("log.csv"), lines);
        Files.write(folder.resolve("key"), new byte[32]);
        Files.write(folder.resolve("short"), new byte[31]);
    }

    private Object[] command(String... options) {
        List<String> args =
                new ArrayList<>(List.of("similarity", "--quiet", "--weight", "r", "--minimum-weight", "0.001"));
        args.addAll(List.of("--input", folder.resolve("log.csv").toString()));
        args.addAll(List.of("--out", folder.resolve("out").toString()));
        args.addAll(List.of(options));
        return args.toArray();
    }

    private double weight(String... options) throws IOException {
        Outcome.ofSuccess(command(options));
        List<String> edges = Files.readAllLines(folder.resolve("out/edges.csv"));
        assertThat(edges).hasSize(2);
        assertThat(edges.get(1)).startsWith("ann,bob,");
        return Double.parseDouble(edges.get(1).split(",", -1)[2]);
    }

    private String run() throws IOException {
        return Files.readString(folder.resolve("out/run.json")).replaceAll("\\s", "");
    }

    @Test
    void similarity_normalizedAddresses_countOneFlatAsShared() throws IOException {
        double exact = weight();
        assertThat(run()).contains("\"addresses\":\"exact\"", "\"address_tokens\":\"plain\"");
        double normalized = weight("--addresses", "normalized");
        assertThat(normalized).isGreaterThan(exact * 1.05);
        assertThat(run())
                .contains(
                        "\"addresses\":\"normalized\"",
                        "\"addresses\":{\"addresses\":11,\"buildings\":10,\"units\":10,\"without_token\":0,\"crowded\":0}");
    }

    @Test
    void similarity_keyedTokens_weighAsPlainOnes() throws IOException {
        String key = folder.resolve("key").toString();
        assertThat(weight("--addresses", "normalized", "--address-key", key))
                .isEqualTo(weight("--addresses", "normalized"));
        assertThat(weight("--address-key", key)).isLessThan(weight("--addresses", "normalized"));
        assertThat(run()).contains("\"addresses\":\"normalized\"", "\"address_tokens\":\"plain\"");
    }

    @Test
    void similarity_unusableKey_isRefusedBeforeReading() {
        Outcome tooShort =
                Outcome.of(command("--address-key", folder.resolve("short").toString()));
        assertThat(tooShort.exitCode()).isEqualTo(2);
        assertThat(tooShort.err()).contains("--address-key: key must have at least 32 bytes (got: 31)");
        Outcome missing =
                Outcome.of(command("--address-key", folder.resolve("none").toString()));
        assertThat(missing.exitCode()).isEqualTo(2);
        assertThat(missing.err()).contains("--address-key: file must be readable (got: ");
    }

    @Test
    void similarity_normalizedAddresses_tellsAndAdmitsWhatTheyTake() {
        Outcome normalized = Outcome.ofSuccess(command("--addresses", "normalized"));
        Outcome refused = Outcome.of(command("--addresses", "normalized", "--max-heap", "100k"));

        assertThat(normalized.out()).contains("\"addresses_estimate_bytes\":");
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.err()).contains("grouping of 11 addresses", "must fit the memory budget");
    }
}
