package io.cowcatcher.similarity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.cowcatcher.run.RunControl;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;

/** The join against a plain one that holds every purchase against every other. */
class SharedItemsTest {
    private static final PairWeigher EVERY_PAIR = SharedCountWeigher.of(Resemblance.count(), new int[0]);

    private static final IndexOptions WITH_REPEATS = IndexOptions.defaults().withRepeatGap(Duration.ZERO);

    /** Item 0 is bought by almost everyone, again and again; the others by a few. */
    @Provide
    Arbitrary<TinyLog> logsWithAHotItem() {
        Arbitrary<Integer> items = Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.just(0)),
                Tuple.of(2, Arbitraries.integers().between(1, 30)));
        Arbitrary<TinyLog.Line> lines = Combinators.combine(
                        Arbitraries.integers().between(0, 40),
                        items,
                        Arbitraries.longs().between(0, 4_000))
                .as((user, item, minute) -> new TinyLog.Line("u" + user, "i" + item, minute));
        return lines.list().ofMinSize(100).ofMaxSize(600).map(TinyLog::new);
    }

    @Property(tries = 200)
    void countAbove_hotItemAndLimits_countsWhatThePlainJoinCounts(
            @ForAll("logsWithAHotItem") TinyLog log,
            @ForAll @IntRange(min = 1, max = 5) int least,
            @ForAll @IntRange(min = 1, max = 700) int limit,
            @ForAll @IntRange(min = 1, max = 5_000) int windowMinutes) {
        PurchaseIndex index = PurchaseIndex.of(log.toLog(), WITH_REPEATS);
        PurchaseSimilarity options = PurchaseSimilarity.defaults()
                .within(Duration.ofMinutes(windowMinutes))
                .withExpansionLimit(limit)
                .withMinimumShared(least);

        assertThat(joined(index, options, SlidingLists.of(index, options, RunControl.inline(), memory(index))))
                .isEqualTo(plain(index, options));
    }

    @Property(tries = 200)
    void countAbove_wholeLists_countsWhatThePlainJoinCounts(
            @ForAll("logsWithAHotItem") TinyLog log, @ForAll @IntRange(min = 1, max = 5) int least) {
        PurchaseIndex index = PurchaseIndex.of(log.toLog(), WITH_REPEATS);
        PurchaseSimilarity options = PurchaseSimilarity.defaults()
                .within(PurchaseSimilarity.ANY_TIME)
                .withExpansionLimit(PurchaseSimilarity.NO_LIMIT)
                .withMinimumShared(least)
                .weightedBy(Resemblance.count());

        assertThat(joined(index, options, WholeLists.of(index, least, RunControl.inline(), memory(index))))
                .isEqualTo(plain(index, options));
    }

    @Property(tries = 100)
    void countAbove_manyUsersOfFewItems_leavesOutNobodyWhoIsInAPair(
            @ForAll long randomSeed, @ForAll @IntRange(min = 2, max = 4) int least) {
        SplittableRandom random = new SplittableRandom(randomSeed);
        List<TinyLog.Line> lines = new ArrayList<>();
        for (int user = 0; user < 150; user++) {
            int items = user % 10 == 0 ? 12 : random.nextInt(least - 1); // few enough to leave the others out
            for (int i = 0; i <= items; i++) {
                lines.add(new TinyLog.Line("u" + user, "i" + random.nextInt(25), random.nextInt(3_000)));
            }
        }
        PurchaseIndex index = PurchaseIndex.of(new TinyLog(lines).toLog(), WITH_REPEATS);
        PurchaseSimilarity options = PurchaseSimilarity.defaults()
                .within(Duration.ofHours(5))
                .withExpansionLimit(PurchaseSimilarity.NO_LIMIT)
                .withMinimumShared(least);
        ItemLists lists = SlidingLists.of(index, options, RunControl.inline(), memory(index));

        assertThat(lists.users().length).isLessThan(index.size());
        assertThat(joined(index, options, lists)).isEqualTo(plain(index, options));
    }

    @Example
    void countAbove_manyBuyersOfOneItemAndFewOfOthers_setsTheHotItemAside() {
        StringBuilder text = new StringBuilder("u0: hot@0 a@1 b@2; u1: hot@40 a@1 b@2");
        for (int user = 2; user < 500; user++) {
            text.append("; u").append(user).append(": hot@").append(user % 60);
        }
        PurchaseIndex index = TinyLog.of(text.toString()).index();
        PurchaseSimilarity hour = PurchaseSimilarity.defaults().within(Duration.ofHours(1));
        ItemLists lists = SlidingLists.of(index, hour.withMinimumShared(1), RunControl.inline(), memory(index));
        Stretches stretches = new Stretches(lists, index.userCodes());

        stretches.turnTo(0);
        stretches.setCostliestAside(1);

        assertThat(stretches.count()).isEqualTo(3);
        assertThat(stretches.walkedCount()).isEqualTo(2);
        PurchaseSimilarity three = hour.withMinimumShared(3);
        assertThat(joined(index, three, SlidingLists.of(index, three, RunControl.inline(), memory(index))))
                .containsExactly(Map.entry("0-1", "[2, 3]"));
    }

    @Example
    void room_moreEntriesThanAnArrayHolds_saysHowManyAndWhatToDo() {
        assertThatIllegalStateException()
                .isThrownBy(() -> ItemLists.room(536_870_912))
                .withMessageContaining("at most 536870895 (got: 536870912); shorten the log");
    }

    /** k within each scale, by pair of users. */
    private static Map<String, String> joined(PurchaseIndex index, PurchaseSimilarity options, ItemLists lists) {
        SharedItems shared = new SharedItems(lists, index.userCodes(), options, EVERY_PAIR, RunControl.inline());
        int[] k = new int[TimeScales.of(options).count()];
        Map<String, String> found = new TreeMap<>();
        for (int user = 0; user < index.userCodes(); user++) {
            shared.countAbove(user);
            for (int slot = 0; slot < shared.slots().count(); slot++) {
                shared.slots().sharedWithin(slot, k);
                assertThat(k[k.length - 1]).isEqualTo(shared.slots().shared(slot));
                if (shared.slots().shared(slot) >= options.minimumShared()) {
                    found.put(user + "-" + shared.slots().partner(slot), Arrays.toString(k));
                }
            }
        }
        return found;
    }

    private static Map<String, String> plain(PurchaseIndex index, PurchaseSimilarity options) {
        TimeScales scales = TimeScales.of(options);
        Map<String, Map<Integer, Long>> distances = new HashMap<>();
        for (int e = 0; e < index.size(); e++) {
            for (int f = 0; f < index.size(); f++) {
                long distance = Math.abs(index.time(e) - index.time(f));
                if (index.user(e) < index.user(f)
                        && index.item(e) == index.item(f)
                        && distance <= scales.window()
                        && Math.abs(e - f) <= options.expansionLimit()) {
                    distances
                            .computeIfAbsent(index.user(e) + "-" + index.user(f), pair -> new HashMap<>())
                            .merge(index.item(e), distance, Math::min);
                }
            }
        }
        return distances.entrySet().stream()
                .filter(pair -> pair.getValue().size() >= options.minimumShared())
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        pair -> Arrays.toString(within(pair.getValue(), scales)),
                        (a, b) -> a,
                        TreeMap::new));
    }

    private static int[] within(Map<Integer, Long> distances, TimeScales scales) {
        int[] k = new int[scales.count()];
        for (int scale = 0; scale < k.length; scale++) {
            long tau = scales.millis(scale);
            k[scale] = (int) distances.values().stream()
                    .filter(distance -> distance <= tau)
                    .count();
        }
        return k;
    }

    private static JoinMemory memory(PurchaseIndex index) {
        return new JoinMemory(index, RunControl.inline());
    }
}
