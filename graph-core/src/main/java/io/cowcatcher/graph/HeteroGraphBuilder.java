package io.cowcatcher.graph;

import io.cowcatcher.event.Ids;
import io.cowcatcher.event.Login;
import io.cowcatcher.event.Purchase;
import io.cowcatcher.event.PurchaseField;
import io.cowcatcher.event.PurchaseLog;
import io.cowcatcher.event.PurchaseLogBuilder;
import io.cowcatcher.event.Registration;
import io.cowcatcher.run.Counted;
import io.cowcatcher.run.MemoryEstimate;
import io.cowcatcher.run.RunControl;
import java.util.ArrayList;
import java.util.List;

/**
 * Collects purchases, registrations and logins in any order and makes a {@link HeteroGraph} of them.
 *
 * <p>Logs are referred to, not copied. More events may be added after {@link #build}, and a further graph built of all.
 * Not safe for use by several threads.
 */
public final class HeteroGraphBuilder {
    private static final long BUILD_BYTES_PER_EVENT = 24;

    private final PurchaseLogBuilder purchases = PurchaseLog.builder();
    /**
     * Registrations and logins are kept in the columns of a log, too: these number, sort and compress what they hold.
     */
    private final PurchaseLogBuilder registrations = PurchaseLog.builder();

    private final PurchaseLogBuilder logins = PurchaseLog.builder();
    private final List<Source> sources = new ArrayList<>();

    HeteroGraphBuilder() {}

    /** Events of one kind in canonical columns. */
    private record Source(EventKind kind, PurchaseLog log) {}

    /** Adds all purchases of a log. */
    public HeteroGraphBuilder add(PurchaseLog log) {
        sources.add(new Source(EventKind.PURCHASE, log));
        return this;
    }

    /** Adds one purchase. */
    public HeteroGraphBuilder add(Purchase purchase) {
        purchases.add(purchase);
        return this;
    }

    /** Adds one registration. */
    public HeteroGraphBuilder add(Registration registration) {
        Purchase.Builder row = Purchase.by(registration.userId()).at(registration.time());
        registration.deviceId().ifPresent(device -> row.with(PurchaseField.DEVICE, device));
        registration.ip().ifPresent(ip -> row.with(PurchaseField.IP, ip));
        registration.phone().ifPresent(phone -> row.with(PurchaseField.PHONE, phone));
        registrations.add(row.build());
        return this;
    }

    /** Adds one login. */
    public HeteroGraphBuilder add(Login login) {
        Purchase.Builder row = Purchase.by(login.userId()).at(login.time());
        login.deviceId().ifPresent(device -> row.with(PurchaseField.DEVICE, device));
        login.ip().ifPresent(ip -> row.with(PurchaseField.IP, ip));
        logins.add(row.build());
        return this;
    }

    /** Makes the graph on the calling thread. */
    public HeteroGraph build() {
        return build(RunControl.inline());
    }

    /**
     * Makes the graph, one edge type per task; O(events + nodes) per edge type.
     *
     * @throws io.cowcatcher.error.MemoryBudgetException if the estimate is above the budget of {@code control}
     * @throws io.cowcatcher.error.RunCancelledException if the run was cancelled
     */
    public HeteroGraph build(RunControl control) {
        control.admit(estimate());
        Ids[] ids = new Ids[NodeType.count()];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = unionOfIds(NodeType.at(i));
        }
        EdgeTable[] tables = new EdgeTable[EdgeType.count()];
        control.forEach(tables.length, i -> tables[i] = table(EdgeType.at(i), ids, control));
        return new HeteroGraph(ids, tables);
    }

    private Ids unionOfIds(NodeType type) {
        Ids union = Ids.empty();
        for (Source source : sources) {
            union = union.union(source.log.ids(type.field()));
        }
        return union;
    }

    private EdgeTable table(EdgeType type, Ids[] ids, RunControl control) {
        Ids from = ids[type.from().index()];
        Ids to = ids[type.to().index()];
        List<EdgeEvents> events = new ArrayList<>();
        for (Source source : sources) {
            if (type.arisesFrom(source.kind)) {
                events.add(new EdgeEvents(source.log, type, from, to));
            }
        }
        return new EdgeTableBuild(type, from.size(), to.size(), control).build(events);
    }

    /**
     * What the graph will take, and what building it needs at most on top: an edge for every event at the upper end,
     * for the lower end no edges at all.
     */
    public MemoryEstimate estimate() {
        flush();
        long nodes = 0;
        long bound = 0;
        long events = 0;
        for (Source source : sources) {
            events += source.log.size();
            for (int i = 0; i < EdgeType.count(); i++) {
                EdgeType type = EdgeType.at(i);
                int from = source.log.ids(type.from().field()).size();
                int to = source.log.ids(type.to().field()).size();
                nodes += from + (long) to;
                if (type.arisesFrom(source.kind) && from > 0 && to > 0) {
                    bound += (EdgeTable.heapBytes(1, 0) + BUILD_BYTES_PER_EVENT) * source.log.size();
                }
            }
        }
        String what = "graph of " + Counted.of(events, "event");
        return new MemoryEstimate(what, EdgeTable.heapBytes(0, nodes), bound + 3 * EdgeTable.heapBytes(0, nodes));
    }

    /** Turns what was added one by one into logs. */
    private void flush() {
        flush(EventKind.PURCHASE, purchases);
        flush(EventKind.REGISTRATION, registrations);
        flush(EventKind.LOGIN, logins);
    }

    private void flush(EventKind kind, PurchaseLogBuilder builder) {
        if (builder.size() > 0) {
            sources.add(new Source(kind, builder.build()));
        }
    }
}
