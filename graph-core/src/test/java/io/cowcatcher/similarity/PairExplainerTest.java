package io.cowcatcher.similarity;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cowcatcher.error.MemoryBudgetException;
import io.cowcatcher.run.RunControl;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PairExplainerTest {
    private static final PurchaseIndex INDEX =
            new TinyLog(List.of(new TinyLog.Line("a", "x", 0), new TinyLog.Line("b", "x", 1))).index();
    private static final PairExplainer EXPLAINER =
            PairExplainer.of(INDEX, PurchaseSimilarity.defaults(), RunControl.inline());

    @Test
    void explain_userOutOfRange_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EXPLAINER.explain(-1, 0))
                .withMessage("user must be from 0 to below 2 (got: -1)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EXPLAINER.explain(0, 2))
                .withMessage("user must be from 0 to below 2 (got: 2)");
    }

    @Test
    void explain_userWithHimself_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EXPLAINER.explain(1, 1))
                .withMessage("users of a pair must differ (got: 1 twice)");
    }

    @Test
    void of_noMemory_isRefused() {
        assertThatExceptionOfType(MemoryBudgetException.class)
                .isThrownBy(() -> PairExplainer.of(
                        INDEX,
                        PurchaseSimilarity.defaults(),
                        RunControl.inline().withinHeap(1_000)))
                .withMessageContaining("give the JVM more heap");
    }

    @Test
    void withRepeatGap_longerThanAnyLog_isRefusedBeforeItOverflows() {
        Duration longest = PurchaseSimilarity.ANY_TIME;
        PurchaseIndex.of(INDEX.log(), IndexOptions.defaults().withRepeatGap(longest));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> IndexOptions.defaults().withRepeatGap(longest.plusMillis(1)))
                .withMessageContaining("repeatGap must be at most a million days");
    }
}
