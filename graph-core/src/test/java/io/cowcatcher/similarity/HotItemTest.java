package io.cowcatcher.similarity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.cowcatcher.error.MemoryBudgetException;
import io.cowcatcher.error.RunCancelledException;
import io.cowcatcher.event.Purchase;
import io.cowcatcher.event.PurchaseLog;
import io.cowcatcher.event.PurchaseLogBuilder;
import io.cowcatcher.run.RunControl;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Items that everyone buys, and users who buy everything: what they count, and what they cost. */
class HotItemTest {
    private static final PairWeigher EVERY_PAIR = SharedCountWeigher.of(Resemblance.count(), new int[0]);

    private static final int BUYERS = 20_000;

    /** {@code users} who all buy {@code hotItems} within a minute each, and one of 500 other items in a month. */
    private static PurchaseIndex crowd(int users, int hotItems) {
        SplittableRandom random = new SplittableRandom(1);
        PurchaseLogBuilder log = PurchaseLog.builder();
        for (int user = 0; user < users; user++) {
            for (int hot = 0; hot < hotItems; hot++) {
                log.add(purchase("u" + user, "hot" + hot, hot * 600 + random.nextInt(60)));
            }
            log.add(purchase("u" + user, "i" + random.nextInt(500), random.nextInt(30 * 86_400)));
        }
        return PurchaseIndex.of(log.build(), IndexOptions.defaults());
    }

    private static Purchase purchase(String user, String item, int second) {
        return Purchase.by(user).of(item).at(TinyLog.START.plusSeconds(second)).build();
    }

    private static SharedItems counters(PurchaseIndex index, int limit, int leastShared) {
        PurchaseSimilarity options =
                PurchaseSimilarity.defaults().withExpansionLimit(limit).withMinimumShared(leastShared);
        return counters(index, options, RunControl.inline());
    }

    private static SharedItems counters(PurchaseIndex index, PurchaseSimilarity options, RunControl control) {
        ItemLists lists = SlidingLists.of(index, options, RunControl.inline(), memory(index));
        return new SharedItems(lists, index.userCodes(), options, EVERY_PAIR, control);
    }

    @Test
    void countAbove_itemThatEveryoneBuys_isNotExpandedPairByPair() {
        PurchaseIndex index = crowd(BUYERS, 1);
        SharedItems shared = counters(index, 1_500, 2);

        for (int user = 0; user < index.userCodes(); user++) {
            shared.countAbove(user);
        }

        assertThat(shared.steps())
                .as("of %,d pairs of buyers", BUYERS * (BUYERS - 1L) / 2)
                .isLessThan(BUYERS * 50L);
    }

