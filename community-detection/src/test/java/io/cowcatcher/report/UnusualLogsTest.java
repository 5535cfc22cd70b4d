package io.cowcatcher.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.cowcatcher.detect.RingSearch;
import io.cowcatcher.detect.Rings;
import io.cowcatcher.event.Purchase;
import io.cowcatcher.event.PurchaseField;
import io.cowcatcher.event.PurchaseLog;
import io.cowcatcher.graph.NodeType;
import io.cowcatcher.screening.ScreeningOptions;
import io.cowcatcher.screening.Tier;
import io.cowcatcher.seed.RiskSeed;
import io.cowcatcher.seed.SeedSubject;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Logs that say next to nothing, or the same again and again: a result and a report, and no ring out of nothing. */
class UnusualLogsTest {
    private static final Instant NOW = Instant.parse("2025-03-01T12:00:00Z");

    @TempDir
    Path folder;

    private static Purchase.Builder bought(String user, String item, long second) {
        return Purchase.by(user).of(item).at(NOW.plusSeconds(second));
    }

    private static List<Purchase> each(int count, java.util.function.IntFunction<Purchase> purchase) {
        return IntStream.range(0, count).mapToObj(purchase).toList();
    }

    static Stream<Arguments> logs() {
        return Stream.of(
                Arguments.of("nobody", List.<Purchase>of()),
                Arguments.of("one purchase", List.of(bought("u", "i", 0).build())),
                Arguments.of(
                        "one user", each(200, i -> bought("u", "i" + i, 60L * i).build())),
                Arguments.of(
                        "one user at one item",
                        each(200, i -> bought("u", "i", 90_000L * i).build())),
                Arguments.of(
                        "one instant",
                        each(900, i -> bought("u" + i / 3, "i" + i % 3, 0).build())),
                Arguments.of(
                        "one instant at one place, on deal",
                        each(
                                900,
                                i -> bought("u" + i / 3, "i" + i % 3, 0)
                                        .with(PurchaseField.BUILDING, "b")
                                        .priced(1, 2)
                                        .build())),
                Arguments.of(
                        "everybody identical, on deal",
                        each(
                                3_000,
                                i -> bought("u" + i / 10, "i" + i % 10, 86_400L * (i % 10))
                                        .with(PurchaseField.BUILDING, "b" + i / 10)
                                        .priced(1, 2)
                                        .build())),
                Arguments.of(
                        "no item repeated",
                        each(500, i -> bought("u" + i % 50, "i" + i, 60L * i).build())),
                Arguments.of(
                        "no items", each(300, i -> Purchase.by("u" + i).at(NOW).build())),
                Arguments.of(
                        "no times", each(300, i -> Purchase.by("u" + i).of("i").build())),
                Arguments.of(
                        "a device of everybody",
                        each(
                                3_000,
                                i -> Purchase.by("u" + i)
                                        .with(PurchaseField.DEVICE, "kiosk")
                                        .build())),
                Arguments.of(
                        "free of charge",
                        each(
                                300,
                                i -> bought("u" + i, "i" + i % 7, 600L * i)
                                        .priced(0, 0)
                                        .build())));
    }

    private static Rings search(List<Purchase> purchases, Tier tier) {
        List<RiskSeed> seeds = new ArrayList<>();
        for (NodeType type : List.of(NodeType.USER, NodeType.ITEM, NodeType.BUILDING, NodeType.DEVICE)) {
            for (String id : List.of("u", "u0", "i", "i0", "b", "kiosk", "=cmd()", "<b>")) {
                SeedSubject subject = new SeedSubject(type, id);
                seeds.add(RiskSeed.confirmed(subject, NOW));
                seeds.add(RiskSeed.released(subject, NOW));
            }
        }
        return RingSearch.on(PurchaseLog.of(purchases))
                .withRiskSeeds(seeds, NOW)
                .linked()
                .grouped()
                .screenedBy(ScreeningOptions.defaults().withTier(tier));
    }

    @ParameterizedTest
    @MethodSource("logs")
    void search_logThatSaysNothing_isReportedWithoutARing(String name, List<Purchase> purchases) {
        for (Tier tier : Tier.values()) {
            Rings rings = search(purchases, tier);

            assertThat(rings.rings()).as(name + ", " + tier).isEmpty();
            assertThat(rings.toRiskSeeds(NOW)).isEmpty();
            assertThat(rings.toTargetSeeds(NOW)).isEmpty();
            try (ReportFolder report = ReportFolder.into(folder.resolve(tier.name()))) {
                RingReport.of(rings).writeTo(report);
                report.commit(RunSummary.of(rings));
            }
            assertThat(RingWords.defaults().lines(rings)).allMatch(line -> line.indexOf('\n') < 0);
            for (int user = 0; user < rings.userCount(); user++) {
                assertThat(rings.userScore(user)).isBetween(0.0, 1.0);
            }
        }
    }

    /** Names may look like anything. */
    @ParameterizedTest
    @EnumSource(Tier.class)
    void search_hostileNames_areNamesLikeOthers(Tier tier) {
        List<String> names = List.of("=1+1", "<script>", "%s%n%d", "\\", "'", "\u202egnp", "a\tb", "{0}", "$1");
        List<Purchase> purchases = each(
                600,
                i -> bought(names.get(i % 9) + i % 60, names.get(i % 7), 700L * i)
                        .with(PurchaseField.BUILDING, names.get(i % 5))
                        .with(PurchaseField.DEVICE, names.get(i % 4) + i % 60)
                        .build());

        Rings rings = search(purchases, tier);

        try (ReportFolder report = ReportFolder.into(folder)) {
            RingReport.of(rings).writeTo(report);
            report.commit(RunSummary.of(rings));
        }
        assertThat(RingWords.defaults().lines(rings)).noneMatch(line -> line.contains("\u202e"));
    }
}
