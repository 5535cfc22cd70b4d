package io.cowcatcher.similarity;

import java.util.HashMap;
import java.util.Map;

/** Brings the pairs of ranges of users, found in any order by several threads, to one sink in order. */
final class PairDelivery {
    private final PairSink sink;
    private final Map<Integer, PairList> waiting = new HashMap<>();
    private int next;

    PairDelivery(PairSink sink) {
        this.sink = sink;
    }

    /** Takes the pairs of a range; passes on all that are next in order. */
    synchronized void deliver(int range, PairList pairs) {
        waiting.put(range, pairs);
        for (PairList due = waiting.remove(next); due != null; due = waiting.remove(next)) {
            due.passOnTo(sink);
            due.clear();
            next++;
        }
    }
}
