package io.cowcatcher.ring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.cowcatcher.error.RunCancelledException;
import io.cowcatcher.event.Purchase;
import io.cowcatcher.event.PurchaseField;
import io.cowcatcher.event.PurchaseLog;
import io.cowcatcher.graph.CsrGraph;
import io.cowcatcher.graph.HeteroGraph;
import io.cowcatcher.graph.HeteroNode;
import io.cowcatcher.graph.NodeType;
import io.cowcatcher.run.RunControl;
import io.cowcatcher.test.Shops;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SamePersonRingsTest {
    private static final Instant NOW = Instant.parse("2025-03-01T00:00:00Z");
    private final List<Purchase> log = new ArrayList<>();

    /** One purchase: who, on which device, shipped where, by an account of how many days. */
    private SamePersonRingsTest bought(String user, String device, String address, int ageDays) {
        log.add(Purchase.by(user)
                .of("item" + log.size())
                .at(NOW.plus(Duration.ofMinutes(log.size())))
                .with(PurchaseField.DEVICE, device)
                .with(PurchaseField.ADDRESS, address)
                .registeredAt(NOW.minus(Duration.ofDays(ageDays)))
                .build());
        return this;
    }

    private SamePersonRingsTest accounts(String prefix, int count, String device, String address, int ageDays) {
        IntStream.range(0, count).forEach(i -> bought(prefix + i, device, address, ageDays + i));
        return this;
    }

    /** Five hundred honest users, each on a device and at a home of his own. */
    private SamePersonRingsTest crowd() {
        IntStream.range(0, 500).forEach(i -> bought("u" + i, "device" + i, "home" + i, 100 + i));
        return this;
    }

    private SamePersonResult search() {
        return search(log, RunControl.inline());
    }

    private static SamePersonResult search(List<Purchase> purchases, RunControl control) {
        PurchaseLog log = PurchaseLog.of(purchases);
        HeteroGraph graph = HeteroGraph.of(log);
        return SamePersonRings.detect(graph, AccountFacts.of(log, graph), SamePersonOptions.defaults(), control);
    }

    private List<String> names(int[] members) {
        HeteroGraph graph = HeteroGraph.of(PurchaseLog.of(log));
        return Arrays.stream(members)
                .mapToObj(user -> graph.id(new HeteroNode(NodeType.USER, user)))
                .sorted()
                .toList();
    }

    @Test
    void detect_newAccountsOnOneDeviceAtOneAddress_areARing() {
        SamePersonResult result = crowd().accounts("r", 9, "farm", "drop", 1).search();

        assertThat(result.rings()).hasSize(1);
        SamePersonRing ring = result.rings().get(0);
        assertThat(names(ring.members())).containsExactly("r0", "r1", "r2", "r3", "r4", "r5", "r6", "r7", "r8");
        assertThat(ring.qValue()).isLessThan(1e-4);
        assertThat(ring.score()).isGreaterThan(.5);
        assertThat(ring.entities()).extracting(SharedEntity::members).containsOnly(9);
        assertThat(ring.tests().strangers().orElseThrow().observed())
                .as("beyond a household of five")
                .isEqualTo(4);
    }

    @Test
    void detect_familyOnOneTablet_isAHousehold() {
        SamePersonResult result =
                crowd().accounts("f", 4, "tablet", "family", 300).search();

        assertThat(result.rings()).isEmpty();
        assertThat(result.lookAlikes()).hasSize(1);
        assertThat(result.lookAlikes().get(0).reason()).isEqualTo(SamePersonLookAlike.Reason.HOUSEHOLD);
    }

    @Test
    void detect_twoAccountsOnADevice_areNoGroup() {
        SamePersonResult result = crowd().accounts("c", 2, "phone", "couple", 1).search();

        assertThat(result.rings()).isEmpty();
        assertThat(result.lookAlikes()).isEmpty();
    }

    private double tie(SamePersonResult result, String a, String b) {
        HeteroGraph graph = HeteroGraph.of(PurchaseLog.of(log));
        int user = graph.ids(NodeType.USER).code(a);
        int other = graph.ids(NodeType.USER).code(b);
        CsrGraph ties = result.ties();
        for (long arc = ties.firstArc(user); arc < ties.endArc(user); arc++) {
            if (ties.head(arc) == other) {
                return ties.weight(arc);
            }
        }
        return 0;
    }

    private SamePersonRingsTest opened(String user, String device, Instant opened) {
        log.add(Purchase.by(user)
                .of("item" + log.size())
                .at(NOW)
                .with(PurchaseField.DEVICE, device)
                .registeredAt(opened)
                .build());
        return this;
    }

    @Test
    void detect_twoAccountsOpenedOnADeviceInOneHour_areTiedLikeThree() {
        Instant day = NOW.minus(Duration.ofDays(9)).plusSeconds(7);
        SamePersonResult result = crowd().opened("a", "d1", day)
                .opened("b", "d1", day.plusSeconds(3_600))
                .opened("c", "d2", day)
                .opened("e", "d2", day.plusSeconds(3_601))
                .search();

        assertThat(tie(result, "a", "b")).isGreaterThan(.6);
        assertThat(tie(result, "c", "e")).isCloseTo(tie(result, "a", "b") / 2, within(1e-12));
        assertThat(result.rings()).as("two are no ring").isEmpty();
    }

    @Test
    void detect_logNamesDaysOfOpeningAlone_doesNotTakeThemForHours() {
        Instant midnight = Instant.parse("2025-02-01T16:00:00Z"); // of a zone eight hours ahead
        opened("a", "d1", midnight).opened("b", "d1", midnight);
        IntStream.range(0, 50).forEach(i -> opened("u" + i, "x" + i, midnight.minus(Duration.ofDays(i))));

        assertThat(tie(search(), "a", "b")).isBetween(.3, .5);
    }

    @Test
    void detect_kiosk_isAHubThatTiesNobodyAndIsNamed() {
        crowd();
        IntStream.range(0, 60).forEach(i -> bought("u" + i, "kiosk", "home" + i, 100 + i));

        SamePersonResult result = search();

        assertThat(result.rings()).isEmpty();
        assertThat(result.ties().edgeCount()).isZero();
        assertThat(result.hubs()).hasSize(1);
        assertThat(result.hubs().get(0).type()).isEqualTo(NodeType.DEVICE);
        assertThat(result.hubs().get(0).count()).isEqualTo(1);
        HeteroGraph graph = HeteroGraph.of(PurchaseLog.of(log));
        assertThat(graph.id(result.hubs().get(0).largest().get(0))).isEqualTo("kiosk");
    }

    @Test
    void detect_ringThatAlsoUsesAKiosk_isStillFound() {
        crowd().accounts("r", 9, "farm", "drop", 1);
        IntStream.range(0, 60).forEach(i -> bought("u" + i, "kiosk", "home" + i, 100 + i));
        IntStream.range(0, 9).forEach(i -> bought("r" + i, "kiosk", "drop", 1 + i));

        assertThat(search().rings()).hasSize(1);
    }

    @Test
    void detect_oneAccidentalLogin_tiesNobody() {
        crowd().accounts("r", 9, "farm", "drop", 1);
        // A regular of another device was once seen on the farm's: a third of a link.
        for (int i = 0; i < 5; i++) {
            bought("u7", "device7", "home7", 107);
        }
        bought("u7", "farm", "home7", 107);

        SamePersonResult result = search();

        assertThat(names(result.rings().get(0).members())).doesNotContain("u7");
    }

    /** A phone weighs .7, so that s alone stays below .6; one strong entity is an edge all the same. */
    @Test
    void detect_accountsOnOnePhoneAndNothingElse_areARing() {
        IntStream.range(0, 500).forEach(i -> called("u" + i, "phone" + i));
        IntStream.range(0, 8).forEach(i -> called("r" + i, "farm"));

        SamePersonResult result = search();

        assertThat(result.rings()).hasSize(1);
        assertThat(names(result.rings().get(0).members()))
                .containsExactly("r0", "r1", "r2", "r3", "r4", "r5", "r6", "r7");
    }

    @Test
    void detect_oneCallAmongManyFromAnotherPhone_tiesNobody() {
        IntStream.range(0, 500).forEach(i -> called("u" + i, "phone" + i));
        IntStream.range(0, 8).forEach(i -> called("r" + i, "farm"));
        IntStream.range(0, 4).forEach(i -> called("u7", "phone7"));
        called("u7", "farm");

        assertThat(names(search().rings().get(0).members())).hasSize(8).doesNotContain("u7");
    }

    private void called(String user, String phone) {
        log.add(Purchase.by(user).with(PurchaseField.PHONE, phone).build());
    }

    @Test
    void detect_shuffledRows_findsTheSame() {
        crowd().accounts("r", 9, "farm", "drop", 1).accounts("f", 4, "tablet", "family", 300);

        SamePersonResult expected = search();
        SamePersonResult found = search(Shops.shuffled(log, 9), RunControl.inline());

        assertThat(found.rings()).isEqualTo(expected.rings());
        assertThat(found.lookAlikes()).isEqualTo(expected.lookAlikes());
        assertThat(found.hubs()).isEqualTo(expected.hubs());
    }

    @Test
    void detect_onSeveralThreads_findsTheSame() {
        crowd().accounts("r", 9, "farm", "drop", 1);
        SamePersonResult expected = search();
        ExecutorService workers = Executors.newFixedThreadPool(8);
        try {
            for (int threads : new int[] {2, 8}) {
                SamePersonResult found = search(log, RunControl.on(workers, threads));
                assertThat(found.rings()).isEqualTo(expected.rings());
            }
        } finally {
            workers.shutdownNow();
        }
    }

    @Test
    void detect_noEntities_saysThatNothingCanBeFound() {
        log.add(Purchase.by("a").of("item").at(NOW).build());

        SamePersonResult result = search();

        assertThat(result.rings()).isEmpty();
        assertThat(result.notes()).anyMatch(note -> note.startsWith("same-person rings cannot be found"));
    }

    @Test
    void detect_cancelled_ends() {
        crowd();
        assertThatExceptionOfType(RunCancelledException.class)
                .isThrownBy(() -> search(log, RunControl.inline().cancelledBy(() -> true)));
    }

    /** Without times of purchases no age is known, and openings are. */
    @Test
    void detect_openingsOfAnotherGraph_areRefused() {
        PurchaseLog one = PurchaseLog.of(List.of(Purchase.by("a")
                .with(PurchaseField.DEVICE, "d")
                .registeredAt(NOW.plusSeconds(7))
                .build()));
        AccountFacts facts = AccountFacts.of(one, HeteroGraph.of(one));
        HeteroGraph other = HeteroGraph.of(PurchaseLog.of(crowd().log));

        assertThat(facts.knowAges()).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> SamePersonRings.detect(other, facts, SamePersonOptions.defaults(), RunControl.inline()))
                .withMessageStartingWith("facts must be those of the users of the graph (got: 1 users");
    }
}
