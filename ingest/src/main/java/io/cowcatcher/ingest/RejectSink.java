package io.cowcatcher.ingest;

/** Where rows go that were not used; called in input order by the thread that reads. */
@FunctionalInterface
public interface RejectSink {

    /** Takes one row; whoever keeps rows must bound how many. */
    void accept(Reject reject);

    /**
     * Whether it has a use for more rows; asked before each of them. Where not, rows are counted in the
     * {@link IngestReport}, and their text is not made.
     */
    default boolean takesMore() {
        return true;
    }

    /** A sink that keeps nothing: the rows are still counted in the {@link IngestReport}. */
    static RejectSink none() {
        return NoRejects.SINK;
    }
}