    @Test
    void countAbove_severalItemsThatEveryoneBuys_staysWithinTheLimitOfExpansions() {
        PurchaseIndex index = crowd(5_000, 3);
        SharedItems shared = counters(index, 100, 2);

        for (int user = 0; user < index.userCodes(); user++) {
            shared.countAbove(user);
        }

        assertThat(shared.steps()).as("two walks").isLessThan(5_000 * (2 * 3 * (2 * 100 + 2) + 50L));
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "1, 2", "2, 2", "7, 2", "7, 3", "1500, 1", "1500, 2", "1500, 3"})
    void countAbove_hotItemsAmongOthers_agreesWithThePlainTwin(int limit, int leastShared) {
        SplittableRandom random = new SplittableRandom(limit * 31L + leastShared);
        PurchaseLogBuilder log = PurchaseLog.builder();
        for (int user = 0; user < 60; user++) {
            log.add(purchase("u" + user, "hot", random.nextInt(3_600)));
            if (random.nextInt(3) == 0) {
                log.add(purchase("u" + user, "warm", random.nextInt(86_400)));
                log.add(purchase("u" + user, "hot", 90_000 + random.nextInt(3_600)));
            }
            for (int i = random.nextInt(3); i >= 0; i--) {
                log.add(purchase("u" + user, "i" + random.nextInt(40), random.nextInt(200_000)));
            }
        }
        PurchaseIndex index = PurchaseIndex.of(log.build(), IndexOptions.defaults());
        SharedItems shared = counters(index, limit, leastShared);
        long[] scales = {15 * 60_000L, 120 * 60_000L, 86_400_000L};
        int[] k = new int[scales.length];
        int pairs = 0;

        for (int a = 0; a < index.userCodes(); a++) {
            shared.countAbove(a);
            int found = 0;
            for (int b = a + 1; b < index.userCodes(); b++) {
                int expected = PlainSimilarity.cappedShared(index, a, b, scales[2], limit);
                if (expected >= leastShared) {
                    found++;
                    shared.slots().sharedWithin(slotOf(b, shared), k);
                    for (int scale = 0; scale < scales.length; scale++) {
                        assertThat(k[scale]).isEqualTo(PlainSimilarity.cappedShared(index, a, b, scales[scale], limit));
                    }
                    pairs++;
                }
            }
            assertThat(partnersWith(leastShared, shared)).isEqualTo(found);
        }
        assertThat(pairs)
                .as("pairs that reach the least number of common items")
                .isPositive();
    }

    private static int slotOf(int partner, SharedItems shared) {
        for (int slot = 0; slot < shared.slots().count(); slot++) {
            if (shared.slots().partner(slot) == partner) {
                return slot;
            }
        }
        throw new AssertionError("partner " + partner + " is missing");
    }

    private static long partnersWith(int leastShared, SharedItems shared) {
        return IntStream.range(0, shared.slots().count())
                .filter(slot -> shared.slots().shared(slot) >= leastShared)
                .count();
    }

    @Test
    void link_userWhoBoughtEverything_isLinkedToNobodyByChanceAndHidesNoPair() {
        PurchaseLogBuilder log = PurchaseLog.builder();
        for (int item = 0; item < 3_000; item++) {
            log.add(purchase("whale", "i" + item, item * 60));
            log.add(purchase("u" + item % 500, "i" + item, item * 60 + 20));
        }
        for (int item = 0; item < 8; item++) {
            log.add(purchase("left", "rare" + item, 200_000 + item * 5_000));
            log.add(purchase("right", "rare" + item, 200_030 + item * 5_000));
        }
        PurchaseIndex index = PurchaseIndex.of(log.build(), IndexOptions.defaults());
        int left = index.log().ids(io.cowcatcher.event.PurchaseField.USER).code("left");
        int right = index.log().ids(io.cowcatcher.event.PurchaseField.USER).code("right");

        SimilarityGraph surprise = PurchaseSimilarity.defaults().link(index, RunControl.inline());
        SimilarityGraph resemblance = PurchaseSimilarity.defaults()
                .weightedBy(Resemblance.defaults().withMinimum(1e-9))
                .link(index, RunControl.inline());

        assertThat(surprise.graph().arc(left, right)).isNotNegative();
        assertThat(resemblance.graph().arc(left, right)).isNotNegative();
        assertThat(resemblance.graph().edgeCount())
                .as("the whale with each of 500, and the pair")
                .isEqualTo(501);
    }

    @Test
    void link_cancelledAmidOneUserWithManyNeighbours_endsWithinABound() {
        PurchaseIndex index = crowd(3_000, 3);
        AtomicInteger polls = new AtomicInteger();
        SharedItems shared = counters(
                index,
                PurchaseSimilarity.defaults(),
                RunControl.inline().cancelledBy(() -> polls.incrementAndGet() > 1));

        assertThatExceptionOfType(RunCancelledException.class).isThrownBy(() -> {
            for (int user = 0; user < index.userCodes(); user++) {
                shared.countAbove(user);
            }
        });

        assertThat(shared.steps()).isLessThan(300_000);
    }

    @Test
    void estimate_millionsOfUsers_isNoMultipleOfWhatTheyBought() {
        PurchaseIndex index = crowd(BUYERS, 1);

        long upper = PurchaseSimilarity.defaults().estimate(index, 1).upperBytes();

        assertThat(upper / BUYERS).as("bytes a user").isLessThan(1_200);
    }

    /** A tight group whose edges are most of all, and whose purchases are few beside those of a hot item. */
    @ParameterizedTest
    @CsvSource({"400, 20000, 2147483647", "1500, 50000, 2147483647", "1500, 50000, 1500", "1000, 50000, 1500"})
    void estimate_tightGroupBesideAHotItem_isEnoughAndNotMuchMore(int group, int crowd, int limit) {
        PurchaseLogBuilder log = PurchaseLog.builder();
        for (int user = 0; user < group; user++) {
            for (int item = 0; item < 4; item++) {
                log.add(purchase("a" + user, "i" + item, item * 7_000 + user % 60));
            }
        }
        for (int user = 0; user < crowd; user++) {
            log.add(purchase("u" + user, "hot", user % 60));
            log.add(purchase("u" + user, "shared by two " + user / 2, user % 60));
        }
        PurchaseIndex index = PurchaseIndex.of(log.build(), IndexOptions.defaults());
        PurchaseSimilarity all =
                PurchaseSimilarity.defaults().withExpansionLimit(limit).weightedBy(Resemblance.count());
        long estimated = all.estimate(index, 1).upperBytes();

        SimilarityGraph links = all.link(index, RunControl.inline().withinHeap(estimated));

        assertThat(links.graph().edgeCount()).isGreaterThanOrEqualTo(group * (group - 1L) / 2);
        assertThatExceptionOfType(MemoryBudgetException.class)
                .isThrownBy(() -> all.link(index, RunControl.inline().withinHeap(estimated * 4 / 5)));
        assertThat(estimated)
                .as("pairs kept, and the graph placed beside them, with a quarter of room")
                .isLessThan(5 * (57 * links.graph().edgeCount() + 150L * (crowd + group)) / 4);
    }

    @Test
    void pairBudget_moreRoomThanAllowed_isAskedFor() {
        List<Long> asked = new ArrayList<>();
        PairBudget budget = new PairBudget(100, (pairs, before) -> asked.addAll(List.of(pairs, before)));

        budget.ask(64);
        budget.ask(36);
        assertThat(asked).isEmpty();
        budget.ask(16);

        assertThat(asked).containsExactly(116L, 100L);
    }

    private static JoinMemory memory(PurchaseIndex index) {
        return new JoinMemory(index, RunControl.inline());
    }
}
