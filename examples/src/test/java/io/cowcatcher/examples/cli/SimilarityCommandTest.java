package io.cowcatcher.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimilarityCommandTest {
    @TempDir
    Path folder;

    /** Two who buy a, b and c within minutes; one who buys a and b the week after, and a twice; one who buys z. */
    @BeforeEach
    void writeLog() throws IOException {
        Files.writeString(folder.resolve("log.csv"), """
                user_id,item_id,time
                ann,a,2025-03-01T10:00:00Z
                ann,b,2025-03-01T10:01:00Z
                ann,c,2025-03-01T10:02:00Z
                bob,a,2025-03-01T10:05:00Z
                bob,b,2025-03-01T10:06:00Z
                bob,c,2025-03-01T10:07:00Z
                cat,a,2025-03-08T10:00:00Z
                cat,a,2025-03-08T10:00:30Z
                cat,b,2025-03-08T10:01:00Z
                dan,z,2025-03-01T10:00:00Z
                dan,z,yesterday
                """);
    }

    private List<String> edges(String... options) throws IOException {
        Outcome.ofSuccess(command(options));
        return Files.readAllLines(folder.resolve("out/edges.csv"));
    }

    private Object[] command(String... options) {
        List<String> args = new java.util.ArrayList<>(List.of("similarity", "--quiet", "--input"));
        args.add(folder.resolve("log.csv").toString());
        args.addAll(List.of("--out", folder.resolve("out").toString()));
        args.addAll(List.of(options));
        return args.toArray();
    }

    @Test
    void similarity_countWithinAnHour_linksThoseWhoBoughtThreeTogether() throws IOException {
        assertThat(edges("--within", "PT1H", "--minimum-shared", "3", "--weight", "count"))
                .containsExactly("user_a,user_b,weight,shared_items", "ann,bob,3,3");
    }

    @Test
    void similarity_jaccardAtAnyTime_isThatOfTheSetsOfItems() throws IOException {
        assertThat(edges("--within", "any", "--weight", "jaccard", "--repeat-gap", "PT0S"))
                .containsExactly(
                        "user_a,user_b,weight,shared_items",
                        "ann,bob,1,3",
                        "ann,cat,0.6666666666666666,2",
                        "bob,cat,0.6666666666666666,2");
    }

    @ParameterizedTest
    @CsvSource({"z,0", "r,0.0001", "rarity,0.0001", "cosine,0.0001", "overlap,0.0001"})
    void similarity_everyWeight_linksThePairInsideTheHour(String weight, String least) throws IOException {
        assertThat(edges("--within", "1h", "--weight", weight, "--minimum-weight", least))
                .hasSizeLessThanOrEqualTo(2)
                .allMatch(line -> line.startsWith("user_a") || (line.startsWith("ann,bob,") && line.endsWith(",3")));
    }

    /** Nothing in common that weighs anything is no link; every other pair is one, whatever the weight. */
    @ParameterizedTest
    @CsvSource({"z,1", "r,3", "count,3", "rarity,3", "jaccard,3", "cosine,3", "overlap,3"})
    void similarity_minimumWeightOfNought_keepsEveryLinkThatHasAWeight(String weight, int links) throws IOException {
        List<String> edges = edges("--within", "any", "--weight", weight, "--minimum-weight", "0");

        assertThat(edges).hasSize(1 + links);
        assertThat(edges.subList(1, edges.size())).allMatch(line -> Double.parseDouble(line.split(",", -1)[2]) > 0);
    }

    @Test
    void similarity_done_printsOneLineOfJsonAndKeepsRejects() throws IOException {
        Outcome outcome = Outcome.ofSuccess(command("--weight", "count", "--within", "any", "--expansion-limit", "1"));

        assertThat(outcome.out().lines())
                .hasSize(1)
                .first()
                .asString()
                .startsWith("{\"format_version\":1,")
                .endsWith("}");
        assertThat(outcome.out())
                .contains("\"purchases\":10", "\"exact\":\"no\"", "\"similarity_seconds\":", "\"peak_heap_bytes\":")
                .contains("\"similarity_estimate_bytes\":", "\"rejected\":1");
        assertThat(outcome.err())
                .contains("11 rows, 10 used", "memory needed: ")
                .contains(
                        "repeats: 1 of 10 purchases left out, because the same user bought the same item shortly before");
        assertThat(outcome.out())
                .contains("\"repeats\":1", "\"truncated_cells\":2")
                .contains("\"truncated\":[\"a on 2025-03-01: 1 purchase of 1 user, 1 pair not looked at\",");
        assertThat(Files.readAllLines(folder.resolve("out/truncated.csv")))
                .containsExactly(
                        "item,day,purchases,users,unexpanded_pairs", "a,2025-03-01,1,1,1", "b,2025-03-01,1,1,1");
        assertThat(Files.readAllLines(folder.resolve("out/rejects.csv"))).hasSize(2);
        assertThat(folder.resolve("out/run.json")).exists();
    }

    @Test
    void similarity_otherThreads_writesTheSameEdges() throws IOException {
        List<String> alone = edges("--within", "any", "--weight", "cosine", "--threads", "1");

        assertThat(edges("--within", "any", "--weight", "cosine", "--threads", "4"))
                .isEqualTo(alone);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--within=soon           | duration must be a number and s, m, h or d",
                "--within=0s             | --within must be from PT1S to P1000000D (got: PT0S); take the shortest time",
                "--within=9999999999999999999d | duration must be at most a million days (got: 9999999999999999999d)",
                "--within=PT9999999999999999999H | duration must be at most a million days",
                "--repeat-gap=PT2700000000000H | --repeat-gap must be at most a million days",
                "--max-heap=999999999t   | size must be below 8388608t (got: 999999999t)",
                "--max-heap=99999999999999999999 | size must be below 8388608t",
                "--minimum-shared=0      | similarity: --minimum-shared must be at least 1 (got: 0)",
                "--wieght=z              | unknown option: --wieght; did you mean --weight?",
                "--withn=1h              | unknown option: --withn; did you mean --within?",
                "--minimum=2             | did you mean --minimum-shared or --minimum-weight?",
                "--within=-1h            | similarity: --within must not begin with a minus (got: -1h)",
                "--within=-PT1H          | similarity: --within must not begin with a minus (got: -PT1H)",
                "--repeat-gap=-1d        | '--repeat-gap': duration must be a number and s, m, h or d, such as 90s, 30m, 1h, 2d (got: -1d)",
                "--within=-x             | unknown option: -x",
                "--spill=.               | --spill must come with --false-discovery-rate (got: none); leave it out",
                "--weight=best           | must be one of z, r, count, rarity, jaccard, cosine, overlap (got: best)",
                "--minimum-weight=-1     | must be finite and at least 0 (got: -1.0)",
                "--expansion-limit=few   | must be a whole number or none (got: few)",
                "--repeat-gap=PT-1S      | must not be negative"
            })
    void similarity_wrongOption_isRefusedInOneLine(String option, String message) {
        Outcome outcome = Outcome.of(command(option));

        assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(2);
        assertThat(outcome.onlyError()).contains(message);
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void similarity_falseDiscoveryRate_keepsWhatIsNoChanceAndSaysHow() throws IOException {
        assertThat(edges("--minimum-weight", "0")).hasSize(2);
        assertThat(edges("--minimum-weight", "0", "--false-discovery-rate", "0.01"))
                .hasSize(1);
        assertThat(Files.readString(folder.resolve("out/run.json")).replaceAll("\\s", ""))
                .contains("\"discoveries\":{\"false_discovery_rate\":0.01,\"pairs\":6,\"least_surprise\":null,");
    }

    @Test
    void similarity_promotionsOfTheShop_weighTheirDaysByThePromotion() throws IOException {
        String[] r = {"--weight", "r", "--minimum-weight", "0.000001", "--minimum-shared", "3"};
        double ordinary = weight(edges(r));
        double promotion =
                weight(edges(Stream.concat(Stream.of(r), Stream.of("--promotions", "2025-02-28..2025-03-02,2025-11-11"))
                        .toArray(String[]::new)));
        assertThat(promotion).isLessThan(ordinary);
    }

    private static double weight(List<String> edges) {
        assertThat(edges).hasSize(2);
        return Double.parseDouble(edges.get(1).split(",", -1)[2]);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--weight=r --false-discovery-rate=0.01 | --false-discovery-rate must come with --weight z (got: --weight r)",
                "--false-discovery-rate=1               | --false-discovery-rate must be above 0 and below 1 (got: 1.0)",
                "--spill=nowhere --false-discovery-rate=0.1 | --spill must be a folder that is there (got: nowhere)",
                "--weight=r --minimum-weight=-1         | --minimum-weight must be finite and at least 0 (got: -1.0)",
                "--hubs=ordinary-trade                  | --hubs must come with --weight r (got: --weight z)",
                "--promotions=2025-11-11                | --promotions must come with --weight r (got: --weight z)",
                "--weight=r --promotions=soon           | --promotions: promotion must be a day, or two joined by .. (got: soon)",
            })
    void similarity_optionsThatDoNotGoTogether_areRefused(String options, String message) {
        Outcome outcome = Outcome.of(command(options.split(" ", -1)));
        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.onlyError()).contains(message);
    }

    /** A budget is shown, and what is told of memory is all that lies beyond the log: index, join and garbage. */
    @Test
    void similarity_budget_isShownAndPeakAndEstimateAreOfTheSame() throws IOException {
        Outcome outcome = Outcome.ofSuccess(command("--weight", "count", "--max-heap", "700m"));

        assertThat(outcome.err()).contains(", --max-heap: 700 MB");
        long estimate = figure(outcome, "similarity_estimate_bytes");
        assertThat(estimate).isGreaterThanOrEqualTo(24 * 9).isLessThan(4 << 20);
        assertThat(figure(outcome, "peak_beyond_log_bytes")).isLessThan(figure(outcome, "peak_heap_bytes"));
        assertThat(figure(outcome, "peak_heap_bytes")).isLessThanOrEqualTo(figure(outcome, "heap_limit_bytes"));
    }

    private static long figure(Outcome outcome, String name) {
        Matcher matcher = Pattern.compile("\"" + name + "\":(\\d+)").matcher(outcome.out());
        assertThat(matcher.find()).as(name + " in " + outcome.out()).isTrue();
        return Long.parseLong(matcher.group(1));
    }

    /** 30 groups of 40, each with three things of its own within minutes: 23,400 links. */
    private void writeGroups() throws IOException {
        StringBuilder groups = new StringBuilder("user_id,item_id,time\n");
        for (int user = 0; user < 1_200; user++) {
            for (int item = 0; item < 3; item++) {
                groups.append(
                        String.format(Locale.ROOT, "u%d,i%d-%d,2025-03-10T1%d:00:00Z\n", user, user / 40, item, item));
            }
        }
        Files.writeString(folder.resolve("log.csv"), groups);
    }

    @Test
    void similarity_linksTooManyForTheHeap_areRefusedAndGoToDiskWhereAllowed() throws IOException {
        writeGroups();
        Path spill = Files.createDirectory(folder.resolve("spill"));
        String[] all = {"--minimum-weight=0", "--false-discovery-rate=0.9", "--threads=1"};
        Outcome roomy = Outcome.ofSuccess(command(all));
        List<String> links = Files.readAllLines(folder.resolve("out/edges.csv"));
        assertThat(links).hasSize(23_401);
        long tight = figure(roomy, "similarity_estimate_bytes") * 85 / 100;

        Outcome refused = Outcome.of(command(with(all, "--max-heap=" + tight)));
        Outcome spilled = Outcome.ofSuccess(command(with(all, "--max-heap=" + tight, "--spill=" + spill)));

        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.err()).contains("must fit the memory budget");
        assertThat(spilled.out()).contains("\"spilled\":\"yes\"");
        assertThat(Files.readAllLines(folder.resolve("out/edges.csv"))).isEqualTo(links);
        assertThat(spill).isEmptyDirectory();
    }

    /** What is printed before holds for the whole run: with a budget of it, the last step is not refused. */
    @Test
    void similarity_falseDiscoveryRateInABudgetOfWhatWasPrinted_goesThrough() throws IOException {
        writeGroups();
        Path spill = Files.createDirectory(folder.resolve("spill"));
        String[] all = {"--minimum-weight=0", "--false-discovery-rate=0.9", "--threads=1"};
        long needed = figure(Outcome.ofSuccess(command(all)), "similarity_estimate_bytes");
        long tight = needed * 85 / 100;
        String[] spilling = with(all, "--max-heap=" + tight, "--spill=" + spill);
        long onDisk = figure(Outcome.ofSuccess(command(spilling)), "similarity_estimate_bytes");

        Outcome.ofSuccess(command(with(all, "--max-heap=" + needed)));
        Outcome.ofSuccess(command(with(all, "--max-heap=" + onDisk, "--spill=" + spill)));

        assertThat(onDisk).isBetween(40 * 23_400L, tight);
    }

    private static String[] with(String[] options, String... more) {
        return Stream.concat(Stream.of(options), Stream.of(more)).toArray(String[]::new);
    }

    @Test
    void similarity_spillAllowedButNotNeeded_staysInMemory() throws IOException {
        Path spill = Files.createDirectory(folder.resolve("spill"));

        edges("--minimum-weight", "0", "--false-discovery-rate", "0.5", "--spill", spill.toString());

        assertThat(spill).isEmptyDirectory();
        assertThat(Files.readString(folder.resolve("out/run.json")).replaceAll("\\s", ""))
                .contains("\"spilled\":\"no\"");
    }

    @Test
    void similarity_falseDiscoveryRateAboveTheGate_saysThatLinksMayBeMissing() {
        Outcome gated = Outcome.ofSuccess(command("--minimum-weight", "3", "--false-discovery-rate", "0.9"));
        Outcome open = Outcome.ofSuccess(command("--minimum-weight", "0", "--false-discovery-rate", "0.01"));

        assertThat(gated.err()).contains("links may be missing: pairs below the least weight 3.0", "--minimum-weight");
        assertThat(open.err()).doesNotContain("links may be missing");
    }

    @Test
    void similarity_hubsByTrade_areThoseOfDetect() throws IOException {
        assertThat(edges("--weight", "r", "--minimum-weight", "0.0001", "--hubs", "ordinary-trade"))
                .hasSizeGreaterThan(1);
        assertThat(Files.readString(folder.resolve("out/run.json"))).contains("most_lift");
    }

    @Test
    void similarity_timesThatAreSmallNumbers_namesTheOptionForThem() throws IOException {
        Files.writeString(folder.resolve("log.csv"), "user,item,time\n1,a,0\n2,a,1\n3,b,17\n");

        Outcome outcome = Outcome.of(command());

        assertThat(outcome.exitCode()).isEqualTo(3);
        assertThat(outcome.err())
                .contains("epoch-seconds where it is a plain number")
                .contains("; give --time-format");
        Outcome.ofSuccess(command("--time-format", "epoch-seconds"));
    }
}
