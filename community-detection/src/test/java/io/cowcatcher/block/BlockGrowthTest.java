package io.cowcatcher.block;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.cowcatcher.error.MemoryBudgetException;
import io.cowcatcher.event.PurchaseField;
import io.cowcatcher.run.RunControl;
import io.cowcatcher.similarity.DeliveryPoints;
import io.cowcatcher.similarity.PurchaseIndex;
import io.cowcatcher.test.ShopLog;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** A block takes up who bought in its windows and is spoken for by something else. */
class BlockGrowthTest {
    private static final List<String> MEMBERS = ShopLog.names("m", 6);
    private static final List<String> ITEMS = List.of("a", "b", "c", "d");

    /** Members in four windows, "late" in three of them, a crowd that buys other things at other times. */
    private static PurchaseIndex index() {
        ShopLog log = ShopLog.seeded(3).crowd(new ShopLog.Crowd(400, 60, 10, 6));
        for (int task = 0; task < ITEMS.size(); task++) {
            long start = (2 * task + 1) * ShopLog.DAY;
            for (int i = 0; i < MEMBERS.size(); i++) {
                log.add(ShopLog.line(MEMBERS.get(i), ITEMS.get(task), start + 60L * i));
            }
            if (task > 0) {
                log.add(ShopLog.line("late", ITEMS.get(task), start + 30));
                log.add(ShopLog.line("late", ITEMS.get(task), start + 90));
            }
        }
        return log.index();
    }

    private static Block block(PurchaseIndex index) {
        return BlockRefinement.of(index, DeliveryPoints.of(index), BlockOptions.defaults())
                .score(ShopLog.codes(index, MEMBERS), 0.9)
                .orElseThrow();
    }

    private static int late(PurchaseIndex index) {
        return index.log().ids(PurchaseField.USER).code("late");
    }

    private static IntToDoubleFunction speakingFor(PurchaseIndex index, int user, double nats) {
        return event -> index.user(event) == user ? nats : 0;
    }

    @Test
    void withOthers_spokenFor_joinsAndCountsInTheWindows() {
        PurchaseIndex index = index();
        Block block = block(index);

        Block larger = new BlockGrowth(index, RunControl.inline())
                .withOthers(block, user -> true, speakingFor(index, late(index), 3));

        assertThat(larger.size()).isEqualTo(MEMBERS.size() + 1);
        assertThat(larger.contains(late(index))).isTrue();
        assertThat(larger.windows()).extracting(Window::membersIn).containsOnly(6, 7);
        assertThat(larger.participation()).isEqualTo(0.9);
        assertThat(larger.score()).as("that of the block that was tested").isEqualTo(block.score());
        for (int i = 0; i < block.size(); i++) {
            assertThat(larger.memberScore(larger.place(block.member(i)))).isEqualTo(block.memberScore(i));
        }
    }

    /** Two purchases in each of three windows. */
    @Test
    void withOthers_severalPurchases_whatSpeaksForHimCountsOnceAndWhatSpeaksAgainstHimInEachWindow() {
        PurchaseIndex index = index();
        Block block = block(index);
        BlockGrowth growth = new BlockGrowth(index, RunControl.inline());
        int late = late(index);

        double once = scoreOf(growth.withOthers(block, user -> true, speakingFor(index, late, 3)), late);
        double better = scoreOf(growth.withOthers(block, user -> true, speakingFor(index, late, 4)), late);

        double mixed = scoreOf(
                growth.withOthers(
                        block,
                        user -> true,
                        event -> index.user(event) != late ? 0 : inFirstOf(index, event) ? 4 : -0.5),
                late);
        assertThat(better - once).as("nats once, not in each window").isCloseTo(1, within(1e-9));
        assertThat(better - mixed).as("half a nat against him in two windows").isCloseTo(1, within(1e-9));
    }

    private static boolean inFirstOf(PurchaseIndex index, int event) {
        return index.log().ids(PurchaseField.ITEM).id(index.item(event)).equals("b");
    }

