package io.cowcatcher.ring;

import static org.assertj.core.api.Assertions.assertThat;

import io.cowcatcher.event.Purchase;
import io.cowcatcher.event.PurchaseField;
import io.cowcatcher.event.PurchaseLog;
import io.cowcatcher.graph.HeteroGraph;
import io.cowcatcher.graph.HeteroNode;
import io.cowcatcher.graph.NodeType;
import io.cowcatcher.run.RunControl;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** The ranking of rings and of their members follows the evidence. */
class SamePersonRankingTest {
    private static final int CROWD = 400;
    private static final Instant NOW = Instant.parse("2025-03-01T00:00:00Z");

    private final List<Purchase> log = new ArrayList<>();

    private SamePersonRankingTest seen(PurchaseField field, String user, String entity) {
        log.add(Purchase.by(user)
                .with(field, entity)
                .with(PurchaseField.ADDRESS, "home of " + user)
                .build());
        return this;
    }

    private SamePersonRankingTest crowd(PurchaseField field) {
        IntStream.range(0, CROWD).forEach(i -> seen(field, "u" + i, "own of " + i));
        return this;
    }

    private SamePersonRankingTest group(PurchaseField field, String prefix, int accounts, String entity) {
        IntStream.range(0, accounts).forEach(i -> seen(field, prefix + i, entity));
        return this;
    }

    private SamePersonResult search() {
        PurchaseLog purchases = PurchaseLog.of(log);
        HeteroGraph graph = HeteroGraph.of(purchases);
        return SamePersonRings.detect(
                graph, AccountFacts.of(purchases, graph), SamePersonOptions.defaults(), RunControl.inline());
    }

    private String firstMember(SamePersonRing ring) {
        return HeteroGraph.of(PurchaseLog.of(log)).id(new HeteroNode(NodeType.USER, ring.members()[0]));
    }

    private List<String> firstMembers(SamePersonResult result) {
        return result.rings().stream().map(this::firstMember).toList();
    }

    private Map<String, SamePersonRing> byFirstMember(SamePersonResult result) {
        Map<String, SamePersonRing> rings = new HashMap<>();
        result.rings().forEach(ring -> rings.put(firstMember(ring), ring));
        return rings;
    }

    private static List<Double> memberScores(SamePersonRing ring) {
        return IntStream.range(0, ring.size()).mapToObj(ring::memberScore).toList();
    }

    /** What users are ranked by: the weakest of the members. */
    private static double least(SamePersonRing ring) {
        return ring.score() * Collections.min(memberScores(ring));
    }

    /** The strongest. */
    private static double most(SamePersonRing ring) {
        return ring.score() * Collections.max(memberScores(ring));
    }

    /** A device of three is rarer than one of eight, and its pairs are tied more strongly. */
    @Test
    void detect_threeAndEightOnADeviceEach_ranksTheEightFirst() {
        SamePersonResult result = crowd(PurchaseField.DEVICE)
                .group(PurchaseField.DEVICE, "few", 3, "small farm")
                .group(PurchaseField.DEVICE, "many", 8, "large farm")
                .search();

        assertThat(firstMembers(result)).containsExactly("many0", "few0");
        assertThat(least(result.rings().get(0)))
                .isGreaterThan(most(result.rings().get(1)));
        assertThat(memberScores(result.rings().get(0))).allMatch(score -> score > .99 && score < 1);
        assertThat(memberScores(result.rings().get(1))).allMatch(score -> score > .9 && score < .99);
    }

    /** Three to a device, and some of them on the next one, too. */
    @Test
    void detect_nineOnFourDevicesOfThree_rankNotBelowThreeOnOne() {
        crowd(PurchaseField.DEVICE).group(PurchaseField.DEVICE, "few", 3, "small farm");
        for (int device = 0; device < 4; device++) {
            for (int i = 0; i < 3; i++) {
                for (int sighting = 0; sighting < 3; sighting++) { // that is a link in full, whatever else they use
                    seen(PurchaseField.DEVICE, "chain" + (2 * device + i), "farm " + device);
                }
            }
        }

        SamePersonResult result = search();

        assertThat(firstMembers(result)).containsExactly("chain0", "few0");
        assertThat(least(result.rings().get(0)))
                .isGreaterThanOrEqualTo(most(result.rings().get(1)));
    }

    /** A member with one weak tie is scored by it: nothing is gained by the size of the ring alone. */
    @Test
    void detect_memberTiedToOneOther_isScoredByThatTie() {
        SamePersonResult result = crowd(PurchaseField.DEVICE)
                .group(PurchaseField.DEVICE, "many", 8, "large farm")
                .seen(PurchaseField.PAYMENT, "many7", "card")
                .seen(PurchaseField.PAYMENT, "last", "card")
                .search();

        SamePersonRing ring = result.rings().get(0);
        List<Double> scores = memberScores(ring).stream().sorted().toList();
        assertThat(scores).hasSize(9);
        assertThat(scores.get(0)).isBetween(.4, .95);
        assertThat(scores.get(1)).isGreaterThan(.99);
    }

    /** The sixth may be a stranger to a household of five, which one account hardly proves. */
    @Test
    void detect_fiveAndSixNewAccountsWithoutKnownHomes_ranksTheSixNotBelow() {
        newAccounts("few", 5, "small farm").newAccounts("many", 6, "large farm");
        for (int i = 0; i < CROWD; i++) {
            opened("u" + i, "own of " + i, 400 + i);
        }

        SamePersonResult result = search();

        assertThat(firstMembers(result)).containsExactly("many0", "few0");
        assertThat(result.rings().get(0).tests().strangers().orElseThrow().observed())
                .isEqualTo(1);
        assertThat(result.rings().get(0).score())
                .isGreaterThanOrEqualTo(result.rings().get(1).score());
    }

    private SamePersonRankingTest newAccounts(String prefix, int accounts, String device) {
        IntStream.range(0, accounts).forEach(i -> opened(prefix + i, device, 3));
        return this;
    }

    private void opened(String user, String device, int daysAgo) {
        log.add(Purchase.by(user)
                .of("item of " + user)
                .at(NOW)
                .with(PurchaseField.DEVICE, device)
                .registeredAt(NOW.minus(Duration.ofDays(daysAgo)))
                .build());
    }

    @Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
    void detect_moreAccountsOnAnEntity_neverRankLower(
            @ForAll @IntRange(min = 3, max = 19) int few,
            @ForAll @IntRange(min = 1, max = 17) int more,
            @ForAll @IntRange(min = 0, max = 2) int type) {
        PurchaseField field = List.of(PurchaseField.DEVICE, PurchaseField.PAYMENT, PurchaseField.PHONE)
                .get(type);
        int many = Math.min(20, few + more);
        SamePersonRankingTest shop = new SamePersonRankingTest()
                .crowd(field)
                .group(field, "few", few, "small farm")
                .group(field, "many", many, "large farm");

        Map<String, SamePersonRing> rings = shop.byFirstMember(shop.search());

        SamePersonRing larger = rings.get("many0");
        SamePersonRing smaller = rings.get("few0");
        assertThat(larger).isNotNull();
        assertThat(smaller).isNotNull();
        assertThat(larger.score()).isGreaterThanOrEqualTo(smaller.score());
        assertThat(least(larger)).isGreaterThanOrEqualTo(most(smaller)).isBetween(0.0, 1.0);
    }
}
