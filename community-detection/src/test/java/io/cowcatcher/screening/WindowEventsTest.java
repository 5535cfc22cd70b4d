package io.cowcatcher.screening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.cowcatcher.block.Block;
import io.cowcatcher.block.Blocks;
import io.cowcatcher.error.RunCancelledException;
import io.cowcatcher.event.PurchaseField;
import io.cowcatcher.run.RunControl;
import io.cowcatcher.similarity.PurchaseIndex;
import io.cowcatcher.test.ShopLog;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The events of windows, and how soon looking through a long one ends when the run is cancelled. */
class WindowEventsTest {
    private static final int CROWD = 25_000;
    private static final PurchaseIndex INDEX = bestseller();

    /** Everybody buys one thing within a day; the users m0 and m1 are members. */
    private static PurchaseIndex bestseller() {
        ShopLog log = ShopLog.seeded(1);
        for (int i = 0; i < CROWD; i++) {
            log.add(ShopLog.line("u" + i, "hot", i));
        }
        log.add(ShopLog.line("m0", "hot", 0));
        log.add(ShopLog.line("m1", "hot", CROWD));
        return log.index();
    }

    private static Block members() {
        int[] members = ShopLog.codes(INDEX, List.of("m0", "m1"));
        int item = INDEX.log().ids(PurchaseField.ITEM).code("hot");
        return Blocks.of(members, List.of(Blocks.window(INDEX, item, 0, CROWD, members)));
    }

    private static RunControl cancelledAfter(int polls) {
        AtomicInteger polled = new AtomicInteger();
        return RunControl.inline().cancelledBy(() -> polled.getAndIncrement() >= polls);
    }

    @Test
    void ofMembers_aCrowdBesides_areTheMembersAlone() {
        Block block = members();

        int[] events = new WindowEvents(INDEX, RunControl.inline())
                .ofMembers(block, block.windows().get(0));

        assertThat(IntStream.of(events)
                        .mapToObj(event -> INDEX.log().ids(PurchaseField.USER).id(INDEX.user(event))))
                .containsExactly("m0", "m1");
    }

    @Test
    void ofMembers_cancelledInALongWindow_ends() {
        Block block = members();
        WindowEvents events = new WindowEvents(INDEX, cancelledAfter(2));

        assertThatExceptionOfType(RunCancelledException.class)
                .isThrownBy(() -> events.ofMembers(block, block.windows().get(0)));
    }

    @Test
    void controlGroups_cancelledInALongWindow_end() {
        Block block = members();
        RunControl control = cancelledAfter(4); // three of the members' purchases

        assertThatExceptionOfType(RunCancelledException.class)
                .isThrownBy(() -> ControlGroups.of(INDEX, block, event -> true, new SplittableRandom(7), control));
    }
}
