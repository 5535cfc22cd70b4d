package io.cowcatcher.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.cowcatcher.run.MemoryEstimate;
import io.cowcatcher.run.RunControl;
import java.util.List;
import org.junit.jupiter.api.Test;

class MemoryWordsTest {
    private static String words(long lower, long upper) {
        return MemoryWords.of(List.of(new MemoryEstimate("it", lower, upper)), RunControl.inline());
    }

    @Test
    void of_boundsFarApart_tellsBothUnlessTheyReadAlike() {
        assertThat(words(1 << 20, 9 << 20)).startsWith("memory needed: it at least 1 MB, up to 9 MB; heap: ");
        assertThat(words(4 << 20, 9 << 20)).startsWith("memory needed: it up to 9 MB; heap: ");
        assertThat(words(10, 1_000)).startsWith("memory needed: it up to 1 MB; heap: ");
    }
}
