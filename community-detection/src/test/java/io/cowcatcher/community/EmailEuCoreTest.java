package io.cowcatcher.community;

import static org.assertj.core.api.Assertions.assertThat;

import io.cowcatcher.graph.CsrGraph;
import io.cowcatcher.graph.CsrGraphBuilder;
import io.cowcatcher.graph.Partition;
import io.cowcatcher.quality.PartitionAgreement;
import io.cowcatcher.run.RunControl;
import io.cowcatcher.test.SharedData;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** Mails within a research institution, 1,005 members of 42 departments: a real graph with a truth of its own. */
class EmailEuCoreTest {
    @Test
    void detect_mails_findsTheDepartments() throws IOException {
        Map<String, Integer> numbers = new HashMap<>();
        for (String[] line : lines("email-eu-core.tsv.gz")) {
            numbers.putIfAbsent(line[0], numbers.size());
            numbers.putIfAbsent(line[1], numbers.size());
        }
        CsrGraphBuilder builder = CsrGraph.builder(numbers.size());
        for (String[] line : lines("email-eu-core.tsv.gz")) {
            if (!line[0].equals(line[1])) {
                builder.addEdge(numbers.get(line[0]), numbers.get(line[1]));
            }
        }
        int[] departments = new int[numbers.size()];
        for (String[] line : lines("email-eu-core-labels.tsv.gz")) {
            departments[numbers.get(line[0])] = Integer.parseInt(line[1]);
        }
        CsrGraph graph = builder.build();

        LeidenResult leiden = Leiden.detect(graph, LeidenOptions.defaults(), RunControl.inline());
        LouvainResult louvain = Louvain.detect(graph, LouvainOptions.defaults(), RunControl.inline());

        assertThat(leiden.quality()).isGreaterThan(0.4);
        assertThat(louvain.quality()).isGreaterThan(0.4);
        assertThat(PartitionAgreement.of(leiden.partition(), Partition.of(departments))
                        .normalizedMutualInformation())
                .isGreaterThan(0.5);
        assertThat(Connectedness.disconnected(graph, leiden.partition())).isEmpty();
    }

    private static List<String[]> lines(String file) throws IOException {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(SharedData.file("graphs/" + file))),
                StandardCharsets.UTF_8))) {
            return reader.lines()
                    .filter(line -> !line.isBlank())
                    .map(line -> line.split("\\s+", -1))
                    .toList();
        }
    }
}
