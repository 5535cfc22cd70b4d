package io.cowcatcher.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.cowcatcher.detect.RingProfiles;
import io.cowcatcher.detect.RingSearch;
import io.cowcatcher.detect.Rings;
import io.cowcatcher.event.Purchase;
import io.cowcatcher.event.PurchaseField;
import io.cowcatcher.event.PurchaseLog;
import io.cowcatcher.screening.FalseDiscoveryRate;
import io.cowcatcher.similarity.PurchaseSimilarity;
import io.cowcatcher.test.Shops;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RingReportTest {
    private static final Rings RINGS = search(Shops.operatorBuyingTogether());

    @TempDir
    Path temp;

    private static Rings search(List<Purchase> purchases) {
        return RingSearch.on(PurchaseLog.of(purchases))
                .linkedBy(PurchaseSimilarity.defaults())
                .grouped()
                .screenedAt(FalseDiscoveryRate.of(0.05));
    }

    private List<List<String>> table(String name) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        try (CsvReader<CsvRecord> csv = CsvReader.builder().ofCsvRecord(temp.resolve(name))) {
            csv.forEach(row -> rows.add(row.getFields()));
        }
        return rows;
    }

    /** The names of all fields of a JSON file with those around them; fails where the file is no JSON. */
    private Set<String> paths(String name) throws IOException {
        Set<String> paths = new TreeSet<>();
        Deque<String> path = new ArrayDeque<>();
        try (JsonParser json = new JsonFactory().createParser(temp.resolve(name).toFile())) {
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                if (token == JsonToken.START_OBJECT || token == JsonToken.START_ARRAY) {
                    path.addLast(
                            token == JsonToken.START_ARRAY || json.currentName() == null ? "" : json.currentName());
                } else if (token == JsonToken.END_OBJECT || token == JsonToken.END_ARRAY) {
                    path.removeLast();
                } else if (token == JsonToken.FIELD_NAME) {
                    paths.add(json.currentName());
                }
            }
        }
        assertThat(path).isEmpty();
        return paths;
    }

    @Test
    void write_tables_haveTheDocumentedColumns() throws IOException {
        RingReport.of(RINGS).write(temp);

        assertThat(table("rings.csv").get(0))
                .startsWith("ring_id", "members", "score", "p_value", "q_value", "windows")
                .endsWith("provenance")
                .hasSize(5 + io.cowcatcher.detect.Feature.values().length + 1);
        assertThat(table("members.csv").get(0)).containsExactly("ring_id", "user_id", "score");
        assertThat(table("scores.csv").get(0)).containsExactly("user_id", "score");
        assertThat(table("edges.csv").get(0)).containsExactly("user_a", "user_b", "weight", "shared_items");
        List<String> common =
                List.of("score", "rings", "ring_purchases", "purchases", "deals", "first_purchase", "last_purchase");
        assertThat(table("profiles_users.csv").get(0))
                .startsWith("user_id")
                .containsSubsequence(common)
                .endsWith("last_purchase", "user_score", "items", "buildings");
        assertThat(table("profiles_items.csv").get(0))
                .startsWith("item_id")
                .containsSubsequence(common)
                .endsWith("last_purchase", "windows", "members", "users");
        assertThat(table("profiles_drops.csv").get(0))
                .startsWith("building")
                .containsSubsequence(common)
                .endsWith("last_purchase", "members", "users");
    }

    @Test
    void write_profiles_tellWhatTheResultTells() throws IOException {
        RingReport.of(RINGS).write(temp);

        assertThat(table("profiles_users.csv"))
                .hasSize(1 + RINGS.profiles().users().size());
        assertThat(table("profiles_items.csv"))
                .hasSize(1 + RINGS.profiles().items().size());
        assertThat(table("profiles_drops.csv"))
                .hasSize(1 + RINGS.profiles().drops().size());
        RingProfiles.UserProfile user = RINGS.profiles().users().get(0);
        assertThat(table("profiles_users.csv").get(1))
                .startsWith(user.userId(), Double.toString(user.inRings().score()), "ring-1")
                .contains(
                        Integer.toString(user.all().count()),
                        user.all().last().orElseThrow().toString());
    }

    @Test
    void write_rows_areAllThereOnce() throws IOException {
        RingReport.of(RINGS).write(temp);

        assertThat(table("rings.csv")).hasSize(1 + 1);
        assertThat(table("rings.csv").get(1).subList(0, 2)).containsExactly("ring-1", "12");
        assertThat(table("members.csv")).hasSize(1 + 12).doesNotHaveDuplicates();
        assertThat(table("scores.csv")).hasSize(1 + RINGS.userCount());
        assertThat(table("scores.csv").stream().skip(1).map(row -> row.get(0))).doesNotHaveDuplicates();
        assertThat(table("edges.csv")).hasSize(1 + (int) RINGS.links().graph().edgeCount());
    }

    @Test
    void write_ringsJson_isJsonWithAllEvidence() throws IOException {
        RingReport.of(RINGS).write(temp);

        assertThat(paths("rings.json"))
                .contains(
                        "rings",
                        "look_alikes",
                        "notes",
                        "ring_id",
                        "members",
                        "p_value",
                        "q_value",
                        "features",
                        "reasons",
                        "objections",
                        "shared_items",
                        "bursts",
                        "addresses",
                        "entities",
                        "strongest_pairs",
                        "resemblance",
                        "surprise");
    }

    @Test
    void write_runJson_holdsEveryOptionAsJson() throws IOException {
        RingReport.of(RINGS).write(temp);

        assertThat(paths("run.json"))
                .contains(
                        "library_version", "options", "counts", "strong_from", "device", "certainties", "null_degree");
        assertThat(Files.readString(temp.resolve("run.json")))
                .doesNotContain("EntityRule[")
                .doesNotContain("{DEVICE");
    }

    @Test
    void write_otherLocaleAndRowOrder_givesTheSameBytes() throws IOException {
        RingReport.of(RINGS).write(temp.resolve("one"));
        List<Purchase> reversed = new ArrayList<>(Shops.operatorBuyingTogether());
        Collections.reverse(reversed);
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG"));
            RingReport.of(search(reversed)).write(temp.resolve("two"));
        } finally {
            Locale.setDefault(before);
        }

        try (Stream<Path> files = Files.list(temp.resolve("one"))) {
            for (Path file : files.toList()) {
                assertThat(temp.resolve("two").resolve(file.getFileName())).hasSameBinaryContentAs(file);
            }
        }
    }

    @Test
    void write_hostileIds_areGuardedInTablesAndWholeInJson() throws IOException {
        String hostile = "=HYPERLINK(\"http://x\",\"a\")\n\u202e,;\u0007";
        List<Purchase> purchases = new ArrayList<>(Shops.operatorWithoutPurchases());
        purchases.add(Purchase.by(hostile).with(PurchaseField.DEVICE, "farm").build());
        Rings rings = search(purchases);

        RingReport.of(rings).write(temp);

        assertThat(table("scores.csv").stream().map(row -> row.get(0))).contains("'" + hostile);
        assertThat(table("members.csv").stream().map(row -> row.get(1))).contains("'" + hostile);
        assertThat(paths("rings.json")).contains("user_id");
        assertThat(RingWords.defaults().withMembersShown(100).lines(rings))
                .noneMatch(line -> line.chars().anyMatch(Character::isISOControl))
                .anyMatch(line -> line.contains("=HYPERLINK"));
    }

    @Test
    void words_ring_readAsSentences() {
        List<String> lines = RingWords.defaults().lines(RINGS);

        assertThat(lines.get(0)).isEqualTo("1 ring, 12 accounts of " + RINGS.userCount());
        assertThat(lines.get(2))
                .matches("ring-1: 12 accounts, score 0\\.[0-9]{2}, adjusted p = [0-9.]+e-[0-9]+, one operator with many"
                        + " accounts, who buy together");
        assertThat(lines).noneMatch(line -> line.contains("E-") || line.contains("5.0 accounts"));
    }

    @Test
    void rejects_rows_areKeptWithReasonAndText() throws IOException {
        try (ReportFolder folder = ReportFolder.into(temp)) {
            try (RejectTable rejects = RejectTable.in(folder)) {
                rejects.add("3", "user_missing", "");
                rejects.add("a.csv:4", "time_unreadable", "@SUM(1),\"x\"");
            }
            folder.commit(RunSummary.empty());
        }

        assertThat(table("rejects.csv"))
                .containsExactly(
                        List.of("line", "reason", "raw_text"),
                        List.of("3", "user_missing", ""),
                        List.of("a.csv:4", "time_unreadable", "'@SUM(1),\"x\""));
    }
}
