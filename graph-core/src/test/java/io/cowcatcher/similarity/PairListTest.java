package io.cowcatcher.similarity;

import static org.assertj.core.api.Assertions.assertThat;

import io.cowcatcher.run.RunControl;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What goes into a list of pairs comes out of it, and takes no more room than was foretold. */
class PairListTest {
    private static final int USERS = 1 << 20;

    private record Pair(int first, int second, int shared, double weight) {}

    private static List<Pair> contents(PairList list) {
        List<Pair> passedOn = new ArrayList<>();
        PairSource.of(list.chunks())
                .passOnTo(
                        (first, second, shared, weight) -> passedOn.add(new Pair(first, second, shared, weight)),
                        RunControl.inline());
        return passedOn;
    }

    @Property(tries = 300)
    void passOnTo_anyPairs_areThoseThatCame(@ForAll("pairs") List<Pair> pairs) {
        PairList list = new PairList(new PairBudget(Long.MAX_VALUE, (words, before) -> {}));

        pairs.forEach(pair -> list.accept(pair.first, pair.second, pair.shared, pair.weight));

        assertThat(contents(list)).isEqualTo(pairs);
        assertThat(contents(list)).as("a second time").isEqualTo(pairs);
    }

    /** One pair in each row is the worst case, one row for all the best. */
    @Property(tries = 200)
    void mostRoom_listsOfAnyLength_isNoLessThanTheirRoom(
            @ForAll @IntRange(min = 0, max = 30_000) int pairs,
            @ForAll @IntRange(min = 1, max = 8) int lists,
            @ForAll @IntRange(min = 1, max = 40) int pairsOfRow,
            @ForAll boolean counted) {
        AtomicLong room = new AtomicLong();
        PairBudget budget = new PairBudget(0, (words, before) -> room.set(words));
        PairList[] found = new PairList[lists];
        for (int i = 0; i < lists; i++) {
            found[i] = new PairList(budget);
        }

        for (int i = 0; i < pairs; i++) {
            found[(int) ((long) i * lists / pairs)].accept(i / pairsOfRow, i / pairsOfRow + 1 + i, 3, counted ? 3 : .5);
        }

        int wordsOfPair = counted ? PairChunk.WORDS_OF_COUNTED : PairChunk.WORDS_OF_WEIGHTED;
        long words = PairList.words(pairs, wordsOfPair, USERS);
        assertThat(room.get()).isLessThanOrEqualTo(PairList.mostRoom(words, lists));
    }

    @Provide
    Arbitrary<List<Pair>> pairs() {
        Arbitrary<Integer> users = Arbitraries.oneOf(
                Arbitraries.integers().between(0, 3), Arbitraries.integers().between(0, Integer.MAX_VALUE));
        Arbitrary<Integer> shared = Arbitraries.oneOf(
                Arbitraries.integers().between(1, 4), Arbitraries.integers().between(1, Integer.MAX_VALUE));
        Arbitrary<Double> weights =
                Arbitraries.oneOf(Arbitraries.doubles(), Arbitraries.of(1.0, 2.0, 3.0, Double.MIN_VALUE, -0.0));
        return Combinators.combine(users, users, shared, weights)
                .as(Pair::new)
                .list()
                .ofMaxSize(400);
    }
}
