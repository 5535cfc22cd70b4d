package io.cowcatcher.ingest.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class BasketTimesTest {

    @Test
    void next_basketsOfACustomer_standInOrderInsideTheDays() {
        List<Instant> times = BasketTimes.over(10, 1).next(500);

        assertThat(times).hasSize(500).isSorted();
        assertThat(times.get(0)).isAfterOrEqualTo(ShopClock.START);
        assertThat(times.get(499)).isBefore(ShopClock.START.plusSeconds(10L * ShopClock.SECONDS_PER_DAY));
    }

    /** Of 5 + 2 * 1.6 parts 3.2 are the weekend's; the standard deviation of the share is .0032. */
    @Test
    void next_manyBaskets_preferWeekendsAndNoOtherDay() {
        List<Instant> times = BasketTimes.over(70, 7).next(20_000);

        assertThat(times.stream().filter(BasketTimesTest::isWeekend).count() / 20_000.0)
                .isCloseTo(3.2 / 8.2, within(0.013));
        long promotion = times.stream()
                .filter(time -> ShopClock.isBigPromotion((int) (time.getEpochSecond() / ShopClock.SECONDS_PER_DAY
                        - ShopClock.START.getEpochSecond() / ShopClock.SECONDS_PER_DAY)))
                .count();
        assertThat(promotion / 20_000.0).isLessThan(0.1);
    }

    private static boolean isWeekend(Instant time) {
        DayOfWeek day = time.atZone(ZoneOffset.UTC).getDayOfWeek();
        return day == DayOfWeek.SATURDAY || day == DayOfWeek.SUNDAY;
    }

    @Test
    void next_sameSeed_sameTimes() {
        assertThat(BasketTimes.over(30, 5).next(20))
                .isEqualTo(BasketTimes.over(30, 5).next(20));
        assertThat(BasketTimes.over(30, 5).next(20))
                .isNotEqualTo(BasketTimes.over(30, 6).next(20));
        assertThat(BasketTimes.over(30, 5).next(0)).isEmpty();
    }

    @Test
    void over_noDay_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BasketTimes.over(0, 1))
                .withMessageContaining("days must lie");
    }
}