    private static double scoreOf(Block block, int user) {
        return block.memberScore(block.place(user));
    }

    @Test
    void withOthers_nothingElseSpeaksForHim_staysOutHoweverOftenHeJoined() {
        PurchaseIndex index = index();
        Block block = block(index);

        assertThat(new BlockGrowth(index, RunControl.inline()).withOthers(block, user -> true, event -> 0))
                .isSameAs(block);
        assertThat(new BlockGrowth(index, RunControl.inline())
                        .withOthers(block, user -> true, speakingFor(index, late(index), -1)))
                .isSameAs(block);
    }

    @Test
    void withOthers_notFree_staysOut() {
        PurchaseIndex index = index();
        Block block = block(index);
        int late = late(index);

        assertThat(new BlockGrowth(index, RunControl.inline())
                        .withOthers(block, user -> user != late, speakingFor(index, late, 9)))
                .isSameAs(block);
    }

    @Property(tries = 100)
    void withOthers_anyEvidence_keepsTheMembersAndAddsFreeUsersOfTheWindows(@ForAll long randomSeed) {
        PurchaseIndex index = index();
        Block block = block(index);
        double[] nats =
                new SplittableRandom(randomSeed).doubles(index.size(), -5, 15).toArray();

        Block larger = new BlockGrowth(index, RunControl.inline())
                .withOthers(block, user -> user % 2 == 0, event -> nats[event]);

        int[] added = IntStream.of(larger.members())
                .filter(user -> !block.contains(user))
                .toArray();
        assertThat(larger.size()).isEqualTo(block.size() + added.length);
        assertThat(IntStream.of(block.members()).allMatch(larger::contains)).isTrue();
        for (int user : added) {
            assertThat(user % 2).isZero();
            assertThat(block.windows().stream()
                            .flatMapToInt(window -> IntStream.rangeClosed(window.first(), window.last()))
                            .filter(event -> index.user(event) == user)
                            .anyMatch(event -> nats[event] > 0))
                    .isTrue();
            assertThat(larger.membership(larger.place(user))).isGreaterThan(1 / (1 + Math.E));
        }
        assertThat(larger.members())
                .isEqualTo(Arrays.stream(larger.members()).sorted().toArray());
    }

    private static PurchaseIndex hotItem(int buyers) {
        ShopLog log = ShopLog.seeded(1);
        for (int i = 0; i < buyers; i++) {
            log.add(ShopLog.line("u" + i, "a", i));
        }
        return log.index();
    }

    /** The buyers of the item, all in one window; the first six are members. */
    private static Block blockOfOneWindow(PurchaseIndex index) {
        int[] members = IntStream.range(0, 6).toArray();
        return Blocks.of(members, List.of(Blocks.window(index, 0, 0, ShopLog.DAY, members)));
    }

    @Test
    void withOthers_hugeWindow_pollsWithinTenThousand() {
        PurchaseIndex index = hotItem(50_000);
        AtomicInteger polls = new AtomicInteger();
        RunControl control = RunControl.inline().cancelledBy(() -> polls.incrementAndGet() < 0);

        Block larger = new BlockGrowth(index, control).withOthers(blockOfOneWindow(index), user -> true, event -> 99);

        assertThat(larger.size()).isEqualTo(50_000);
        assertThat(polls.get()).as("buyers, applicants, members in the window").isGreaterThanOrEqualTo(14);
    }

    @Test
    void withOthers_moreBuyersThanThereIsRoomFor_isRefused() {
        PurchaseIndex index = hotItem(50_000);
        RunControl control = RunControl.inline().withinHeap(1_000_000);

        assertThatExceptionOfType(MemoryBudgetException.class)
                .isThrownBy(() ->
                        new BlockGrowth(index, control).withOthers(blockOfOneWindow(index), user -> true, event -> 99))
                .withMessageContaining("growth of a block of 6 users and 50,000 purchases");
    }
}
