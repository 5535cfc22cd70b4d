package io.cowcatcher.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FiguresAndGuardsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+1",
                "-1",
                "@SUM(A1)",
                "\t=1",
                "\r=1",
                "\n=1",
                "\tx",
                " =1",
                "\u00a0=1",
                "\u200b=1",
                "\ufeff=1",
                "\uff1d1",
                "\uff0b1",
                "\uff0d1",
                "\uff201",
                "\ufe62",
                "\u207a1",
                "\u0000=1"
            })
    void guard_whatASpreadsheetTakesForAFormula_getsAnApostrophe(String text) {
        assertThat(CellGuard.GUARD.cell(text)).isEqualTo("'" + text);
        assertThat(CellGuard.KEEP.cell(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "u1", "12345", "a=b", "a-b", "'x", "\u9ec4\u725b"})
    void guard_plainText_isLeftAlone(String text) {
        assertThat(CellGuard.GUARD.cell(text)).isEqualTo(text);
    }

    @Property
    void guard_anyText_readsBackAsItself(
            @ForAll @Chars({'\'', '=', '+', ' ', '\t', 'a'}) @StringLength(max = 5) String text) {
        assertThat(CellGuard.textOf(CellGuard.GUARD.cell(text))).isEqualTo(text);
    }

    @Property(tries = 500)
    void exact_anyNumber_readsBackAsItself(@ForAll double value) {
        assertThat(Double.parseDouble(Figures.exact(value))).isEqualTo(value == 0 ? 0 : value);
    }

    @Test
    void figures_forReading_areShort() {
        assertThat(Figures.score(0.8999)).isEqualTo("0.90");
        assertThat(Figures.p(2.33e-12)).isEqualTo("2.3e-12");
        assertThat(Figures.p(8e-7)).isEqualTo("8.0e-7");
        assertThat(Figures.p(0.0423)).isEqualTo("0.042");
        assertThat(Figures.p(1)).isEqualTo("1");
    }

    @Test
    void terminalText_steeringCharacters_becomeNumbers() {
        assertThat(TerminalText.line("a\u001b[2Jb\u202ec\nd\ud800")).isEqualTo("a\\u001b[2Jb\\u202ec\\u000ad\\ud800");
        assertThat(TerminalText.line("\u9ec4\u725b 1")).isEqualTo("\u9ec4\u725b 1");
    }

    @Test
    void averagePrecision_tiesAndMissing_countAgainstTheMethod() {
        double[] scores = {.9, .8, .8, .1};
        boolean[] relevant = {true, true, false, false};

        assertThat(AveragePrecision.of(scores, relevant, 2)).isCloseTo((1 + 2 / 3.0) / 2, within(1e-12));
        assertThat(AveragePrecision.of(scores, relevant, 3)).isCloseTo((1 + 2 / 3.0) / 3, within(1e-12));
    }

    @Test
    void ringMatches_jaccardOfAHalf_isEnough() {
        Rates rates = RingMatches.rates(
                List.of(Set.of("a", "b", "c"), Set.of("x", "y", "z", "a")),
                List.of(Set.of("a", "b", "c", "d", "e", "f"), Set.of("x", "y")));

        assertThat(rates).isEqualTo(new Rates(2, 2, 2, 2));
        assertThat(RingMatches.rates(List.of(Set.of("a")), List.of(Set.of("a", "b", "c"))))
                .isEqualTo(new Rates(0, 1, 0, 1));
    }

    @Test
    void rates_nothingReported_hasNoPrecisionAndF1OfZero() {
        Rates rates = new Rates(0, 0, 0, 3);

        assertThat(rates.precision()).isNaN();
        assertThat(rates.recall()).isZero();
        assertThat(rates.f1()).isZero();
        assertThatIllegalArgumentException().isThrownBy(() -> new Rates(2, 1, 0, 0));
    }

    @Test
    void summary_badNames_areRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> RunSummary.empty().with("Run", "seed", 1));
        assertThatIllegalArgumentException().isThrownBy(() -> RunSummary.empty().with("run", "random seed", 1));
        assertThatIllegalArgumentException().isThrownBy(() -> RunSummary.empty().with("library_version", "x", 1));
    }
}
