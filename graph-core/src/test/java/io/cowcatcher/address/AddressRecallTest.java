package io.cowcatcher.address;

import static org.assertj.core.api.Assertions.assertThat;

import io.cowcatcher.run.RunControl;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.Test;

/** How many pairs of lines of one building are found, and how many found pairs are one building. */
class AddressRecallTest {
    private static final List<MangledAddresses.Line> LINES = new MangledAddresses(1).lines(20_000, 5);

    /** Pairs by the truth, by the grouping, and by both. */
    private record Pairs(long same, long found, long right) {
        double precision() {
            return right / (double) found;
        }

        double recall() {
            return right / (double) same;
        }
    }

    private static Pairs pairs(ToIntFunction<MangledAddresses.Line> truth, IntUnaryOperator group) {
        Map<Long, Integer> both = new HashMap<>();
        Map<Long, Integer> same = new HashMap<>();
        Map<Long, Integer> found = new HashMap<>();
        for (int i = 0; i < LINES.size(); i++) {
            long t = truth.applyAsInt(LINES.get(i));
            long g = group.applyAsInt(i);
            same.merge(t, 1, Integer::sum);
            found.merge(g, 1, Integer::sum);
            both.merge(t << 32 | g, 1, Integer::sum);
        }
        return new Pairs(count(same), count(found), count(both));
    }

    private static long count(Map<Long, Integer> sizes) {
        return sizes.values().stream().mapToLong(n -> n * (n - 1L) / 2).sum();
    }

    private static AddressGroups groups(double leastSimilarity) {
        return AddressGroups.of(
                LINES.stream().map(MangledAddresses.Line::text).toList(),
                AddressOptions.defaults().withLeastSimilarity(leastSimilarity),
                RunControl.inline());
    }

    @Test
    void of_mangledAddresses_findsThreeQuartersOfThePairsAndFewFalseOnes() {
        AddressGroups groups = groups(AddressOptions.defaults().leastSimilarity());

        Pairs buildings = pairs(MangledAddresses.Line::building, groups::building);
        assertThat(buildings.recall()).isGreaterThan(0.75);
        assertThat(buildings.precision()).isGreaterThan(0.97);
        Pairs units = pairs(MangledAddresses.Line::unit, groups::unit);
        assertThat(units.recall()).isGreaterThan(0.74);
        assertThat(units.precision()).isGreaterThan(0.999);
        assertThat(groups.counts().crowded()).isLessThan(LINES.size() / 1_000);
    }

    @Test
    void of_equalTokensAlone_findsHalfOfThePairs() {
        Pairs buildings = pairs(MangledAddresses.Line::building, groups(1)::building);
        assertThat(buildings.recall()).isBetween(0.45, 0.55);
        assertThat(buildings.precision()).isGreaterThan(0.99);
    }

    @Test
    void mangledAddresses_comparedByteByByte_areSeldomEqual() {
        Map<String, Integer> first = new HashMap<>();
        Pairs exact =
                pairs(MangledAddresses.Line::unit, i -> first.merge(LINES.get(i).text(), i, (before, now) -> before));
        assertThat(exact.recall()).isLessThan(0.1);
    }
}
