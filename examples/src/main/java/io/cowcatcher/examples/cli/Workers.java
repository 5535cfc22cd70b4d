package io.cowcatcher.examples.cli;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** The threads of one run, beside the one that calls; they end with it. */
final class Workers implements AutoCloseable {
    private static final int MOST_THREADS = 1024;

    private final ExecutorService threads;

    private Workers(ExecutorService threads) {
        this.threads = threads;
    }

    /** Threads enough to make {@code count} with the calling one. */
    static Workers of(int count) {
        if (count < 1 || count > MOST_THREADS) {
            throw new IllegalArgumentException("--threads must be from 1 to " + MOST_THREADS + " (got: " + count + ")");
        }
        AtomicInteger number = new AtomicInteger();
        return new Workers(Executors.newFixedThreadPool(Math.max(1, count - 1), task -> {
            Thread thread = new Thread(task, "cowcatcher-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        }));
    }

    Executor executor() {
        return threads;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
