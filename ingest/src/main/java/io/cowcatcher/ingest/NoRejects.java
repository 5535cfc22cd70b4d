package io.cowcatcher.ingest;

/** A sink that has no use for any row. */
enum NoRejects implements RejectSink {
    SINK;

    @Override
    public void accept(Reject reject) {}

    @Override
    public boolean takesMore() {
        return false;
    }
}
