package io.cowcatcher.similarity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.cowcatcher.error.MemoryBudgetException;
import io.cowcatcher.error.RunCancelledException;
import io.cowcatcher.error.StoreException;
import io.cowcatcher.run.RunControl;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A graph made of pairs that waited on disk is the same graph, takes less heap, and leaves nothing behind. */
class SpillTest {
    private static final PurchaseSimilarity ALL_PAIRS =
            PurchaseSimilarity.defaults().within(Duration.ofDays(10)).weightedBy(Resemblance.count());

    @TempDir
    Path folder;

    /** 400 users of whom about every pair has two items in common. */
    private static PurchaseIndex index() {
        SplittableRandom random = new SplittableRandom(8);
        List<TinyLog.Line> lines = new ArrayList<>();
        for (int user = 0; user < 400; user++) {
            for (int i = 0; i < 12; i++) {
                lines.add(new TinyLog.Line("u" + user, "i" + random.nextInt(30), random.nextInt(2_000)));
            }
        }
        return PurchaseIndex.of(new TinyLog(lines).toLog(), IndexOptions.defaults());
    }

    @Test
    void link_spilled_isTheSameGraphAndTheFileIsGone() {
        PurchaseIndex index = index();
        SimilarityGraph kept = ALL_PAIRS.link(index, RunControl.inline());
        assertThat(kept.graph().edgeCount()).as("more than one buffer of pairs").isGreaterThan(50_000);
        ExecutorService workers = Executors.newFixedThreadPool(3);
        try {
            for (int parallelism : new int[] {1, 3}) {
                SimilarityGraph spilled = ALL_PAIRS.link(index, RunControl.on(workers, parallelism), folder);

                assertThat(spilled.graph()).isEqualTo(kept.graph());
                for (long arc = 0; arc < kept.graph().arcCount(); arc++) {
                    assertThat(spilled.sharedItems(arc)).isEqualTo(kept.sharedItems(arc));
                }
                assertThat(folder).isEmptyDirectory();
            }
        } finally {
            workers.shutdownNow();
        }
    }

    @Test
    void link_budgetBetweenTheTwo_isRefusedInMemoryAndDoneOnDisk() {
        PurchaseIndex index = index();
        PurchaseSimilarity byCosine = ALL_PAIRS.weightedBy(Resemblance.cosine());
        long needed = byCosine.estimate(index, 1).upperBytes();
        RunControl tight = RunControl.inline().withinHeap(needed * 4 / 5);

        assertThatExceptionOfType(MemoryBudgetException.class).isThrownBy(() -> byCosine.link(index, tight));

        assertThat(byCosine.link(index, tight, folder).graph().edgeCount()).isGreaterThan(50_000);
    }

    @Test
    void link_budgetOfTheEstimateOnDisk_isEnoughAndAByteLessIsNot() {
        PurchaseIndex index = index();
        for (int parallelism : new int[] {1, 2}) {
            RunControl control = RunControl.on(Runnable::run, parallelism);
            long needed = ALL_PAIRS.prepare(index, control).estimateOnDisk().upperBytes();

            assertThat(ALL_PAIRS
                            .link(index, control.withinHeap(needed), folder)
                            .graph()
                            .edgeCount())
                    .isGreaterThan(50_000);

            assertThatExceptionOfType(MemoryBudgetException.class)
                    .isThrownBy(() -> ALL_PAIRS.link(index, control.withinHeap(needed - 1), folder));
        }
    }

    @Test
    void link_cancelledWhileSpilling_leavesNoFile() {
        PurchaseIndex index = index();
        AtomicInteger polls = new AtomicInteger();
        RunControl control = RunControl.inline().cancelledBy(() -> polls.incrementAndGet() > 60);

        assertThatExceptionOfType(RunCancelledException.class).isThrownBy(() -> ALL_PAIRS.link(index, control, folder));

        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void link_interruptedWhileSpilling_isCancelledAndLeavesNoFile() {
        PurchaseIndex index = index();

        Thread.currentThread().interrupt();
        try {
            assertThatExceptionOfType(RunCancelledException.class)
                    .isThrownBy(() -> ALL_PAIRS.link(index, RunControl.inline(), folder))
                    .withMessageContaining("pairs that wait on disk");
            assertThat(Thread.currentThread().isInterrupted()).isTrue();
        } finally {
            Thread.interrupted();
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void in_fileCannotBeOpened_leavesNoFile() {
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> SpilledPairs.in(folder, file -> {
                    assertThat(file).exists();
                    throw new IOException("Too many open files");
                }))
                .withMessageContaining("Too many open files");

        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void link_folderThatDoesNotExist_saysWhatToDo() {
        Path missing = folder.resolve("missing");

        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> ALL_PAIRS.link(index(), RunControl.inline(), missing))
                .withMessageContaining("name a folder that can be written");
    }
}
