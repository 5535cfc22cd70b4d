package io.cowcatcher.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.cowcatcher.error.RunCancelledException;
import io.cowcatcher.run.RunControl;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Millions of ids are a second's work to put in order: whoever waits for the end of a run does not wait for that. */
class IdsBuilderPollsTest {
    private static final int IDS = 200_000;

    private static IdsBuilder filled(RunControl control) {
        IdsBuilder builder = new IdsBuilder(control);
        for (int i = 0; i < IDS; i++) {
            byte[] id = ("same-beginning-" + Integer.toHexString(i * 0x9E3779B1)).getBytes(StandardCharsets.UTF_8);
            builder.add(id, 0, id.length);
        }
        return builder;
    }

    @Test
    void build_manyIds_pollsInEveryStep() {
        AtomicInteger polls = new AtomicInteger();
        IdsBuilder builder = filled(RunControl.inline().cancelledBy(() -> polls.incrementAndGet() < 0));
        int whileFilled = polls.getAndSet(0);

        builder.build();

        assertThat(whileFilled).isGreaterThan(10); // each time that the slots double
        assertThat(polls).hasValueGreaterThan(6 * IDS / (1 << 14));
    }

    @Test
    void build_cancelled_ends() {
        AtomicInteger polls = new AtomicInteger();
        IdsBuilder builder = filled(RunControl.inline().cancelledBy(() -> polls.incrementAndGet() > 60));

        assertThatExceptionOfType(RunCancelledException.class).isThrownBy(builder::build);
    }

    @Test
    void build_logCancelledWhileItsIdsArePutInOrder_endsAndLeavesTheBuilderEmpty() {
        PurchaseLogBuilder builder =
                PurchaseLog.builder().add(Purchase.by("u1").of("i1").build());

        assertThatExceptionOfType(RunCancelledException.class)
                .isThrownBy(() -> builder.build(RunControl.inline().cancelledBy(() -> true)));
        assertThat(builder.size()).isZero();
    }
}
