package io.cowcatcher.similarity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cowcatcher.run.RunControl;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Single questions are answered with the numbers of the join. */
class PairFinderTest {
    private static final List<EdgeWeight> WEIGHTS = List.of(
            new Surprise(50), Resemblance.defaults().withMinimum(1e-9), Resemblance.count(), Resemblance.jaccard());

    record Pair(int first, int second, int sharedItems, double weight) {}

    private static PurchaseIndex index(long randomSeed) {
        SplittableRandom random = new SplittableRandom(randomSeed);
        List<TinyLog.Line> lines = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            int item = random.nextInt(3) == 0 ? 0 : random.nextInt(25);
            lines.add(new TinyLog.Line("u" + random.nextInt(60), "i" + item, random.nextInt(5_000)));
        }
        return PurchaseIndex.of(
                new TinyLog(lines).toLog(), IndexOptions.defaults().withRepeatGap(Duration.ofHours(1)));
    }

    private static List<Pair> edges(PurchaseIndex index, PurchaseSimilarity options) {
        List<Pair> edges = new ArrayList<>();
        options.forEachPair(
                index, RunControl.inline(), (a, b, shared, weight) -> edges.add(new Pair(a, b, shared, weight)));
        return edges;
    }

    @Property(tries = 60)
    void forEachPairOf_anyUser_arePairsOfTheJoin(
            @ForAll long randomSeed,
            @ForAll @IntRange(min = 0, max = 3) int weight,
            @ForAll @IntRange(min = 1, max = 3) int least,
            @ForAll @IntRange(min = 1, max = 60) int limit) {
        PurchaseIndex index = index(randomSeed);
        PurchaseSimilarity options = PurchaseSimilarity.defaults()
                .within(Duration.ofHours(6))
                .withMinimumShared(least)
                .withExpansionLimit(limit)
                .weightedBy(WEIGHTS.get(weight));
        List<Pair> all = edges(index, options);
        PairFinder finder = PairFinder.of(index, options, RunControl.inline());

        for (int user = 0; user < index.userCodes(); user++) {
            int asked = user;
            List<Pair> found = new ArrayList<>();
            finder.forEachPairOf(user, (a, b, shared, w) -> found.add(new Pair(a, b, shared, w)));

            assertThat(found)
                    .isEqualTo(all.stream()
                            .filter(pair -> pair.first() == asked || pair.second() == asked)
                            .toList());
        }
    }

    @Property(tries = 30)
    void forEachPairOfEvent_anyEvent_arePairsWithThoseWhoBoughtTheItemNearIt(@ForAll long randomSeed) {
        PurchaseIndex index = index(randomSeed);
        PurchaseSimilarity options =
                PurchaseSimilarity.defaults().within(Duration.ofHours(6)).weightedBy(Resemblance.count());
        List<Pair> all = edges(index, options);
        PairFinder finder = PairFinder.of(index, options, RunControl.inline());

        for (int event = 0; event < index.size(); event += 7) {
            int asked = event;
            List<Pair> found = new ArrayList<>();
            finder.forEachPairOfEvent(event, (a, b, shared, w) -> found.add(new Pair(a, b, shared, w)));

            assertThat(found)
                    .isEqualTo(all.stream()
                            .filter(pair -> touches(pair, asked, index))
                            .toList());
        }
    }

    private static boolean touches(Pair pair, int event, PurchaseIndex index) {
        int user = index.user(event);
        if (pair.first() != user && pair.second() != user) {
            return false;
        }
        int other = pair.first() + pair.second() - user;
        for (int f = 0; f < index.size(); f++) {
            if (index.user(f) == other
                    && index.item(f) == index.item(event)
                    && Math.abs(index.time(f) - index.time(event))
                            <= Duration.ofHours(6).toMillis()) {
                return true;
            }
        }
        return false;
    }

    @Example
    void forEachPairOf_userWhoDoesNotExist_isRefused() {
        PairFinder finder = PairFinder.of(index(1), PurchaseSimilarity.defaults(), RunControl.inline());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> finder.forEachPairOf(-1, (a, b, shared, weight) -> {}))
                .withMessageContaining("user must be from 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> finder.forEachPairOfEvent(1_000_000, (a, b, shared, weight) -> {}))
                .withMessageContaining("event must be from 0");
    }
}
