package io.cowcatcher.nebula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SealTest {
    private static final byte[] BYTES = "who it is".getBytes(StandardCharsets.UTF_8);
    private static final Seal SEAL = Seal.keyedBy(new byte[32]);

    @Test
    void open_samePlaceAndKey_readsWhatWasClosed() {
        assertThat(SEAL.open(SEAL.close(BYTES, "a"), "a")).isEqualTo(BYTES);
        assertThat(Seal.none().open(Seal.none().close(BYTES, "a"), "b")).isEqualTo(BYTES);
    }

    @Test
    void open_anotherPlace_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> SEAL.open(SEAL.close(BYTES, "a"), "b"));
    }

    @Test
    void open_withoutTheKeyItWasClosedWith_isRefused() {
        byte[] other = new byte[32];
        other[0] = 1;
        String sealed = SEAL.close(BYTES, "a");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Seal.keyedBy(other).open(sealed, "a"));
        assertThatIllegalArgumentException().isThrownBy(() -> Seal.none().open(sealed, "a"));
    }

    @Test
    void open_plainTextWhereThereIsAKey_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SEAL.open(Seal.none().close(BYTES, "a"), "a"));
    }

    @Test
    void close_twice_givesDifferentTexts() {
        assertThat(SEAL.close(BYTES, "a")).isNotEqualTo(SEAL.close(BYTES, "a")).doesNotContain("who");
    }
}
