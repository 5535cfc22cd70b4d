package io.cowcatcher.graph;

import io.cowcatcher.run.RunControl;
import java.util.Arrays;
import java.util.List;

/**
 * Makes the edges of one type from events: two stable counting sorts, by target and then by source, and one pass that
 * merges the events of a pair.
 *
 * <p>No comparison depends on how many events one node has, so a supernode costs no more than as many small ones.
 * O(events + nodes); 24 bytes an event while it runs.
 */
final class EdgeTableBuild {
    private static final int ROWS_PER_POLL = 8_192;

    private final EdgeType type;
    private final int sourceCount;
    private final int targetCount;
    private final RunControl control;

    EdgeTableBuild(EdgeType type, int sourceCount, int targetCount, RunControl control) {
        this.type = type;
        this.sourceCount = sourceCount;
        this.targetCount = targetCount;
        this.control = control;
    }

    EdgeTable build(List<EdgeEvents> logs) {
        long[] byTarget = countTargets(logs);
        int events = requireInt(byTarget[targetCount]);
        int[] sources = new int[events];
        long[] times = new long[events];
        placeByTarget(logs, byTarget.clone(), sources, times);
        control.checkCancelled();

        long[] bySource = Offsets.counting(sources, sourceCount);
        int[] targets = new int[events];
        long[] sortedTimes = new long[events];
        long[] next = bySource.clone();
        for (int target = 0; target < targetCount; target++) {
            for (int event = (int) byTarget[target]; event < byTarget[target + 1]; event++) {
                int at = (int) next[sources[event]]++;
                targets[at] = target;
                sortedTimes[at] = times[event];
            }
        }
        control.checkCancelled();
        return merge(bySource, targets, sortedTimes);
    }

    private long[] countTargets(List<EdgeEvents> logs) {
        long[] sizes = new long[targetCount + 1];
        for (EdgeEvents log : logs) {
            for (int row = 0; row < log.size(); row++) {
                pollAt(row);
                if (log.isEdge(row)) {
                    sizes[log.to(row) + 1]++;
                }
            }
        }
        Offsets.accumulate(sizes);
        return sizes;
    }

    private void placeByTarget(List<EdgeEvents> logs, long[] next, int[] sources, long[] times) {
        for (EdgeEvents log : logs) {
            for (int row = 0; row < log.size(); row++) {
                pollAt(row);
                if (log.isEdge(row)) {
                    int at = (int) next[log.to(row)]++;
                    sources[at] = log.from(row);
                    times[at] = log.millis(row);
                }
            }
        }
    }

    /** Closes up the events of each pair, in place: what is written never overtakes what is still to be read. */
    private EdgeTable merge(long[] bySource, int[] targets, long[] times) {
        long[] offsets = new long[sourceCount + 1];
        int[] counts = new int[targets.length];
        long[] firsts = new long[targets.length];
        int edges = 0;
        for (int source = 0; source < sourceCount; source++) {
            int start = edges;
            for (int event = (int) bySource[source]; event < bySource[source + 1]; event++) {
                long time = times[event];
                if (edges > start && targets[edges - 1] == targets[event]) {
                    firsts[edges - 1] = earlier(firsts[edges - 1], time);
                    times[edges - 1] = Math.max(times[edges - 1], time);
                } else {
                    targets[edges] = targets[event];
                    firsts[edges] = time;
                    times[edges] = time;
                    edges++;
                }
                counts[edges - 1]++;
            }
            offsets[source + 1] = edges;
        }
        EdgeMeasures measures = new EdgeMeasures(
                Arrays.copyOf(counts, edges), Arrays.copyOf(firsts, edges), Arrays.copyOf(times, edges));
        return new EdgeTable(type, offsets, Arrays.copyOf(targets, edges), measures, targetCount);
    }

    /** The earlier of two times; an unknown one, which is the least long, gives way to a known one. */
    private static long earlier(long a, long b) {
        if (a == EdgeTable.NO_TIME || b == EdgeTable.NO_TIME) {
            return Math.max(a, b);
        }
        return Math.min(a, b);
    }

    private void pollAt(int row) {
        if (row % ROWS_PER_POLL == 0) {
            control.checkCancelled();
        }
    }

    private int requireInt(long events) {
        if (events > Integer.MAX_VALUE - 64) {
            throw new IllegalStateException("events of one edge type must number less than 2^31 (got: " + events
                    + " of " + type + "); split the log by time");
        }
        return (int) events;
    }
}
