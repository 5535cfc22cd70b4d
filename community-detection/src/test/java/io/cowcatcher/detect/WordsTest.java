package io.cowcatcher.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.cowcatcher.detect.RingProfiles.DropProfile;
import io.cowcatcher.detect.RingProfiles.InRings;
import io.cowcatcher.detect.RingProfiles.ItemProfile;
import io.cowcatcher.detect.RingProfiles.Purchases;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class WordsTest {

    @Test
    void p_smallAndLarge_readsWell() {
        assertThat(Words.p(8.1e-7)).isEqualTo("8e-7");
        assertThat(Words.p(1e-12)).isEqualTo("1e-12");
        assertThat(Words.p(0.034)).isEqualTo("0.03");
        assertThat(Words.p(0.9999)).isEqualTo("1");
    }

    @Test
    void number_littleMoreThanNothing_isNotNothing() {
        assertThat(Words.number(0)).isEqualTo("0");
        assertThat(Words.number(0.0001)).isEqualTo("less than 0.001");
        assertThat(Words.number(0.0234)).isEqualTo("0.02");
        assertThat(Words.number(0.97)).isEqualTo("1");
        assertThat(Words.number(3.15)).isEqualTo("3.2");
        assertThat(Words.number(40.4)).isEqualTo("40");
    }

    @Test
    void within_anyDuration_isNeverShorterThanItWas() {
        assertThat(Words.within(Duration.ZERO)).isEqualTo("1 min");
        assertThat(Words.within(Duration.ofSeconds(61))).isEqualTo("2 min");
        assertThat(Words.within(Duration.ofMinutes(119))).isEqualTo("119 min");
        assertThat(Words.within(Duration.ofMinutes(121))).isEqualTo("3 h");
        assertThat(Words.within(Duration.ofHours(49))).isEqualTo("3 days");
    }

    @Test
    void words_anyLocale_areTheSame() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertThat(Words.number(1.5) + Words.p(0.25) + Words.percent(0.5)).isEqualTo("1.50.2550 %");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void counted_one_isSingular() {
        assertThat(Words.counted(0, "ring")).isEqualTo("0 rings");
        assertThat(Words.counted(1, "ring")).isEqualTo("1 ring");
        assertThat(Words.counted(2, "ring")).isEqualTo("2 rings");
    }

    @Test
    void profile_ofOneBuyer_speaksOfOne() {
        InRings part = new InRings(List.of("ring-1"), 0.5, 1);
        Purchases all = new Purchases(1, OptionalInt.empty(), Optional.empty(), Optional.empty());

        assertThat(ProfileWords.of(new ItemProfile("i", part, 1, 1, all, 1)))
                .isEqualTo("target of ring-1: 1 of its 1 buyer is a member, in 1 purchase window; 1 of 1 purchase is"
                        + " theirs");
        assertThat(ProfileWords.of(new DropProfile("b", part, 1, all, 1)))
                .isEqualTo("target of ring-1: 1 of its 1 user is a member; 1 of 1 purchase is theirs");
    }
}
