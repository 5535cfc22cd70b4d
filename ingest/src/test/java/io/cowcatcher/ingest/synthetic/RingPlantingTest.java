package io.cowcatcher.ingest.synthetic;

import static io.cowcatcher.ingest.synthetic.TestLogs.rows;
import static io.cowcatcher.ingest.synthetic.TestLogs.text;
import static io.cowcatcher.ingest.synthetic.TestLogs.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cowcatcher.error.RunCancelledException;
import io.cowcatcher.event.Flag;
import io.cowcatcher.event.Purchase;
import io.cowcatcher.event.PurchaseField;
import io.cowcatcher.event.PurchaseLog;
import io.cowcatcher.event.PurchaseLogBuilder;
import io.cowcatcher.run.RunControl;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RingPlantingTest {
    private static final Instant START = Instant.parse("2011-01-03T09:30:00Z");
    private static final PlantingOptions OPTIONS = PlantingOptions.defaults()
            .withCrowdRings(CrowdRings.of(RingLevel.EASY, 2), CrowdRings.of(RingLevel.HARD, 2))
            .withDeals(40);

    /** Users, items and times only: the plainest log that can be planted into. */
    private static PurchaseLog plain() {
        return plain(true);
    }

    private static PurchaseLog plain(boolean priced) {
        PurchaseLogBuilder log = PurchaseLog.builder();
        Draws draws = Draws.of(9, Draws.Part.ORDINARY);
        for (int i = 0; i < 9_000; i++) {
            int item = (int) (30 * draws.uniform() * draws.uniform());
            Purchase.Builder purchase = Purchase.by("customer-" + draws.below(400))
                    .of("stock-" + item)
                    .at(START.plusSeconds(draws.below(40 * 86_400)));
            log.add(priced ? purchase.priced(2.55, Double.NaN).build() : purchase.build());
        }
        return log.build();
    }

    private static PlantedLog plant(PurchaseLog log, PlantingOptions options) {
        return RingPlanting.plant(log, options, RunControl.inline());
    }

    /** What planting must not touch. */
    private static Map<String, Long> whoWhatWhen(PurchaseLog log) {
        return rows(log)
                .mapToObj(row -> user(log, row)
                        + '|'
                        + text(log, PurchaseField.ITEM, row)
                        + '|'
                        + log.epochMillis(row)
                        + '|'
                        + log.price(row)
                        + '|'
                        + log.quantity(row))
                .collect(Collectors.groupingBy(line -> line, Collectors.counting()));
    }

    @Test
    void plant_plainLog_keepsEveryPurchaseAndAddsThoseItCounts() {
        PurchaseLog log = plain();
        PlantedLog planted = plant(log, OPTIONS);
        Map<String, Long> after = whoWhatWhen(planted.log());

        whoWhatWhen(log).forEach((line, count) -> assertThat(after.get(line)).isGreaterThanOrEqualTo(count));
        assertThat(planted.log().size()).isEqualTo(log.size() + planted.plantedPurchases());
        assertThat(planted.log().ids(PurchaseField.USER).size())
                .isEqualTo(log.ids(PurchaseField.USER).size());
        assertThat(planted.log().ids(PurchaseField.ITEM).size())
                .isEqualTo(log.ids(PurchaseField.ITEM).size());
    }

    @Test
    void plant_rings_areRealUsersOfTheRightNumber() {
        PlantedLog planted = plant(plain(), OPTIONS);

        assertThat(planted.truth().rings()).hasSize(4);
        assertThat(planted.truth().rings())
                .allMatch(ring -> ring.level()
                        .orElseThrow()
                        .shape()
                        .members()
                        .contains(ring.users().size()));
        assertThat(planted.truth().users()).allMatch(user -> user.startsWith("customer-"));
    }

    @Test
    void plant_plainLog_marksDealsAndTheirPrices() {
        PurchaseLog log = plant(plain(), OPTIONS).log();

        assertThat(rows(log)).allSatisfy(row -> {
            if (log.promotion(row) == Flag.YES) {
                assertThat(log.price(row) / log.listPrice(row)).isBetween(0.59, 0.61);
            } else {
                assertThat(log.promotion(row)).isEqualTo(Flag.NO);
                assertThat(log.listPrice(row)).isNaN();
            }
        });
    }

    @Test
    void plant_openings_areFirstRealPurchasesOfTheirDay() {
        PurchaseLog log = plain();
        PlantedLog planted = plant(log, OPTIONS);

        assertThat(planted.openings()).hasSize(40);
        assertThat(planted.openings()).extracting(DealOpening::start).isSorted();
        for (DealOpening opening : planted.openings()) {
            int item = log.ids(PurchaseField.ITEM).code(opening.item());
            long dayStart = Math.floorDiv(opening.start().toEpochMilli(), 86_400_000L) * 86_400_000L;
            int[] cell = rows(log)
                    .filter(row -> log.column(PurchaseField.ITEM).code(row) == item
                            && log.epochMillis(row) >= dayStart
                            && log.epochMillis(row) < dayStart + 86_400_000L)
                    .toArray();
            Set<String> buyers = new HashSet<>();
            for (int row : cell) {
                buyers.add(user(log, row));
            }

            assertThat(log.epochMillis(cell[0])).isEqualTo(opening.start().toEpochMilli());
            assertThat(buyers).hasSizeGreaterThanOrEqualTo(4);
        }
    }

    @Test
    void plant_logWithoutAddresses_givesEveryUserOneHomeAndRingsTheirDrops() {
        PlantedLog planted = plant(plain(), OPTIONS);
        PurchaseLog log = planted.log();
        Map<String, Set<String>> addresses = rows(log)
                .boxed()
                .collect(Collectors.groupingBy(
                        row -> user(log, row),
                        Collectors.mapping(row -> text(log, PurchaseField.ADDRESS, row), Collectors.toSet())));

        addresses.forEach((user, set) -> {
            if (planted.truth().ringOf(user).isEmpty()) {
                assertThat(set).hasSize(1);
            }
        });
        assertThat(planted.truth().users()).anyMatch(user -> addresses.get(user).size() > 3);
        assertThat(rows(log)).allMatch(row -> log.pickupPoint(row) == Flag.NO);
    }

    @Test
    void plant_logWithAddresses_letsUsersKeepThem() {
        SyntheticLog shop = TestLogs.make(TestLogs.small().withoutRings());
        PlantedLog planted = plant(shop.log(), OPTIONS.withRingsPerLevel(1));
        Map<String, Long> before = addressLines(shop.log());
        Map<String, Long> after = addressLines(planted.log());

        before.forEach((line, count) -> assertThat(after.get(line)).isGreaterThanOrEqualTo(count));
        assertThat(planted.truth().rings()).hasSize(4);
    }

    private static Map<String, Long> addressLines(PurchaseLog log) {
        return rows(log)
                .mapToObj(row -> user(log, row)
                        + '|'
                        + text(log, PurchaseField.ADDRESS, row)
                        + '|'
                        + text(log, PurchaseField.DEVICE, row)
                        + '|'
                        + log.epochMillis(row)
                        + log.registeredAtMillis(row)
                        + log.pickupPoint(row))
                .collect(Collectors.groupingBy(line -> line, Collectors.counting()));
    }

    @Test
    void plant_logWithoutPrices_addsNone() {
        PurchaseLog log = plant(plain(false), OPTIONS).log();

        assertThat(log.has(PurchaseField.PRICE)).isFalse();
        assertThat(log.has(PurchaseField.LIST_PRICE)).isFalse();
        assertThat(rows(log)).anyMatch(row -> log.promotion(row) == Flag.YES);
    }

    @Test
    void plant_sameSeedTwice_isTheSame() {
        List<String> one = lines(plant(plain(), OPTIONS).log());

        assertThat(lines(plant(plain(), OPTIONS).log())).isEqualTo(one);
        assertThat(lines(plant(plain(), OPTIONS.withRandomSeed(2)).log())).isNotEqualTo(one);
    }

    private static List<String> lines(PurchaseLog log) {
        return rows(log).mapToObj(row -> TestLogs.line(log, row)).toList();
    }

    @Test
    void plant_addedPurchases_followTheOpeningsOfTheirItem() {
        PurchaseLog log = plain();
        PlantedLog planted = plant(log, OPTIONS);
        Map<String, Long> real = whoWhatWhen(log);
        List<Duration> delays = new ArrayList<>();
        whoWhatWhen(planted.log()).forEach((line, count) -> {
            if (!real.containsKey(line)) {
                String[] fields = line.split("\\|", -1);
                Instant time = Instant.ofEpochMilli(Long.parseLong(fields[2]));
                planted.openings().stream()
                        .filter(opening -> opening.item().equals(fields[1])
                                && !opening.start().isAfter(time))
                        .map(opening -> Duration.between(opening.start(), time))
                        .min(Duration::compareTo)
                        .ifPresent(delays::add);
            }
        });

        assertThat((long) delays.size()).isGreaterThan(planted.plantedPurchases() * 95L / 100);
        assertThat(delays).filteredOn(delay -> delay.toHours() < 24).hasSizeGreaterThan(delays.size() * 9 / 10);
    }

    @Test
    void plant_logWithoutBusyCells_saysWhatIsMissing() {
        PurchaseLog log = PurchaseLog.of(List.of(
                Purchase.by("a").of("x").at(START).build(),
                Purchase.by("b").of("x").at(START).build()));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> plant(log, OPTIONS))
                .withMessageStartingWith(
                        "log must have an item that 4 users bought on one day (got: none in 2 purchases)");
    }

    @Test
    void plant_logOfCenturies_isRefused() {
        PurchaseLog log = PurchaseLog.of(List.of(
                Purchase.by("a").of("x").at(START).build(),
                Purchase.by("b")
                        .of("x")
                        .at(Instant.parse("1900-01-01T00:00:00Z"))
                        .build()));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> plant(log, OPTIONS))
                .withMessageStartingWith("log must span at most 24000 days (got: 40544)");
    }

    @Test
    void plant_moreMembersThanUsers_saysWhatToDo() {
        PurchaseLog log = plain();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> plant(log, OPTIONS.withRingsPerLevel(20)))
                .withMessageContaining("users outside other groups must be enough");
    }

    @Test
    void plant_cancelled_stops() {
        PurchaseLog log = plain();
        RunControl control = RunControl.inline().cancelledBy(() -> true);

        assertThatThrownBy(() -> RingPlanting.plant(log, OPTIONS, control)).isInstanceOf(RunCancelledException.class);
    }
}
