package io.cowcatcher.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each example prints what its own comment says. */
class ExamplesTest {

    @Test
    void chain_smallShop_printsWhatItsCommentSays() throws Exception {
        assertThat(output(E01_Chain::run)).isEqualTo(comment("E01_Chain"));
    }

    @Test
    void singleSteps_smallShop_printWhatTheirCommentSays() throws Exception {
        assertThat(output(E02_SingleSteps::run)).isEqualTo(comment("E02_SingleSteps"));
    }

    @Test
    void service_smallShop_printsWhatItsCommentSays() throws Exception {
        assertThat(output(E03_Service::run)).isEqualTo(comment("E03_Service"));
    }

    @Test
    void onePair_tinyShop_printsWhatItsCommentSays() throws Exception {
        assertThat(output(E04_OnePair::run)).isEqualTo(comment("E04_OnePair"));
    }

    @Test
    void windowAndThreshold_smallShop_printsWhatItsCommentSays() throws Exception {
        assertThat(output(E05_WindowAndThreshold::run)).isEqualTo(comment("E05_WindowAndThreshold"));
    }

    @Test
    void nebulaPipeline_stub_printsWhatItsCommentSays() throws Exception {
        assertThat(output(out -> E06_NebulaPipeline.run(out, "--stub"))).isEqualTo(comment("E06_NebulaPipeline"));
    }

    @Test
    void seedsFlowBack_fewAccounts_printsWhatItsCommentSays() throws Exception {
        assertThat(output(E07_SeedsFlowBack::run)).isEqualTo(comment("E07_SeedsFlowBack"));
    }

    @Test
    void nebulaPipeline_printSchema_printsEveryStatementInOrder() {
        List<String> lines = output(out -> E06_NebulaPipeline.run(out, "--print-schema"));
        assertThat(lines.get(1)).startsWith("# wait until");
        assertThat(lines.get(lines.size() - 2)).startsWith("# wait until");
        List<String> statements =
                lines.stream().filter(line -> !line.startsWith("#")).toList();
        assertThat(statements).hasSizeGreaterThan(25).allMatch(statement -> statement.endsWith(";"));
        assertThat(statements.get(0)).startsWith("CREATE SPACE IF NOT EXISTS `cowcatcher_example`");
        assertThat(statements.get(statements.size() - 2)).startsWith("CREATE TAG INDEX");
    }

    @Test
    void nebulaPipeline_printSchemaOfAnotherSpace_printsItsSettings() {
        List<String> lines = output(out -> E06_NebulaPipeline.run(
                out, "--print-schema", "space=cow", "ids=32", "partitions=60", "replicas=3", "days=0"));
        assertThat(lines.get(0)).contains("`cow`(partition_num = 60, replica_factor = 3, vid_type = FIXED_STRING(32))");
        assertThat(lines).noneMatch(line -> line.contains("TTL_COL = \"at\""));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> output(out -> E06_NebulaPipeline.run(out, "--print-schema", "spaces=cow")))
                .withMessageContaining("(got: spaces=cow)");
    }

    @Test
    void guideToR_workedPairAndTable_areThoseOfTheExamples() throws Exception {
        List<String> guide = Files.readAllLines(Path.of("../docs/algorithms/purchase-similarity.md"));
        assertThat(guide).containsAll(comment("E04_OnePair")).containsAll(comment("E05_WindowAndThreshold"));
    }

    private static List<String> output(Consumer<PrintStream> example) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        example.accept(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        return bytes.toString(StandardCharsets.UTF_8).lines().toList();
    }

    /** The lines of the comment that ends the source of an example. */
    private static List<String> comment(String name) throws Exception {
        List<String> source = Files.readAllLines(Path.of("src/main/java/io/cowcatcher/examples/" + name + ".java"));
        return Stream.concat(source.stream(), Stream.of(""))
                .filter(line -> line.startsWith("// "))
                .map(line -> line.substring(3))
                .collect(Collectors.toList());
    }
}
