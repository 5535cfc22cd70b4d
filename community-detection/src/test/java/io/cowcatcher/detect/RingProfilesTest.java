package io.cowcatcher.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cowcatcher.detect.RingEvidence.Burst;
import io.cowcatcher.event.Flag;
import io.cowcatcher.event.Purchase;
import io.cowcatcher.event.PurchaseField;
import io.cowcatcher.event.PurchaseLog;
import io.cowcatcher.screening.FalseDiscoveryRate;
import io.cowcatcher.test.Shops;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Profiles against a plain count over the log. */
class RingProfilesTest {
    private static final Instant NOW = Instant.parse("2025-06-01T00:00:00Z");
    private static final PurchaseLog LOG = PurchaseLog.of(Shops.crowdRing());
    private static final Rings RINGS = found(LOG);
    private static final Ring RING = RINGS.rings().get(0);

    private static Rings found(PurchaseLog log) {
        return RingSearch.on(log).linked().grouped().screenedAt(FalseDiscoveryRate.of(0.05));
    }

    private static List<Purchase> purchases(Predicate<Purchase> wanted) {
        return IntStream.range(0, LOG.size())
                .mapToObj(LOG::purchase)
                .filter(wanted)
                .toList();
    }

    private static String item(Purchase purchase) {
        return purchase.text(PurchaseField.ITEM).orElseThrow();
    }

    private static boolean isInWindows(Purchase purchase) {
        return RING.evidence().bursts().stream().anyMatch(burst -> isIn(burst, purchase));
    }

    private static boolean isIn(Burst burst, Purchase purchase) {
        Instant time = purchase.time().orElseThrow();
        return burst.itemId().equals(item(purchase)) && !time.isBefore(burst.from()) && !time.isAfter(burst.to());
    }

    private static Set<String> members() {
        return RING.members().stream().map(RingMember::userId).collect(Collectors.toSet());
    }

    private static void assertSpan(RingProfiles.Purchases told, List<Purchase> counted) {
        assertThat(told.count()).isEqualTo(counted.size());
        assertThat(told.first())
                .isEqualTo(counted.stream().map(p -> p.time().orElseThrow()).min(Comparator.naturalOrder()));
        assertThat(told.last())
                .isEqualTo(counted.stream().map(p -> p.time().orElseThrow()).max(Comparator.naturalOrder()));
    }

    @Test
    void users_areTheMembers_withTheirPurchasesInTheWindows() {
        RingProfiles profiles = RINGS.profiles();

        assertThat(RINGS.rings()).hasSize(1);
        assertThat(profiles.users()).hasSameSizeAs(RING.members()).allSatisfy(user -> {
            List<Purchase> own = purchases(p -> p.user().equals(user.userId()));
            assertThat(members()).contains(user.userId());
            assertThat(user.inRings().rings()).containsExactly("ring-1");
            assertThat(user.inRings().purchases()).isPositive().isEqualTo((int)
                    own.stream().filter(RingProfilesTest::isInWindows).count());
            assertThat(user.all().deals()).hasValue((int) own.stream()
                    .filter(p -> p.promotion() == Flag.YES || p.price() <= 0.85 * p.listPrice() + 1e-9)
                    .count());
            assertThat(user.items()).isEqualTo((int)
                    own.stream().map(RingProfilesTest::item).distinct().count());
            assertSpan(user.all(), own);
        });
        assertThat(profiles.users())
                .extracting(user -> user.inRings().score())
                .isSortedAccordingTo(Comparator.reverseOrder());
    }

    @Test
    void items_areThoseOfTheWindows_withEverybodysPurchases() {
        assertThat(RINGS.profiles().items())
                .extracting(RingProfiles.ItemProfile::itemId)
                .containsExactlyInAnyOrderElementsOf(RING.evidence().bursts().stream()
                        .map(Burst::itemId)
                        .distinct()
                        .toList());
        assertThat(RINGS.profiles().items()).allSatisfy(item -> {
            List<Purchase> all = purchases(p -> item(p).equals(item.itemId()));
            List<Purchase> theirs = all.stream()
                    .filter(p -> members().contains(p.user()) && isInWindows(p))
                    .toList();
            List<Burst> bursts = RING.evidence().bursts().stream()
                    .filter(burst -> burst.itemId().equals(item.itemId()))
                    .toList();
            assertSpan(item.all(), all);
            assertThat(item.inRings().purchases()).isEqualTo(theirs.size());
            assertThat(item.windows()).isEqualTo(bursts.size());
            assertThat(item.members()).isEqualTo((int)
                    theirs.stream().map(Purchase::user).distinct().count());
            assertThat(item.buyers())
                    .isEqualTo((int) all.stream().map(Purchase::user).distinct().count());
            int most = bursts.stream().mapToInt(Burst::members).max().orElseThrow();
            assertThat(item.inRings().score()).isCloseTo(RING.score() * most / RING.size(), within(1e-12));
        });
    }

    @Test
    void drops_areBuildingsOfThreeMembersAndMore() {
        assertThat(RINGS.profiles().drops()).singleElement().satisfies(drop -> {
            List<Purchase> all = purchases(p -> p.text(PurchaseField.BUILDING).equals(Optional.of(drop.building())));
            List<Purchase> theirs = all.stream()
                    .filter(p -> members().contains(p.user()) && isInWindows(p))
                    .toList();
            assertSpan(drop.all(), all);
            assertThat(drop.inRings().purchases()).isEqualTo(theirs.size());
            assertThat(drop.members()).isGreaterThanOrEqualTo(3).isEqualTo((int)
                    theirs.stream().map(Purchase::user).distinct().count());
            assertThat(drop.users())
                    .isEqualTo((int) all.stream().map(Purchase::user).distinct().count());
        });
    }

    /** What a seed keeps of a profile names rings and nobody else. */
    @Test
    void seeds_keepTheFiguresOfTheProfiles() {
        RingProfiles.ItemProfile item = RINGS.profiles().items().get(0);
        RingProfiles.UserProfile user = RINGS.profiles().users().get(0);

        assertThat(RINGS.toTargetSeeds(NOW))
                .filteredOn(seed -> seed.subject().id().equals(item.itemId()))
                .singleElement()
                .satisfies(seed -> assertThat(seed.reason())
                        .isEqualTo("target of ring-1: " + item.members() + " of its " + item.buyers()
                                + " buyers are members, in " + item.windows() + " purchase window"
                                + (item.windows() == 1 ? "" : "s") + "; "
                                + item.inRings().purchases() + " of "
                                + item.all().count()
                                + " purchases are theirs"));
        assertThat(RINGS.toRiskSeeds(NOW))
                .filteredOn(seed -> seed.subject().id().equals(user.userId()))
                .singleElement()
                .satisfies(seed -> assertThat(seed.reason())
                        .startsWith("ring-1: " + RING.size() + " accounts")
                        .endsWith("; " + user.inRings().purchases() + " of "
                                + user.all().count() + " purchases are theirs"));
    }

    @Test
    void profiles_ringsWithoutPurchases_haveMembersAlone() {
        RingProfiles profiles =
                found(PurchaseLog.of(Shops.operatorWithoutPurchases())).profiles();

        assertThat(profiles.users()).isNotEmpty().allSatisfy(user -> {
            assertThat(user.all().count()).isZero();
            assertThat(user.all().first()).isEmpty();
            assertThat(user.inRings().purchases()).isZero();
        });
        assertThat(profiles.items()).isEmpty();
        assertThat(profiles.drops()).isEmpty();
    }
}
