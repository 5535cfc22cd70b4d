package io.cowcatcher.screening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cowcatcher.block.Block;
import io.cowcatcher.block.Blocks;
import io.cowcatcher.block.Window;
import io.cowcatcher.event.PurchaseField;
import io.cowcatcher.run.RunControl;
import io.cowcatcher.similarity.PurchaseIndex;
import io.cowcatcher.test.ShopLog;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;

/** Whether a block buys what others rush for. */
class RushTestTest {
    private static final List<String> MEMBERS = ShopLog.names("m", 8);
    private static final int DAYS = 30;
    private static final int ITEMS = 200;
    private static final int OF_A_RUSH = 20;

    /** Each day one buyer of each of two hundred items, and on day 9 this many of each of the first four. */
    private static ShopLog shop(int rushing) {
        ShopLog log = ShopLog.seeded(1);
        for (int day = 0; day < DAYS; day++) {
            for (int item = 0; item < ITEMS; item++) {
                log.add(ShopLog.line("u" + day + "-" + item, "i" + item, day * ShopLog.DAY + 60L * item));
            }
        }
        for (int item = 0; item < 4; item++) {
            for (int i = 0; i < rushing; i++) {
                log.add(ShopLog.line("h" + i + "-" + item, "i" + item, 9 * ShopLog.DAY + 3_600L * item + i));
            }
        }
        return log;
    }

    /** Members buy these items on day 9, one after the other. */
    private static Finding test(ShopLog log, int... items) {
        for (int item : items) {
            for (int i = 0; i < MEMBERS.size(); i++) {
                log.add(ShopLog.line(MEMBERS.get(i), "i" + item, 9 * ShopLog.DAY + 3_600L * item + 100 + i));
            }
        }
        PurchaseIndex index = log.index();
        int[] members = ShopLog.codes(index, MEMBERS);
        List<Window> windows = IntStream.of(items)
                .map(item -> index.log().ids(PurchaseField.ITEM).code("i" + item))
                .mapToObj(item -> Blocks.window(index, item, 9 * ShopLog.DAY, 10 * ShopLog.DAY - 1, members))
                .toList();
        Block block = Blocks.of(members, windows);
        return new RushTest(index, RunControl.inline()).test(block);
    }

    @Test
    void test_whatOthersRushFor_isHeldAgainstTheItemsRushedForThatDay() {
        Finding finding = test(shop(OF_A_RUSH), 0, 1, 2, 3);

        assertThat(finding.observed()).isEqualTo(4);
        assertThat(finding.outOf()).isEqualTo(4);
        assertThat(finding.expected()).isCloseTo(4 * 4.0 / ITEMS, within(1e-12));
        assertThat(finding.pValue())
                .isCloseTo(new BinomialDistribution(null, 4, 4.0 / ITEMS).probability(4), within(1e-12));
    }

    @Test
    void test_halfOfTheWindowsElsewhere_countsTheOthers() {
        Finding finding = test(shop(OF_A_RUSH), 0, 1, 20, 21);

        assertThat(finding.observed()).isEqualTo(2);
    }

    @Test
    void test_rushOfTheirOwn_isNoEvidence() {
        assertThat(test(shop(0), 0, 1, 2, 3).pValue()).isEqualTo(1);
    }

    @Test
    void test_fewerOthersThanMembers_isNoEvidence() {
        assertThat(test(shop(MEMBERS.size() - 2), 0, 1, 2, 3).pValue())
                .as("one buys it every day: seven others, eight members")
                .isEqualTo(1);
        assertThat(test(shop(MEMBERS.size() - 1), 0, 1, 2, 3).observed()).isEqualTo(4);
    }
}
