package io.cowcatcher.block;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.cowcatcher.error.RunCancelledException;
import io.cowcatcher.run.RunControl;
import io.cowcatcher.similarity.DeliveryPoints;
import io.cowcatcher.similarity.PurchaseIndex;
import io.cowcatcher.test.ShopLog;
import io.cowcatcher.test.ShopLog.Crowd;
import io.cowcatcher.test.ShopLog.Ring;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class BlockSelectionTest {
    /** The first hundred users of this shop are ten rings of ten, in the order of their codes. */
    private static final PurchaseIndex INDEX = shopOfRings();

    private static PurchaseIndex shopOfRings() {
        ShopLog log = ShopLog.seeded(1).crowd(new Crowd(2_000, 200, 30, 4));
        List<String> users = ShopLog.names("u", 100);
        for (int ring = 0; ring < 100; ring += 10) {
            log.ring(new Ring(users.subList(ring, ring + 10), 8, 1, 600), "", 100);
        }
        return log.index();
    }

    private static Block block(double score, int... members) {
        return Blocks.withScore(members, List.of(), score);
    }

    private static Block range(double score, int from, int to) {
        return block(score, IntStream.range(from, to).toArray());
    }

    private static List<Block> disjoint(Block... blocks) {
        return BlockSelection.disjoint(List.of(blocks), INDEX, 4, RunControl.inline());
    }

    @Test
    void disjoint_blocksApart_keepsThemBestFirst() {
        Block weak = range(5, 0, 10);
        Block strong = range(9, 10, 15);

        assertThat(disjoint(weak, strong)).containsExactly(strong, weak);
    }

    @Test
    void disjoint_sameBlockTwice_keepsItOnce() {
        assertThat(disjoint(range(5, 0, 10), range(5, 0, 10))).hasSize(1);
    }

    @Test
    void disjoint_threeTenthsTaken_keepsTheFreeUsersScoredAnew() {
        Block best = range(9, 0, 10);

        List<Block> chosen = disjoint(best, range(5, 7, 17));

        assertThat(chosen).hasSize(2);
        assertThat(chosen.get(1).members()).isEqualTo(IntStream.range(10, 17).toArray());
        assertThat(chosen.get(1).score()).isNotEqualTo(5).isPositive();
        assertThat(chosen.get(1).windows()).isNotEmpty();
    }

    @Test
    void disjoint_moreThanThreeTenthsTaken_passesTheBlockOver() {
        Block best = range(9, 0, 10);

        assertThat(disjoint(best, range(5, 6, 16))).containsExactly(best);
    }

    @Test
    void disjoint_freeUsersWithNothingInCommon_dropsThem() {
        Block best = range(9, 0, 10);
        Block mixed = block(5, 8, 9, 500, 600, 700, 800, 900, 1000, 1100, 1200);

        assertThat(disjoint(best, mixed)).containsExactly(best);
    }

    @Test
    void disjoint_fewerThanTheMinimumOfMembers_dropsTheBlock() {
        assertThat(disjoint(range(9, 0, 3))).isEmpty();
        assertThat(disjoint(range(9, 0, 4))).hasSize(1);
        assertThat(disjoint(range(9, 0, 5), range(8, 4, 8))).hasSize(1); // three are left of four
    }

    @Test
    void disjoint_mergerOfTwoThatScoreMoreTogether_isReplacedByItsParts() {
        Block left = range(6, 0, 10);
        Block right = range(5, 10, 20);

        assertThat(disjoint(range(10, 0, 20), left, right)).containsExactly(left, right);
    }

    @Test
    void disjoint_blockThatScoresMoreThanItsParts_isKept() {
        Block whole = range(12, 0, 20);

        assertThat(disjoint(whole, range(6, 0, 10), range(5, 10, 20))).containsExactly(whole);
    }

    @Test
    void disjoint_partsThatLieLargelyOutside_areNoParts() {
        Block whole = range(10, 0, 20);
        Block right = range(5, 14, 24); // six of ten inside

        assertThat(disjoint(whole, range(6, 0, 10), right)).containsExactly(whole);
    }

    @Test
    void disjoint_partsThatOverlapMuch_countOnce() {
        Block whole = range(10, 0, 20);

        // Three of ten users in common; then two of ten, which are few enough.
        assertThat(disjoint(whole, range(6, 0, 10), range(5, 7, 17))).containsExactly(whole);
        assertThat(disjoint(whole, range(6, 0, 10), range(5, 8, 18))).doesNotContain(whole);
    }

    @Test
    void disjoint_smallPartMostlyInsideAnother_isNoPart() {
        Block whole = range(10, 0, 30);
        Block large = range(6, 0, 20);
        Block small = range(5, 16, 26); // four of its ten users belong to the large part, two of ten of the large one's

        assertThat(disjoint(whole, large, small)).containsExactly(whole);
    }

    /** Of three rings the block of two and a half scores most of what lies inside, and overlaps each. */
    @Test
    void disjoint_mergerInsideAMerger_hidesNoParts() {
        Block whole = range(15, 0, 30);
        Block mostOfIt = range(13, 0, 26);
        Block first = range(7, 0, 10);
        Block second = range(6.5, 10, 20);
        Block third = range(6, 20, 30);

        assertThat(disjoint(whole, mostOfIt, first, second, third)).containsExactly(first, second, third);
    }

    /** The best block inside lies astride of two others, which together prove that the whole joins them. */
    @Test
    void disjoint_bestPartOverlapsAllOthers_doesNotSaveTheMerger() {
        Block whole = range(14, 0, 25);
        Block astride = range(9, 6, 20);
        Block first = range(8, 0, 10);
        Block second = range(7, 15, 25);

        assertThat(disjoint(whole, astride, first, second)).doesNotContain(whole);
    }

    @Test
    void disjoint_nearCopyOfTheBlock_isNoPart() {
        Block whole = range(10, 0, 20);

        assertThat(disjoint(whole, range(9, 0, 18), range(8, 18, 20))).containsExactly(whole);
    }

    @Test
    void completed_blockOfMostOfARing_takesUpWhoIsInNoOther() {
        BlockRefinement refinement = BlockRefinement.of(INDEX, DeliveryPoints.of(INDEX), BlockOptions.defaults());
        Block most = refinement.score(IntStream.range(0, 8).toArray(), 0.9).orElseThrow();
        Block other = block(1, 8, 500, 600, 700);

        Block alone = BlockSelection.completed(List.of(most), INDEX, 4, RunControl.inline())
                .get(0);
        List<Block> beside = BlockSelection.completed(List.of(most, other), INDEX, 4, RunControl.inline());

        assertThat(alone.members()).containsExactly(IntStream.range(0, 10).toArray());
        assertThat(beside.get(0).members()).contains(9).doesNotContain(8);
        assertThat(beside.get(1)).isEqualTo(other);
    }

    @Test
    void completed_blockThatCannotStand_staysAsItIs() {
        Block mixed = block(5, 500, 600, 700, 800);

        assertThat(BlockSelection.completed(List.of(mixed), INDEX, 4, RunControl.inline()))
                .containsExactly(mixed);
    }

    @Property(tries = 200)
    void disjoint_anyBlocksInAnyOrder_areDisjointAndTheSame(
            @ForAll @Size(max = 12) List<@IntRange(max = 70) Integer> starts, @ForAll Random random) {
        List<Block> blocks = new ArrayList<>();
        for (int start : starts) {
            blocks.add(range(1 + random.nextInt(4), start, start + 3 + random.nextInt(20)));
        }
        List<Block> shuffled = new ArrayList<>(blocks);
        Collections.shuffle(shuffled, random);

        List<Block> chosen = BlockSelection.disjoint(blocks, INDEX, 4, RunControl.inline());

        Set<Integer> users = new HashSet<>();
        for (Block block : chosen) {
            assertThat(block.size()).isGreaterThanOrEqualTo(4);
            for (int user : block.members()) {
                assertThat(users.add(user))
                        .as("user %s is in one block alone", user)
                        .isTrue();
            }
        }
        assertThat(BlockSelection.disjoint(shuffled, INDEX, 4, RunControl.inline()))
                .isEqualTo(chosen);
    }

    private static final BlockRefinement REFINEMENT =
            BlockRefinement.of(INDEX, DeliveryPoints.of(INDEX), BlockOptions.defaults());

    private static final List<String> ONE = ShopLog.names("a", 12);
    private static final List<String> OTHER = ShopLog.names("b", 12);

    /** Two rings with nine tasks of their own each, and two that they share. */
    private static PurchaseIndex ringsThatMeet() {
        ShopLog log = ShopLog.seeded(1).crowd(new Crowd(2_000, 200, 40, 4));
        log.ring(new Ring(ONE, 9, 0.8, 600), "", 100);
        ShopLog.seeded(2)
                .ring(new Ring(OTHER, 9, 0.8, 600), "", 100)
                .lines()
                .forEach(line -> log.add(line.of("other-" + line.item())));
        List<String> both = Stream.concat(ONE.stream(), OTHER.stream()).toList();
        ShopLog.seeded(3)
                .ring(new Ring(both, 2, 0.8, 600), "", 100)
                .lines()
                .forEach(line -> log.add(line.of("shared-" + line.item())));
        return log.index();
    }

    @Test
    void split_ringsThatShareTasks_areTakenApart() {
        PurchaseIndex index = ringsThatMeet();
        int[] both =
                ShopLog.codes(index, Stream.concat(ONE.stream(), OTHER.stream()).toList());
        Block merger = BlockRefinement.of(index, DeliveryPoints.of(index), BlockOptions.defaults())
                .score(both, 0.45)
                .orElseThrow();

        List<Block> parts = BlockSelection.split(List.of(merger), index, 4, RunControl.inline());

        assertThat(parts)
                .extracting(part -> ShopLog.users(index, part.members()))
                .containsExactlyInAnyOrder(
                        ONE.stream().sorted().toList(), OTHER.stream().sorted().toList());
        assertThat(parts.stream().mapToDouble(Block::score).sum()).isGreaterThan(merger.score());
    }

    @Test
    void split_oneRing_staysWhole() {
        Block ring = REFINEMENT.score(IntStream.range(20, 30).toArray(), 0.9).orElseThrow();

        assertThat(BlockSelection.split(List.of(ring), INDEX, 4, RunControl.inline()))
                .containsExactly(ring);
    }

    @Test
    void split_fewerThanTenMembers_stays() {
        Block small = range(5, 0, 9);

        assertThat(BlockSelection.split(List.of(small), INDEX, 4, RunControl.inline()))
                .containsExactly(small);
    }

    @Test
    void besides_usersTaken_keepsWhatIsFree() {
        Block first = range(9, 0, 10);
        Block mostlyTaken = range(5, 6, 16);
        Block free = range(4, 30, 40);

        assertThat(BlockSelection.besides(List.of(first), List.of(mostlyTaken, free), INDEX, 4, RunControl.inline()))
                .containsExactly(free);
    }

    @Test
    void selection_cancelled_endsAtTheNextBlock() {
        RunControl cancelled = RunControl.inline().cancelledBy(() -> true);
        List<Block> blocks = List.of(range(9, 0, 10), range(5, 20, 30));

        assertThatExceptionOfType(RunCancelledException.class)
                .isThrownBy(() -> BlockSelection.disjoint(blocks, INDEX, 4, cancelled));
        assertThatExceptionOfType(RunCancelledException.class)
                .isThrownBy(() -> BlockSelection.besides(List.of(), blocks, INDEX, 4, cancelled));
        assertThatExceptionOfType(RunCancelledException.class)
                .isThrownBy(() -> BlockSelection.split(blocks, INDEX, 4, cancelled));
        assertThatExceptionOfType(RunCancelledException.class)
                .isThrownBy(() -> BlockSelection.completed(blocks, INDEX, 4, cancelled));
    }
}
