package io.cowcatcher.screening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.cowcatcher.block.Block;
import io.cowcatcher.block.Blocks;
import io.cowcatcher.block.Window;
import io.cowcatcher.error.MemoryBudgetException;
import io.cowcatcher.event.PurchaseField;
import io.cowcatcher.run.RunControl;
import io.cowcatcher.similarity.HubRule;
import io.cowcatcher.similarity.PurchaseIndex;
import io.cowcatcher.test.ShopLog;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A ring takes up who uses its drop for what it buys, and nobody else. */
class DropUsersTest {
    private static final List<String> MEMBERS = ShopLog.names("m", 6);
    private static final List<String> ITEMS = List.of("a", "b", "c", "d");

    /** Six members share a drop; four further users buy in three of the windows and have it sent somewhere. */
    private static ShopLog log() {
        ShopLog log = ShopLog.seeded(5).crowd(new ShopLog.Crowd(400, 60, 10, 6));
        for (int task = 0; task < ITEMS.size(); task++) {
            long start = (2 * task + 1) * ShopLog.DAY;
            for (int i = 0; i < MEMBERS.size(); i++) {
                buy(log, MEMBERS.get(i), task, start + 60L * i, i % 2 == 0 ? "home-of-" + i : "drop");
                buy(log, MEMBERS.get(i), task, start + 60L * i + 1, i % 2 == 0 ? "drop" : "home-of-" + i);
            }
            if (task > 0) {
                buy(log, "hired", task, start + 30, task == 1 ? "drop" : "home-of-hired");
                buy(log, "neighbour", task, start + 31, "drop");
                buy(log, "customer", task, start + 32, "home-of-customer");
                buy(log, "other-ring", task, start + 33, "drop");
            }
        }
        for (int day = 0; day < 9; day++) {
            log.add(ShopLog.line("neighbour", "bread", day * ShopLog.DAY).to("drop"));
            log.add(ShopLog.line("hired", "bread", day * ShopLog.DAY).to("home-of-hired"));
            log.add(ShopLog.line("other-ring", "bread", day * ShopLog.DAY).to("home-of-other"));
        }
        return log;
    }

    private static void buy(ShopLog log, String user, int task, long second, String building) {
        log.add(ShopLog.line(user, ITEMS.get(task), second).to(building));
    }

    private static int user(PurchaseIndex index, String id) {
        return index.log().ids(PurchaseField.USER).code(id);
    }

    private static Block ring(PurchaseIndex index, List<String> ids) {
        int[] members = ShopLog.codes(index, ids);
        List<Window> windows = new ArrayList<>();
        for (int task = 0; task < ITEMS.size(); task++) {
            long start = (2 * task + 1) * ShopLog.DAY;
            int item = index.log().ids(PurchaseField.ITEM).code(ITEMS.get(task));
            windows.add(Blocks.window(index, item, start, start + 400, members));
        }
        return Blocks.withParticipation(Blocks.of(members, windows), 0.9);
    }

    private static ScreenedBlock screened(Block block, double pOfAddresses, Verdict verdict) {
        Finding addresses = new Finding(pOfAddresses, 9, 1, 24);
        BlockTests tests = new BlockTests(
                addresses,
                Optional.of(addresses),
                Optional.empty(),
                Optional.of(addresses),
                Optional.of(addresses),
                Optional.empty(),
                0.65,
                0);
        return new ScreenedBlock(block, tests, 1e-6, 1e-6, verdict, 0);
    }

    private static ScreenedBlock takenUp(PurchaseIndex index, ScreenedBlock... blocks) {
        return allTakenUp(index, blocks).get(0);
    }

    private static List<ScreenedBlock> allTakenUp(PurchaseIndex index, ScreenedBlock... blocks) {
        ScreeningResult result =
                new ScreeningResult(List.of(blocks), new Evidence(true, true), ScreeningOptions.defaults());
        return DropUsers.takenUp(result, index, HubRule.defaults(), RunControl.inline())
                .blocks();
    }

