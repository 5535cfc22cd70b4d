package io.cowcatcher.block;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cowcatcher.similarity.IndexOptions;
import io.cowcatcher.similarity.PurchaseIndex;
import io.cowcatcher.test.ShopLog;
import io.cowcatcher.test.ShopLog.Crowd;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.statistics.Statistics;
import org.junit.jupiter.api.Test;

class WindowSearchTest {
    private static final BlockOptions ONE_DAY = BlockOptions.defaults();

    /**
     * Logs of a crowd of 200 and six members who now and then buy close to each other; times in steps, so that many are
     * equal.
     */
    @Provide
    Arbitrary<PurchaseIndex> logs() {
        return Arbitraries.longs()
                .flatMap(seed -> Arbitraries.of(1L, 600L, ShopLog.DAY).map(step -> log(seed, step)));
    }

    private static PurchaseIndex log(long seed, long step) {
        SplittableRandom random = new SplittableRandom(seed);
        ShopLog log = ShopLog.seeded(seed).crowd(new Crowd(60, 4, 6, 3));
        for (int burst = 0; burst < 8; burst++) {
            long opening = random.nextLong(5 * ShopLog.DAY);
            for (int member = 0; member < 6; member++) {
                if (random.nextInt(3) > 0) {
                    log.add(ShopLog.line("m" + member, "i" + burst % 4, opening + random.nextLong(30 * ShopLog.HOUR)));
                }
            }
        }
        return log.with(line -> line.at(line.second() / step * step))
                .index(IndexOptions.defaults().withRepeatGap(Duration.ofHours(2)));
    }

    private static int[] members(PurchaseIndex index) {
        return java.util.stream.IntStream.range(0, index.userCodes())
                .filter(user -> index.log()
                        .ids(io.cowcatcher.event.PurchaseField.USER)
                        .id(user)
                        .startsWith("m"))
                .toArray();
    }

    @Property(tries = 200)
    void windowsOf_anyLog_agreesWithTheDefinitionTriedOutInFull(
            @ForAll("logs") PurchaseIndex index, @ForAll @DoubleRange(min = 0.15, max = 0.9) double q) {
        int[] members = members(index);
        PlainBlocks plain = new PlainBlocks(index, PurchaseIndex.DAY_MILLIS);
        List<PlainBlocks.Stretch> expected = plain.windowsOf(members, q);

        List<Window> found = new WindowSearch(new BlockModel(index, ONE_DAY)).windowsOf(members, q);

        Statistics.collect(expected.isEmpty() ? "none" : "some");
        Statistics.coverage(coverage -> coverage.check("some").percentage(share -> share > 30));
        assertThat(found).hasSameSizeAs(expected);
        for (int i = 0; i < found.size(); i++) {
            Window window = found.get(i);
            assertThat(window.item()).isEqualTo(expected.get(i).item());
            assertThat(window.score()).isCloseTo(expected.get(i).score(), within(1e-9));
            // Stretches may score the same but for rounding; what was found must be what it says in any case.
            PlainBlocks.Stretch same =
                    plain.stretch(window.item(), window.fromMillis(index), window.toMillis(index), members, q);
            assertThat(window.score()).isCloseTo(same.score(), within(1e-9));
            assertThat(window.membersIn()).isEqualTo(same.membersIn());
        }
    }

    @Property(tries = 100)
    void windowsOf_anyLog_holdWholeInstants(@ForAll("logs") PurchaseIndex index) {
        for (Window window : new WindowSearch(new BlockModel(index, ONE_DAY)).windowsOf(members(index), 0.5)) {
            assertThat(window.first()).isEqualTo(index.eventAfter(window.item(), window.fromMillis(index) - 1));
            assertThat(window.last() + 1).isEqualTo(index.eventAfter(window.item(), window.toMillis(index)));
        }
    }

    /** A crowd that makes any meeting of the two or more users a, b, c, d surprising. */
    private static ShopLog quietShop() {
        return ShopLog.seeded(7).crowd(new Crowd(400, 40, 20, 5));
    }

