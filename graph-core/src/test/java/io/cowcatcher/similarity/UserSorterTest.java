package io.cowcatcher.similarity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class UserSorterTest {

    @Property(tries = 300)
    void sort_differentUsersAboveOne_ascend(
            @ForAll @IntRange(min = 1, max = 5_000) int users,
            @ForAll @IntRange(min = 0, max = 300) int wanted,
            @ForAll long randomSeed) {
        SplittableRandom random = new SplittableRandom(randomSeed);
        UserSorter sorter = new UserSorter(users);
        for (int round = 0; round < 3; round++) {
            int below = random.nextInt(users);
            int[] noted = users - below < 2
                    ? new int[0]
                    : random.ints(below + 1, users).limit(wanted).distinct().toArray();
            int[] expected = noted.clone();
            Arrays.sort(expected);

            sorter.sort(noted, noted.length, below);

            assertThat(noted).isEqualTo(expected);
        }
    }
}
