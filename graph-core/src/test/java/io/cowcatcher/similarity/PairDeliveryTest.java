package io.cowcatcher.similarity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.cowcatcher.error.RunCancelledException;
import io.cowcatcher.run.RunControl;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Pairs of ranges come out in order; who is too far ahead waits, and gives up where there is nothing to wait for. */
class PairDeliveryTest {
    private static final int PAIRS = 10_000;
    private static final long ROOM_OF_A_THOUSAND = 1_000 * 20;

    private final ExecutorService workers = Executors.newFixedThreadPool(3);

    @AfterEach
    void stopWorkers() {
        workers.shutdownNow();
    }

    private static void deliver(PairDelivery delivery, int range) {
        PairDelivery.Range pairs = delivery.range(range);
        for (int i = 0; i < PAIRS; i++) {
            pairs.accept(range, i, 1, 1);
        }
        pairs.end();
    }

    @Test
    void deliver_laterRangeFirst_waitsForTheEarlierOnesAndComesInOrder() {
        List<Long> passedOn = new ArrayList<>();
        PairDelivery delivery = new PairDelivery(
                (first, second, shared, weight) -> passedOn.add((long) first * PAIRS + second),
                RunControl.inline(),
                ROOM_OF_A_THOUSAND);
        AtomicBoolean earlierBegan = new AtomicBoolean();
        CompletableFuture<Boolean> later = CompletableFuture.supplyAsync(
                () -> {
                    deliver(delivery, 2);
                    return earlierBegan.get();
                },
                workers);
        CompletableFuture<?> middle = CompletableFuture.runAsync(() -> deliver(delivery, 1), workers);

        earlierBegan.set(true);
        deliver(delivery, 0);

        assertThat(later.join()).as("more than may wait").isTrue();
        middle.join();
        assertThat(passedOn).hasSize(3 * PAIRS).isSorted();
    }

    @Test
    void deliver_runFailed_whoeverWaitsGoesOn() {
        PairDelivery delivery =
                new PairDelivery((first, second, shared, weight) -> {}, RunControl.inline(), ROOM_OF_A_THOUSAND);
        CompletableFuture<?> waiting = CompletableFuture.runAsync(() -> deliver(delivery, 1), workers);

        delivery.fail();

        waiting.join();
        assertThat(waiting).isCompleted();
    }

    @Test
    void deliver_runCancelled_whoeverWaitsGivesUp() {
        AtomicInteger polls = new AtomicInteger();
        PairDelivery delivery = new PairDelivery(
                (first, second, shared, weight) -> {},
                RunControl.inline().cancelledBy(() -> polls.incrementAndGet() > 3),
                ROOM_OF_A_THOUSAND);

        assertThatExceptionOfType(CompletionException.class)
                .isThrownBy(CompletableFuture.runAsync(() -> deliver(delivery, 1), workers)::join)
                .withCauseInstanceOf(RunCancelledException.class);
    }

    /** The sink fails at the first pair: the run ends with that failure, whoever waited. */
    @Test
    void forEachPair_sinkFails_endsTheRunOfSeveralThreads() {
        List<TinyLog.Line> lines = new ArrayList<>();
        for (int user = 0; user < 600; user++) {
            lines.add(new TinyLog.Line("u" + user, "x", user % 7));
            lines.add(new TinyLog.Line("u" + user, "y", user % 7));
        }
        PurchaseIndex index = PurchaseIndex.of(new TinyLog(lines).toLog(), IndexOptions.defaults());
        PurchaseSimilarity all = PurchaseSimilarity.defaults().weightedBy(Resemblance.count());

        assertThatIllegalStateException()
                .isThrownBy(() -> all.forEachPair(index, RunControl.on(workers, 3), (a, b, shared, weight) -> {
                    throw new IllegalStateException("full");
                }))
                .withMessage("full");
    }

    /** A listener fails, which no task sees: those that wait for the ranges never begun learn of it all the same. */
    @Test
    void forEachPair_listenerFails_endsTheRunOfSeveralThreads() {
        List<TinyLog.Line> lines = new ArrayList<>();
        for (int user = 0; user < 1_500; user++) {
            lines.add(new TinyLog.Line("u" + user, "x", user % 7));
            lines.add(new TinyLog.Line("u" + user, "y", user % 7));
        }
        PurchaseIndex index = PurchaseIndex.of(new TinyLog(lines).toLog(), IndexOptions.defaults());
        PurchaseSimilarity all = PurchaseSimilarity.defaults().weightedBy(Resemblance.count());
        AtomicInteger reports = new AtomicInteger();
        RunControl control = RunControl.on(workers, 3).reportingTo(progress -> {
            if (progress.phase().equals("pairs") && reports.incrementAndGet() == 40) {
                throw new IllegalStateException("listener");
            }
        });

        assertThatIllegalStateException()
                .isThrownBy(() -> all.forEachPair(index, control, (a, b, shared, weight) -> {}))
                .withMessage("listener");
    }
}
