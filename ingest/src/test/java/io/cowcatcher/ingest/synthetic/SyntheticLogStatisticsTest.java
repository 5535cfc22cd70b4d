package io.cowcatcher.ingest.synthetic;

import static io.cowcatcher.ingest.synthetic.TestLogs.isDeal;
import static io.cowcatcher.ingest.synthetic.TestLogs.rows;
import static io.cowcatcher.ingest.synthetic.TestLogs.share;
import static io.cowcatcher.ingest.synthetic.TestLogs.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cowcatcher.event.Flag;
import io.cowcatcher.event.PurchaseField;
import io.cowcatcher.event.PurchaseLog;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The bar setting, looked at from outside: what the definitions promise must be visible in the log. */
class SyntheticLogStatisticsTest {
    private final PurchaseLog log = TestLogs.bar().log();

    private Map<String, Set<String>> distinct(PurchaseField key, PurchaseField value) {
        Map<String, Set<String>> values = new HashMap<>();
        rows(log)
                .forEach(row -> values.computeIfAbsent(text(log, key, row), k -> new HashSet<>())
                        .add(text(log, value, row)));
        return values;
    }

    @Test
    void purchases_ofTheBarSetting_areAsManyAsThePrototypeHad() {
        assertThat(log.size()).isCloseTo(217_000, within(9_000));
        assertThat(log.size())
                .isBetween((int) (LogSize.of(SyntheticLogOptions.defaults()).expected() * 0.95), (int)
                        LogSize.of(SyntheticLogOptions.defaults()).upper());
    }

    @Test
    void purchasesAtListPrice_perUser_averageNine() {
        // The cap of 250 takes a little away, the honest groups add a little.
        double perUser = rows(log).filter(row -> !isDeal(log, row)).count() / 20_000.0;

        assertThat(perUser).isBetween(8.8, 9.6);
    }

    @Test
    void purchasesPerUser_sorted_areLognormal() {
        int[] counts = new int[log.ids(PurchaseField.USER).size()];
        rows(log).forEach(row -> counts[log.column(PurchaseField.USER).code(row)]++);
        Arrays.sort(counts);

        assertThat(counts.length).isBetween(19_100, 19_600);
        assertThat(counts[counts.length / 2]).isBetween(6, 9);
        assertThat(counts[(int) (counts.length * 0.99)]).isBetween(55, 75);
        assertThat(counts[counts.length - 1]).isLessThan(330);
    }

    @Test
    void items_byPurchases_fallLikeZipf() {
        int[] counts = new int[log.ids(PurchaseField.ITEM).size()];
        rows(log)
                .filter(row -> !isDeal(log, row))
                .forEach(row -> counts[log.column(PurchaseField.ITEM).code(row)]++);
        Arrays.sort(counts);
        double total = Arrays.stream(counts).sum();

        assertThat(counts[counts.length - 1] / total).isCloseTo(0.088, within(0.015));
        assertThat(counts[counts.length - 10] / total).isCloseTo(0.088 * Math.pow(10, -0.95), within(0.003));
        assertThat(counts[counts.length - 100] / total).isCloseTo(0.088 * Math.pow(100, -0.95), within(0.0005));
    }

    @Test
    void days_byPurchases_knowWeekendsAndBigPromotions() {
        int[] days = new int[60];
        rows(log).filter(row -> !isDeal(log, row)).forEach(row -> days[day(row)]++);
        double weekday = (days[1] + days[9] + days[24] + days[31]) / 4.0;

        assertThat(instant(0).atZone(ZoneOffset.UTC).getDayOfWeek()).isEqualTo(DayOfWeek.MONDAY);
        assertThat((days[5] + days[6] + days[12] + days[13]) / 4.0 / weekday).isCloseTo(1.4, within(0.12));
        assertThat(days[18] / weekday).isCloseTo(5, within(0.4));
        assertThat(days[19] / weekday).isCloseTo(7, within(0.5));
        assertThat(days[42] / weekday).isCloseTo(5, within(0.4));
    }

    private int day(int row) {
        return (int) ((log.epochMillis(row) - ShopClock.START.toEpochMilli()) / 86_400_000L);
    }

    private Instant instant(int row) {
        return Instant.ofEpochMilli(log.epochMillis(row));
    }

    @Test
    void hours_byPurchases_peakInTheEvening() {
        int[] hours = new int[24];
        rows(log)
                .filter(row -> !isDeal(log, row))
                .forEach(row -> hours[instant(row).atZone(ZoneOffset.UTC).getHour()]++);

        assertThat(hours[20] / (double) hours[8]).isCloseTo(10.0 / 3, within(0.2));
        assertThat(hours[3] / (double) hours[12]).isCloseTo(0.3 / 6, within(0.02));
    }

    @Test
    void deals_inTheirPrice_areFortyPercentOff() {
        assertThat(share(log, row -> isDeal(log, row))).isCloseTo(0.15, within(0.025));
        assertThat(rows(log).filter(row -> isDeal(log, row)))
                .allSatisfy(
                        row -> assertThat(log.price(row) / log.listPrice(row)).isCloseTo(0.6, within(0.01)));
        assertThat(rows(log)
                        .filter(row -> isDeal(log, row))
                        .mapToObj(row -> text(log, PurchaseField.ITEM, row))
                        .collect(Collectors.toSet()))
                .hasSize(110);
    }

