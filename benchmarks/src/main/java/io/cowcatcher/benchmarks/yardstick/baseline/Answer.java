package io.cowcatcher.benchmarks.yardstick.baseline;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * What a detector found at one setting.
 *
 * @param settings the setting in words
 * @param groups user codes of each group; groups may overlap
 */
public record Answer(String settings, List<int[]> groups) {

    /** Keeps an immutable copy. */
    public Answer {
        groups = List.copyOf(groups);
    }

    /** One answer for each number of first groups and each largest size; {@code groups} stand best first. */
    static List<Answer> firstOf(String settings, List<int[]> groups, int[] counts, int[] largest) {
        List<Answer> answers = new ArrayList<>();
        for (int size : largest) {
            Predicate<int[]> smallEnough = group -> group.length <= size;
            for (int count : counts) {
                answers.add(new Answer(
                        settings + ", first " + count + ", at most " + size + " users",
                        groups.stream().limit(count).filter(smallEnough).toList()));
            }
        }
        return answers;
    }
}
