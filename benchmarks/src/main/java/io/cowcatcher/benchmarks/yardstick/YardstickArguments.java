package io.cowcatcher.benchmarks.yardstick;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What the command line asks for.
 *
 * @param courses the rows of the table, in its order
 * @param firstSeed the first random seed
 * @param lastSeed the last one
 * @param side who is measured
 */
record YardstickArguments(List<Course> courses, long firstSeed, long lastSeed, Side side) {
    private static final String USAGE = "arguments must be names of cells with commas between them, or all (the"
            + " generated ones), or planted (the real logs, with rings and without), the first and the last random seed, and perhaps"
            + " ours|baselines|both|stages and --data DIR";

    /** Who is measured. */
    enum Side {
        OURS,
        BASELINES,
        BOTH,
        /** Not who, but where: the stages of the search at which rings are lost. */
        STAGES
    }

    /**
     * Reads a command line.
     *
     * @throws IllegalArgumentException if it is not what {@link Yardstick} takes
     */
    static YardstickArguments of(String... arguments) {
        List<String> words = new ArrayList<>(List.of(arguments));
        Path folder = folder(words);
        if (words.size() < 3 || words.size() > 4) {
            throw new IllegalArgumentException(USAGE + " (got: " + String.join(" ", arguments) + ")");
        }
        return new YardstickArguments(
                courses(List.of(words.get(0).split(",", -1)), folder),
                Long.parseLong(words.get(1)),
                Long.parseLong(words.get(2)),
                words.size() > 3 ? Side.valueOf(words.get(3).toUpperCase(Locale.ROOT)) : Side.OURS);
    }

    /** Takes the folder of the data out of the words; the working directory if none is named. */
    private static Path folder(List<String> words) {
        int at = words.indexOf("--data");
        if (at < 0) {
            return Path.of("");
        }
        if (at + 1 == words.size()) {
            throw new IllegalArgumentException("--data must be followed by a folder (got: nothing)");
        }
        words.remove(at);
        return Path.of(words.remove(at));
    }

    private static List<Course> courses(List<String> wanted, Path folder) {
        List<Course> courses = new ArrayList<>();
        List<String> missing = new ArrayList<>(wanted);
        missing.removeAll(List.of("all", "planted"));
        for (Course course : everything(folder)) {
            String group = course.isGenerated() ? "all" : "planted";
            if (wanted.contains(group) || wanted.contains(course.name())) {
                courses.add(course);
                missing.remove(course.name());
            }
        }
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException("cells must be among "
                    + everything(folder).stream().map(Course::name).toList() + " (got: " + missing + ")");
        }
        return courses;
    }

    private static List<Course> everything(Path folder) {
        List<Course> courses = new ArrayList<>(Cell.grid());
        courses.addAll(WhatWhoWhen.generated());
        courses.addAll(PlantedCell.all(folder));
        courses.addAll(WhatWhoWhen.real(folder));
        return courses;
    }
}