    @Test
    void openings_ofEveryDealItem_areOneToThreeOnFullHours() {
        Map<String, Long> perItem = TestLogs.bar().openings().stream()
                .collect(Collectors.groupingBy(DealOpening::item, Collectors.counting()));

        assertThat(perItem).hasSize(110);
        assertThat(perItem.values()).allMatch(count -> count >= 1 && count <= 3).contains(1L, 2L, 3L);
        assertThat(TestLogs.bar().openings())
                .allMatch(opening -> Set.of(0, 8, 10, 12, 20, 21)
                        .contains(opening.start().atZone(ZoneOffset.UTC).getHour()));
    }

    @Test
    void listPrices_ofItems_areLognormalAndFixed() {
        Map<String, Double> prices = new HashMap<>();
        rows(log).forEach(row -> {
            Double other = prices.put(text(log, PurchaseField.ITEM, row), log.listPrice(row));
            assertThat(other).isIn(null, log.listPrice(row));
        });
        double mean = prices.values().stream().mapToDouble(Math::log).average().orElseThrow();

        assertThat(mean).isCloseTo(3.5, within(0.05));
    }

    @Test
    void homes_ofUsers_areSharedByHouseholds() {
        Map<String, Set<String>> usersOfAddress = new HashMap<>();
        rows(log)
                .filter(row -> log.pickupPoint(row) == Flag.NO)
                .forEach(row -> usersOfAddress
                        .computeIfAbsent(text(log, PurchaseField.ADDRESS, row), k -> new HashSet<>())
                        .add(TestLogs.user(log, row)));
        double[] bySize = new double[8];
        usersOfAddress.values().forEach(users -> bySize[Math.min(7, users.size())]++);

        assertThat(bySize[2] / usersOfAddress.size()).isCloseTo(0.24, within(0.03));
        assertThat(bySize[3] / usersOfAddress.size()).isCloseTo(0.13, within(0.02));
        assertThat(bySize[4] / usersOfAddress.size()).isCloseTo(0.05, within(0.02));
        assertThat(share(log, row -> log.pickupPoint(row) == Flag.YES)).isCloseTo(0.16, within(0.02));
    }

    @Test
    void places_ofAnAddress_nestInEachOther() {
        assertThat(distinct(PurchaseField.ADDRESS, PurchaseField.BUILDING).values())
                .allMatch(set -> set.size() == 1);
        assertThat(distinct(PurchaseField.BUILDING, PurchaseField.ZONE).values())
                .allMatch(set -> set.size() == 1);
        assertThat(distinct(PurchaseField.ZONE, PurchaseField.REGION).values()).allMatch(set -> set.size() == 1);
        assertThat(log.ids(PurchaseField.REGION).size()).isEqualTo(30);
        assertThat(log.ids(PurchaseField.ZONE).size()).isBetween(1_150, 1_200);
        assertThat(text(log, PurchaseField.ADDRESS, 0))
                .matches("(Building|Pickup station) \\d+, unit \\d+, zip \\d{5}");
    }

    @Test
    void devices_byUsers_areOwnOrSharedAtHomeOrKiosks() {
        Map<String, Set<String>> users = distinct(PurchaseField.DEVICE, PurchaseField.USER);
        long kiosks = users.values().stream().filter(set -> set.size() > 20).count();
        long shared = users.values().stream()
                .filter(set -> set.size() >= 2 && set.size() <= 4)
                .count();

        assertThat(kiosks).isEqualTo(30);
        // 8 % of some 11,600 households, of which 45 % have more than one user.
        assertThat(shared).isBetween(320L, 480L);
        assertThat(users.values()).noneMatch(set -> set.size() >= 5 && set.size() <= 20);
        assertThat(share(
                        log,
                        row -> users.get(text(log, PurchaseField.DEVICE, row)).size() > 20))
                .isCloseTo(0.01, within(0.001));
    }

    @Test
    void accounts_beforeTheLog_areFiveDaysOldOrMore() {
        double[] ages = rows(log)
                .mapToDouble(row -> (ShopClock.START.toEpochMilli() - log.registeredAtMillis(row)) / 86_400_000.0)
                .toArray();

        assertThat(Arrays.stream(ages).min().orElseThrow()).isGreaterThanOrEqualTo(5);
        assertThat(Arrays.stream(ages).average().orElseThrow()).isCloseTo(505, within(40.0));
    }

    @Test
    void orders_inTheOrderOfTime_areNumberedFromZero() {
        assertThat(text(log, PurchaseField.ORDER, 0)).isEqualTo("o0");
        assertThat(text(log, PurchaseField.ORDER, log.size() - 1)).isEqualTo("o" + (log.size() - 1));
        assertThat(rows(log)).allMatch(row -> log.epochMillis(row) % 1_000 == 0);
        assertThat(day(log.size() - 1)).isEqualTo(59);
    }
}