    private static List<Window> windowsOf(ShopLog log, BlockOptions options, String... users) {
        PurchaseIndex index = log.index();
        return new WindowSearch(new BlockModel(index, options)).windowsOf(ShopLog.codes(index, List.of(users)), 0.5);
    }

    @Test
    void windowsOf_twoBurstsTwoDaysApart_areTwoWindowsOfOneItem() {
        ShopLog log = quietShop();
        for (long opening : new long[] {0, 3 * ShopLog.DAY}) {
            log.add(ShopLog.line("a", "task", opening))
                    .add(ShopLog.line("b", "task", opening + 60))
                    .add(ShopLog.line("c", "task", opening + 90));
        }

        List<Window> windows = windowsOf(log, ONE_DAY, "a", "b", "c");

        assertThat(windows).extracting(Window::membersIn).containsExactly(3, 3);
        assertThat(windows).extracting(Window::events).containsExactly(3, 3);
    }

    @Test
    void windowsOf_purchasesFartherApartThanTheLongestWindow_haveNoWindow() {
        ShopLog log = quietShop().add(ShopLog.line("a", "task", 0)).add(ShopLog.line("b", "task", ShopLog.DAY + 1));

        assertThat(windowsOf(log, ONE_DAY, "a", "b")).isEmpty();
        assertThat(windowsOf(log, ONE_DAY.withLongestWindow(Duration.ofSeconds(ShopLog.DAY + 1)), "a", "b"))
                .hasSize(1);
    }

    @Test
    void windowsOf_chainLongerThanTheLongestWindow_isCutToItsBestPart() {
        ShopLog log = quietShop();
        for (int hours = 0; hours < 60; hours += 20) { // 0, 20 and 40 h: no more than two within a day
            log.add(ShopLog.line("a" + hours, "task", hours * ShopLog.HOUR));
        }

        List<Window> windows = windowsOf(log, ONE_DAY, "a0", "a20", "a40");

        assertThat(windows).extracting(Window::membersIn).containsExactly(2);
        assertThat(windows.get(0).fromMillis(log.index())).isEqualTo(ShopLog.START.toEpochMilli());
    }

    @Test
    void windowsOf_strangerBetween_countsAsAnEventAndNotAsAMember() {
        ShopLog log = quietShop()
                .add(ShopLog.line("a", "task", 0))
                .add(ShopLog.line("stranger", "task", 5))
                .add(ShopLog.line("b", "task", 10))
                .add(ShopLog.line("late", "task", 11));

        Window window = windowsOf(log, ONE_DAY, "a", "b").get(0);

        assertThat(window.events()).isEqualTo(3);
        assertThat(window.membersIn()).isEqualTo(2);
    }

    @Test
    void windowsOf_purchasesOfOneInstant_areAllInTheWindowWhateverTheirUsersAreCalled() {
        ShopLog log = quietShop();
        for (String user : List.of("a", "k", "z", "m", "n")) {
            log.add(ShopLog.line(user, "task", 600));
        }

        assertThat(windowsOf(log, ONE_DAY, "m", "n").get(0).events()).isEqualTo(5);
        assertThat(windowsOf(log, ONE_DAY, "a", "z").get(0).events()).isEqualTo(5);
    }

    @Test
    void windowsOf_smallShareOfManyUsers_isNoWindow() {
        ShopLog log = ShopLog.seeded(7)
                .crowd(new Crowd(4_000, 40, 5, 5))
                .add(ShopLog.line("o0", "task", 0))
                .add(ShopLog.line("o1", "task", 1));
        for (int user = 0; user < 17; user++) {
            log.add(ShopLog.line("o" + user, "own" + user, user));
        }
        PurchaseIndex index = log.index();
        WindowSearch search = new WindowSearch(new BlockModel(index, ONE_DAY));

        int[] sixteen = ShopLog.codes(index, ShopLog.names("o", 16)); // 2 of 16 are 12.5 per cent
        int[] seventeen = ShopLog.codes(index, ShopLog.names("o", 17)); // 2 of 17 are 11.8 per cent

        assertThat(search.windowsOf(sixteen, 0.15)).hasSize(1);
        assertThat(search.windowsOf(seventeen, 0.15)).isEmpty();
    }
}
