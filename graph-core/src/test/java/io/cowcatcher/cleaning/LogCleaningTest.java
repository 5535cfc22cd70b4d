package io.cowcatcher.cleaning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cowcatcher.error.MemoryBudgetException;
import io.cowcatcher.event.PurchaseField;
import io.cowcatcher.event.PurchaseLog;
import io.cowcatcher.run.RunControl;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What cleaning leaves alone, and how it runs; each group of rules has a test of its own. */
class LogCleaningTest extends CleaningFixture {
    @Test
    void clean_ordinaryLog_leavesAllAsItIs() {
        buyAsPeopleDo();
        PurchaseLog log = PurchaseLog.of(purchases);

        CleanedLog cleaned = LogCleaning.clean(log, CleaningOptions.defaults(), RunControl.inline());

        assertThat(cleaned.leftOut()).isEmpty();
        assertThat(cleaned.log()).isSameAs(log);
    }

    /** Whoever names all accounts of a ring as tests, or lets all of them buy as resellers do, does not hide it. */
    @Test
    void clean_moreThanCanBeOdd_leavesNoneOutAndSaysSo() {
        buyAsPeopleDo();
        for (int member = 0; member < 8; member++) {
            for (int i = 0; i < 100; i++) {
                buy("test-" + member, "i" + i % 50, i * 60, 30, "");
            }
        }

        CleanedLog cleaned = clean();

        assertThat(cleaned.leftOut()).isEmpty();
        assertThat(cleaned.notes())
                .containsExactly(
                        "not left out: 8 accounts meet the rule test account, too many for it to tell what is odd (at most"
                                + " 5); name those that are to be left out",
                        "not left out: 8 accounts meet the rule wholesaler, too many for it to tell what is odd (at most 5);"
                                + " name those that are to be left out");
    }

    @Test
    void clean_onlyWhatIsNamed_leavesAllElse() {
        for (int i = 0; i < 3_000; i++) {
            buy("test", "postage", i * 10, 1 + i % 2 * 100, "o" + i);
            buy("test", "i" + i % 3, i * 10, 1 + i % 2 * 100, "o" + i);
        }

        assertThat(clean().leftOut()).hasSize(1);
        assertThat(clean(CleaningOptions.defaults().onlyNamed()).leftOut()).isEmpty();
        assertThat(clean(CleaningOptions.defaults().onlyNamed().withoutItems(Set.of("i1")))
                        .leftOut())
                .hasSize(1);
    }

    @Test
    void clean_rowsInAnyOrder_leavesTheSameOut() {
        buyAsPeopleDo();
        for (int i = 0; i < 1_200; i++) {
            buy("bot", "i" + i % 50, i * 60, 30, "");
        }
        List<LeftOut> first = clean().leftOut();
        Collections.reverse(purchases);

        assertThat(clean().leftOut()).isEqualTo(first).hasSize(1);
    }

    @Test
    void clean_nothingLeftOrNothingAtAll_isNoError() {
        assertThat(clean().log().size()).isZero();
        buy("test", "i1", 0, 1, "");

        assertThat(clean().log().size()).isZero();
        assertThat(clean().log().has(PurchaseField.ITEM)).isFalse();
    }

    @Test
    void clean_withoutMemory_isRefused() {
        buyAsPeopleDo();
        PurchaseLog log = PurchaseLog.of(purchases);
        RunControl control = RunControl.inline().withinHeap(1_000);

        assertThatExceptionOfType(MemoryBudgetException.class)
                .isThrownBy(() -> LogCleaning.clean(log, CleaningOptions.defaults(), control));
    }

    @Test
    void clean_progress_risesToTheEnd() {
        buyAsPeopleDo();
        List<Double> fractions = new ArrayList<>();

        LogCleaning.clean(
                PurchaseLog.of(purchases),
                CleaningOptions.defaults(),
                RunControl.inline().reportingTo(progress -> fractions.add(progress.fraction())));

        assertThat(fractions).hasSizeGreaterThan(3).isSorted().last().isEqualTo(1.0);
    }

    @Test
    void limits_outOfRange_areRefused() {
        CleaningLimits limits = CleaningLimits.defaults();
        assertThatIllegalArgumentException().isThrownBy(() -> limits.withMostOrders(0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> limits.withMostOrders(1, Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> limits.withWholesale(0, 2));
        assertThatIllegalArgumentException().isThrownBy(() -> limits.withWholesale(1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> limits.withItemsOfEveryOrder(1, 0));
    }
}
