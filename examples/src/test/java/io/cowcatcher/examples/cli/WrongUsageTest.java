package io.cowcatcher.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Commands that cannot be: exit code 2, one line that says what to write instead, and nothing on disk. */
class WrongUsageTest {
    @TempDir
    Path folder;

    private Outcome refused(Stream<String> args) {
        Outcome outcome = Outcome.of(args.toArray());
        assertThat(outcome.exitCode()).as(outcome.out() + outcome.err()).isEqualTo(2);
        assertThat(outcome.out()).isEmpty();
        assertThat(folder).isEmptyDirectory();
        return outcome;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--within=never               | --within | duration must be a number and s, m, h or d",
                "--within=0s                  | --within | must be from",
                "--tier=sure                  | --tier | must be one of auto, intercept, review (got: sure)",
                "--delimiter=;                | --delimiter | must be one of detect, comma, tab, semicolon, pipe",
                "--false-discovery-rate=2     | --false-discovery-rate | must be above 0 and below 1 (got: 2.0)",
                "--min-members=2              | --min-members | must be at least 3 (got: 2)",
                "--addresses=fuzzy            | --addresses | must be one of exact, normalized (got: fuzzy)",
                "--threads=0                  | --threads | must be from 1 to",
                "--show=0                     | --show | must be at least 1 (got: 0)",
                "--max-heap=lots              | --max-heap | size must be a number and k, m or g",
                "--zone=Mars/Base             | --zone | zone must be a region",
                "--time-format=qq             | time format | (got: qq)",
                "--drop=foo                   | --drop | (got: foo)",
                "--columns=usr=a              | --columns | did you mean user?",
                "--topic=t                    | --topic | must come with --kafka",
                "--thread=3                   | --thread | did you mean --threads?",
                "--bogus=hunter2              | --bogus | see cowcatcher detect --help",
                "--random-seed=x              | --random-seed | 'x' is not a long",
            })
    void detect_wrongOption_saysWhichAndWhatItMustBe(String option, String name, String rule) {
        Outcome outcome = refused(Stream.of(
                "detect", "--input", "log.csv", "--out", folder.resolve("out").toString(), option));

        assertThat(outcome.onlyError()).contains(name, rule).doesNotContain("hunter2");
    }

    @ParameterizedTest
    @CsvSource({
        "detct, did you mean detect",
        "'', 'a command must be named (got: none); commands are demo, detect, evaluate, generate, similarity, communities, seeds'",
        "seeds, 'a command must be named (got: none); commands are list, show, confirm, release, export, erase'",
        "seeds lst, did you mean list",
        "seeds show, SUBJECT",
        "seeds erase u1, must be confirmed",
        "seeds list --limit 0, limit must be from 1",
        "generate, --out",
        "detect, the log must be named",
        "detect log.csv, every value must follow an option (got: log.csv)",
        "detect --input a.csv --thread=1, did you mean --threads",
        "similarity --input a.csv, --out must be given (got: nothing)",
        "detect --input a.csv --kafka h:1 --topic t, --input and --kafka",
        "detect --kafka h:1, must come with --topic",
        "demo --level easy, unknown option: --level",
    })
    void command_incomplete_saysWhatIsMissing(String line, String expected) {
        Outcome outcome = refused(Stream.of(line.split(" ", -1)).filter(word -> !word.isEmpty()));

        assertThat(outcome.onlyError()).contains(expected).contains("--help");
    }

    @ParameterizedTest
    @CsvSource({
        "--level=medum, 'must be one of easy, medium, hard, extreme (got: medum)'",
        "--users=5, users must lie from",
        "--members=9-3, range must satisfy",
        "--participation=2, participation must lie from",
        "--clean --rings=3, --clean must come without --rings",
        "--clean --same-person-rings=3, --clean must come without --same-person-rings",
    })
    void generate_wrongKnob_saysWhatItMustBe(String knobs, String expected) {
        Stream<String> start =
                Stream.of("generate", "--out", folder.resolve("out").toString());

        Outcome outcome = refused(Stream.concat(start, Stream.of(knobs.split(" ", -1))));

        assertThat(outcome.onlyError()).contains(expected);
    }

    @Test
    void help_ofEveryCommand_teachesByExamples() {
        for (String command : List.of(
                "demo",
                "detect",
                "generate",
                "communities",
                "seeds",
                "seeds list",
                "seeds show",
                "seeds confirm",
                "seeds release",
                "seeds export",
                "seeds erase")) {
            Outcome outcome = Outcome.ofSuccess(Stream.concat(Stream.of(command.split(" ", -1)), Stream.of("--help"))
                    .toArray());

            assertThat(outcome.out())
                    .contains("Usage: cowcatcher " + command)
                    .contains("Exit codes:")
                    .contains("  cowcatcher " + command);
        }
    }
}
