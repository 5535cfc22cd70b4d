package io.cowcatcher.similarity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.cowcatcher.error.RunCancelledException;
import io.cowcatcher.event.Purchase;
import io.cowcatcher.event.PurchaseLog;
import io.cowcatcher.run.RunControl;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The days on which more bought an item than chance brings. */
class RushesTest {
    private static final Instant START = Instant.parse("2025-03-01T00:00:00Z");

    private static Purchase purchase(String user, String item, int day) {
        return Purchase.by(user).of(item).at(START.plus(Duration.ofDays(day))).build();
    }

    /** Twenty items, each bought by two users on each of thirty days. */
    private static List<Purchase> evenSales() {
        List<Purchase> purchases = new ArrayList<>();
        for (int i = 0; i < 1_200; i++) {
            purchases.add(purchase("u" + i, "i" + i % 20, i / 40));
        }
        return purchases;
    }

    @Test
    void days_oneOnWhichManyMoreBuy_isTold() {
        List<Purchase> purchases = evenSales();
        for (int i = 0; i < 12; i++) {
            purchases.add(purchase("hunter" + i, "i0", 9));
        }
        PurchaseIndex index = PurchaseIndex.of(PurchaseLog.of(purchases), IndexOptions.defaults());

        assertThat(Rushes.days(index, 0, RunControl.inline()).stream()).containsExactly(9);
        assertThat(Rushes.days(index, 1, RunControl.inline()).isEmpty()).isTrue();
    }

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
