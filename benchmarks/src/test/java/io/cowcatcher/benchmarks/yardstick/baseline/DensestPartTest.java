package io.cowcatcher.benchmarks.yardstick.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DensestPartTest {

    private static double density(int[][] edges, double[] weights, BitSet part) {
        double inside = 0;
        for (int i = 0; i < edges.length; i++) {
            inside += Arrays.stream(edges[i]).allMatch(part::get) ? weights[i] : 0;
        }
        return part.isEmpty() ? 0 : inside / part.cardinality();
    }

    /** At least 1/D of the densest part over all subsets, and no worse than everything. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void next_randomHypergraph_isWithinTheGuarantee(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int[][] edges = random.ints(25, 0, 64)
                .mapToObj(code -> new int[] {code % 4, 4 + code / 4 % 4, 8 + code / 16})
                .toArray(int[][]::new);
        double[] weights = random.doubles(edges.length, 0.1, 1).toArray();
        double densest = 0;
        for (int subset = 1; subset < 1 << 12; subset++) {
            densest = Math.max(densest, density(edges, weights, BitSet.valueOf(new long[] {subset})));
        }

        BitSet part = new DensestPart(12, edges, weights).next();

        assertThat(density(edges, weights, part)).isBetween(densest / 3, densest + 1e-12);
    }

    @Test
    void next_twoBlocksInNoise_findsTheDenserFirstAndThenTheOther() {
        List<int[]> edges = new ArrayList<>();
        for (int user = 0; user < 8; user++) {
            for (int item = 0; item < 8; item++) {
                edges.add(new int[] {user, 100 + item});
            }
        }
        for (int user = 20; user < 25; user++) {
            for (int item = 20; item < 25; item++) {
                edges.add(new int[] {user, 100 + item});
            }
        }
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 60; i++) {
            edges.add(new int[] {30 + i, 130 + random.nextInt(60)});
        }
        double[] ones = new double[edges.size()];
        Arrays.fill(ones, 1);
        DensestPart parts = new DensestPart(200, edges.toArray(int[][]::new), ones);

        assertThat(parts.next().stream()).containsExactlyElementsOf(block(0, 8));
        assertThat(parts.next().stream()).containsExactlyElementsOf(block(20, 5));
    }

    private static List<Integer> block(int from, int size) {
        return IntStream.concat(IntStream.range(from, from + size), IntStream.range(100 + from, 100 + from + size))
                .boxed()
                .toList();
    }

    @Test
    void next_allTaken_isEmpty() {
        DensestPart parts = new DensestPart(2, new int[][] {{0, 1}}, new double[] {1});

        assertThat(parts.next().cardinality()).isEqualTo(2);
        assertThat(parts.next().isEmpty()).isTrue();
        assertThat(new DensestPart(0, new int[0][], new double[0]).next().isEmpty())
                .isTrue();
    }
}
