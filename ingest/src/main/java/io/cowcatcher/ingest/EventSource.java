package io.cowcatcher.ingest;

import io.cowcatcher.event.PurchaseLog;
import io.cowcatcher.event.PurchaseLogBuilder;
import io.cowcatcher.run.RunControl;

/** Purchases that lie somewhere outside and can be read from beginning to end. */
public interface EventSource {

    /**
     * Adds every usable record to {@code log}, and gives every other one to {@code rejects}.
     *
     * <p>Reads in one thread and in constant memory beside the log. Where it throws, the log holds a part of the source
     * and must be thrown away; {@link #read} never lets such a part be seen.
     *
     * @throws io.cowcatcher.error.MalformedInputException if the source cannot be read as what it claims to be
     * @throws io.cowcatcher.error.StoreException if a broker does not answer, or the rejects cannot be written
     * @throws io.cowcatcher.error.RunCancelledException if the run was cancelled
     */
    IngestReport readInto(PurchaseLogBuilder log, RejectSink rejects, RunControl control);

    /**
     * Reads the whole source into a log of its own; throws as {@link #readInto} does, and then nothing of it is used.
     */
    default Ingested read(RejectSink rejects, RunControl control) {
        PurchaseLogBuilder log = PurchaseLog.builder();
        IngestReport report = readInto(log, rejects, control);
        return new Ingested(log.build(control), report);
    }
}
