package io.cowcatcher.ingest;

/** Where rows go that were not used; called in input order by the thread that reads. */
@FunctionalInterface
public interface RejectSink {

    /** Takes one row; whoever keeps rows must bound how many. */
    void accept(Reject reject);

    /** A sink that keeps nothing: the rows are still counted in the {@link IngestReport}. */
    static RejectSink none() {
        return reject -> {};
    }
}
