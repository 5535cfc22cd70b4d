package io.cowcatcher.block;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.cowcatcher.error.MemoryBudgetException;
import io.cowcatcher.error.RunCancelledException;
import io.cowcatcher.run.Counted;
import io.cowcatcher.run.RunControl;
import io.cowcatcher.similarity.DeliveryPoints;
import io.cowcatcher.similarity.PurchaseIndex;
import io.cowcatcher.test.ShopLog;
import io.cowcatcher.test.ShopLog.Crowd;
import io.cowcatcher.test.ShopLog.Ring;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlockRefinementTest {
    private static final Crowd CROWD = new Crowd(600, 150, 40, 7);
    private static final List<String> RING = ShopLog.names("r", 12);

    private static ShopLog planted() {
        return ShopLog.seeded(11).crowd(CROWD).ring(new Ring(RING, 9, 0.8, 4 * ShopLog.HOUR), "drop", 80);
    }

    private static BlockRefinement refinement(PurchaseIndex index) {
        return BlockRefinement.of(index, DeliveryPoints.of(index), BlockOptions.defaults());
    }

    /** Each seed has six users of the ring and six who have nothing to do with it. */
    private static List<int[]> seeds(PurchaseIndex index, int count) {
        SplittableRandom random = new SplittableRandom(1);
        List<int[]> seeds = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            TreeSet<String> users = new TreeSet<>();
            while (users.size() < 6) {
                users.add(RING.get(random.nextInt(RING.size())));
            }
            while (users.size() < 12) {
                users.add("u" + random.nextInt(CROWD.users()));
            }
            seeds.add(ShopLog.codes(index, List.copyOf(users)));
        }
        return seeds;
    }

    @Test
    void refineAll_seedsThatHalfOverlapARing_findsItsMembersAndTasks() {
        Ring faithful = new Ring(RING, 9, 1, 4 * ShopLog.HOUR);
        PurchaseIndex index =
                ShopLog.seeded(11).crowd(CROWD).ring(faithful, "drop", 80).index();

        List<Block> blocks = refineAll(index, seeds(index, 20));

        assertThat(blocks).hasSize(20).allSatisfy(block -> {
            assertThat(ShopLog.users(index, block.members()))
                    .isEqualTo(RING.stream().sorted().toList());
            assertThat(block.windows()).hasSize(9).allMatch(window -> window.membersIn() == 12);
            assertThat(block.score()).isPositive();
        });
    }

    @Test
    void refine_blockFound_scoresWhatTheDefinitionSays() {
        PurchaseIndex index = planted().index();
        Block block = refinement(index).refine(ShopLog.codes(index, RING)).orElseThrow();
        PlainBlocks plain = new PlainBlocks(index, PurchaseIndex.DAY_MILLIS);

        int n = block.size();
        double score = -n * (Math.log(index.population() / (double) n) + 1)
                - block.windows().size() * Math.log(30.0 * index.soldItems());
        for (int user : block.members()) {
            score += plain.memberScore(user, block.windows(), block.participation());
        }

        assertThat(block.score()).isCloseTo(score, within(1e-9 * score));
        int joins = block.windows().stream().mapToInt(Window::membersIn).sum();
        assertThat(block.participation())
                .isCloseTo(joins / (double) (block.windows().size() * n), within(1e-12));
    }

    @Test
    void refineAll_seedsThatMeet_comeToWhatEachComesToAlone() {
        PurchaseIndex index = planted().index();
        List<int[]> seeds = seeds(index, 20);
        List<Block> alone = new ArrayList<>();
        for (int[] seed : seeds) {
            refinement(index).refine(seed).filter(block -> block.score() > 0).ifPresent(alone::add);
        }

        assertThat(refineAll(index, seeds)).isEqualTo(alone).isNotEmpty();
    }

    @Test
    void complete_blockOfSomeMembers_takesUpTheOthersWhoAreFree() {
        PurchaseIndex index = planted().index();
        int[] ring = ShopLog.codes(index, RING);
        BlockRefinement refinement = refinement(index);
        Block core = refinement.score(Arrays.copyOf(ring, 8), 0.8).orElseThrow();

        Block free = refinement.complete(core, user -> true).orElseThrow();
        Block bound = refinement.complete(core, user -> user != ring[9]).orElseThrow();

        assertThat(free.members()).contains(ring);
        assertThat(bound.members()).contains(ring[8]).doesNotContain(ring[9]);
        assertThat(refinement.complete(core, user -> false).orElseThrow().members())
                .isEqualTo(core.members());
    }

    @Test
    void refine_membersExpectedByActivity_scoresWhatTheDefinitionSays() {
        PurchaseIndex index = planted().index();
        BlockOptions options = BlockOptions.defaults().withDropWeight(0).withMemberPrior(MemberPrior.ACTIVITY);
        Block block = BlockRefinement.of(index, DeliveryPoints.of(index), options)
                .refine(ShopLog.codes(index, RING))
                .orElseThrow();
        PlainBlocks plain = new PlainBlocks(index, PurchaseIndex.DAY_MILLIS);

        double score = -block.windows().size() * Math.log(30.0 * index.soldItems());
        for (int i = 0; i < block.size(); i++) {
            int user = block.member(i);
            double w = 0.5 * index.eventsOfUser(user) / index.size() + 0.5 / index.population();
            double price = 1 - Math.log(block.size() * w);
            double memberScore = plain.memberScore(user, block.windows(), block.participation());
            score += memberScore - price;
            assertThat(block.membership(i)).isCloseTo(1 / (1 + Math.exp(price - memberScore)), within(1e-9));
        }

        assertThat(block.score()).isCloseTo(score, within(1e-9 * score));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void refineAll_noRing_findsNothing(long seed) {
        PurchaseIndex index = ShopLog.seeded(seed).crowd(CROWD).index();
        SplittableRandom random = new SplittableRandom(seed);
        List<int[]> seeds = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            seeds.add(random.ints(30, 0, index.userCodes()).sorted().distinct().toArray());
        }

        assertThat(BlockRefinement.refineAll(index, seeds, BlockOptions.defaults(), RunControl.inline()))
                .isEmpty();
    }

    @Test
    void refineAll_rowsInAnyOrder_findsTheSameBlocks() {
        PurchaseIndex index = planted().index();
        PurchaseIndex shuffled = planted().shuffled(5).index();

        assertThat(refineAll(shuffled, seeds(shuffled, 10))).isEqualTo(refineAll(index, seeds(index, 10)));
    }

    @Test
    void refineAll_seedsInAnyOrder_refinesEachTheSame() {
        PurchaseIndex index = planted().index();
        List<int[]> seeds = seeds(index, 10);
        List<int[]> reversed = new ArrayList<>(seeds);
        Collections.reverse(reversed);

        List<Block> backwards = new ArrayList<>(refineAll(index, reversed));
        Collections.reverse(backwards);

        assertThat(backwards).isEqualTo(refineAll(index, seeds));
    }

    @Test
    void refineAll_anyNumberOfThreads_findsTheSameBlocks() {
        PurchaseIndex index = planted().index();
        List<int[]> seeds = seeds(index, 40);
        List<Block> alone = refineAll(index, seeds);
        ExecutorService workers = Executors.newFixedThreadPool(7);
        try {
            for (int threads : new int[] {2, 8}) {
                assertThat(BlockRefinement.refineAll(
                                index, seeds, BlockOptions.defaults(), RunControl.on(workers, threads)))
                        .isEqualTo(alone);
            }
        } finally {
            workers.shutdown();
        }
    }

    /**
     * Times in whole hours, so that many purchases of an item fall on one instant, where names could decide their
     * order.
     */
    @Test
    void refineAll_usersAndItemsRenamed_findsTheSameBlocksByOtherNames() {
        ShopLog hourly = planted().with(line -> line.at(line.second() / ShopLog.HOUR * ShopLog.HOUR));
        ShopLog renamed = hourly.with(line -> line.by(renamed(line.user())).of(renamed(line.item())));
        PurchaseIndex index = hourly.index();
        PurchaseIndex other = renamed.index();
        List<int[]> seeds = seeds(index, 10);
        List<int[]> otherSeeds = seeds.stream()
                .map(seed -> ShopLog.codes(other, renamed(ShopLog.users(index, seed))))
                .toList();

        List<Block> blocks = refineAll(index, seeds);
        List<Block> otherBlocks = refineAll(other, otherSeeds);

        assertThat(blocks).isNotEmpty();
        assertThat(otherBlocks).hasSameSizeAs(blocks);
        for (int i = 0; i < blocks.size(); i++) {
            Block block = blocks.get(i);
            Block same = otherBlocks.get(i);
            assertThat(ShopLog.users(other, same.members())).isEqualTo(renamed(ShopLog.users(index, block.members())));
            assertThat(same.windows()).hasSameSizeAs(block.windows());
            assertThat(same.score()).isCloseTo(block.score(), within(1e-9 * block.score()));
        }
    }

    private static List<String> renamed(List<String> names) {
        return names.stream().map(BlockRefinementTest::renamed).sorted().toList();
    }

    /** A bijection that turns the order of names upside down. */
    private static String renamed(String name) {
        return name.chars()
                .map(c -> Character.isDigit(c) ? '9' - c + '0' : 'a' + 'z' - c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    @Test
    void refine_oneAfterTheOther_leavesNoTraceInTheNext() {
        PurchaseIndex index = planted().index();
        BlockRefinement used = refinement(index);
        for (int[] seed : seeds(index, 10)) {
            assertThat(used.refine(seed)).isEqualTo(refinement(index).refine(seed));
        }
    }

    @Test
    void score_membersAsTheyAre_keepsThemAll() {
        PurchaseIndex index = planted().index();
        List<String> withAStranger = new ArrayList<>(RING);
        withAStranger.add("u3");
        int[] members = ShopLog.codes(index, withAStranger);

        Block block = refinement(index).score(members, 0.5).orElseThrow();

        assertThat(block.members()).isEqualTo(members);
        int stranger = ShopLog.codes(index, List.of("u3"))[0];
        int at = IntStream.range(0, members.length)
                .filter(i -> members[i] == stranger)
                .findFirst()
                .orElseThrow();
        assertThat(block.memberScore(at)).isNegative();
        assertThat(block.contains(stranger)).isTrue();
        assertThat(block.contains(ShopLog.codes(index, List.of("u4"))[0])).isFalse();
    }

    @Test
    void score_usersWithNothingInCommon_isEmpty() {
        PurchaseIndex index = planted().index();

        assertThat(refinement(index).score(ShopLog.codes(index, List.of("u1", "u2")), 0.5))
                .isEmpty();
        assertThat(refinement(index).refine(new int[0])).isEmpty();
    }

    @Test
    void score_windowsOfAnotherIndex_areRefused() {
        PurchaseIndex index = planted().index();
        int[] members = ShopLog.codes(index, RING);
        List<Window> beyond = List.of(new Window(0, 0, index.size(), 2, 1), new Window(1, 0, 1, 2, 1));
        int last = index.size() - 1;
        List<Window> acrossItems = List.of(new Window(index.item(0), 0, last, 2, 1), new Window(1, 0, 1, 2, 1));

        for (List<Window> windows : List.of(beyond, acrossItems)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> refinement(index).score(members, windows, 0.5))
                    .withMessageStartingWith("windows must be purchases of one item in this index (got: events 0 to ");
        }
    }

    @Test
    void refine_usersOutOfOrder_isRefusedWithTheFirstOneWrong() {
        PurchaseIndex index = planted().index();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> refinement(index).refine(new int[] {1, 5, 3}))
                .withMessageContaining("ascending codes from 0 to 611, each once (got: 3 at 2)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> refinement(index).refine(new int[] {1, 1}))
                .withMessageContaining("(got: 1 at 1)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> refinement(index).score(new int[] {612}, 0.5))
                .withMessageContaining("(got: 612 at 0)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> refinement(index).score(new int[] {1, 2}, 1.0))
                .withMessage("participation must be from 0.15 to 0.9 (got: 1.0)");
    }

    @Test
    void refineAll_cancelled_endsAtTheNextSeed() {
        PurchaseIndex index = planted().index();
        AtomicInteger polls = new AtomicInteger();
        RunControl control = RunControl.inline().cancelledBy(() -> polls.incrementAndGet() > 3);

        assertThatExceptionOfType(RunCancelledException.class)
                .isThrownBy(() -> BlockRefinement.refineAll(index, seeds(index, 50), BlockOptions.defaults(), control));
        assertThat(polls.get()).isEqualTo(4);
    }

    @Test
    void refineAll_lessHeapThanItTakes_isRefused() {
        PurchaseIndex index = planted().index();
        RunControl control = RunControl.inline().withinHeap(12L * index.size());

        assertThatExceptionOfType(MemoryBudgetException.class)
                .isThrownBy(() -> BlockRefinement.refineAll(index, seeds(index, 50), BlockOptions.defaults(), control))
                .withMessageContaining("blocks of " + Counted.of(index.size(), "purchase"));
    }

    private static List<Block> refineAll(PurchaseIndex index, List<int[]> seeds) {
        return BlockRefinement.refineAll(index, seeds, BlockOptions.defaults(), RunControl.inline());
    }
}
