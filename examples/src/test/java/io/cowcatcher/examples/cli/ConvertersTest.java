package io.cowcatcher.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConvertersTest {
    @ParameterizedTest
    @ValueSource(strings = {"0s", "90s", "30m", "25h", "4d", "PT0.5S"})
    void word_ofADurationThatWasRead_isWhatWasWritten(String text) {
        Duration duration = Converters.duration(text);

        assertThat(Converters.word(duration)).isEqualTo(text);
    }
}