    @Test
    void takenUp_parcelAstrayToTheDrop_joinsTheRing() {
        PurchaseIndex index = log().index();
        Block others = Blocks.of(ShopLog.codes(index, List.of("other-ring", "u1", "u2")), List.of());

        ScreenedBlock grown = takenUp(
                index, screened(ring(index, MEMBERS), 1e-6, Verdict.RING), screened(others, 1e-6, Verdict.RING));

        assertThat(grown.block().contains(user(index, "hired"))).isTrue();
        assertThat(grown.block().contains(user(index, "neighbour")))
                .as("it goes where his purchases mostly go")
                .isFalse();
        assertThat(grown.block().contains(user(index, "customer")))
                .as("sends nothing there")
                .isFalse();
        assertThat(grown.block().contains(user(index, "other-ring")))
                .as("is in another ring")
                .isFalse();
        assertThat(grown.takenUp()).isEqualTo(1);
        assertThat(grown.pValue()).as("the finding stands").isEqualTo(1e-6);
    }

    @Test
    void takenUp_addressesNotUnusualOrNoRing_stayAsTheyAre() {
        PurchaseIndex index = log().index();
        Block block = ring(index, MEMBERS);

        assertThat(takenUp(index, screened(block, 0.2, Verdict.RING)).block()).isSameAs(block);
        assertThat(takenUp(index, screened(block, 1e-6, Verdict.TOO_WEAK)).block())
                .isSameAs(block);
    }

    /** Of others hardly any address is known, so that a parcel to the drop is not rarer among them. */
    @Test
    void takenUp_dropsTellNothing_nobodyJoinsForWhatGoesElsewhere() {
        ShopLog log = ShopLog.seeded(7);
        for (int i = 0; i < 2_400; i++) {
            log.add(ShopLog.line("u" + i % 400, "i" + i % 60, i * 360L));
        }
        for (int task = 0; task < ITEMS.size(); task++) {
            long start = (2 * task + 1) * ShopLog.DAY;
            for (int i = 0; i < MEMBERS.size(); i++) {
                boolean toDrop = task == 0 && i < 3;
                buy(log, MEMBERS.get(i), task, start + 60L * i, toDrop ? "drop" : "home-of-" + i);
            }
            if (task > 0) {
                buy(log, "customer", task, start + 32, "home-of-customer");
            }
        }
        PurchaseIndex index = log.index();
        Block ring = ring(index, MEMBERS);

        ScreenedBlock grown = takenUp(index, screened(ring, 1e-6, Verdict.RING));

        assertThat(grown.block().contains(user(index, "customer")))
                .as("sends nothing to the drop")
                .isFalse();
        assertThat(grown.block()).isSameAs(ring);
    }

    /** Two rings share their windows and their drop. */
    @Test
    void takenUp_userOfTwoDrops_joinsTheFirstRingAlone() {
        ShopLog log = log();
        List<String> others = ShopLog.names("n", 6);
        for (int task = 0; task < ITEMS.size(); task++) {
            long start = (2 * task + 1) * ShopLog.DAY;
            for (String other : others) {
                buy(log, other, task, start + 40, "drop");
                buy(log, other, task, start + 41, "home-of-" + other);
            }
        }
        PurchaseIndex index = log.index();
        ScreenedBlock one = screened(ring(index, MEMBERS), 1e-6, Verdict.RING);
        ScreenedBlock two = screened(ring(index, others), 1e-6, Verdict.RING);

        List<ScreenedBlock> grown = allTakenUp(index, one, two);
        List<ScreenedBlock> reversed = allTakenUp(index, two, one);

        assertThat(grown.get(0).block().contains(user(index, "hired"))).isTrue();
        assertThat(grown.get(1)).isEqualTo(two);
        assertThat(reversed.get(0).block().contains(user(index, "hired"))).isTrue();
        assertThat(reversed.get(1)).isEqualTo(one);
    }

    @Test
    void takenUp_ring_asksForWhatItTakes() {
        PurchaseIndex index = log().index();
        ScreeningResult result = new ScreeningResult(
                List.of(screened(ring(index, MEMBERS), 1e-6, Verdict.RING)),
                new Evidence(true, true),
                ScreeningOptions.defaults());
        List<String> asked = new ArrayList<>();

        DropUsers.takenUp(
                result,
                index,
                HubRule.defaults(),
                RunControl.inline().tellingEstimatesTo(estimate -> asked.add(words(estimate.what()))));

        assertThat(asked)
                .containsExactly(
                        "addresses of n purchases",
                        "destinations of n purchases",
                        "users of drops among n purchases",
                        "growth of a block of n users and n purchases");
        assertThatExceptionOfType(MemoryBudgetException.class)
                .isThrownBy(() -> DropUsers.takenUp(
                        result, index, HubRule.defaults(), RunControl.inline().withinHeap(1_000)));
    }

    private static String words(String what) {
        return what.replaceAll("[0-9,]+", "n");
    }
}
