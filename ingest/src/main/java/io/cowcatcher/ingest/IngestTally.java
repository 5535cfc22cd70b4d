package io.cowcatcher.ingest;

import io.cowcatcher.event.Purchase;
import io.cowcatcher.event.PurchaseBlock;
import io.cowcatcher.event.PurchaseLog;
import io.cowcatcher.event.PurchaseLogBuilder;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The book of one reading: every row is either added to the log or counted, exactly once; what is not added is handed
 * to the sink as long as that takes more.
 *
 * <p>Not safe for use by several threads.
 */
public final class IngestTally {
    private final PurchaseLogBuilder log;
    private final RejectSink sink;
    private final Map<RejectReason, Rejected> rejected = new EnumMap<>(RejectReason.class);
    private long used;
    private long rejectedCount;
    /** What the sink said last: another thread may empty it between question and row. */
    private boolean sinkTakesMore = true;

    private long earliest = Long.MAX_VALUE;
    private long latest = Long.MIN_VALUE;

    /** The rows that one reason rejected. */
    private static final class Rejected {
        private final String firstPosition;
        private long rows;

        private Rejected(String firstPosition) {
            this.firstPosition = firstPosition;
        }
    }

    /** Opens a book whose purchases go to {@code log} and whose other rows go to {@code sink}. */
    public IngestTally(PurchaseLogBuilder log, RejectSink sink) {
        this.log = log;
        this.sink = sink;
    }

    /** The number of rows booked so far. */
    public long rows() {
        return used + rejectedCount;
    }

    /** Books a row that is used. */
    public void use(Purchase purchase) {
        log.add(purchase);
        used++;
        purchase.time().map(Instant::toEpochMilli).ifPresent(this::meet);
    }

    /** Books rows that are used. */
    public void use(PurchaseBlock block) {
        log.add(block);
        used += block.size();
        for (int row = 0; row < block.size(); row++) {
            if (block.epochMillis(row) != PurchaseLog.NO_TIME) {
                meet(block.epochMillis(row));
            }
        }
    }

    private void meet(long epochMillis) {
        earliest = Math.min(earliest, epochMillis);
        latest = Math.max(latest, epochMillis);
    }

    private static Optional<Instant> instant(long epochMillis, long none) {
        return epochMillis == none ? Optional.empty() : Optional.of(Instant.ofEpochMilli(epochMillis));
    }

    /**
     * Whether a row that is not used is to be booked with place and text: the first one for a reason is, as its place
     * is reported, and all are that the sink takes.
     */
    public boolean asksForText(RejectReason reason) {
        sinkTakesMore = sink.takesMore();
        return sinkTakesMore || !rejected.containsKey(reason);
    }

    /** Books a row that is not used, and hands it to the sink if that takes it. */
    public void reject(Reject reject) {
        rejected.computeIfAbsent(reject.reason(), unmet -> new Rejected(reject.position())).rows++;
        rejectedCount++;
        if (sink.takesMore()) {
            sink.accept(reject);
        }
    }

    /**
     * Books one more row that is not used, without its text; first see {@link #asksForText}.
     *
     * @throws IllegalStateException if its text was asked for
     */
    public void rejectOneMore(RejectReason reason) {
        Rejected met = rejected.get(reason);
        if (met == null || sinkTakesMore) {
            throw new IllegalStateException("row must be booked with its text (got: " + reason + ")");
        }
        met.rows++;
        rejectedCount++;
    }

    private <T> Map<RejectReason, T> perReason(Function<Rejected, T> figure) {
        Map<RejectReason, T> figures = new EnumMap<>(RejectReason.class);
        rejected.forEach((reason, met) -> figures.put(reason, figure.apply(met)));
        return figures;
    }

    /** Closes the book: what was read of {@code source}, its size in bytes, and how it was understood, a line each. */
    public IngestReport report(String source, long bytes, List<String> readAs) {
        return new IngestReport(
                source,
                used,
                perReason(met -> met.rows),
                perReason(met -> met.firstPosition),
                instant(earliest, Long.MAX_VALUE),
                instant(latest, Long.MIN_VALUE),
                bytes,
                readAs);
    }
}
