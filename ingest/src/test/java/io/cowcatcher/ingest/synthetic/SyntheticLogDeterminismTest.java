package io.cowcatcher.ingest.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cowcatcher.error.MemoryBudgetException;
import io.cowcatcher.error.RunCancelledException;
import io.cowcatcher.event.PurchaseField;
import io.cowcatcher.event.PurchaseLog;
import io.cowcatcher.run.Progress;
import io.cowcatcher.run.RunControl;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;

class SyntheticLogDeterminismTest {
    /** Changes only when what a random seed means is changed, which the changelog must say. */
    private static final long EXPECTED_FINGERPRINT = 2695537483L;

    private static long fingerprint(SyntheticLog made) {
        CRC32C crc = new CRC32C();
        TestLogs.rows(made.log())
                .forEach(row -> crc.update(TestLogs.line(made.log(), row).getBytes(StandardCharsets.UTF_8)));
        for (PlantedRing ring : made.truth().rings()) {
            crc.update(ring.toString().getBytes(StandardCharsets.UTF_8));
        }
        return crc.getValue();
    }

    @Test
    void generate_sameSeedTwice_givesTheSameLog() {
        SyntheticLogOptions options = TestLogs.small().withRandomSeed(42);

        assertThat(fingerprint(TestLogs.make(options))).isEqualTo(fingerprint(TestLogs.make(options)));
    }

    @Test
    void generate_onAnyMachine_givesTheLogItGaveWhenThisWasWritten() {
        SyntheticLogOptions options =
                SyntheticLogOptions.demo().scaledBy(0.1).withHeavyShare(0.01).withRandomSeed(21);

        assertThat(fingerprint(TestLogs.make(options))).isEqualTo(EXPECTED_FINGERPRINT);
    }

    @Test
    void generate_otherSeed_givesAnotherLog() {
        SyntheticLog one = TestLogs.make(TestLogs.small().withRandomSeed(1));
        SyntheticLog two = TestLogs.make(TestLogs.small().withRandomSeed(2));

        assertThat(fingerprint(one)).isNotEqualTo(fingerprint(two));
        assertThat(one.truth().users()).isNotEqualTo(two.truth().users());
        assertThat(one.openings()).isNotEqualTo(two.openings());
    }

    @Test
    void generate_withoutRings_leavesHonestPurchasesAsTheyAre() {
        Set<String> with = linesWithoutOrders(TestLogs.make(TestLogs.small()).log());
        Set<String> without = linesWithoutOrders(
                TestLogs.make(TestLogs.small().withoutRings()).log());

        assertThat(with).containsAll(without);
        assertThat(with.size()).isGreaterThan(without.size());
    }

    @Test
    void generate_otherJitter_movesRingPurchasesOnly() {
        SyntheticLogOptions options = TestLogs.small();
        SyntheticLog calm = TestLogs.make(options);
        SyntheticLog jittery = TestLogs.make(options.withRingShape(shape -> shape.withJitterMinutes(600)));
        Set<String> moved = linesWithoutOrders(jittery.log());
        moved.removeAll(linesWithoutOrders(calm.log()));

        assertThat(jittery.truth().users()).isEqualTo(calm.truth().users());
        assertThat(moved)
                .isNotEmpty()
                .allMatch(
                        line -> calm.truth().users().contains(line.substring("user_id=".length(), line.indexOf('|'))));
    }

    /** Orders are numbered in the order of time, so that an added purchase renumbers later ones. */
    private static Set<String> linesWithoutOrders(PurchaseLog log) {
        return TestLogs.rows(log)
                .mapToObj(row -> TestLogs.line(log, row)
                        .replace("|order_id=" + TestLogs.text(log, PurchaseField.ORDER, row) + '|', "|"))
                .collect(Collectors.toCollection(HashSet::new));
    }

    @Test
    void generate_cancelled_stopsWithinAStep() {
        AtomicInteger polls = new AtomicInteger();
        RunControl control = RunControl.inline().cancelledBy(() -> polls.incrementAndGet() > 3);

        assertThatThrownBy(() -> SyntheticLogGenerator.generate(TestLogs.small(), control))
                .isInstanceOf(RunCancelledException.class);
        assertThat(polls).hasValue(4);
    }

    @Test
    void generate_listenedTo_reportsRisingProgressToTheEnd() {
        List<Progress> heard = new ArrayList<>();
        SyntheticLogGenerator.generate(TestLogs.small(), RunControl.inline().reportingTo(heard::add));

        assertThat(heard).extracting(Progress::fraction).isSorted().last().isEqualTo(1.0);
        assertThat(heard).extracting(Progress::phase).contains("ordinary purchases", "deals", "log");
    }

    @Test
    void generate_tooLittleHeap_isRefusedBeforeItStarts() {
        RunControl control = RunControl.inline().withinHeap(1_000_000);

        assertThatThrownBy(() -> SyntheticLogGenerator.generate(SyntheticLogOptions.defaults(), control))
                .isInstanceOf(MemoryBudgetException.class)
                .hasMessageContaining("a synthetic log of about 221,034 purchases");
    }

    @Test
    void size_overSeeds_staysBelowItsUpperBound() {
        LogSize size = LogSize.of(TestLogs.small());
        for (long seed = 1; seed <= 20; seed++) {
            int purchases =
                    TestLogs.make(TestLogs.small().withRandomSeed(seed)).log().size();

            assertThat((double) purchases).isBetween(size.expected() * 0.8, size.upper());
        }
    }
}
