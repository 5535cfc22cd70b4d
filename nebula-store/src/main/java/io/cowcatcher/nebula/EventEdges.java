package io.cowcatcher.nebula;

import io.cowcatcher.event.Login;
import io.cowcatcher.event.Purchase;
import io.cowcatcher.event.PurchaseLog;
import io.cowcatcher.event.Registration;
import io.cowcatcher.graph.EdgeType;
import io.cowcatcher.graph.NodeType;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What one event makes: the ids of its nodes, and for each edge type whose ends it names an edge. */
final class EventEdges {
    private static final List<EdgeType> OF_PURCHASES = List.of(
            EdgeType.USED_DEVICE,
            EdgeType.USED_IP,
            EdgeType.PURCHASED,
            EdgeType.SOLD_BY,
            EdgeType.SHIPPED_TO,
            EdgeType.SHIPPED_TO_BUILDING,
            EdgeType.LIES_IN,
            EdgeType.SENT_TO,
            EdgeType.CALLED_AT,
            EdgeType.PAID_WITH);
    private static final List<EdgeType> OF_REGISTRATIONS =
            List.of(EdgeType.REGISTERED_ON, EdgeType.REGISTERED_FROM, EdgeType.REGISTERED_WITH);
    private static final List<EdgeType> OF_LOGINS = List.of(EdgeType.USED_DEVICE, EdgeType.USED_IP);

    private final VertexIds ids;
    private final Map<NodeType, String> vertices = new EnumMap<>(NodeType.class);
    private List<EdgeType> types = List.of();
    private long millis = PurchaseLog.NO_TIME;
    private long hash;
    private @Nullable Purchase purchase;

    EventEdges(VertexIds ids) {
        this.ids = ids;
    }

    /**
     * Whether edges of a type state a fact about two things, the same at every purchase: these are written once,
     * without time, lest a hot item have as many edges to its seller as it has buyers.
     */
    static boolean isFact(EdgeType type) {
        return type.from() != NodeType.USER;
    }

    /** Takes a purchase; throws an {@link IllegalArgumentException} if one of its names cannot be an id. */
    void take(Purchase event) {
        begin(OF_PURCHASES, event.time().map(Instant::toEpochMilli).orElse(PurchaseLog.NO_TIME), EdgeRank.hash(event));
        for (NodeType type : NodeType.values()) {
            add(type, event.text(type.field()));
        }
        purchase = event;
    }

    /** Takes a registration. */
    void take(Registration event) {
        begin(OF_REGISTRATIONS, event.time().toEpochMilli(), 1);
        add(NodeType.USER, Optional.of(event.userId()));
        add(NodeType.DEVICE, event.deviceId());
        add(NodeType.IP, event.ip());
        add(NodeType.PHONE, event.phone());
    }

    /** Takes a login. */
    void take(Login event) {
        begin(OF_LOGINS, event.time().toEpochMilli(), 2);
        add(NodeType.USER, Optional.of(event.userId()));
        add(NodeType.DEVICE, event.deviceId());
        add(NodeType.IP, event.ip());
    }

    private void begin(List<EdgeType> edgeTypes, long time, long eventHash) {
        vertices.clear();
        types = edgeTypes;
        millis = time;
        hash = eventHash;
        purchase = null;
    }

    private void add(NodeType type, Optional<String> name) {
        if (name.isPresent()) {
            vertices.put(type, ids.of(type, name.get()));
        }
    }

    /** The ids of the nodes that the event names. */
    Map<NodeType, String> vertices() {
        return vertices;
    }

    /** The edge types both ends of which the event names. */
    List<EdgeType> edges() {
        return types.stream()
                .filter(type -> vertices.containsKey(type.from()) && vertices.containsKey(type.to()))
                .toList();
    }

    String source(EdgeType type) {
        return vertices.getOrDefault(type.from(), "");
    }

    String target(EdgeType type) {
        return vertices.getOrDefault(type.to(), "");
    }

    long rank(EdgeType type) {
        return isFact(type) ? EdgeRank.TIMELESS : EdgeRank.of(millis, hash);
    }

    /** The time of an edge, or {@link PurchaseLog#NO_TIME}. */
    long millis(EdgeType type) {
        return isFact(type) ? PurchaseLog.NO_TIME : millis;
    }

    /** The purchase that was taken last, if that was the last event. */
    @Nullable
    Purchase purchase() {
        return purchase;
    }
}
