package io.cowcatcher.nebula;

import io.cowcatcher.event.Login;
import io.cowcatcher.event.Purchase;
import io.cowcatcher.event.Registration;
import io.cowcatcher.graph.EdgeType;
import io.cowcatcher.graph.NodeType;
import io.cowcatcher.nebula.internal.Statement;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Turns events into statements, one at a time and only when asked: whoever is free to send one takes events until some
 * batch is full. So what waits is at most one batch per tag and edge type.
 */
final class Batching implements GraphEvents.Receiver {
    private final GraphEvents events;
    private final WriterOptions options;
    private final DeadLetterFile deadLetters;
    private final EventEdges edges;
    private final Map<NodeType, InsertBatch> vertexBatches = new EnumMap<>(NodeType.class);
    private final Map<EdgeType, InsertBatch> edgeBatches = new EnumMap<>(EdgeType.class);
    private final List<InsertBatch> batches = new ArrayList<>();
    private final Recent recent;
    private boolean exhausted;
    private long eventCount;
    private long rejectedCount;
    private long sendingBytes;
    private long peakBytes;

    /** What was written lately and need not be written again, least lately used first. */
    private static final class Recent extends LinkedHashMap<String, Boolean> {
        private static final long serialVersionUID = 1L;

        private final int limit;

        private Recent(int limit) {
            super(16, 0.75f, true);
            this.limit = limit;
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > limit;
        }

        /** Whether it is new; remembers it. */
        private boolean notice(String key) {
            return put(key, true) == null;
        }
    }

    Batching(GraphEvents events, VertexIds ids, WriterOptions options, DeadLetterFile deadLetters) {
        this.events = events;
        this.options = options;
        this.deadLetters = deadLetters;
        this.edges = new EventEdges(ids);
        this.recent = new Recent(options.rememberedVertices());
        for (NodeType type : NodeType.values()) {
            vertexBatches.put(type, register(InsertBatch.ofVertices(type)));
        }
        for (EdgeType type : EdgeType.values()) {
            edgeBatches.put(type, register(InsertBatch.ofEdges(type)));
        }
    }

    private InsertBatch register(InsertBatch batch) {
        batches.add(batch);
        return batch;
    }

    /** The next statement to be sent, or null when all events are in statements. */
    synchronized @Nullable Statement next() {
        InsertBatch full = fullBatch();
        while (full == null && takeEvent()) {
            full = fullBatch();
        }
        if (full == null) {
            full = batches.stream()
                    .filter(batch -> batch.rows() > 0)
                    .findFirst()
                    .orElse(null);
        }
        if (full == null) {
            return null;
        }
        peakBytes = Math.max(peakBytes, sendingBytes + waitingBytes());
        Statement statement = full.take();
        sendingBytes += statement.length();
        return statement;
    }

    /** Notes that a statement no longer takes memory. */
    synchronized void done(Statement statement) {
        sendingBytes -= statement.length();
    }

    private long waitingBytes() {
        long bytes = 0;
        for (InsertBatch batch : batches) {
            bytes += batch.rows() == 0 ? 0 : batch.bytes();
        }
        return bytes;
    }

    private @Nullable InsertBatch fullBatch() {
        for (InsertBatch batch : batches) {
            if (batch.isFull(options)) {
                return batch;
            }
        }
        return null;
    }

    private boolean takeEvent() {
        if (!exhausted && events.next(this)) {
            eventCount++;
            return true;
        }
        exhausted = true;
        return false;
    }

    @Override
    public void purchase(Purchase purchase) {
        accept(() -> edges.take(purchase), () -> EventText.of(purchase));
    }

    @Override
    public void registration(Registration registration) {
        accept(() -> edges.take(registration), () -> EventText.of(registration));
    }

    @Override
    public void login(Login login) {
        accept(() -> edges.take(login), () -> EventText.of(login));
    }

    private void accept(Runnable taking, Supplier<String> event) {
        try {
            taking.run();
        } catch (IllegalArgumentException e) {
            rejectedCount++;
            deadLetters.add(event.get(), e);
            return;
        }
        addRows();
    }

    private void addRows() {
        edges.vertices().forEach((type, vertex) -> {
            InsertBatch batch = vertexBatches.get(type);
            if (batch != null && recent.notice(vertex)) {
                batch.addVertex(vertex);
            }
        });
        Purchase purchase = edges.purchase();
        for (EdgeType type : edges.edges()) {
            InsertBatch batch = edgeBatches.get(type);
            String source = edges.source(type);
            String target = edges.target(type);
            if (batch == null || (EventEdges.isFact(type) && !recent.notice(source + "->" + target))) {
                continue;
            }
            if (type == EdgeType.PURCHASED && purchase != null) {
                batch.addPurchase(source, target, edges.rank(type), edges.millis(type), purchase);
            } else {
                batch.addEdge(source, target, edges.rank(type), edges.millis(type));
            }
        }
    }

    synchronized long eventCount() {
        return eventCount;
    }

    synchronized long rejectedCount() {
        return rejectedCount;
    }

    synchronized long peakBytes() {
        return peakBytes;
    }
}
