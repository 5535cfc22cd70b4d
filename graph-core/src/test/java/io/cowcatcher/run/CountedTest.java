package io.cowcatcher.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CountedTest {
    @Test
    void of_oneNoneOrMany_hasTheRightWord() {
        assertThat(Counted.of(1, "user")).isEqualTo("1 user");
        assertThat(Counted.of(0, "user")).isEqualTo("0 users");
        assertThat(Counted.of(4_372, "user")).isEqualTo("4,372 users");
    }

    @Test
    void of_anotherPlural_takesIt() {
        assertThat(Counted.of(1, "address", "addresses")).isEqualTo("1 address");
        assertThat(Counted.of(1_002, "address", "addresses")).isEqualTo("1,002 addresses");
    }
}
