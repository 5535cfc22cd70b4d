package io.cowcatcher.detect;

import static io.cowcatcher.detect.SweepFixture.evenSales;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.cowcatcher.error.RunCancelledException;
import io.cowcatcher.event.PurchaseLog;
import io.cowcatcher.run.RunControl;
import io.cowcatcher.similarity.IndexOptions;
import io.cowcatcher.similarity.PurchaseIndex;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The days on which more bought an item than chance brings. */
class RushesTest {
    @Test
    void days_ofEvenSales_areNone() {
        PurchaseIndex index = PurchaseIndex.of(PurchaseLog.of(evenSales()), IndexOptions.defaults());

        assertThat(Rushes.days(index, 0, RunControl.inline()).isEmpty()).isTrue();
    }

    @Test
    void days_cancelledOnceTheyAreSorted_ends() {
        PurchaseIndex index = PurchaseIndex.of(PurchaseLog.of(evenSales()), IndexOptions.defaults());
        AtomicInteger polls = new AtomicInteger();
        RunControl control = RunControl.inline().cancelledBy(() -> polls.incrementAndGet() > 1);

        assertThatExceptionOfType(RunCancelledException.class).isThrownBy(() -> Rushes.days(index, 0, control));
    }
}
