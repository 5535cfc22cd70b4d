package io.cowcatcher.graph;

/** The kinds of events that a {@link HeteroGraph} is built from. */
enum EventKind {
    PURCHASE,
    REGISTRATION,
    LOGIN
}
