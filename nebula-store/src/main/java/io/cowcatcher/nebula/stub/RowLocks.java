package io.cowcatcher.nebula.stub;

import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * The rows that are being written: who wants to write one of them meanwhile is refused, as by storage.
 *
 * <p>Does nothing as long as writing takes no time. Safe for use by any number of threads.
 */
final class RowLocks {
    private static final String REFUSAL =
            "Storage Error: More than one request trying to add/update/delete one edge/vertex at the same time.";

    private final Set<List<Object>> held = new HashSet<>();
    private volatile long nanos;

    /** Makes writing take so long. */
    void slow(Duration time) {
        nanos = time.toNanos();
    }

    /** Runs a write of these rows, each named by its element and its keys. */
    void whileHeld(Collection<List<Object>> rows, Runnable write) {
        long pause = nanos;
        if (pause == 0) {
            write.run();
            return;
        }
        Set<List<Object>> own = new HashSet<>(rows);
        synchronized (held) {
            if (own.stream().anyMatch(held::contains)) {
                throw StubError.execution(REFUSAL);
            }
            held.addAll(own);
        }
        try {
            TimeUnit.NANOSECONDS.sleep(pause);
            write.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw StubError.execution("RPC failure, probably timeout.");
        } finally {
            synchronized (held) {
                held.removeAll(own);
            }
        }
    }
}
