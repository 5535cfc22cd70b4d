package io.cowcatcher.nebula;

import static org.assertj.core.api.Assertions.assertThat;

import io.cowcatcher.event.PurchaseLog;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class EdgeRankTest {
    private static final long EARLIEST = -2_208_988_800_000L;
    private static final long LATEST = 10_413_792_000_000L - 1;

    @Property
    void of_anyTime_tellsItBackAndListsTheNewestFirst(
            @ForAll @LongRange(min = EARLIEST, max = LATEST) long millis,
            @ForAll @LongRange(min = EARLIEST, max = LATEST) long other,
            @ForAll long hash,
            @ForAll long otherHash) {
        long rank = EdgeRank.of(millis, hash);
        assertThat(EdgeRank.millis(rank)).isEqualTo(millis);
        assertThat(rank).isLessThan(EdgeRank.TIMELESS);
        if (millis != other) {
            assertThat(rank < EdgeRank.of(other, otherHash)).isEqualTo(millis > other);
        }
    }

    @Test
    void of_limitsOfWhatALogHolds_areWhatThisTestTries() {
        assertThat(PurchaseLog.holdsTime(EARLIEST)).isTrue();
        assertThat(PurchaseLog.holdsTime(LATEST)).isTrue();
        assertThat(PurchaseLog.holdsTime(EARLIEST - 1)).isFalse();
        assertThat(PurchaseLog.holdsTime(LATEST + 1)).isFalse();
    }

    @Test
    void of_noTime_standsBehindEverythingAndTellsNone() {
        long rank = EdgeRank.of(PurchaseLog.NO_TIME, 12_345);
        assertThat(EdgeRank.millis(rank)).isEqualTo(PurchaseLog.NO_TIME);
        assertThat(rank)
                .isGreaterThan(EdgeRank.of(Instant.parse("1900-01-01T00:00:00Z").toEpochMilli(), 0));
    }
}
