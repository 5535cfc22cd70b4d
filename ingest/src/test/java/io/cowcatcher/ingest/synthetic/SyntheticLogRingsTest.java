package io.cowcatcher.ingest.synthetic;

import static io.cowcatcher.ingest.synthetic.TestLogs.isDeal;
import static io.cowcatcher.ingest.synthetic.TestLogs.rows;
import static io.cowcatcher.ingest.synthetic.TestLogs.text;
import static io.cowcatcher.ingest.synthetic.TestLogs.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.cowcatcher.event.Flag;
import io.cowcatcher.event.PurchaseField;
import io.cowcatcher.event.PurchaseLog;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SyntheticLogRingsTest {

    private static Set<String> values(PurchaseLog log, PurchaseField field, List<String> users) {
        Set<String> members = new HashSet<>(users);
        return rows(log)
                .filter(row -> members.contains(user(log, row)))
                .mapToObj(row -> text(log, field, row))
                .collect(Collectors.toSet());
    }

    private static Set<String> honestUsers(PlantedTruth truth) {
        return truth.honestGroups().stream()
                .flatMap(group -> group.users().stream())
                .collect(Collectors.toSet());
    }

    @Test
    void rings_ofEveryLevel_areOfTheirSizeDisjointAndOutsideHonestGroups() {
        SyntheticLog made = TestLogs.make(SyntheticLogOptions.defaults()
                .withCrowdRings(Stream.of(RingLevel.values())
                        .map(level -> CrowdRings.of(level, 5))
                        .toArray(CrowdRings[]::new)));
        PlantedTruth truth = made.truth();

        assertThat(truth.rings()).hasSize(20);
        assertThat(truth.rings()).extracting(PlantedRing::kind).containsOnly(RingKind.CROWD);
        for (PlantedRing ring : truth.rings()) {
            IntRange size = ring.level().orElseThrow().shape().members();
            assertThat(ring.users().size()).isBetween(size.minimum() - 1, size.maximum());
        }
        assertThat(truth.users())
                .hasSize(truth.rings().stream()
                        .mapToInt(ring -> ring.users().size())
                        .sum())
                .doesNotContainAnyElementsOf(honestUsers(truth));
    }

    @Test
    void members_ofCrowdRings_areMoreActiveThanOthers() {
        SyntheticLog made = TestLogs.bar();
        PurchaseLog log = made.log();
        double ordinary = rows(log)
                .filter(row -> !isDeal(log, row) && made.truth().users().contains(user(log, row)))
                .count();

        // Chosen in proportion to a lognormal activity of shape 1: e times the mean, less what the cap takes.
        assertThat(ordinary / made.truth().users().size()).isBetween(18.0, 30.0);
    }

    @Test
    void samePersonRings_ofTheDemo_shareFewNewDevicesAndTwoAddresses() {
        PurchaseLog log = TestLogs.demo().log();
        List<PlantedRing> rings = TestLogs.demo().truth().rings().stream()
                .filter(ring -> ring.kind() == RingKind.SAME_PERSON)
                .toList();

        assertThat(rings).hasSize(6);
        for (PlantedRing ring : rings) {
            assertThat(ring.users().size()).isBetween(5, 29);
            int devices = Math.max(1, ring.users().size() / 8);
            assertThat(values(log, PurchaseField.DEVICE, ring.users()).size()).isBetween(devices, devices + 1);
            assertThat(values(log, PurchaseField.IP, ring.users()))
                    .hasSameSizeAs(values(log, PurchaseField.DEVICE, ring.users()));
            assertThat(values(log, PurchaseField.ADDRESS, ring.users())).hasSize(2);
            assertThat(ring.users()).allMatch(user -> Integer.parseInt(user.substring(1)) >= 20_000);
        }
    }

    @Test
    void samePersonRings_ofTheDemo_areNewAccountsThatBuyDeals() {
        SyntheticLog made = TestLogs.demo();
        PurchaseLog log = made.log();
        int[] samePerson = rows(log)
                .filter(row -> made.truth()
                        .ringOf(user(log, row))
                        .filter(ring -> ring.kind() == RingKind.SAME_PERSON)
                        .isPresent())
                .toArray();
        double deals = Arrays.stream(samePerson).filter(row -> isDeal(log, row)).count();
        double ageDays = Arrays.stream(samePerson)
                .mapToDouble(row -> (ShopClock.START.toEpochMilli() - log.registeredAtMillis(row)) / 86_400_000.0)
                .average()
                .orElseThrow();

        // 7 tasks at .7 against 2 ordinary purchases.
        assertThat(deals / samePerson.length).isCloseTo(0.71, within(0.08));
        assertThat(ageDays).isCloseTo(21, within(9.0));
    }

    @Test
    void ips_ofTheDemo_followHouseholds() {
        PurchaseLog log = TestLogs.demo().log();
        Map<String, Set<String>> ips = new HashMap<>();
        rows(log)
                .forEach(row -> ips.computeIfAbsent(text(log, PurchaseField.DEVICE, row), k -> new HashSet<>())
                        .add(text(log, PurchaseField.IP, row)));

        assertThat(ips.values()).allMatch(set -> set.size() == 1);
        assertThat(log.ids(PurchaseField.IP).size())
                .isLessThan(log.ids(PurchaseField.DEVICE).size());
        assertThat(TestLogs.bar().log().has(PurchaseField.IP)).isFalse();
    }

    @Test
    void honestGroups_ofTheBarSetting_areAllThereWithTheirSizes() {
        Map<HonestKind, List<HonestGroup>> groups =
                TestLogs.bar().truth().honestGroups().stream().collect(Collectors.groupingBy(HonestGroup::kind));

        Map<HonestKind, IntRange> sizes = Map.of(
                HonestKind.BLOG, IntRange.of(45, 159),
                HonestKind.NEIGHBOUR_GROUP_BUY, IntRange.of(13, 34),
                HonestKind.DEAL_CLUB, IntRange.of(13, 39),
                HonestKind.DEAL_GROUP_BUY, IntRange.of(13, 34),
                HonestKind.FAN_CLUB, IntRange.of(28, 99));
        assertThat(groups.get(HonestKind.BLOG)).hasSize(14);
        assertThat(groups.get(HonestKind.NEIGHBOUR_GROUP_BUY)).hasSize(30);
        assertThat(groups.get(HonestKind.DEAL_CLUB)).hasSize(10);
        assertThat(groups.get(HonestKind.DEAL_GROUP_BUY)).hasSize(12);
        assertThat(groups.get(HonestKind.FAN_CLUB)).hasSize(20);
        groups.forEach((kind, list) -> assertThat(list)
                .allMatch(group -> sizes.get(kind).contains(group.users().size())));
    }

    @Test
    void groupBuys_ofNeighbours_shipToOneStation() {
        SyntheticLog made = TestLogs.bar();
        PurchaseLog log = made.log();
        for (HonestGroup group : made.truth().honestGroups()) {
            if (group.kind() != HonestKind.DEAL_GROUP_BUY) {
                continue;
            }
            Set<String> members = new HashSet<>(group.users());
            Map<String, Long> stations = rows(log)
                    .filter(row ->
                            isDeal(log, row) && log.pickupPoint(row) == Flag.YES && members.contains(user(log, row)))
                    .mapToObj(row -> text(log, PurchaseField.ADDRESS, row))
                    .collect(Collectors.groupingBy(address -> address, Collectors.counting()));

            // The neighbours live in the same zone, so their own pick-ups go there, too.
            assertThat(stations).hasSize(1);
            assertThat(stations.values().iterator().next()).isGreaterThan(2L * members.size());
        }
    }

    @Test
    void heavyTail_switchedOn_addsDealsOfFewUsers() {
        SyntheticLogOptions options = TestLogs.small().withoutRings().withHardNegatives(HardNegatives.none());
        PurchaseLog without = TestLogs.make(options).log();
        PurchaseLog with = TestLogs.make(options.withHeavyShare(0.02)).log();

        // 40 of 2,000 users with 10 to 39 deals each, as far as 11 deal items have so many openings.
        assertThat(with.size() - without.size()).isBetween(400, 40 * 39);
    }

    @Test
    void crowdRings_moreThanUsersAllow_sayWhatToDo() {
        SyntheticLogOptions options = TestLogs.small().withCrowdRings(CrowdRings.of(RingLevel.EASY, 200));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> TestLogs.make(options))
                .withMessageStartingWith("users outside other groups must be enough for a ring (got: ")
                .withMessageEndingWith("take more users, or fewer rings or hard negatives");
    }
}
