package io.cowcatcher.block;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cowcatcher.block.MemberSearch.Rule;
import io.cowcatcher.similarity.DeliveryPoints;
import io.cowcatcher.similarity.PurchaseIndex;
import io.cowcatcher.test.ShopLog;
import io.cowcatcher.test.ShopLog.Crowd;
import io.cowcatcher.test.ShopLog.Ring;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class MemberSearchTest {
    private static final int ITEMS = 6;

    private static MemberSearch search(PurchaseIndex index, double dropWeight) {
        BlockOptions options = BlockOptions.defaults().withDropWeight(dropWeight);
        return new MemberSearch(new BlockModel(index, options), DeliveryPoints.of(index));
    }

    private static List<Window> randomWindows(PurchaseIndex index, SplittableRandom random) {
        List<Window> windows = new ArrayList<>();
        for (int item = 0; item < index.itemCodes(); item++) {
            int events = index.itemEnd(item) - index.itemStart(item);
            if (events > 2) {
                int first = index.itemStart(item) + random.nextInt(events - 2);
                windows.add(new Window(item, first, first + 1 + random.nextInt(2), 0, 1));
            }
        }
        return windows;
    }

    @Property(tries = 150)
    void membersOf_randomWindows_agreesWithThePlainTwin(
            @ForAll long seed, @ForAll @DoubleRange(min = 0.15, max = 0.9) double q) {
        PurchaseIndex index = ShopLog.seeded(seed)
                .crowd(new Crowd(40, ITEMS, 5, 3))
                .ring(new Ring(ShopLog.names("u", 6), ITEMS, 0.8, 600), "", 100)
                .index();
        List<Window> windows = randomWindows(index, new SplittableRandom(seed));
        PlainBlocks plain = new PlainBlocks(index, PurchaseIndex.DAY_MILLIS);
        MemberSearch search = search(index, 0.4);

        assertThat(search.membersOf(windows, new int[6], q, Rule.WORTH_NAMING))
                .isEqualTo(plain.membersOf(windows, 6, q));

        int[] all = java.util.stream.IntStream.range(0, index.userCodes()).toArray();
        double[] scores = search.scoresOf(windows, all, q);
        for (int user : all) {
            assertThat(scores[user]).isCloseTo(plain.memberScore(user, windows, q), within(1e-9));
        }
    }

    @Test
    void membersOf_likely_asksOneNatLessThanWorthNaming() {
        PurchaseIndex index = ShopLog.seeded(8)
                .crowd(new Crowd(2_000, 200, 20, 4))
                .ring(new Ring(ShopLog.names("u", 40), ITEMS, 0.5, 7_200), "", 100)
                .index();
        List<Window> windows = new WindowSearch(new BlockModel(index, BlockOptions.defaults()))
                .windowsOf(ShopLog.codes(index, ShopLog.names("u", 40)), 0.5);
        int[] all = java.util.stream.IntStream.range(0, index.userCodes()).toArray();
        MemberSearch search = search(index, 0);
        double price = Math.log(index.population() / 40.0) + 1;
        double[] scores = search.scoresOf(windows, all, 0.5);

        int[] likely = search.membersOf(windows, new int[40], 0.5, Rule.LIKELY);
        int[] worth = search.membersOf(windows, new int[40], 0.5, Rule.WORTH_NAMING);

        assertThat(likely).hasSizeGreaterThan(worth.length);
        for (int user : all) {
            boolean isLikely = java.util.Arrays.binarySearch(likely, user) >= 0;
            boolean isWorth = java.util.Arrays.binarySearch(worth, user) >= 0;
            assertThat(isWorth).isEqualTo(isLikely && scores[user] > price);
            assertThat(isLikely && scores[user] <= price - 1).isFalse();
        }
    }

    @Test
    void membersOf_userOfOneWindow_isNoMemberHoweverSurprising() {
        PurchaseIndex index = ShopLog.seeded(3)
                .crowd(new Crowd(300, 30, 20, 6))
                .ring(new Ring(List.of("a", "b", "c"), 4, 1, 600), "", 100)
                .add(ShopLog.line("once", "task0", 3 * ShopLog.DAY))
                .index();
        int[] ring = ShopLog.codes(index, List.of("a", "b", "c"));
        List<Window> windows = new WindowSearch(new BlockModel(index, BlockOptions.defaults())).windowsOf(ring, 0.5);
        Window first = windows.get(0);
        int once = ShopLog.codes(index, List.of("once"))[0];
        Window stretched =
                new Window(first.item(), index.itemStart(first.item()), index.itemEnd(first.item()) - 1, 3, 1);
        List<Window> withOnce = new ArrayList<>(windows);
        withOnce.set(0, stretched);

        assertThat(search(index, 0).scoresOf(withOnce, new int[] {once}, 0.5)[0])
                .isNotZero();
        assertThat(search(index, 0).membersOf(withOnce, ring, 0.5, Rule.LIKELY)).isEqualTo(ring);
    }

    /** Members a to d meet in two windows; where they ship to is up to the test. */
    private static PurchaseIndex shippedTo(String a, String b, String c, String d, int others) {
        ShopLog log = ShopLog.seeded(5).crowd(new Crowd(100, 20, 10, 4));
        for (String task : List.of("x", "y")) {
            log.add(ShopLog.line("a", task, 0).to(a))
                    .add(ShopLog.line("b", task, 1).to(b))
                    .add(ShopLog.line("c", task, 2).to(c))
                    .add(ShopLog.line("d", task, 3).to(d));
        }
        for (int other = 0; other < others; other++) {
            log.add(ShopLog.line("o" + other, "other", other).to("drop"));
        }
        return log.index();
    }

    private static double[] gains(PurchaseIndex index, double dropWeight) {
        int[] members = ShopLog.codes(index, List.of("a", "b", "c", "d"));
        List<Window> windows = new ArrayList<>();
        for (String task : List.of("x", "y")) {
            int item = index.log().ids(io.cowcatcher.event.PurchaseField.ITEM).code(task);
            windows.add(Blocks.window(index, item, 0, 3, members));
        }
        MemberSearch search = search(index, dropWeight);
        double[] without = search.scoresOf(windows, members, 0.5);
        search.findDrops(windows, members);
        double[] with = search.scoresOf(windows, members, 0.5);
        search.forgetDrops();
        assertThat(search.scoresOf(windows, members, 0.5)).isEqualTo(without);
        for (int i = 0; i < with.length; i++) {
            with[i] -= without[i];
        }
        return with;
    }

    @Test
    void findDrops_threeMembersAtOneAddress_gainByItsRarityInEachWindow() {
        PurchaseIndex index = shippedTo("drop", "drop", "drop", "home", 4);

        double gain = 2 * 0.4 * Math.log(index.population() / 7.0); // 3 members and 4 others in two windows

        assertThat(gains(index, 0.4)).containsExactly(new double[] {gain, gain, gain, 0}, within(1e-12));
        assertThat(gains(index, 0.2)).containsExactly(new double[] {gain / 2, gain / 2, gain / 2, 0}, within(1e-12));
    }

    @Test
    void findDrops_addressOfFewUsersInAHugeShop_gainsSixAtMost() {
        PurchaseIndex index = shippedTo("drop", "drop", "drop", "drop", 0);
        PurchaseIndex huge = PurchaseIndex.of(
                index.log(), io.cowcatcher.similarity.IndexOptions.defaults().withPopulation(1_000_000_000));

        assertThat(gains(huge, 0.4)[0]).isCloseTo(2 * 0.4 * 6, within(1e-12));
    }

    @Test
    void findDrops_twoMembersOrAHubOrNoWeight_gainsNothing() {
        assertThat(gains(shippedTo("drop", "drop", "x", "y", 0), 0.4)).containsOnly(0);
        assertThat(gains(shippedTo("drop", "drop", "drop", "y", 37), 0.4)).containsOnly(0); // 40 users
        assertThat(gains(shippedTo("drop", "drop", "drop", "y", 36), 0.4)[0]).isPositive(); // 39 users
        assertThat(gains(shippedTo("drop", "drop", "drop", "y", 0), 0)).containsOnly(0);
        assertThat(gains(shippedTo("", "", "", "", 0), 0.4)).containsOnly(0);
    }
}
